/* SPDX-License-Identifier: MIT */
/*
 * wl_compositor: where surfaces and regions come from.
 */
#ifndef WEDDELL_WIRE_COMPOSITOR_H
#define WEDDELL_WIRE_COMPOSITOR_H

struct wire;

int compositor_global_create(struct wire *wire);

#endif
