/* SPDX-License-Identifier: MIT */
#include "backend/libinput/input-devices.h"

#include "backend/libinput/device-settings.h"
#include "backend/libinput/input-event.h"
#include "backend/libinput/keyboard-leds.h"

#include <errno.h>
#include <libinput.h>
#include <libudev.h>
#include <stdlib.h>
#include <string.h>

struct input_devices {
	struct session *session;
	struct output_layout *layout;
	struct seat *seat;
	const struct log *log;
	struct udev *udev; /* NULL where paths are given */
	struct libinput *libinput;
	struct wl_event_source *source;
	struct keyboard_leds leds;
	bool is_suspended;
	struct wl_listener active_changed;
};

static int handle_open(const char *path, int flags, void *data)
{
	struct input_devices *devices = data;
	struct session_device *device;
	int result = session_open_device(devices->session, path, &device);
	if (result != 0) {
		log_line(devices->log, LOG_VERBOSE, "cannot open %s: %s", path, strerror(-result));
		return result;
	}
	return session_device_fd(device);
}

static void handle_close(int fd, void *data)
{
	struct input_devices *devices = data;
	session_close_device(session_find_device(devices->session, fd));
}

static const struct libinput_interface interface = {
	.open_restricted = handle_open,
	.close_restricted = handle_close,
};

__attribute__((format(printf, 3, 0))) static void handle_said(struct libinput *libinput,
	enum libinput_log_priority priority, const char *format, va_list arguments)
{
	const struct input_devices *devices = libinput_get_user_data(libinput);
	char text[256];
	vsnprintf(text, sizeof(text), format, arguments);
	text[strcspn(text, "\n")] = '\0';
	log_line(devices->log, priority == LIBINPUT_LOG_PRIORITY_ERROR ? LOG_ERROR : LOG_DEBUG,
		"libinput: %s", text);
}

static void add_device(struct input_devices *devices, struct libinput_device *device)
{
	device_settings_apply(device);
	if (libinput_device_has_capability(device, LIBINPUT_DEVICE_CAP_TOUCH)) {
		seat_add_touch_device(devices->seat);
	}
	if (libinput_device_has_capability(device, LIBINPUT_DEVICE_CAP_KEYBOARD)) {
		keyboard_leds_add(&devices->leds, device);
	}
	log_line(devices->log, LOG_VERBOSE, "input device %s: %s",
		libinput_device_get_sysname(device), libinput_device_get_name(device));
}

/* libinput has let go of what was held on it. */
static void remove_device(struct input_devices *devices, struct libinput_device *device)
{
	if (libinput_device_has_capability(device, LIBINPUT_DEVICE_CAP_TOUCH)) {
		seat_remove_touch_device(devices->seat);
	}
	keyboard_leds_remove(&devices->leds, device);
	log_line(devices->log, LOG_VERBOSE, "input device %s is gone",
		libinput_device_get_sysname(device));
}

static void handle_event(struct input_devices *devices, struct libinput_event *event)
{
	struct libinput_device *device = libinput_event_get_device(event);
	switch (libinput_event_get_type(event)) {
	case LIBINPUT_EVENT_DEVICE_ADDED:
		add_device(devices, device);
		break;
	case LIBINPUT_EVENT_DEVICE_REMOVED:
		remove_device(devices, device);
		break;
	default:
		input_event_pass_on(event, devices->seat, devices->layout);
	}
}

static void dispatch(struct input_devices *devices)
{
	libinput_dispatch(devices->libinput);
	struct libinput_event *event;
	while ((event = libinput_get_event(devices->libinput)) != NULL) {
		handle_event(devices, event);
		libinput_event_destroy(event);
	}
}

static int handle_fd(int fd, uint32_t mask, void *data)
{
	dispatch(data);
	return 0;
}

static void set_suspended(struct input_devices *devices, bool suspended)
{
	if (suspended == devices->is_suspended) {
		return;
	}
	if (suspended) {
		libinput_suspend(devices->libinput);
	} else if (libinput_resume(devices->libinput) != 0) {
		log_line(devices->log, LOG_ERROR, "the input devices cannot be opened again");
		return;
	}
	devices->is_suspended = suspended;
	dispatch(devices);
}

static void handle_active_changed(struct wl_listener *listener, void *data)
{
	struct input_devices *devices = wl_container_of(listener, devices, active_changed);
	set_suspended(devices, !session_is_active(devices->session));
}

/* Those that cannot be used are left out: libinput says why. */
static int add_paths(struct input_devices *devices, const char *paths)
{
	char *copy = strdup(paths), *rest = NULL;
	if (copy == NULL) {
		return -ENOMEM;
	}
	devices->libinput = libinput_path_create_context(&interface, devices);
	if (devices->libinput == NULL) {
		free(copy);
		return -ENOMEM;
	}
	libinput_log_set_handler(devices->libinput, handle_said);
	for (char *path = strtok_r(copy, ":", &rest); path != NULL;
		path = strtok_r(NULL, ":", &rest)) {
		if (libinput_path_add_device(devices->libinput, path) == NULL) {
			log_line(devices->log, LOG_ERROR, "%s is no input device for us", path);
		}
	}
	free(copy);
	return 0;
}

static int follow_udev(struct input_devices *devices)
{
	devices->udev = udev_new();
	if (devices->udev == NULL) {
		return -ENOMEM;
	}
	devices->libinput = libinput_udev_create_context(&interface, devices, devices->udev);
	if (devices->libinput == NULL) {
		return -ENOMEM;
	}
	libinput_log_set_handler(devices->libinput, handle_said);
	const char *seat = session_seat(devices->session);
	return libinput_udev_assign_seat(devices->libinput, seat) == 0 ? 0 : -ENODEV;
}

static int find_devices(struct input_devices *devices)
{
	const char *paths = getenv("WEDDELL_INPUT_DEVICES");
	int result = paths != NULL ? add_paths(devices, paths) : follow_udev(devices);
	if (result != 0) {
		return result;
	}
	devices->source = wl_event_loop_add_fd(devices->layout->loop,
		libinput_get_fd(devices->libinput), WL_EVENT_READABLE, handle_fd, devices);
	return devices->source != NULL ? 0 : -ENOMEM;
}

int input_devices_create(struct session *session, struct output_layout *layout, struct seat *seat,
	const struct log *log, struct input_devices **devices_out)
{
	struct input_devices *devices = calloc(1, sizeof(*devices));
	if (devices == NULL) {
		return -ENOMEM;
	}
	devices->session = session;
	devices->layout = layout;
	devices->seat = seat;
	devices->log = log;
	keyboard_leds_init(&devices->leds, seat);
	devices->active_changed.notify = handle_active_changed;
	wl_signal_add(session_active_signal(session), &devices->active_changed);
	int result = find_devices(devices);
	if (result != 0) {
		log_line(log, LOG_ERROR, "cannot look for input devices: %s", strerror(-result));
		input_devices_destroy(devices);
		return result;
	}
	set_suspended(devices, !session_is_active(session));
	dispatch(devices);
	*devices_out = devices;
	return 0;
}

void input_devices_destroy(struct input_devices *devices)
{
	if (devices == NULL) {
		return;
	}
	if (devices->libinput != NULL) {
		/* so that devices go with all that is held on them */
		set_suspended(devices, true);
	}
	wl_list_remove(&devices->active_changed.link);
	keyboard_leds_finish(&devices->leds);
	if (devices->source != NULL) {
		wl_event_source_remove(devices->source);
	}
	if (devices->libinput != NULL) {
		libinput_unref(devices->libinput);
	}
	udev_unref(devices->udev);
	free(devices);
}
