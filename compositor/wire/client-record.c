/* SPDX-License-Identifier: MIT */
#include "wire/client-record.h"

#include "base/clock.h"
#include "output/output.h"
#include "wire/client-backlog.h"
#include "wire/shm/shm-global.h"
#include "wire/surface.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	GONE_REMEMBERED = 256,
};

struct client_record *client_record_ref(struct client_record *record)
{
	record->references++;
	return record;
}

void client_record_unref(struct client_record *record)
{
	if (record != NULL && --record->references == 0) {
		wl_list_remove(&record->link);
		free(record);
	}
}

void client_record_update(struct client_record *record)
{
	if (record->client != NULL && record->records != NULL) {
		weddell_shm_client_stats(record->records->shm, record->client, &record->shm);
	}
}

static void forget_oldest(struct client_records *records)
{
	struct client_record *record;
	wl_list_for_each (record, &records->list, link) {
		if (record->client == NULL) {
			records->gone--;
			client_record_unref(record);
			return;
		}
	}
}

static void handle_client_destroy(struct wl_listener *listener, void *data)
{
	struct client_record *record = wl_container_of(listener, record, client_destroy);
	client_record_update(record);
	/* its objects go with it, in a moment */
	for (size_t i = 0; i < record->shm.pool_count; i++) {
		record->shm.pool[i].alive = false;
	}
	record->shm.mapped_bytes = record->shm.mappings = record->shm.hole_bytes = 0;
	record->shm.pinned_bytes = 0;
	record->shm.pools = 0;
	record->until_nsec = clock_now();
	wl_list_remove(&record->client_destroy.link);
	wl_list_init(&record->client_destroy.link);
	wl_list_remove(&record->resource_created.link);
	wl_list_init(&record->resource_created.link);
	struct client_records *records = record->records;
	if (records == NULL) {
		record->client = NULL;
		client_record_unref(record);
		return;
	}
	heap_trim_schedule(&records->trim);
	records->connected--;
	wl_signal_emit_mutable(&records->events.gone, record);
	record->client = NULL;
	if (++records->gone > GONE_REMEMBERED) {
		forget_oldest(records);
	}
}

static enum wl_iterator_result count_resource(struct wl_resource *resource, void *data)
{
	uint64_t *count = data;
	++*count;
	return WL_ITERATOR_CONTINUE;
}

/* Objects are counted as they come; how many have gone is looked up only when there seem to be too
 * many. So the count costs nothing, and each object is looked at once, all in all. */
static void handle_resource_created(struct wl_listener *listener, void *data)
{
	struct client_record *record = wl_container_of(listener, record, resource_created);
	struct budget *budget = weddell_shm_client_budget(record->records->shm, record->client);
	if (budget == NULL || ++record->objects <= budget_limit(budget, BUDGET_OBJECTS)) {
		return;
	}
	record->objects = 0;
	wl_client_for_each_resource(record->client, count_resource, &record->objects);
	uint64_t limit = budget_limit(budget, BUDGET_OBJECTS);
	if (record->objects > limit) {
		wl_client_post_implementation_error(record->client,
			"over the budget of a client: %llu %s, %llu allowed",
			(unsigned long long)record->objects, budget_item_name(BUDGET_OBJECTS),
			(unsigned long long)limit);
	} else if (record->objects > limit / 2) {
		/* not to look again and again near the limit, which may be passed by half so */
		record->objects = limit / 2;
	}
}

static void read_name(struct client_record *record)
{
	char path[32];
	snprintf(path, sizeof(path), "/proc/%d/comm", (int)record->pid);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		return;
	}
	ssize_t count = read(fd, record->name, sizeof(record->name) - 1);
	close(fd);
	if (count > 0) {
		record->name[strcspn(record->name, "\n")] = '\0';
	}
}

static void handle_client_created(struct wl_listener *listener, void *data)
{
	struct client_records *records = wl_container_of(listener, records, client_created);
	struct wl_client *client = data;
	client_backlog_limit(client, records->shm->limits.limit[BUDGET_BACKLOG_BYTES]);
	struct client_record *record = calloc(1, sizeof(*record));
	if (record == NULL) {
		return; /* what it makes will fail with no_memory */
	}
	record->records = records;
	record->client = client;
	record->number = ++records->made;
	record->since_nsec = clock_now();
	record->references = 1;
	wl_signal_init(&record->events.updated);
	wl_client_get_credentials(client, &record->pid, NULL, NULL);
	read_name(record);
	wl_list_insert(records->list.prev, &record->link);
	record->client_destroy.notify = handle_client_destroy;
	wl_client_add_destroy_listener(client, &record->client_destroy);
	record->resource_created.notify = handle_resource_created;
	wl_client_add_resource_created_listener(client, &record->resource_created);
	records->connected++;
	wl_signal_emit_mutable(&records->events.come, record);
}

void client_records_init(
	struct client_records *records, struct wl_display *display, struct weddell_shm *shm)
{
	*records = (struct client_records){.display = display, .shm = shm};
	wl_list_init(&records->list);
	wl_signal_init(&records->events.come);
	wl_signal_init(&records->events.gone);
	heap_trim_init(&records->trim, wl_display_get_event_loop(display));
	records->client_created.notify = handle_client_created;
	wl_display_add_client_created_listener(display, &records->client_created);
}

void client_records_finish(struct client_records *records)
{
	struct client_record *record, *next;
	wl_list_for_each_safe (record, next, &records->list, link) {
		wl_list_remove(&record->link);
		wl_list_init(&record->link);
		record->records = NULL;
		if (record->client == NULL) {
			client_record_unref(record);
		}
	}
	wl_list_remove(&records->client_created.link);
	heap_trim_finish(&records->trim);
}

struct client_record *client_record_of(struct client_records *records, struct wl_client *client)
{
	struct wl_listener *listener =
		wl_client_get_destroy_listener(client, handle_client_destroy);
	if (listener == NULL) {
		return NULL;
	}
	struct client_record *record = wl_container_of(listener, record, client_destroy);
	return record;
}

static void note_composited(struct client_record *record, const struct layer *layer)
{
	const uint32_t unaligned = CONTENT_OBSTACLE_STRIDE | CONTENT_OBSTACLE_OFFSET;
	record->frames_composited++;
	record->frames_copied += layer->way == CONTENT_COPIED;
	record->frames_copied_to_free += layer->way == CONTENT_COPIED_TO_FREE;
	record->frames_unaligned +=
		layer->way == CONTENT_COPIED && (layer->content_obstacles & ~unaligned) == 0;
	for (int i = 0; i < DIRECT_OBSTACLE_COUNT; i++) {
		record->obstacles[i] += layer->direct_obstacles >> i & 1;
		record->sole_obstacles[i] += layer->direct_obstacles == 1U << i;
	}
}

void client_records_note_frame(const struct output_frame_event *event)
{
	const struct frame *frame = event->frame;
	for (size_t i = 0; i < frame->layers.count; i++) {
		const struct layer *layer = &frame->layers.layers[i];
		if (layer->surface == NULL || !layer->updated || layer->surface->owner == NULL ||
			!pixman_region32_not_empty((pixman_region32_t *)&layer->visible)) {
			continue;
		}
		struct wire_surface *object = layer->surface->owner;
		wire_surface_note_copies(object);
		if (layer->direct_obstacles == 0) {
			object->record->frames_direct++;
		} else {
			note_composited(object->record, layer);
		}
		wl_signal_emit_mutable(&object->record->events.updated, object->record);
	}
}
