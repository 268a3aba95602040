/* SPDX-License-Identifier: MIT */
/*
 * A compositor of its own for a test, with one small screen, and a client that
 * drives it with virtual devices. Failures are CHECKs of the test.
 */
#ifndef WEDDELL_TESTS_UNIT_INPUT_STAGE_H
#define WEDDELL_TESTS_UNIT_INPUT_STAGE_H

#include "fixture/weddell-process.h"
#include "input-client.h"

struct stage {
	struct weddell_process process;
	struct input_client driver;
	struct zwlr_virtual_pointer_v1 *mouse;
	struct zwp_virtual_keyboard_v1 *typist; /* with the seat's own keymap */
};

/* Skips the test when the environment variable WEDDELL does not name the compositor. */
void stage_begin(struct stage *stage);
/* The compositor has to end well. */
void stage_end(struct stage *stage);

/* Waits until all requests of the driver are done, and what they led to. */
void stage_settle(struct stage *stage);

/* Each with its frame, and settled. Coordinates are pixels of the screen. */
void stage_move_to(struct stage *stage, uint32_t x, uint32_t y);
void stage_button(struct stage *stage, uint32_t button, bool down);

/* Down and up. */
void stage_type(struct stage *stage, uint32_t key);

/* A client with a window that covers the screen; what it heard until now is forgotten. */
void stage_show(struct stage *stage, struct input_client *client, uint32_t seat_version);

#endif
