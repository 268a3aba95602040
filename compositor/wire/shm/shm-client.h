/* SPDX-License-Identifier: MIT */
/*
 * What one client has of shared memory: its budget and a record of its pools.
 *
 * It lives as long as the client or any of its pools; what is remembered of
 * pools that are gone is bounded.
 */
#ifndef WEDDELL_WIRE_SHM_SHM_CLIENT_H
#define WEDDELL_WIRE_SHM_SHM_CLIENT_H

#include "buffer/shm-buffer.h"
#include "wire/shm/public/weddell-server.h"

#include <wayland-server-core.h>

struct shm_client {
	struct wl_list link;              /* weddell_shm.clients */
	struct wl_client *client;         /* NULL once it is gone */
	struct wl_event_source *eviction; /* NULL unless it is to go */
	struct budget *budget;
	struct wl_list pools; /* pool_record.link, newest first */
	uint32_t pools_made, pools_gone_kept;
	uint64_t buffers_made[MEMORY_CLASS_COUNT];
	uint64_t bytes_read; /* out of pools that are forgotten */
	struct wl_listener client_destroy;
	int references;

	struct {
		struct wl_signal used; /* struct shm_client: it has more of something than before */
	} events;
};

struct pool_record {
	struct wl_list link; /* shm_client.pools */
	struct shm_client *client;
	struct shm_pool *pool;           /* NULL once it is gone */
	struct weddell_pool_stats stats; /* of a pool that is gone: its last */
	enum weddell_class made_as;      /* its newest buffer */

	struct {
		struct wl_signal changed;  /* struct pool_record: a buffer was made, it grew, or was
					    * pinned or is so no longer */
		struct wl_signal finished; /* struct pool_record: the pool goes */
	} events;
};

struct weddell_shm;

/* Of client, made when it is not there yet. NULL without memory. */
struct shm_client *shm_client_of(struct weddell_shm *shm, struct wl_client *client);

/* For the listener of a budget_group: the client has most of item, and is to go. */
void shm_client_evict(struct shm_client *client, enum budget_item item);

struct shm_client *shm_client_ref(struct shm_client *client);
void shm_client_unref(struct shm_client *client);

/* Begins a record of pool, which ends with it. Returns 0 or -ENOMEM. */
int shm_client_add_pool(struct shm_client *client, struct shm_pool *pool);

/* The record of a pool of any client. */
struct pool_record *pool_record_of(const struct shm_pool *pool);

/* Brings the record's stats up to date, and returns them. */
const struct weddell_pool_stats *pool_record_update(struct pool_record *record);

/* Takes note that a pool was resized. */
void shm_client_note_resize(struct shm_client *client, struct shm_pool *pool);

/* Takes note of a buffer made from pool. */
void shm_client_note_buffer(struct shm_client *client, const struct shm_buffer *buffer);

void shm_client_stats(const struct shm_client *client, struct weddell_client_stats *stats_out);

#endif
