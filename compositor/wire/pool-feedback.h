/* SPDX-License-Identifier: MIT */
/*
 * weddell_shm_pool_feedback_v1: what a pool's memory turned out to be worth.
 */
#ifndef WEDDELL_WIRE_POOL_FEEDBACK_H
#define WEDDELL_WIRE_POOL_FEEDBACK_H

#include <wayland-server-core.h>

/* The feedback id of pool, a wl_shm_pool; silent when that is not one of ours. Posts no_memory
 * itself. */
void wire_pool_feedback_create(
	struct wl_client *client, uint32_t version, uint32_t id, struct wl_resource *pool);

#endif
