/* SPDX-License-Identifier: MIT */
#include "backend/libinput/device-settings.h"

#include <libinput.h>

void device_settings_apply(struct libinput_device *device)
{
	if (libinput_device_config_tap_get_finger_count(device) > 0) {
		libinput_device_config_tap_set_enabled(device, LIBINPUT_CONFIG_TAP_ENABLED);
		libinput_device_config_tap_set_drag_enabled(device, LIBINPUT_CONFIG_DRAG_ENABLED);
	}
	if (libinput_device_config_scroll_has_natural_scroll(device)) {
		libinput_device_config_scroll_set_natural_scroll_enabled(device, 0);
	}
}
