/* SPDX-License-Identifier: MIT */
/*
 * zwp_input_popup_surface_v2: windows of an input method at the text cursor.
 */
#ifndef WEDDELL_WIRE_INPUT_POPUP_SURFACE_H
#define WEDDELL_WIRE_INPUT_POPUP_SURFACE_H

#include "input/input-popups.h"

#include <wayland-server-core.h>

struct wire;

/* A new id for the input method of parent, shown with popups; NULL: it never is. Posts what is
 * wrong with it. */
void wire_input_popup_create(struct input_popups *popups, const struct wire *wire,
	struct wl_resource *parent, uint32_t id, struct wl_resource *surface);

/* The input method is gone: none of its popups is shown any more. */
void wire_input_popups_orphan(struct input_popups *popups);

#endif
