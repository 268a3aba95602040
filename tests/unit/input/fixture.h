/* SPDX-License-Identifier: MIT */
/*
 * A seat on a scene of plain windows, and a diary of all it announced.
 */
#ifndef WEDDELL_TESTS_UNIT_INPUT_FIXTURE_H
#define WEDDELL_TESTS_UNIT_INPUT_FIXTURE_H

#include "input/seat.h"

struct test_seat {
	struct scene scene;
	struct budget *budget;
	struct wl_event_loop *loop;
	struct seat *seat;
	uint32_t serial;  /* given out last */
	char diary[1024]; /* "enter A 1,2; button 272 down; frame; " */
	struct wl_listener pointer_enter, pointer_leave, motion, button, scroll, frame;
	struct wl_listener keyboard_enter, keyboard_leave, key, modifiers, keymap;
	struct wl_listener touch_down, touch_motion, touch_up, touch_frame, touch_cancel;
	struct wl_listener capabilities;
};

void test_seat_init(struct test_seat *test);
void test_seat_finish(struct test_seat *test);

/* Runs what waits for the end of the loop's turn. */
void test_seat_turn(struct test_seat *test);

/* The diary since the last call. Overwritten by the next. */
const char *test_seat_diary(struct test_seat *test);

struct test_window {
	struct surface *surface;
	struct scene_node *node; /* may be NULL */
	char name;               /* in the diary */
};

/* Opaque, at (x, y) of the scene, on top. Windows are named in the order of creation by the
 * test: name has to be unique. */
struct test_window test_window_create(
	struct test_seat *test, char name, int x, int y, int width, int height);
/* A surface without content, and in no scene. */
struct test_window test_window_create_bare(struct test_seat *test, char name);
void test_window_destroy(struct test_window *window);

/* With content again, or without. */
void test_window_map(struct test_window *window, int width, int height);
void test_window_unmap(struct test_window *window);

#endif
