/* SPDX-License-Identifier: MIT */
/*
 * zwp_locked_pointer_v1 and zwp_confined_pointer_v1: see input/pointer-constraint.h.
 */
#ifndef WEDDELL_WIRE_POINTER_CONSTRAINTS_H
#define WEDDELL_WIRE_POINTER_CONSTRAINTS_H

struct wire;

int pointer_constraints_global_create(struct wire *wire);

#endif
