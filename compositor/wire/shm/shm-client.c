/* SPDX-License-Identifier: MIT */
#include "wire/shm/shm-client.h"

#include "wire/shm/protocol-error.h"
#include "wire/shm/shm-global.h"

#include <errno.h>
#include <stdlib.h>

enum {
	POOLS_REMEMBERED = 64, /* that are gone, a client */
};

struct shm_client *shm_client_ref(struct shm_client *client)
{
	client->references++;
	return client;
}

void shm_client_unref(struct shm_client *client)
{
	if (client == NULL || --client->references > 0) {
		return;
	}
	struct pool_record *record, *next;
	wl_list_for_each_safe (record, next, &client->pools, link) {
		free(record);
	}
	wl_list_remove(&client->link);
	budget_unref(client->budget);
	free(client);
}

static void handle_client_destroy(struct wl_listener *listener, void *data)
{
	struct shm_client *client = wl_container_of(listener, client, client_destroy);
	/* no longer to be found, but its pools may go on */
	wl_list_remove(&client->client_destroy.link);
	wl_list_init(&client->client_destroy.link);
	wl_list_remove(&client->link);
	wl_list_init(&client->link);
	if (client->eviction != NULL) {
		wl_event_source_remove(client->eviction);
		client->eviction = NULL;
	}
	client->client = NULL;
	budget_disown(client->budget);
	shm_client_unref(client);
}

static struct shm_client *create(struct weddell_shm *shm, struct wl_client *owner)
{
	struct shm_client *client = calloc(1, sizeof(*client));
	if (client == NULL ||
		budget_create_in_group(&shm->limits, shm->group, client, &client->budget) != 0) {
		free(client);
		return NULL;
	}
	client->client = owner;
	client->references = 1;
	wl_list_init(&client->pools);
	wl_signal_init(&client->events.used);
	wl_list_insert(shm->clients.prev, &client->link);
	client->client_destroy.notify = handle_client_destroy;
	wl_client_add_destroy_listener(owner, &client->client_destroy);
	return client;
}

struct shm_client *shm_client_of(struct weddell_shm *shm, struct wl_client *owner)
{
	struct wl_listener *listener = wl_client_get_destroy_listener(owner, handle_client_destroy);
	if (listener == NULL) {
		return create(shm, owner);
	}
	struct shm_client *client = wl_container_of(listener, client, client_destroy);
	return client;
}

static void handle_evicted(void *data)
{
	struct shm_client *client = data;
	client->eviction = NULL;
	wl_client_flush(client->client); /* the error, if it reads */
	wl_client_destroy(client->client);
}

void shm_client_evict(struct shm_client *client, enum budget_item item)
{
	if (client->client == NULL || client->eviction != NULL) {
		return;
	}
	protocol_error_post_implementation(client->client,
		"all clients together are over the budget for %s, and this one has most: %llu",
		budget_item_name(item), (unsigned long long)budget_used(client->budget, item));
	/* libwayland destroys a client with an error when it is heard of next; this one may be
	 * silent, and whoever asked may be in the middle of something */
	struct wl_display *display = wl_client_get_display(client->client);
	client->eviction =
		wl_event_loop_add_idle(wl_display_get_event_loop(display), handle_evicted, client);
}

static void take_numbers(struct pool_record *record, const struct shm_pool *pool)
{
	struct weddell_pool_stats *stats = &record->stats;
	stats->memory_class = pool->pins > 0 ? WEDDELL_CLASS_PINNED : record->made_as;
	stats->size = pool->size;
	stats->resizes = pool->resizes;
	stats->mapped_bytes = pool->mapping != NULL ? pool->size : 0;
	stats->bytes_read = pool->bytes_read;
	stats->hole_bytes = pool->hole_bytes_charged;
	stats->reasons = pool->pins == 0 ? pool->reasons : 0;
	stats->copies = pool->copies;
	stats->seals = (uint32_t)client_file_seals_now(&pool->file);
	if (stats->name[0] == '\0') {
		client_file_name(&pool->file, stats->name, sizeof(stats->name));
	}
}

struct pool_record *pool_record_of(const struct shm_pool *pool)
{
	return pool->listener_data;
}

const struct weddell_pool_stats *pool_record_update(struct pool_record *record)
{
	if (record->pool != NULL) {
		take_numbers(record, record->pool);
	}
	return &record->stats;
}

