/* SPDX-License-Identifier: MIT */
#include "backend/drm/hotplug.h"

#include <errno.h>
#include <libudev.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct hotplug {
	const char *seat; /* borrowed */
	const struct hotplug_listener *listener;
	void *data;
	struct udev *udev;
	struct udev_monitor *monitor;
	struct wl_event_source *source;
};

/* card0, but not card0-HDMI-A-1 or renderD128; and of our seat. */
static bool is_ours(const struct hotplug *hotplug, struct udev_device *device)
{
	const char *name = udev_device_get_sysname(device);
	const char *seat = udev_device_get_property_value(device, "ID_SEAT");
	return name != NULL && strncmp(name, "card", 4) == 0 && strchr(name, '-') == NULL &&
	       udev_device_get_devnode(device) != NULL &&
	       strcmp(seat != NULL ? seat : "seat0", hotplug->seat) == 0;
}

static void report(struct hotplug *hotplug, struct udev_device *device)
{
	const char *action = udev_device_get_action(device);
	if (action == NULL || !is_ours(hotplug, device)) {
		return;
	}
	if (strcmp(action, "add") == 0) {
		hotplug->listener->added(hotplug->data, udev_device_get_devnode(device));
	} else if (strcmp(action, "change") == 0) {
		hotplug->listener->changed(hotplug->data, udev_device_get_devnum(device));
	} else if (strcmp(action, "remove") == 0) {
		hotplug->listener->removed(hotplug->data, udev_device_get_devnum(device));
	}
}

static int handle_readable(int fd, uint32_t mask, void *data)
{
	struct hotplug *hotplug = data;
	struct udev_device *device = udev_monitor_receive_device(hotplug->monitor);
	if (device != NULL) {
		report(hotplug, device);
		udev_device_unref(device);
	}
	return 0;
}

/* udevd tells of a device once it has set it up; without it the kernel has to do. */
static const char *source_name(void)
{
	return access("/run/udev/control", F_OK) == 0 ? "udev" : "kernel";
}

static int start_monitor(struct hotplug *hotplug, struct wl_event_loop *loop)
{
	hotplug->udev = udev_new();
	if (hotplug->udev == NULL) {
		return -ENOMEM;
	}
	hotplug->monitor = udev_monitor_new_from_netlink(hotplug->udev, source_name());
	if (hotplug->monitor == NULL) {
		return -ENOMEM;
	}
	udev_monitor_filter_add_match_subsystem_devtype(hotplug->monitor, "drm", NULL);
	int result = udev_monitor_enable_receiving(hotplug->monitor);
	if (result < 0) {
		return result;
	}
	hotplug->source = wl_event_loop_add_fd(loop, udev_monitor_get_fd(hotplug->monitor),
		WL_EVENT_READABLE, handle_readable, hotplug);
	return hotplug->source != NULL ? 0 : -ENOMEM;
}

int hotplug_create(struct wl_event_loop *loop, const char *seat,
	const struct hotplug_listener *listener, void *data, struct hotplug **hotplug_out)
{
	struct hotplug *hotplug = calloc(1, sizeof(*hotplug));
	if (hotplug == NULL) {
		return -ENOMEM;
	}
	hotplug->seat = seat;
	hotplug->listener = listener;
	hotplug->data = data;
	int result = start_monitor(hotplug, loop);
	if (result != 0) {
		hotplug_destroy(hotplug);
		return result;
	}
	*hotplug_out = hotplug;
	return 0;
}

void hotplug_destroy(struct hotplug *hotplug)
{
	if (hotplug == NULL) {
		return;
	}
	if (hotplug->source != NULL) {
		wl_event_source_remove(hotplug->source);
	}
	udev_monitor_unref(hotplug->monitor);
	udev_unref(hotplug->udev);
	free(hotplug);
}

static bool was_booted_with(struct udev_device *device)
{
	struct udev_device *pci =
		udev_device_get_parent_with_subsystem_devtype(device, "pci", NULL);
	const char *value = pci != NULL ? udev_device_get_sysattr_value(pci, "boot_vga") : NULL;
	return value != NULL && strcmp(value, "1") == 0;
}

static void list(struct hotplug *hotplug, struct udev_enumerate *enumerate, bool booted)
{
	struct udev_list_entry *entry;
	udev_list_entry_foreach(entry, udev_enumerate_get_list_entry(enumerate))
	{
		struct udev_device *device = udev_device_new_from_syspath(
			hotplug->udev, udev_list_entry_get_name(entry));
		if (device != NULL && is_ours(hotplug, device) &&
			was_booted_with(device) == booted) {
			hotplug->listener->added(hotplug->data, udev_device_get_devnode(device));
		}
		udev_device_unref(device);
	}
}

int hotplug_list(struct hotplug *hotplug)
{
	struct udev_enumerate *enumerate = udev_enumerate_new(hotplug->udev);
	if (enumerate == NULL) {
		return -ENOMEM;
	}
	udev_enumerate_add_match_subsystem(enumerate, "drm");
	udev_enumerate_add_match_sysname(enumerate, "card[0-9]*");
	int result = udev_enumerate_scan_devices(enumerate);
	if (result >= 0) {
		list(hotplug, enumerate, true);
		list(hotplug, enumerate, false);
	}
	udev_enumerate_unref(enumerate);
	return result < 0 ? result : 0;
}
