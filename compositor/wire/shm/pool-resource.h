/* SPDX-License-Identifier: MIT */
/*
 * wl_shm_pool: requests on a pool.
 */
#ifndef WEDDELL_WIRE_SHM_POOL_RESOURCE_H
#define WEDDELL_WIRE_SHM_POOL_RESOURCE_H

#include "wire/shm/shm-client.h"

/* Makes the wl_shm_pool id of take_pool, whose first reference it takes, also on failure; then
 * no_memory was posted. */
void wire_pool_resource_create(struct wl_client *client, uint32_t version, uint32_t id,
	struct shm_client *owner, struct shm_pool *take_pool);

/* The model of a wl_shm_pool; NULL when it was made by somebody else. */
struct shm_pool *wire_pool_from_resource(struct wl_resource *resource);

#endif
