/* SPDX-License-Identifier: MIT */
/*
 * weddell_shm_feedback_manager_v1: the compositor's wishes, what a client may
 * still use, and the way to feedback on pools and surfaces.
 */
#ifndef WEDDELL_WIRE_SHM_FEEDBACK_H
#define WEDDELL_WIRE_SHM_FEEDBACK_H

struct wire;

int shm_feedback_global_create(struct wire *wire);

#endif
