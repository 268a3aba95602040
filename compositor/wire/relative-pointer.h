/* SPDX-License-Identifier: MIT */
/*
 * zwp_relative_pointer_v1: how far a device was moved, for the client that has
 * the pointer.
 */
#ifndef WEDDELL_WIRE_RELATIVE_POINTER_H
#define WEDDELL_WIRE_RELATIVE_POINTER_H

struct wire;

int relative_pointer_global_create(struct wire *wire);

#endif
