/* SPDX-License-Identifier: MIT */
/*
 * wp_single_pixel_buffer_manager_v1: buffers of one colour.
 */
#ifndef WEDDELL_WIRE_SINGLE_PIXEL_H
#define WEDDELL_WIRE_SINGLE_PIXEL_H

struct wire;

int single_pixel_global_create(struct wire *wire);

#endif
