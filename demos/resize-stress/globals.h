/* SPDX-License-Identifier: MIT */
/*
 * The connection, and what else the stress uses of the compositor.
 */
#ifndef RESIZE_STRESS_GLOBALS_H
#define RESIZE_STRESS_GLOBALS_H

#include "demos/connection.h"
#include "sizes.h"

#include <stdbool.h>

struct globals {
	struct connection connection;
	uint32_t seat_name;                            /* of the first wl_seat; 0: none */
	struct wl_output *output;                      /* the first; may be NULL */
	struct zwlr_screencopy_manager_v1 *screencopy; /* may be NULL */
	struct size output_size;                       /* pixels; 0x0 when not known */
	bool output_is_plain;                          /* neither scaled nor turned */
};

/* Connects and waits until the globals are known. Returns 0, or -1 after
 * saying on stderr what is missing. */
int globals_init(struct globals *globals_out);

void globals_finish(struct globals *globals);

#endif
