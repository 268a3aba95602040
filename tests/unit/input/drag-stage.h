/* SPDX-License-Identifier: MIT */
/*
 * A drag on a seat, with the clients' side played by a diary.
 */
#ifndef WEDDELL_TESTS_UNIT_INPUT_DRAG_STAGE_H
#define WEDDELL_TESTS_UNIT_INPUT_DRAG_STAGE_H

#include "fixture.h"
#include "input/drag.h"

/* A drag over two windows; the destination makes an offer at each enter. */
struct test_drag {
	struct test_seat seat;
	struct test_window a, b;
	struct drag drag;
	struct data_source source;
	struct data_offer offer;
	bool has_offer;
	struct wl_listener enter, motion, leave, drop;
};

/* Of sources of the test's own. */
extern const struct data_source_interface test_drag_source_impl;

/* The pointer is on A with the left button held. */
void test_drag_init(struct test_drag *test);
void test_drag_finish(struct test_drag *test);

/* What the pointer does. */
void test_drag_start(struct test_drag *test);
void test_drag_move_to_b(struct test_drag *test);
void test_drag_let_go(struct test_drag *test);

/* What was told since the last call. Overwritten by the next. */
const char *test_drag_diary(void);

#endif
