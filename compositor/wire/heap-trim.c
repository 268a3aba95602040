/* SPDX-License-Identifier: MIT */
#include "wire/heap-trim.h"

#include <malloc.h>

enum {
	DELAY_MSEC = 100, /* many may go at once: one trim is for all of them */
};

static int handle_timer(void *data)
{
	struct heap_trim *trim = data;
	trim->scheduled = false;
#ifdef __GLIBC__
	malloc_trim(0);
#endif
	return 0;
}

void heap_trim_init(struct heap_trim *trim, struct wl_event_loop *loop)
{
	*trim = (struct heap_trim){.timer = wl_event_loop_add_timer(loop, handle_timer, trim)};
}

void heap_trim_finish(struct heap_trim *trim)
{
	if (trim->timer != NULL) {
		wl_event_source_remove(trim->timer);
	}
	*trim = (struct heap_trim){0};
}

void heap_trim_schedule(struct heap_trim *trim)
{
	if (trim->timer != NULL && !trim->scheduled) {
		trim->scheduled = wl_event_source_timer_update(trim->timer, DELAY_MSEC) == 0;
	}
}
