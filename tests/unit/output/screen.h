/* SPDX-License-Identifier: MIT */
/*
 * A scene, a layout and headless outputs.
 */
#ifndef WEDDELL_TESTS_UNIT_OUTPUT_SCREEN_H
#define WEDDELL_TESTS_UNIT_OUTPUT_SCREEN_H

#include "backend/headless/headless.h"
#include "fixture.h"

struct screen {
	struct wl_event_loop *loop;
	bool owns_loop;
	struct test_scene scene;
	struct output_layout layout;
	struct headless_backend *backend;
};

/* With a loop of its own when loop is NULL. */
void screen_init(struct screen *screen, struct wl_event_loop *loop);
void screen_finish(struct screen *screen);

/* A thousand frames a second, so that tests need not wait. */
struct output *screen_add_output(struct screen *screen, int32_t width, int32_t height, double scale,
	enum transform transform);

/* Runs until no output has anything left to do. */
void screen_settle(struct screen *screen);

/* A window at (x, y) that shows buffer. */
struct scene_node *screen_add_window(
	struct screen *screen, struct test_buffer *buffer, int x, int y);

/* One mode pixel of what is shown. */
uint32_t screen_pixel(const struct output *output, int32_t x, int32_t y);

#endif
