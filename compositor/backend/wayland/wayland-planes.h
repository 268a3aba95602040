/* SPDX-License-Identifier: MIT */
/*
 * What an output shows in front of its picture: clients' buffers as they are, in
 * subsurfaces of its window. The cursor, which is above them all, is not one of
 * them (wayland-cursor.h).
 *
 * The parent has to show them pixel by pixel. So a buffer can be on a plane only
 * where its edges are on whole logical pixels of the parent's.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_WAYLAND_PLANES_H
#define WEDDELL_BACKEND_WAYLAND_WAYLAND_PLANES_H

#include "backend/wayland/parent-plane.h"
#include "backend/wayland/passed-buffer.h"
#include "output/output.h"

enum {
	WAYLAND_PLANES_OVERLAYS = 4,
};

struct wayland_planes {
	struct output_plane described[PLANE_MAX]; /* bottom to top */
	size_t count;

	/* private */
	const struct output *output;
	const struct parent_window *window;
	struct passed_buffers *passed;
	struct parent_plane overlays[WAYLAND_PLANES_OVERLAYS];
};

/* All are borrowed; window is made, output is not yet. */
void wayland_planes_init(struct wayland_planes *planes, const struct output *output,
	const struct parent_window *window, struct passed_buffers *passed);
/* Before the window. All zero is fine. */
void wayland_planes_finish(struct wayland_planes *planes);

/* As output_interface.judge_plane, of a buffer, and takes_planes. */
uint32_t wayland_planes_judge(struct wayland_planes *planes, const struct frame_plane *plane);
bool wayland_planes_take(const struct wayland_planes *planes, const struct frame *frame);

/* Whether frame has something new for the parent, against the one that is shown. */
bool wayland_planes_differ(const struct wayland_planes *planes, const struct frame *frame);

/* For the window's next commit. Returns 0, or -EAGAIN where a buffer may not be passed any more;
 * then nothing has changed. */
int wayland_planes_show(struct wayland_planes *planes, const struct frame *frame);
/* Adds where something was in front of the picture, and is not any more: pixels of the mode. Not
 * all parents find that out by themselves (sway 1.7). */
void wayland_planes_add_damage(
	const struct wayland_planes *planes, const struct frame *frame, pixman_region32_t *damage);
/* For the window's next commit: none. */
void wayland_planes_hide(struct wayland_planes *planes);

#endif
