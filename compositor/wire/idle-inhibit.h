/* SPDX-License-Identifier: MIT */
/*
 * zwp_idle_inhibit_manager_v1: surfaces that keep the seat from being idle.
 */
#ifndef WEDDELL_WIRE_IDLE_INHIBIT_H
#define WEDDELL_WIRE_IDLE_INHIBIT_H

struct wire;

int idle_inhibit_global_create(struct wire *wire);

#endif
