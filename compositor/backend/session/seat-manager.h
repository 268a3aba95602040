/* SPDX-License-Identifier: MIT */
/*
 * Where a session's devices come from: a manager of seats, or the file system.
 */
#ifndef WEDDELL_BACKEND_SESSION_SEAT_MANAGER_H
#define WEDDELL_BACKEND_SESSION_SEAT_MANAGER_H

#include "base/log.h"

#include <stdbool.h>
#include <wayland-server-core.h>

struct seat_manager;

struct seat_manager_listener {
	/* The devices are ours now. */
	void (*enabled)(void *data);
	/* They are not once this returns. */
	void (*disabled)(void *data);
	/* The manager is gone; it is not heard of again. */
	void (*lost)(void *data);
};

struct seat_manager_interface {
	/* Returns a number above -1 for close_device, or a negative errno. */
	int (*open_device)(struct seat_manager *manager, const char *path, int *fd_out);
	/* Takes fd back as well. */
	void (*close_device)(struct seat_manager *manager, int number, int take_fd);
	int (*switch_terminal)(struct seat_manager *manager, int terminal);
	const char *(*seat)(const struct seat_manager *manager);
	void (*destroy)(struct seat_manager *manager);
};

struct seat_manager {
	const struct seat_manager_interface *impl;
};

/* Through libseat. Calls the listener when it is dispatched, and from within for the first
 * enabled. Returns 0, -ENODEV when there is none that gives us a seat, or another negative errno.
 */
int seat_manager_connect(struct wl_event_loop *loop, const struct log *log,
	const struct seat_manager_listener *listener, void *data,
	struct seat_manager **manager_out);

/* None: files are opened as they are. Returns 0 or -ENOMEM. */
int seat_manager_none(struct seat_manager **manager_out);

#endif
