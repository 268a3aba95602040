/* SPDX-License-Identifier: MIT */
/*
 * wl_touch: what a seat's touch screen announces, told to all wl_touches of the
 * client whose surface is touched.
 */
#ifndef WEDDELL_WIRE_TOUCH_H
#define WEDDELL_WIRE_TOUCH_H

#include "input/touch.h"

struct wire_touches {
	struct touch *touch;
	struct wl_list touches; /* struct wire_touch of all clients */
	struct wl_listener down, motion, up, frame, cancel;
};

void wire_touches_init(struct wire_touches *touches, struct touch *touch);
/* The clients are gone by now. */
void wire_touches_finish(struct wire_touches *touches);

/* A new wl_touch; it hears of points that come down from now on. */
void wire_touch_create(
	struct wire_touches *touches, struct wl_client *client, uint32_t version, uint32_t id);

#endif
