/* SPDX-License-Identifier: MIT */
#include "frame-callbacks.h"

#include <stdlib.h>

struct frame_callback {
	struct frame_callbacks *callbacks;
	struct wl_callback *proxy;
	int64_t committed;   /* nanoseconds */
	struct wl_list link; /* frame_callbacks.pending */
};

static void destroy(struct frame_callback *callback)
{
	wl_callback_destroy(callback->proxy);
	wl_list_remove(&callback->link);
	free(callback);
}

static void handle_done(void *data, struct wl_callback *proxy, uint32_t time)
{
	struct frame_callback *callback = data;
	struct statistics *statistics = callback->callbacks->statistics;
	int64_t now = statistics_now();
	series_add(&statistics->latency, now - statistics->start,
		(double)(now - callback->committed) / 1e6);
	callback->callbacks->done++;
	destroy(callback);
}

static const struct wl_callback_listener listener = {.done = handle_done};

void frame_callbacks_init(struct frame_callbacks *callbacks_out, struct statistics *statistics)
{
	*callbacks_out = (struct frame_callbacks){.statistics = statistics};
	wl_list_init(&callbacks_out->pending);
}

void frame_callbacks_finish(struct frame_callbacks *callbacks)
{
	struct frame_callback *callback, *next;
	wl_list_for_each_safe (callback, next, &callbacks->pending, link) {
		destroy(callback);
	}
}

void frame_callbacks_request(struct frame_callbacks *callbacks, struct wl_surface *surface)
{
	struct frame_callback *callback = calloc(1, sizeof(*callback));
	if (callback == NULL) {
		return;
	}
	callback->callbacks = callbacks;
	callback->proxy = wl_surface_frame(surface);
	callback->committed = statistics_now();
	wl_callback_add_listener(callback->proxy, &listener, callback);
	wl_list_insert(&callbacks->pending, &callback->link);
}
