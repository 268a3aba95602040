/* SPDX-License-Identifier: MIT */
/*
 * How a device is set up: as people expect it who have set nothing. Tapping on a
 * touchpad clicks, and content does not follow the fingers.
 */
#ifndef WEDDELL_BACKEND_LIBINPUT_DEVICE_SETTINGS_H
#define WEDDELL_BACKEND_LIBINPUT_DEVICE_SETTINGS_H

struct libinput_device;

void device_settings_apply(struct libinput_device *device);

#endif
