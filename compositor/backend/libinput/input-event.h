/* SPDX-License-Identifier: MIT */
/*
 * What a device did, passed on to the seat.
 */
#ifndef WEDDELL_BACKEND_LIBINPUT_INPUT_EVENT_H
#define WEDDELL_BACKEND_LIBINPUT_INPUT_EVENT_H

#include "input/seat.h"
#include "output/output-layout.h"

struct libinput_event;

/* Events of kinds that a seat has no use for are dropped. */
void input_event_pass_on(
	struct libinput_event *event, struct seat *seat, struct output_layout *layout);

#endif
