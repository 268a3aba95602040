/* SPDX-License-Identifier: MIT */
/*
 * A heap trim gives memory back to the system a moment after a client has gone, or a
 * picture of all outputs was written: what that once had us allocate must not stay
 * with us for ever, only because the C library keeps what was freed.
 *
 * It wakes the process up once after each, and never otherwise.
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

/* Much is freed: up to now, or soon after this returns. */
void heap_trim_schedule(struct heap_trim *trim);

#endif
