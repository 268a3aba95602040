/* SPDX-License-Identifier: MIT */
/*
 * wl_callback of wl_surface.frame.
 */
#ifndef WEDDELL_WIRE_FRAME_CALLBACK_H
#define WEDDELL_WIRE_FRAME_CALLBACK_H

#include <wayland-server-core.h>

/* Makes the wl_callback id and appends its notice to notices. Posts no_memory itself. */
void wire_frame_callback_create(struct wl_client *client, uint32_t id, struct wl_list *notices);

#endif
