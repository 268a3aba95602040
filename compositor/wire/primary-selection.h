/* SPDX-License-Identifier: MIT */
/*
 * zwp_primary_selection_v1: what was marked last is pasted with the middle
 * button.
 */
#ifndef WEDDELL_WIRE_PRIMARY_SELECTION_H
#define WEDDELL_WIRE_PRIMARY_SELECTION_H

struct wire;

int primary_selection_global_create(struct wire *wire);

#endif
