/* SPDX-License-Identifier: MIT */
/*
 * The connection to the compositor and the globals it offers.
 */
#ifndef RESIZE_STRESS_GLOBALS_H
#define RESIZE_STRESS_GLOBALS_H

#include "sizes.h"

#include <stdbool.h>
#include <wayland-client.h>
#include <weddell-client.h>

struct globals {
	struct wl_display *display;
	struct wl_registry *registry;
	struct wl_compositor *compositor;
	struct wl_shm *shm;
	struct xdg_wm_base *shell;
	uint32_t seat_name;                            /* of the first wl_seat; 0: none */
	struct wl_output *output;                      /* the first; may be NULL */
	struct zwlr_screencopy_manager_v1 *screencopy; /* may be NULL */
	struct weddell_wishes *wishes;                 /* may be NULL */
	struct size output_size;                       /* pixels; 0x0 when not known */
	bool output_is_plain;                          /* neither scaled nor turned */
};

/* Connects and waits until the globals are known. Returns 0, or -1 after
 * saying on stderr what is missing. */
int globals_init(struct globals *globals_out);

void globals_finish(struct globals *globals);

/* Sends what is queued, then waits for events and dispatches them; not longer
 * than timeout_ms, and not at all when there are some already. Returns 0, or
 * a negative errno when the connection is broken. */
int globals_wait(struct globals *globals, int timeout_ms);

#endif
