/* SPDX-License-Identifier: MIT */
/*
 * What libwayland's dispatch functions do would wait for the parent in two
 * places: for something to read, and for room to write. Here reading happens
 * when the loop says that there is something, and what cannot be written at once
 * waits for the loop to say that there is room.
 */
#include "backend/wayland/parent.h"

#include "backend/wayland/parent-output.h"

#include "fractional-scale-v1-client-protocol.h"
#include "presentation-time-client-protocol.h"
#include "viewporter-client-protocol.h"
#include "weddell-shm-feedback-v1-client-protocol.h"
#include "xdg-decoration-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void handle_ping(void *data, struct xdg_wm_base *wm_base, uint32_t serial)
{
	xdg_wm_base_pong(wm_base, serial);
}

static const struct xdg_wm_base_listener wm_base_listener = {
	.ping = handle_ping,
};

static void handle_clock_id(void *data, struct wp_presentation *presentation, uint32_t clock)
{
	struct parent *parent = data;
	parent->clock = (clockid_t)clock;
}

static const struct wp_presentation_listener presentation_listener = {
	.clock_id = handle_clock_id,
};

static void listen_to_wm_base(struct parent *parent)
{
	xdg_wm_base_add_listener(parent->wm_base, &wm_base_listener, parent);
}

static void listen_to_presentation(struct parent *parent)
{
	wp_presentation_add_listener(parent->presentation, &presentation_listener, parent);
}

static void listen_to_shm(struct parent *parent)
{
	parent_memory_listen_to_shm(&parent->memory, parent->shm);
}

static void listen_to_wishes(struct parent *parent)
{
	parent_memory_listen_to_wishes(&parent->memory);
}

/* The globals of which one is bound, into a pointer of struct parent. Their first events may come
 * with the answer to a roundtrip, so who listens to them does so from the beginning. */
struct binding {
	const struct wl_interface *interface;
	size_t place;
	uint32_t least, most;                  /* versions that are of use to us */
	void (*listen)(struct parent *parent); /* may be NULL */
};

#define PLACE(member) offsetof(struct parent, member)

static const struct binding bindings[] = {
	{&wl_compositor_interface, PLACE(compositor), 4, 4, NULL},
	{&wl_shm_interface, PLACE(shm), 1, 1, listen_to_shm},
	{&xdg_wm_base_interface, PLACE(wm_base), 1, 2, listen_to_wm_base},
	{&wp_presentation_interface, PLACE(presentation), 1, 1, listen_to_presentation},
	{&wl_subcompositor_interface, PLACE(subcompositor), 1, 1, NULL},
	{&wp_viewporter_interface, PLACE(viewporter), 1, 1, NULL},
	{&wp_fractional_scale_manager_v1_interface, PLACE(fractional_scale), 1, 1, NULL},
	{&zxdg_decoration_manager_v1_interface, PLACE(decoration), 1, 1, NULL},
	{&weddell_shm_feedback_manager_v1_interface, PLACE(memory.manager), 1, 1, listen_to_wishes},
};

static void **find_place(struct parent *parent, const struct binding *binding)
{
	return (void **)((char *)parent + binding->place);
}

static void bind(
	struct parent *parent, const struct binding *binding, uint32_t name, uint32_t version)
{
	void **place = find_place(parent, binding);
	if (*place == NULL) {
		*place = wl_registry_bind(parent->registry, name, binding->interface,
			version < binding->most ? version : binding->most);
		if (binding->listen != NULL) {
			binding->listen(parent);
		}
	}
}

