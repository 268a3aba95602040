/* SPDX-License-Identifier: MIT */
/*
 * wp_fractional_scale_v1: the scale a client had best draw a surface at, told
 * again whenever it is another one. With wp_viewport its buffer can then have
 * exactly the pixels that are shown.
 */
#ifndef WEDDELL_WIRE_FRACTIONAL_SCALE_H
#define WEDDELL_WIRE_FRACTIONAL_SCALE_H

struct wire;

int fractional_scale_global_create(struct wire *wire);

#endif
