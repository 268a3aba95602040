/* SPDX-License-Identifier: MIT */
/*
 * A session is our turn at a seat: its screens and input devices are opened
 * through the seat's manager (seatd, logind), which takes them away while
 * another session is in front and gives them back after.
 *
 * Where there is no manager, or we were built without libseat, devices are
 * opened as any file is: that works for who has the rights, and is never taken
 * away. The text console then still reads the keyboard.
 */
#ifndef WEDDELL_BACKEND_SESSION_SESSION_H
#define WEDDELL_BACKEND_SESSION_SESSION_H

#include "base/log.h"

#include <stdbool.h>
#include <stddef.h>
#include <wayland-server-core.h>

struct session;
struct session_device;

/* loop and log outlive the session. Returns 0, -ENODEV when there is a manager and it gives us no
 * seat, or LIBSEAT_BACKEND names one that is not there, or a negative errno; why is on the log. */
int session_create(struct wl_event_loop *loop, const struct log *log, struct session **session_out);

/* All devices have been closed. NULL is fine. */
void session_destroy(struct session *session);

/* Whether the devices are ours now. */
bool session_is_active(const struct session *session);

/* "seat0" */
const char *session_seat(const struct session *session);

/* Emitted with the session when session_is_active has changed. Where it has become false the
 * devices must not be used any more once all listeners have returned. Input devices are opened anew
 * after it has become true; screens keep their fd. */
struct wl_signal *session_active_signal(struct session *session);

/* Emitted with the session when the manager is gone: nothing works any more. */
struct wl_signal *session_lost_signal(struct session *session);

/* Opens a device of the seat. Returns 0 or a negative errno. */
int session_open_device(
	struct session *session, const char *path, struct session_device **device_out);
void session_close_device(struct session_device *device); /* NULL is fine */

/* Borrowed, valid until the device is closed. */
int session_device_fd(const struct session_device *device);

/* The device that has this fd, or NULL. */
struct session_device *session_find_device(struct session *session, int fd);

/* Asks for the virtual terminal of that number. Returns 0 or a negative errno. */
int session_switch(struct session *session, int terminal);

#endif
