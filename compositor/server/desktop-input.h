/* SPDX-License-Identifier: MIT */
/*
 * Ties seat, desktop and outputs together: the desktop has the first look at
 * pointer and touch, the seat's keyboard follows the desktop's focus, and both know
 * where the outputs are.
 */
#ifndef WEDDELL_SERVER_DESKTOP_INPUT_H
#define WEDDELL_SERVER_DESKTOP_INPUT_H

#include "input/seat.h"
#include "output/output-layout.h"
#include "shell/desktop.h"

struct desktop_input {
	struct seat *seat;
	struct desktop *desktop;
	struct output_layout *outputs;
	struct seat_filter_entry filter;
	struct wl_listener lock, focus, keyboard_back, interactive, outputs_changed;
	bool blocks_pointer;
};

/* All three outlive it. */
void desktop_input_init(struct desktop_input *input, struct seat *seat, struct desktop *desktop,
	struct output_layout *outputs);
void desktop_input_finish(struct desktop_input *input);

#endif
