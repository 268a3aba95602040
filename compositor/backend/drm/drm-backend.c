/* SPDX-License-Identifier: MIT */
#include "backend/drm/drm-backend.h"

#include "backend/drm/drm-output.h"
#include "backend/drm/hotplug.h"
#include "backend/drm/scanout-cache.h"
#include "backend/drm/screen-scan.h"
#if WEDDELL_HAS_LIBINPUT
#include "backend/libinput/input-devices.h"
#endif

#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct drm_backend {
	struct backend base;
	struct output_layout *layout;
	const struct log *log;
	const struct backend_listener *listener;
	void *data;
	struct session *session;
	struct hotplug *hotplug;
	struct input_devices *input; /* NULL: there are none */
	struct udmabuf udmabuf;
	struct wl_list devices; /* kms_device.link */
	struct wl_list outputs; /* drm_output.link */
	struct output_wish *wishes;
	size_t wish_count;
	struct wl_listener active_changed, lost;
};

static void handle_flipped(void *data, struct kms_crtc *crtc, int64_t time_nsec, uint32_t sequence)
{
	if (crtc->user != NULL) {
		drm_output_flipped(crtc->user, time_nsec, sequence);
	}
}

static const struct kms_device_listener device_listener = {
	.flipped = handle_flipped,
};

static void scan(struct drm_backend *backend, struct kms_device *device)
{
	struct screen_scan scan = {
		.layout = backend->layout,
		.log = backend->log,
		.device = device,
		.outputs = &backend->outputs,
		.wishes = backend->wishes,
		.wish_count = backend->wish_count,
	};
	screen_scan_run(&scan);
}

static struct kms_device *find_device(struct drm_backend *backend, dev_t number)
{
	struct kms_device *device;
	wl_list_for_each (device, &backend->devices, link) {
		if (device->number == number) {
			return device;
		}
	}
	return NULL;
}

/* Without it all is composited. */
static void add_scanout(struct drm_backend *backend, struct kms_device *device)
{
	if (!device->imports || backend->udmabuf.fd < 0) {
		log_line(backend->log, LOG_VERBOSE, "%s: clients are not scanned out: %s",
			device->path,
			device->imports ? strerror(-backend->udmabuf.error)
					: "the driver takes no memory of others");
		return;
	}
	if (scanout_cache_create(device, &backend->udmabuf, backend->log, &device->scanout) != 0) {
		device->scanout = NULL;
	}
}

static void handle_added(void *data, const char *path)
{
	struct drm_backend *backend = data;
	struct wl_event_loop *loop = backend->layout->loop;
	struct kms_device *device;
	struct stat status;
	if (stat(path, &status) == 0 && find_device(backend, status.st_rdev) != NULL) {
		return;
	}
	int result =
		kms_device_create(backend->session, loop, path, &device_listener, backend, &device);
	if (result != 0) {
		log_line(backend->log, result == -ENODEV ? LOG_VERBOSE : LOG_ERROR,
			"cannot use %s: %s", path, strerror(-result));
		return;
	}
	log_line(backend->log, LOG_VERBOSE, "%s: driver %s, %zu CRTCs, %zu planes", path,
		device->driver, device->crtc_count, device->plane_count);
	wl_list_insert(backend->devices.prev, &device->link);
	add_scanout(backend, device);
	scan(backend, device);
}

static void handle_changed(void *data, dev_t number)
{
	struct drm_backend *backend = data;
	struct kms_device *device = find_device(backend, number);
	if (device != NULL && session_is_active(backend->session)) {
		scan(backend, device);
	}
}

static void drop_device(struct drm_backend *backend, struct kms_device *device)
{
	struct drm_output *output, *next;
	wl_list_for_each_safe (output, next, &backend->outputs, link) {
		if (output->device == device) {
			output_destroy(&output->base);
		}
	}
	wl_list_remove(&device->link);
	kms_device_destroy(device);
}

static void handle_removed(void *data, dev_t number)
{
	struct drm_backend *backend = data;
	struct kms_device *device = find_device(backend, number);
	if (device != NULL) {
		log_line(backend->log, LOG_INFO, "%s is gone", device->path);
		drop_device(backend, device);
	}
}

static const struct hotplug_listener hotplug_listener = {
	.added = handle_added,
	.changed = handle_changed,
	.removed = handle_removed,
};

static void wake(struct drm_backend *backend)
{
	struct kms_device *device;
	wl_list_for_each (device, &backend->devices, link) {
		scan(backend, device);
	}
	struct drm_output *output;
	wl_list_for_each (output, &backend->outputs, link) {
		drm_output_reset(output);
		output_wake(&output->base);
		if (!output->base.enabled || !output->base.powered) {
			drm_output_turn_off(output); /* others have turned it on */
		}
	}
}

