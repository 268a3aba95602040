/* SPDX-License-Identifier: MIT */
/*
 * A heap trim gives memory back to the system a moment after a client has gone:
 * what a client once had us allocate must not stay with us for ever, only because
 * the C library keeps what was freed.
 *
 * It wakes the process up once after a departure, and never otherwise.
 */
#ifndef WEDDELL_WIRE_HEAP_TRIM_H
#define WEDDELL_WIRE_HEAP_TRIM_H

#include <stdbool.h>
#include <wayland-server-core.h>

struct heap_trim {
	struct wl_event_source
		*timer; /* NULL: there was no memory for it, and nothing is trimmed */
	bool scheduled;
};

void heap_trim_init(struct heap_trim *trim, struct wl_event_loop *loop);
void heap_trim_finish(struct heap_trim *trim);

/* Somebody is going. What they had may be freed after this returns. */
void heap_trim_schedule(struct heap_trim *trim);

#endif
