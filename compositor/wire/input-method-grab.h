/* SPDX-License-Identifier: MIT */
/*
 * zwp_input_method_keyboard_grab_v2: the keyboard of an input method.
 */
#ifndef WEDDELL_WIRE_INPUT_METHOD_GRAB_H
#define WEDDELL_WIRE_INPUT_METHOD_GRAB_H

#include "input/keyboard-grab.h"

#include <wayland-server-core.h>

struct wire;

/* A new id for the input method of parent. Its link is put into grabs; NULL: it gets no keys, and
 * nothing else. */
void wire_input_method_grab_create(
	struct wl_list *grabs, const struct wire *wire, struct wl_resource *parent, uint32_t id);

/* The input method is gone: its grabs hear of nothing any more. */
void wire_input_method_grabs_orphan(struct wl_list *grabs);

#endif
