/* SPDX-License-Identifier: MIT */
/*
 * What is remembered of each client for the statistics: who it is, what it
 * committed, and how its frames were shown. It stays when the client goes; of
 * those that are gone, the newest few hundred.
 */
#ifndef WEDDELL_WIRE_CLIENT_RECORD_H
#define WEDDELL_WIRE_CLIENT_RECORD_H

#include "output/direct.h"
#include "wire/heap-trim.h"
#include "wire/shm/public/weddell-server.h"

#include <sys/types.h>
#include <wayland-server-core.h>

struct output_frame_event;

struct client_record {
	struct wl_list link;            /* client_records.list */
	struct client_records *records; /* NULL once those are gone */
	struct wl_client *client;       /* NULL once it is gone */
	uint32_t number;                /* 1 for the first to connect */
	pid_t pid;
	char name[32]; /* of the process, at the start; may be empty */
	uint64_t commits;
	uint64_t new_sizes;      /* of these, with a buffer of another size than the surface had */
	uint64_t bytes_copied;   /* into copies of ours, at commits */
	uint64_t bytes_captured; /* of pictures of outputs, into buffers of its own */
	uint64_t frames_direct;  /* a frame that showed something new of it, as it was */
	uint64_t frames_composited;
	uint64_t frames_copied;         /* of those composited: of what could not be in place */
	uint64_t frames_copied_to_free; /* the same: of what could */
	uint64_t frames_unaligned;      /* of frames_copied: only for how its rows lie */
	uint64_t obstacles[DIRECT_OBSTACLE_COUNT];      /* frames composited, for each reason */
	uint64_t sole_obstacles[DIRECT_OBSTACLE_COUNT]; /* that was the only one */
	uint64_t holding_switches;                      /* holding-cost.h changed its mind */
	int64_t since_nsec, until_nsec;                 /* connected; until is 0 while it is */
	struct weddell_client_stats shm; /* when it went; now: client_record_update */
	uint64_t objects;                /* about so many are there: see client-record.c */
	struct wl_listener client_destroy, resource_created;
	int references;

	struct {
		struct wl_signal updated; /* struct client_record: a frame shows something new */
	} events;
};

struct client_records {
	struct wl_display *display;
	struct weddell_shm *shm;
	struct wl_list list; /* client_record.link, in order of number */
	uint32_t made, gone;
	uint32_t connected; /* now */
	struct {
		struct wl_signal come; /* struct client_record: has connected */
		struct wl_signal gone; /* struct client_record: has disconnected, its objects go */
	} events;
	struct heap_trim trim;
	struct wl_listener client_created;
};

void client_records_init(
	struct client_records *records, struct wl_display *display, struct weddell_shm *shm);
void client_records_finish(struct client_records *records);

/* The record of client; NULL when there was no memory for one. */
struct client_record *client_record_of(struct client_records *records, struct wl_client *client);
struct client_record *client_record_ref(struct client_record *record);
void client_record_unref(struct client_record *record);

/* Brings record->shm up to date. */
void client_record_update(struct client_record *record);

/* Counts a frame that was shown for each client with something new in it. */
void client_records_note_frame(const struct output_frame_event *event);

#endif
