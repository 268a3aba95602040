/* SPDX-License-Identifier: MIT */
/*
 * The compositor's own picture of one output, read back by wlr-screencopy into
 * memory of ours. The memory is made with the first picture and stays.
 */
#ifndef WEDDELL_TESTS_VM_SCREEN_CAPTURE_H
#define WEDDELL_TESTS_VM_SCREEN_CAPTURE_H

#include "fixture/mini-client.h"

struct zwlr_screencopy_manager_v1;

struct screen_capture {
	struct mini_client *client;
	struct wl_registry *registry;
	struct zwlr_screencopy_manager_v1 *manager;
	struct wl_output *last_output; /* that was announced */
	struct wl_output *output;      /* the one that is read */
	struct wl_buffer *buffer;      /* NULL before the first picture */
	const uint32_t *pixels;        /* XRGB8888 or ARGB8888, rows without a gap */
	int32_t width, height;
	bool ready;  /* the compositor has answered */
	bool failed; /* with a refusal, as it may when it is out of memory */
};

/* Reads output; NULL is the last that the compositor announces.
 * Returns 0, or -1 when it offers no screencopy or no output. */
int screen_capture_init(
	struct screen_capture *capture, struct mini_client *client, struct wl_output *output);
void screen_capture_finish(struct screen_capture *capture);

/* Asks for a picture and waits for the answer. Returns 0 when there is one: a picture unless
 * capture->failed. Returns -1 when the connection broke or nothing came. */
int screen_capture_take(struct screen_capture *capture);

#endif