static void handle_active_changed(struct wl_listener *listener, void *data)
{
	struct drm_backend *backend = wl_container_of(listener, backend, active_changed);
	bool active = session_is_active(backend->session);
	log_line(backend->log, LOG_VERBOSE, "the session is %s", active ? "in front" : "behind");
	if (active) {
		wake(backend);
		return;
	}
	struct drm_output *output;
	wl_list_for_each (output, &backend->outputs, link) {
		output_sleep(&output->base);
	}
}

static void handle_lost(struct wl_listener *listener, void *data)
{
	struct drm_backend *backend = wl_container_of(listener, backend, lost);
	if (backend->listener != NULL) {
		backend->listener->lost(backend->data);
	}
}

/* Without devices there is still something to look at; why is on the log. */
static void open_input(struct drm_backend *backend, const struct backend_config *config)
{
#if WEDDELL_HAS_LIBINPUT
	if (input_devices_create(backend->session, backend->layout, config->seat, backend->log,
		    &backend->input) != 0) {
		backend->input = NULL;
	}
#endif
}

static void close_input(struct drm_backend *backend)
{
#if WEDDELL_HAS_LIBINPUT
	input_devices_destroy(backend->input);
#endif
}

static void handle_destroy(struct backend *base)
{
	struct drm_backend *backend = wl_container_of(base, backend, base);
	close_input(backend);
	hotplug_destroy(backend->hotplug);
	struct kms_device *device, *next;
	wl_list_for_each_safe (device, next, &backend->devices, link) {
		drop_device(backend, device);
	}
	wl_list_remove(&backend->active_changed.link);
	wl_list_remove(&backend->lost.link);
	session_destroy(backend->session);
	udmabuf_finish(&backend->udmabuf);
	free(backend->wishes);
	free(backend);
}

static int handle_switch_terminal(struct backend *base, int terminal)
{
	struct drm_backend *backend = wl_container_of(base, backend, base);
	return session_switch(backend->session, terminal);
}

static const struct backend_interface backend_impl = {
	.destroy = handle_destroy,
	.switch_terminal = handle_switch_terminal,
};

static int copy_wishes(struct drm_backend *backend, const struct backend_config *config)
{
	backend->wishes = calloc(config->wish_count + 1, sizeof(*backend->wishes));
	if (backend->wishes == NULL) {
		return -ENOMEM;
	}
	backend->wish_count = config->wish_count;
	if (config->wish_count > 0) {
		memcpy(backend->wishes, config->wishes,
			config->wish_count * sizeof(*backend->wishes));
	}
	return 0;
}

static struct drm_backend *make(const struct backend_config *config)
{
	struct drm_backend *backend = calloc(1, sizeof(*backend));
	if (backend == NULL) {
		return NULL;
	}
	backend->base.impl = &backend_impl;
	backend->layout = config->layout;
	backend->log = config->log;
	backend->listener = config->listener;
	backend->data = config->data;
	udmabuf_init(&backend->udmabuf);
	wl_list_init(&backend->devices);
	wl_list_init(&backend->outputs);
	wl_list_init(&backend->active_changed.link);
	wl_list_init(&backend->lost.link);
	return backend;
}

static int open_seat(struct drm_backend *backend)
{
	struct wl_event_loop *loop = backend->layout->loop;
	int result = session_create(loop, backend->log, &backend->session);
	if (result != 0) {
		return result;
	}
	backend->active_changed.notify = handle_active_changed;
	wl_signal_add(session_active_signal(backend->session), &backend->active_changed);
	backend->lost.notify = handle_lost;
	wl_signal_add(session_lost_signal(backend->session), &backend->lost);
	return hotplug_create(loop, session_seat(backend->session), &hotplug_listener, backend,
		&backend->hotplug);
}

/* One device, where its user says so, or all that there are. */
static int open_devices(struct drm_backend *backend)
{
	const char *path = getenv("WEDDELL_DRM_DEVICE");
	int result = 0;
	if (path != NULL) {
		handle_added(backend, path);
	} else {
		result = hotplug_list(backend->hotplug);
	}
	if (result == 0 && wl_list_empty(&backend->devices)) {
		log_line(backend->log, LOG_ERROR, "there is no graphics device for us");
		return -ENODEV;
	}
	if (result == 0 && wl_list_empty(&backend->outputs)) {
		log_line(backend->log, LOG_INFO, "no screen is plugged in yet");
	}
	return result;
}

bool drm_backend_is_there(void)
{
	glob_t found;
	bool is_there = glob("/dev/dri/card[0-9]*", GLOB_NOSORT, NULL, &found) == 0;
	globfree(&found);
	return is_there;
}

int drm_backend_start(const struct backend_config *config, struct backend **backend_out)
{
	struct drm_backend *backend = make(config);
	if (backend == NULL) {
		return -ENOMEM;
	}
	int result = copy_wishes(backend, config);
	result = result == 0 ? open_seat(backend) : result;
	result = result == 0 ? open_devices(backend) : result;
	if (result != 0) {
		handle_destroy(&backend->base);
		return result;
	}
	open_input(backend, config);
	*backend_out = &backend->base;
	return 0;
}
