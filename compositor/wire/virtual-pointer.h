/* SPDX-License-Identifier: MIT */
/*
 * zwlr_virtual_pointer_v1: a pointer that a client moves, as a person would
 * move one. It is what drives a screen that nobody sits at.
 */
#ifndef WEDDELL_WIRE_VIRTUAL_POINTER_H
#define WEDDELL_WIRE_VIRTUAL_POINTER_H

struct wire;

int virtual_pointer_global_create(struct wire *wire);

#endif
