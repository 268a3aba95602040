/* SPDX-License-Identifier: MIT */
/*
 * wl_subcompositor and wl_subsurface.
 */
#ifndef WEDDELL_WIRE_SUBCOMPOSITOR_H
#define WEDDELL_WIRE_SUBCOMPOSITOR_H

struct wire;

int subcompositor_global_create(struct wire *wire);

#endif
