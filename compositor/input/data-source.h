/* SPDX-License-Identifier: MIT */
/*
 * A data source: something a client has to give away, by copy and paste or by
 * drag and drop, and in which forms.
 */
#ifndef WEDDELL_INPUT_DATA_SOURCE_H
#define WEDDELL_INPUT_DATA_SOURCE_H

#include <stdbool.h>
#include <stdint.h>
#include <wayland-server-core.h>

enum data_source_fault {
	DATA_SOURCE_BAD_ACTIONS = 721, /* bits that are no action */
	DATA_SOURCE_IN_USE,            /* its actions are set, or it is in use, already */
	DATA_SOURCE_NOT_FOR_SELECTION, /* it has actions, so it is for a drag */
	DATA_SOURCE_TOO_MANY_TYPES,
};

/* numbered as wl_data_device_manager.dnd_action */
enum data_action {
	DATA_ACTION_NONE = 0,
	DATA_ACTION_COPY = 1,
	DATA_ACTION_MOVE = 2,
	DATA_ACTION_ASK = 4,
	DATA_ACTION_ALL = 7,
};

enum {
	/* Whoever gets the focus is sent all of it at once, and must have room for that. */
	DATA_SOURCE_TYPES_MAX = 256,
	DATA_SOURCE_BYTES_MAX = 16 << 10, /* of all its types */
};

enum data_source_use {
	DATA_SOURCE_UNUSED,
	DATA_SOURCE_SELECTION,
	DATA_SOURCE_DRAG,
};

struct data_source;
struct data_offer;

/* What the source's client is told. Those of drags may be NULL. */
struct data_source_interface {
	void (*send)(struct data_source *source, const char *mime_type, int take_fd);
	void (*cancelled)(struct data_source *source);
	void (*target)(struct data_source *source, const char *mime_type); /* NULL: refused */
	void (*action)(struct data_source *source, enum data_action action);
	void (*drop_performed)(struct data_source *source);
	void (*finished)(struct data_source *source);
};

struct data_source {
	const struct data_source_interface *impl;
	struct wl_array mime_types; /* char *, owned */
	size_t bytes;               /* of all types */
	enum data_source_use use;
	bool has_actions;
	uint32_t actions;         /* enum data_action */
	struct data_offer *offer; /* the one of a drag's focus or destination; may be NULL */
	struct {
		struct wl_signal destroy; /* struct data_source */
	} events;
};

void data_source_init(struct data_source *source, const struct data_source_interface *impl);
void data_source_finish(struct data_source *source);

/* Returns 0, DATA_SOURCE_TOO_MANY_TYPES or -ENOMEM. */
int data_source_offer(struct data_source *source, const char *mime_type);
/* Returns 0, DATA_SOURCE_BAD_ACTIONS or DATA_SOURCE_IN_USE. */
int data_source_set_actions(struct data_source *source, uint32_t actions);
/* Tells the client of a source that is in no use that nothing comes of it. NULL is fine. */
void data_source_refuse(struct data_source *source);
/* Sources of versions without actions copy. */
uint32_t data_source_actions(const struct data_source *source);

#endif