static void forget_oldest(struct shm_client *client)
{
	struct pool_record *record;
	wl_list_for_each_reverse (record, &client->pools, link) {
		if (record->pool == NULL) {
			client->bytes_read += record->stats.bytes_read;
			wl_list_remove(&record->link);
			free(record);
			client->pools_gone_kept--;
			return;
		}
	}
}

static void handle_pool_finished(void *data, const struct shm_pool *pool)
{
	struct pool_record *record = data;
	struct shm_client *client = record->client;
	take_numbers(record, pool);
	record->stats.alive = false;
	record->pool = NULL;
	wl_signal_emit_mutable(&record->events.finished, record);
	if (++client->pools_gone_kept > POOLS_REMEMBERED) {
		forget_oldest(client);
	}
	shm_client_unref(client);
}

static void tell(struct shm_client *client, struct pool_record *record)
{
	wl_signal_emit_mutable(&record->events.changed, record);
	wl_signal_emit_mutable(&client->events.used, client);
}

static void handle_pinned_changed(void *data, const struct shm_pool *pool)
{
	struct pool_record *record = data;
	tell(record->client, record);
}

static const struct shm_pool_listener pool_listener = {
	.finished = handle_pool_finished,
	.pinned_changed = handle_pinned_changed,
};

int shm_client_add_pool(struct shm_client *client, struct shm_pool *pool)
{
	struct pool_record *record = calloc(1, sizeof(*record));
	if (record == NULL) {
		return -ENOMEM;
	}
	record->client = client;
	client->references++;
	record->pool = pool;
	record->stats = (struct weddell_pool_stats){
		.number = ++client->pools_made,
		.alive = true,
		.adopted = pool->file.adopted,
		.kind = (enum weddell_kind)pool->file.kind,
		.seals_sent = (uint32_t)pool->file.seals_sent,
		.size_first = pool->size,
	};
	record->made_as = WEDDELL_CLASS_NONE;
	wl_list_insert(&client->pools, &record->link);
	pool->listener = &pool_listener;
	pool->listener_data = record;
	wl_signal_init(&record->events.changed);
	wl_signal_init(&record->events.finished);
	wl_signal_emit_mutable(&client->events.used, client);
	return 0;
}

void shm_client_note_resize(struct shm_client *client, struct shm_pool *pool)
{
	tell(client, pool_record_of(pool));
}

void shm_client_note_buffer(struct shm_client *client, const struct shm_buffer *buffer)
{
	struct pool_record *record = pool_record_of(buffer->pool);
	record->made_as = (enum weddell_class)buffer->range.memory_class;
	record->stats.buffers++;
	client->buffers_made[buffer->range.memory_class]++;
	tell(client, record);
}

void shm_client_stats(const struct shm_client *client, struct weddell_client_stats *stats_out)
{
	struct weddell_client_stats stats = {
		.mapped_bytes = budget_used(client->budget, BUDGET_MAPPED_BYTES),
		.mapped_bytes_peak = budget_peak(client->budget, BUDGET_MAPPED_BYTES),
		.pinned_bytes = budget_used(client->budget, BUDGET_PINNED_BYTES),
		.pinned_bytes_peak = budget_peak(client->budget, BUDGET_PINNED_BYTES),
		.hole_bytes = budget_used(client->budget, BUDGET_HOLE_BYTES),
		.hole_bytes_peak = budget_peak(client->budget, BUDGET_HOLE_BYTES),
		.mappings = budget_used(client->budget, BUDGET_MAPPINGS),
		.pools_made = client->pools_made,
		.pools = (uint32_t)budget_used(client->budget, BUDGET_POOLS),
		.bytes_read = client->bytes_read,
	};
	for (int c = 0; c < MEMORY_CLASS_COUNT; c++) {
		stats.buffers_made[c] = client->buffers_made[c];
	}
	struct pool_record *record;
	wl_list_for_each_reverse (record, &client->pools, link) {
		pool_record_update(record);
		stats.bytes_read += record->stats.bytes_read;
		if (stats.pool_count < WEDDELL_POOL_STATS_MAX) {
			stats.pool[stats.pool_count++] = record->stats;
		}
	}
	*stats_out = stats;
}