static void handle_global(void *data, struct wl_registry *registry, uint32_t name,
	const char *interface, uint32_t version)
{
	struct parent *parent = data;
	for (size_t i = 0; i < sizeof(bindings) / sizeof(bindings[0]); i++) {
		if (strcmp(interface, bindings[i].interface->name) == 0 &&
			version >= bindings[i].least) {
			bind(parent, &bindings[i], name, version);
		}
	}
	if (strcmp(interface, wl_output_interface.name) == 0) {
		/* without memory for it, its scale and refresh are taken for the usual ones */
		parent_output_create(parent, name, version);
	} else if (strcmp(interface, wl_seat_interface.name) == 0) {
		struct wl_seat *seat = wl_registry_bind(
			registry, name, &wl_seat_interface, version < 8 ? version : 8);
		parent->listener->seat_added(parent->data, seat, name);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
	struct parent *parent = data;
	struct parent_output *output, *next;
	wl_list_for_each_safe (output, next, &parent->outputs, link) {
		if (output->name == name) {
			parent_output_destroy(output);
		}
	}
	parent->listener->removed(parent->data, name);
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

static void say_gone(struct parent *parent)
{
	const struct wl_interface *interface = NULL;
	uint32_t id = 0;
	int error = wl_display_get_error(parent->display);
	char why[256];
	if (error == EPROTO) {
		uint32_t code = wl_display_get_protocol_error(parent->display, &interface, &id);
		snprintf(why, sizeof(why), "it ended the connection with error %u of %s %u", code,
			interface != NULL ? interface->name : "an object", id);
	} else {
		snprintf(why, sizeof(why), "%s",
			error == EPIPE || error == ECONNRESET || error == 0 ? "it has ended"
									    : strerror(error));
	}
	wl_event_source_remove(parent->source);
	parent->source = NULL;
	parent->is_gone = true;
	parent->listener->gone(parent->data, why);
}

/* Returns less than 0 when the connection is over. */
static int read_events(struct parent *parent)
{
	while (wl_display_prepare_read(parent->display) != 0) {
		if (wl_display_dispatch_pending(parent->display) < 0) {
			return -1;
		}
	}
	if (wl_display_read_events(parent->display) < 0) {
		return -1;
	}
	return wl_display_dispatch_pending(parent->display);
}

static int flush(struct parent *parent)
{
	bool is_full = wl_display_flush(parent->display) < 0;
	if (is_full && errno == EPIPE) {
		is_full = false; /* what it said last is still to be read, and its end with it */
	} else if (is_full && errno != EAGAIN) {
		return -1;
	}
	wl_event_source_fd_update(
		parent->source, WL_EVENT_READABLE | (is_full ? (uint32_t)WL_EVENT_WRITABLE : 0));
	return 0;
}

static int handle_fd(int fd, uint32_t mask, void *data)
{
	struct parent *parent = data;
	int result = 0;
	/* 0 at the end of each turn of the loop: wl_event_source_check */
	if (mask & (WL_EVENT_READABLE | WL_EVENT_HANGUP | WL_EVENT_ERROR)) {
		result = read_events(parent);
	}
	if (result < 0 || flush(parent) < 0) {
		say_gone(parent);
	}
	return 0;
}

static const char *find_missing(const struct parent *parent)
{
	if (parent->compositor == NULL) {
		return "wl_compositor 4";
	}
	if (parent->shm == NULL) {
		return "wl_shm";
	}
	return parent->wm_base == NULL ? "xdg_wm_base" : NULL;
}

static int bind_globals(struct parent *parent, const char **missing_out)
{
	parent->registry = wl_display_get_registry(parent->display);
	if (parent->registry == NULL) {
		return -ENOMEM;
	}
	wl_registry_add_listener(parent->registry, &registry_listener, parent);
	int result = parent_roundtrip(parent);
	if (result != 0) {
		return result;
	}
	*missing_out = find_missing(parent);
	if (*missing_out != NULL) {
		return -EPROTO;
	}
	/* formats, wishes, the clock, scales */
	return parent_roundtrip(parent);
}

int parent_init(struct parent *parent, struct wl_event_loop *loop,
	const struct parent_listener *listener, void *data, const char **missing_out)
{
	*parent = (struct parent){.listener = listener, .data = data, .clock = CLOCK_MONOTONIC};
	wl_list_init(&parent->outputs);
	wl_signal_init(&parent->events.output);
	parent->display = wl_display_connect(NULL);
	if (parent->display == NULL) {
		return -ENODEV;
	}
	int result = bind_globals(parent, missing_out);
	if (result == 0) {
		parent->source = wl_event_loop_add_fd(loop, wl_display_get_fd(parent->display),
			WL_EVENT_READABLE, handle_fd, parent);
		result = parent->source == NULL ? -ENOMEM : 0;
	}
	if (result != 0) {
		return result;
	}
	wl_event_source_check(parent->source);
	return 0;
}

int parent_roundtrip(struct parent *parent)
{
	return wl_display_roundtrip(parent->display) < 0 ? -errno : 0;
}

int parent_wait(struct parent *parent)
{
	return wl_display_dispatch(parent->display) < 0 ? -errno : 0;
}

void parent_flush(struct parent *parent)
{
	if (!parent->is_gone) {
		/* what fails here fails again at the end of the turn, where it is seen to */
		wl_display_flush(parent->display);
	}
}

static void destroy_globals(struct parent *parent)
{
	struct parent_output *output, *next;
	wl_list_for_each_safe (output, next, &parent->outputs, link) {
		parent_output_destroy(output);
	}
	parent_memory_finish(&parent->memory);
	for (size_t i = 0; i < sizeof(bindings) / sizeof(bindings[0]); i++) {
		void **place = find_place(parent, &bindings[i]);
		if (*place != NULL) {
			wl_proxy_destroy(*place);
			*place = NULL;
		}
	}
}

void parent_finish(struct parent *parent)
{
	if (parent->display == NULL) {
		return;
	}
	destroy_globals(parent);
	if (parent->registry != NULL) {
		wl_registry_destroy(parent->registry);
	}
	if (parent->source != NULL) {
		wl_event_source_remove(parent->source);
	}
	wl_display_flush(parent->display);
	wl_display_disconnect(parent->display);
	parent->display = NULL;
}
