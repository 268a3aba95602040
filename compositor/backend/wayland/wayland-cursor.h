/* SPDX-License-Identifier: MIT */
/*
 * The cursor of an output, carried by the parent's pointer while that is on the
 * output's window. It is drawn once, and only moved from then on, by the parent.
 *
 * The pointer carries it only while ours is in the same place: the cursor of one
 * that is locked, or that another device has moved, is drawn.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_WAYLAND_CURSOR_H
#define WEDDELL_BACKEND_WAYLAND_WAYLAND_CURSOR_H

#include "backend/wayland/parent-cursor.h"
#include "backend/wayland/parent-window.h"
#include "output/output.h"

enum {
	WAYLAND_CURSOR_MAX = 256, /* pixels, each way */
};

struct wayland_cursor {
	struct parent_cursor *pointer; /* borrowed: on the window; NULL: there is none */

	/* private */
	const struct output *output;
	const struct parent_window *window;
	struct target_chain chain;
};

/* Both are borrowed; window is made, output is not yet. */
void wayland_cursor_init(struct wayland_cursor *cursor, const struct output *output,
	const struct parent_window *window);
/* All zero is fine. */
void wayland_cursor_finish(struct wayland_cursor *cursor);

/* A pointer came, and shows nothing; or, NULL, it is no more. */
void wayland_cursor_set_pointer(struct wayland_cursor *cursor, struct parent_cursor *pointer);

/* As output_interface.judge_plane, of what is drawn, and plane_target. */
uint32_t wayland_cursor_judge(const struct wayland_cursor *cursor, const struct frame_plane *plane);
struct render_target *wayland_cursor_target(
	struct wayland_cursor *cursor, const struct frame_plane *plane);

/* Both are seen at once: it is no part of the window's commit. */
void wayland_cursor_show(struct wayland_cursor *cursor, const struct frame *frame);
void wayland_cursor_hide(struct wayland_cursor *cursor);

#endif
