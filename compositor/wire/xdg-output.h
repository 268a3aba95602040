/* SPDX-License-Identifier: MIT */
/*
 * zxdg_output_manager_v1: where outputs are among the logical pixels.
 */
#ifndef WEDDELL_WIRE_XDG_OUTPUT_H
#define WEDDELL_WIRE_XDG_OUTPUT_H

#include "output/output.h"
#include "wire/wire.h"

int xdg_output_manager_global_create(struct wire *wire);

/* To a zxdg_output_v1: place and size. The batch is ended by whoever began it. */
void xdg_output_send_place(struct wl_resource *resource, const struct output *output);

#endif
