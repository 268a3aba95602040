/* SPDX-License-Identifier: MIT */
/*
 * The input devices of a seat: keyboards, pointers, touchpads and touch screens,
 * as libinput finds them, now and when they are plugged in. What they do, our
 * seat does. They are opened through the session, and let go of while that is
 * behind another one.
 *
 * WEDDELL_INPUT_DEVICES names the devices, paths with a colon in between, where
 * those of udev's seat are not the ones wanted. Either way, udev has to know
 * what kind of devices they are.
 */
#ifndef WEDDELL_BACKEND_LIBINPUT_INPUT_DEVICES_H
#define WEDDELL_BACKEND_LIBINPUT_INPUT_DEVICES_H

#include "backend/session/session.h"
#include "input/seat.h"
#include "output/output-layout.h"

struct input_devices;

/* All that is borrowed outlives it. Returns 0 or a negative errno; why is on the log. */
int input_devices_create(struct session *session, struct output_layout *layout, struct seat *seat,
	const struct log *log, struct input_devices **devices_out);

/* Lets go of what is held on them. NULL is fine. */
void input_devices_destroy(struct input_devices *devices);

#endif
