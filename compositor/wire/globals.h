/* SPDX-License-Identifier: MIT */
/*
 * All globals that clients can bind.
 */
#ifndef WEDDELL_WIRE_GLOBALS_H
#define WEDDELL_WIRE_GLOBALS_H

struct wire;

/* wl_shm is there already (weddell_shm_create). Returns 0 or -ENOMEM. */
int wire_globals_create(struct wire *wire);

#endif
