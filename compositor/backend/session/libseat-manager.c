/* SPDX-License-Identifier: MIT */
/*
 * libseat reports through an fd, and now and then within a call of it: so
 * whatever has been read is dispatched before we wait.
 */
#include "backend/session/seat-manager.h"

#include "base/clock.h"

#include <errno.h>
#include <libseat.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	ENABLE_MSEC = 10000, /* a session that starts in the background waits for its turn */
};

struct libseat_manager {
	struct seat_manager base;
	const struct log *log;
	const struct seat_manager_listener *listener;
	void *data;
	struct libseat *seat;
	struct wl_event_source *source;
	bool enabled;
};

static struct libseat_manager *from_base(struct seat_manager *base)
{
	return (struct libseat_manager *)base; /* base is the first member */
}

static void handle_enable(struct libseat *seat, void *data)
{
	struct libseat_manager *manager = data;
	manager->enabled = true;
	manager->listener->enabled(manager->data);
}

static void handle_disable(struct libseat *seat, void *data)
{
	struct libseat_manager *manager = data;
	manager->enabled = false;
	manager->listener->disabled(manager->data);
	libseat_disable_seat(seat);
}

static const struct libseat_seat_listener seat_listener = {
	.enable_seat = handle_enable,
	.disable_seat = handle_disable,
};

static int handle_readable(int fd, uint32_t mask, void *data)
{
	struct libseat_manager *manager = data;
	bool ended = mask & (WL_EVENT_HANGUP | WL_EVENT_ERROR); /* of which dispatch may not tell */
	if (libseat_dispatch(manager->seat, 0) >= 0 && !ended) {
		return 0;
	}
	log_line(manager->log, LOG_ERROR, "the manager of the seat is gone: %s",
		ended ? "it has hung up" : strerror(errno));
	wl_event_source_remove(manager->source);
	manager->source = NULL;
	manager->listener->lost(manager->data);
	return 0;
}

static int open_device(struct seat_manager *base, const char *path, int *fd_out)
{
	struct libseat_manager *manager = from_base(base);
	int number = libseat_open_device(manager->seat, path, fd_out);
	return number < 0 ? -errno : number;
}

static void close_device(struct seat_manager *base, int number, int take_fd)
{
	struct libseat_manager *manager = from_base(base);
	libseat_close_device(manager->seat, number);
	close(take_fd);
}

static int switch_terminal(struct seat_manager *base, int terminal)
{
	struct libseat_manager *manager = from_base(base);
	return libseat_switch_session(manager->seat, terminal) < 0 ? -errno : 0;
}

static const char *seat_name(const struct seat_manager *base)
{
	const struct libseat_manager *manager = (const struct libseat_manager *)base;
	return libseat_seat_name(manager->seat);
}

static void destroy(struct seat_manager *base)
{
	struct libseat_manager *manager = from_base(base);
	if (manager->source != NULL) {
		wl_event_source_remove(manager->source);
	}
	if (manager->seat != NULL) {
		libseat_close_seat(manager->seat);
	}
	free(manager);
}

static const struct seat_manager_interface manager_impl = {
	.open_device = open_device,
	.close_device = close_device,
	.switch_terminal = switch_terminal,
	.seat = seat_name,
	.destroy = destroy,
};

/* Without it no device can be opened, so there is nothing else to do meanwhile. */
static int wait_until_enabled(struct libseat_manager *manager)
{
	int64_t end = clock_now() + ENABLE_MSEC * INT64_C(1000000);
	while (!manager->enabled) {
		int64_t left = (end - clock_now()) / 1000000;
		if (left <= 0) {
			return -ETIMEDOUT;
		}
		if (libseat_dispatch(manager->seat, (int)left) < 0) {
			return -errno;
		}
	}
	return 0;
}

static void explain(const struct libseat_manager *manager, int error)
{
	const char *wish = getenv("LIBSEAT_BACKEND");
	if (wish != NULL) {
		log_line(manager->log, LOG_ERROR, "%s (of LIBSEAT_BACKEND) gives us no seat: %s",
			wish, strerror(error));
	} else {
		log_line(manager->log, LOG_VERBOSE, "no manager of seats: %s", strerror(error));
	}
}

static int open_seat(struct libseat_manager *manager, struct wl_event_loop *loop)
{
	/* its own lines go to stderr; we say what we could not do */
	libseat_set_log_level(manager->log->level >= LOG_DEBUG ? LIBSEAT_LOG_LEVEL_INFO
							       : LIBSEAT_LOG_LEVEL_SILENT);
	manager->seat = libseat_open_seat(&seat_listener, manager);
	if (manager->seat == NULL) {
		explain(manager, errno);
		return -ENODEV;
	}
	manager->source = wl_event_loop_add_fd(
		loop, libseat_get_fd(manager->seat), WL_EVENT_READABLE, handle_readable, manager);
	if (manager->source == NULL) {
		return -ENOMEM;
	}
	int result = wait_until_enabled(manager);
	if (result != 0) {
		log_line(manager->log, LOG_ERROR, "the seat is not given to us: %s",
			strerror(-result));
	}
	return result;
}

int seat_manager_connect(struct wl_event_loop *loop, const struct log *log,
	const struct seat_manager_listener *listener, void *data, struct seat_manager **manager_out)
{
	struct libseat_manager *manager = calloc(1, sizeof(*manager));
	if (manager == NULL) {
		return -ENOMEM;
	}
	manager->base.impl = &manager_impl;
	manager->log = log;
	manager->listener = listener;
	manager->data = data;
	int result = open_seat(manager, loop);
	if (result != 0) {
		destroy(&manager->base);
		return result;
	}
	*manager_out = &manager->base;
	return 0;
}
