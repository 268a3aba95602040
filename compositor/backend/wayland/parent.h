/* SPDX-License-Identifier: MIT */
/*
 * The connection to the parent: the compositor that shows our windows. Its
 * globals are bound here; what they make is others' business.
 *
 * Its fd is in our event loop. Requests are sent at the end of each turn of the
 * loop; nothing is ever waited for once we run. When the parent is gone, that
 * is told once, and requests made after that lead nowhere.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PARENT_H
#define WEDDELL_BACKEND_WAYLAND_PARENT_H

#include "backend/wayland/parent-memory.h"

#include <stdbool.h>
#include <wayland-client.h>
#include <wayland-server-core.h>

struct parent;

struct parent_listener {
	/* The connection is over; why says so in words. */
	void (*gone)(void *data, const char *why);
	/* A seat of the parent's, also those there at first. */
	void (*seat_added)(void *data, struct wl_seat *seat, uint32_t name);
	/* A global is gone: a seat, if the listener knows it by this name. */
	void (*removed)(void *data, uint32_t name);
};

struct parent {
	struct wl_display *display;
	struct wl_compositor *compositor;
	struct wl_shm *shm;
	struct xdg_wm_base *wm_base;
	/* NULL where the parent has none */
	struct wp_presentation *presentation;
	struct wl_subcompositor *subcompositor;
	struct wp_viewporter *viewporter;
	struct wp_fractional_scale_manager_v1 *fractional_scale;
	struct zxdg_decoration_manager_v1 *decoration;

	struct parent_memory memory;
	clockid_t clock;        /* of presentation times */
	struct wl_list outputs; /* parent_output.link: parent-output.h */
	struct {
		/* struct parent_output: another scale or refresh; or gone, and in no list */
		struct wl_signal output;
	} events;

	/* private */
	struct wl_event_source *source;
	struct wl_registry *registry;
	const struct parent_listener *listener;
	void *data;
	bool is_gone;
};

/* Connects to the parent that the environment names, and waits until all its globals are known.
 * Returns 0, -ENODEV when there is none, -EPROTO when it lacks what we need (*missing_out names
 * it), or another negative errno. */
int parent_init(struct parent *parent, struct wl_event_loop *loop,
	const struct parent_listener *listener, void *data, const char **missing_out);

/* All that was made with it is gone already. Fine after a failure, and twice. */
void parent_finish(struct parent *parent);

/* Both send what was requested so far and wait, for the answers or for any event: for starting
 * only. Return 0 or a negative errno. */
int parent_roundtrip(struct parent *parent);
int parent_wait(struct parent *parent);

/* Sends what was requested so far, as far as there is room, now. */
void parent_flush(struct parent *parent);

#endif
