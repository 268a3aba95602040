/* SPDX-License-Identifier: MIT */
/*
 * The area of a device that knows places, a touch screen or a tablet: which part
 * of the scene it stands for.
 */
#ifndef WEDDELL_BACKEND_LIBINPUT_DEVICE_AREA_H
#define WEDDELL_BACKEND_LIBINPUT_DEVICE_AREA_H

#include "output/output-layout.h"

/*
 * Moves (x, y), from 0 to 1 across the device, to the place in the scene: on the output that
 * udev says it belongs to (name, may be NULL) or else the only one, as the screen scans it out,
 * turned where the output is; with several outputs, on the box around all of them.
 * false when there is no output at all.
 */
bool device_area_to_scene(
	const struct output_layout *layout, const char *name, double *x, double *y);

#endif
