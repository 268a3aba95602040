/* SPDX-License-Identifier: MIT */
/*
 * The keyboard of a seat of the parent's, a device of our seat: with the
 * parent's keymap and its modifiers. Without the parent's focus, no window of
 * our clients has ours.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PARENT_KEYBOARD_H
#define WEDDELL_BACKEND_WAYLAND_PARENT_KEYBOARD_H

#include "base/log.h"
#include "input/seat.h"

#include <wayland-client.h>

struct parent_keyboard {
	struct seat *seat;
	const struct log *log;
	struct wl_keyboard *proxy;      /* NULL while the parent's seat has none */
	struct keyboard_device *device; /* NULL until there is a keymap */
	bool has_focus;
};

void parent_keyboard_init(struct parent_keyboard *keyboard, struct seat *seat,
	struct wl_seat *proxy, const struct log *log);
/* All zero is fine. */
void parent_keyboard_finish(struct parent_keyboard *keyboard);

#endif
