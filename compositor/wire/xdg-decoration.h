/* SPDX-License-Identifier: MIT */
/*
 * zxdg_decoration_manager_v1: no decorations are drawn here, and clients that
 * ask are told so, whatever they ask for.
 */
#ifndef WEDDELL_WIRE_XDG_DECORATION_H
#define WEDDELL_WIRE_XDG_DECORATION_H

struct wire;

int xdg_decoration_global_create(struct wire *wire);

#endif
