/* SPDX-License-Identifier: MIT */
#include "backend/session/session.h"

#include "backend/session/seat-manager.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct session {
	struct seat_manager *manager;
	struct wl_list devices; /* session_device.link */
	bool active;
	struct wl_signal active_changed, lost;
};

struct session_device {
	struct wl_list link; /* session.devices */
	struct session *session;
	int number, fd;
};

static void set_active(struct session *session, bool active)
{
	if (session->active != active) {
		session->active = active;
		wl_signal_emit_mutable(&session->active_changed, session);
	}
}

static void handle_enabled(void *data)
{
	set_active(data, true);
}

static void handle_disabled(void *data)
{
	set_active(data, false);
}

static void handle_lost(void *data)
{
	struct session *session = data;
	wl_signal_emit_mutable(&session->lost, session);
}

static const struct seat_manager_listener manager_listener = {
	.enabled = handle_enabled,
	.disabled = handle_disabled,
	.lost = handle_lost,
};

/* Returns 0, 1 when we shall do without, or a negative errno. */
static int connect_manager(
	struct session *session, struct wl_event_loop *loop, const struct log *log)
{
#if WEDDELL_HAS_LIBSEAT
	/* libseat's own way of having no manager never says that the seat is ours (0.7.0) */
	const char *wish = getenv("LIBSEAT_BACKEND");
	if (wish == NULL || strcmp(wish, "noop") != 0) {
		int result = seat_manager_connect(
			loop, log, &manager_listener, session, &session->manager);
		/* who names one does not want to go without */
		return result == -ENODEV && wish == NULL ? 1 : result;
	}
#endif
	return 1;
}

static int find_manager(struct session *session, struct wl_event_loop *loop, const struct log *log)
{
	int result = connect_manager(session, loop, log);
	if (result <= 0) {
		return result;
	}
	result = seat_manager_none(&session->manager);
	if (result == 0) {
		log_line(log, LOG_VERBOSE, "no manager of seats: devices are opened as files");
		handle_enabled(session);
	}
	return result;
}

int session_create(struct wl_event_loop *loop, const struct log *log, struct session **session_out)
{
	struct session *session = calloc(1, sizeof(*session));
	if (session == NULL) {
		return -ENOMEM;
	}
	wl_list_init(&session->devices);
	wl_signal_init(&session->active_changed);
	wl_signal_init(&session->lost);
	int result = find_manager(session, loop, log);
	if (result != 0) {
		free(session);
		return result;
	}
	log_line(log, LOG_VERBOSE, "session on %s", session_seat(session));
	*session_out = session;
	return 0;
}

void session_destroy(struct session *session)
{
	if (session == NULL) {
		return;
	}
	assert(wl_list_empty(&session->devices));
	session->manager->impl->destroy(session->manager);
	free(session);
}

bool session_is_active(const struct session *session)
{
	return session->active;
}

const char *session_seat(const struct session *session)
{
	return session->manager->impl->seat(session->manager);
}

struct wl_signal *session_active_signal(struct session *session)
{
	return &session->active_changed;
}

struct wl_signal *session_lost_signal(struct session *session)
{
	return &session->lost;
}

int session_open_device(
	struct session *session, const char *path, struct session_device **device_out)
{
	struct session_device *device = calloc(1, sizeof(*device));
	if (device == NULL) {
		return -ENOMEM;
	}
	struct seat_manager *manager = session->manager;
	device->session = session;
	device->number = manager->impl->open_device(manager, path, &device->fd);
	if (device->number < 0) {
		int error = device->number;
		free(device);
		return error;
	}
	wl_list_insert(&session->devices, &device->link);
	*device_out = device;
	return 0;
}

void session_close_device(struct session_device *device)
{
	if (device != NULL) {
		struct seat_manager *manager = device->session->manager;
		manager->impl->close_device(manager, device->number, device->fd);
		wl_list_remove(&device->link);
		free(device);
	}
}

int session_device_fd(const struct session_device *device)
{
	return device->fd;
}

struct session_device *session_find_device(struct session *session, int fd)
{
	struct session_device *device;
	wl_list_for_each (device, &session->devices, link) {
		if (device->fd == fd) {
			return device;
		}
	}
	return NULL;
}

int session_switch(struct session *session, int terminal)
{
	return session->manager->impl->switch_terminal(session->manager, terminal);
}
