/* SPDX-License-Identifier: MIT */
#include "shell/configure-queue.h"

#include <errno.h>
#include <stdlib.h>

struct configure_entry {
	struct wl_list link; /* configure_queue.sent */
	uint32_t serial;
	bool stale; /* sent before a reset */
	struct configuration configuration;
};

static void remove_entry(struct configure_queue *queue, struct configure_entry *entry)
{
	wl_list_remove(&entry->link);
	queue->count--;
	free(entry);
}

static struct configure_entry *oldest(struct configure_queue *queue)
{
	struct configure_entry *entry;
	return wl_container_of(queue->sent.next, entry, link);
}

void configure_queue_init(struct configure_queue *queue)
{
	*queue = (struct configure_queue){0};
	wl_list_init(&queue->sent);
}

void configure_queue_finish(struct configure_queue *queue)
{
	while (!wl_list_empty(&queue->sent)) {
		remove_entry(queue, oldest(queue));
	}
}

int configure_queue_push(
	struct configure_queue *queue, uint32_t serial, const struct configuration *configuration)
{
	struct configure_entry *entry = calloc(1, sizeof(*entry));
	if (entry == NULL) {
		return -ENOMEM;
	}
	entry->serial = serial;
	entry->configuration = *configuration;
	wl_list_insert(queue->sent.prev, &entry->link);
	queue->count++;
	if (queue->count > CONFIGURE_QUEUE_MAX) {
		remove_entry(queue, oldest(queue));
	}
	return 0;
}

void configure_queue_reset(struct configure_queue *queue)
{
	struct configure_entry *entry;
	wl_list_for_each (entry, &queue->sent, link) {
		entry->stale = true;
	}
	queue->has_acked = false;
}

static struct configure_entry *find(struct configure_queue *queue, uint32_t serial)
{
	struct configure_entry *entry;
	wl_list_for_each (entry, &queue->sent, link) {
		if (entry->serial == serial) {
			return entry;
		}
	}
	return NULL;
}

int configure_queue_ack(struct configure_queue *queue, uint32_t serial, bool *valid_out)
{
	struct configure_entry *entry = find(queue, serial);
	if (entry == NULL) {
		return CONFIGURE_QUEUE_UNKNOWN_SERIAL;
	}
	*valid_out = !entry->stale;
	if (!entry->stale) {
		queue->acked = entry->configuration;
		queue->acked_serial = serial;
		queue->has_acked = true;
	}
	while (oldest(queue) != entry) {
		remove_entry(queue, oldest(queue));
	}
	remove_entry(queue, entry);
	return 0;
}

bool configure_queue_take_acked(
	struct configure_queue *queue, struct configuration *configuration_out)
{
	if (!queue->has_acked) {
		return false;
	}
	*configuration_out = queue->acked;
	queue->has_acked = false;
	return true;
}

bool configure_queue_find(const struct configure_queue *queue, uint32_t serial,
	struct configuration *configuration_out)
{
	const struct configure_entry *entry;
	if (queue->has_acked && queue->acked_serial == serial) {
		*configuration_out = queue->acked;
		return true;
	}
	wl_list_for_each (entry, &queue->sent, link) {
		if (entry->serial == serial && !entry->stale) {
			*configuration_out = entry->configuration;
			return true;
		}
	}
	return false;
}

uint32_t configure_queue_newest(const struct configure_queue *queue)
{
	const struct configure_entry *entry;
	if (wl_list_empty(&queue->sent)) {
		return 0;
	}
	entry = wl_container_of(queue->sent.prev, entry, link);
	return entry->serial;
}
