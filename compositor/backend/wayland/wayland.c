/* SPDX-License-Identifier: MIT */
#include "backend/wayland/wayland.h"

#include "backend/wayland/parent-seat.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct wayland_backend {
	struct backend base;
	struct output_layout *layout;
	struct seat *seat;
	const struct log *log;
	const struct backend_listener *listener; /* may be NULL */
	void *data;
	struct parent parent;
	struct passed_buffers passed;
	struct wl_list outputs; /* wayland_output.link */
	struct wl_list seats;   /* parent_seat.link */
	unsigned int outputs_made;
};

bool wayland_backend_is_there(void)
{
	const char *display = getenv("WAYLAND_DISPLAY");
	return (display != NULL && display[0] != '\0') || getenv("WAYLAND_SOCKET") != NULL;
}

static void handle_gone(void *data, const char *why)
{
	struct wayland_backend *backend = data;
	log_line(backend->log, LOG_ERROR, "the parent compositor is gone: %s", why);
	if (backend->listener != NULL) {
		backend->listener->lost(backend->data);
	}
}

static void handle_seat_added(void *data, struct wl_seat *proxy, uint32_t name)
{
	struct wayland_backend *backend = data;
	struct parent_seat *seat;
	int result = parent_seat_create(
		&backend->parent, proxy, name, backend->seat, backend->log, &seat);
	if (result != 0) {
		log_line(backend->log, LOG_ERROR, "a seat of the parent's cannot be used: %s",
			strerror(-result));
		return;
	}
	wl_list_insert(&backend->seats, &seat->link);
}

static void handle_removed(void *data, uint32_t name)
{
	struct wayland_backend *backend = data;
	struct parent_seat *seat, *next;
	wl_list_for_each_safe (seat, next, &backend->seats, link) {
		if (seat->name == name) {
			parent_seat_destroy(seat);
		}
	}
}

static const struct parent_listener parent_listener = {
	.gone = handle_gone,
	.seat_added = handle_seat_added,
	.removed = handle_removed,
};

/* What is disabled has none. */
static bool has_window(const struct wayland_backend *backend)
{
	const struct wayland_output *output;
	wl_list_for_each (output, &backend->outputs, link) {
		if (output->base.enabled) {
			return true;
		}
	}
	return false;
}

static void handle_closed(void *data, struct output *base)
{
	struct wayland_backend *backend = data;
	struct wayland_output *output = wl_container_of(base, output, base);
	struct parent_seat *seat;
	wl_list_for_each (seat, &backend->seats, link) {
		parent_seat_forget(seat, output->window.surface);
	}
	log_line(backend->log, LOG_DEBUG, "the window of output %s was closed", base->name);
	output_destroy(base);
	if (!has_window(backend) && backend->listener != NULL) {
		backend->listener->closed(backend->data);
	}
}

static const struct wayland_output_listener output_listener = {
	.closed = handle_closed,
};

static int add_output(struct wayland_backend *backend, const struct output_wish *wish)
{
	char name[32];
	struct wayland_output *output;
	snprintf(name, sizeof(name), "WL-%u", ++backend->outputs_made);
	int result = wayland_output_create(&backend->parent, &backend->passed, backend->layout,
		wish, wish->name[0] != '\0' ? wish->name : name, &output_listener, backend,
		&output);
	if (result != 0) {
		log_line(backend->log, LOG_ERROR, "cannot make a window at the parent: %s",
			strerror(-result));
		return result;
	}
	wl_list_insert(backend->outputs.prev, &output->link);
	const struct output *base = &output->base;
	log_line(backend->log, LOG_DEBUG, "output %s: a window of %dx%d pixels, scale %g",
		base->name, base->mode.width, base->mode.height, base->scale);
	if (wish->off) {
		output_disable(&output->base);
	}
	if (wish->refresh_mhz != 0) {
		log_line(backend->log, LOG_INFO,
			"output %s: the refresh is that of the parent's outputs", base->name);
	}
	return 0;
}

static void handle_destroy(struct backend *base)
{
	struct wayland_backend *backend = wl_container_of(base, backend, base);
	struct parent_seat *seat, *next_seat;
	wl_list_for_each_safe (seat, next_seat, &backend->seats, link) {
		parent_seat_destroy(seat);
	}
	struct wayland_output *output, *next_output;
	wl_list_for_each_safe (output, next_output, &backend->outputs, link) {
		output_destroy(&output->base);
	}
	passed_buffers_finish(&backend->passed);
	parent_finish(&backend->parent);
	free(backend);
}

static const struct backend_interface backend_impl = {
	.destroy = handle_destroy,
};

static struct wayland_backend *allocate(const struct backend_config *config)
{
	struct wayland_backend *backend = calloc(1, sizeof(*backend));
	if (backend != NULL) {
		backend->base.impl = &backend_impl;
		backend->layout = config->layout;
		backend->seat = config->seat;
		backend->log = config->log;
		backend->listener = config->listener;
		backend->data = config->data;
		wl_list_init(&backend->outputs);
		wl_list_init(&backend->seats);
	}
	return backend;
}

static int connect_to_parent(struct wayland_backend *backend)
{
	const char *missing = NULL;
	int result = parent_init(
		&backend->parent, backend->layout->loop, &parent_listener, backend, &missing);
	if (missing != NULL) {
		log_line(backend->log, LOG_ERROR, "the parent compositor has no %s", missing);
	} else if (result != 0) {
		log_line(backend->log, LOG_ERROR, "cannot connect to a parent compositor: %s",
			result == -ENODEV ? "WAYLAND_DISPLAY names none that runs"
					  : strerror(-result));
	} else {
		passed_buffers_init(&backend->passed, &backend->parent);
	}
	return result;
}

static int add_outputs(struct wayland_backend *backend, const struct backend_config *config)
{
	static const struct output_wish any = {.scale = 1};
	if (config->wish_count == 0) {
		return add_output(backend, &any);
	}
	int result = 0;
	for (size_t i = 0; i < config->wish_count && result == 0; i++) {
		result = add_output(backend, &config->wishes[i]);
	}
	return result;
}

int wayland_backend_start(const struct backend_config *config, struct backend **backend_out)
{
	struct wayland_backend *backend = allocate(config);
	if (backend == NULL) {
		return -ENOMEM;
	}
	int result = connect_to_parent(backend);
	if (result == 0) {
		result = add_outputs(backend, config);
	}
	if (result != 0) {
		handle_destroy(&backend->base);
		return result;
	}
	*backend_out = &backend->base;
	return 0;
}
