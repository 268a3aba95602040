/* SPDX-License-Identifier: MIT */
/*
 * All outputs, and where they are: where their users have put them, and right of
 * those the others, in a row from left to right, their top edges in line. When
 * the scene changes, all of them look whether they have to
 * repaint.
 */
#ifndef WEDDELL_OUTPUT_OUTPUT_LAYOUT_H
#define WEDDELL_OUTPUT_OUTPUT_LAYOUT_H

#include "output/output.h"
#include "render/crew.h"

struct output_layout {
	struct wl_event_loop *loop;
	struct scene *scene;
	struct wl_list outputs;  /* output.link, left to right */
	struct wl_list disabled; /* output.link: those that are nowhere */
	uint32_t background;     /* XRGB8888, where no surface is */
	struct crew crew;        /* draws the outputs' frames */
	struct {
		struct wl_signal add;     /* struct output: new, in its place */
		struct wl_signal remove;  /* struct output: not in the layout any more */
		struct wl_signal forget;  /* struct output: a disabled one is about to go */
		struct wl_signal changed; /* struct output_layout: what is where; after add, too */
	} events;
	struct wl_listener scene_changed; /* private */
};

void output_layout_init(
	struct output_layout *layout, struct wl_event_loop *loop, struct scene *scene);
void output_layout_finish(struct output_layout *layout); /* no outputs may be left */

/* The box around all outputs, logical pixels; empty without outputs. */
struct box output_layout_box(const struct output_layout *layout);

/* The output that has the point, or NULL. */
struct output *output_layout_at(const struct output_layout *layout, double x, double y);

/* The output nearest to the point; NULL when there is none at all. *x and *y are moved to the
 * nearest point that is on it. */
struct output *output_layout_nearest(const struct output_layout *layout, double *x, double *y);

/* The first output that shows a part of box, or NULL; none whose screen is off does. */
struct output *output_layout_first_on(const struct output_layout *layout, const struct box *box);

/* NULL when no output has this index now. */
struct output *output_layout_from_index(const struct output_layout *layout, unsigned int index);

/* Enabled or not. NULL when no output is called so. */
struct output *output_layout_from_name(const struct output_layout *layout, const char *name);

/* For output.c. Returns 0, -EEXIST when another has its name, or -ENOSPC. */
int output_layout_add(struct output_layout *layout, struct output *output);
/* One that is not enabled any more is kept, among the disabled ones. */
void output_layout_remove(struct output_layout *layout, struct output *output);
/* A disabled one. */
void output_layout_forget(struct output_layout *layout, struct output *output);
/* An output's size has changed: moves those to its right. */
void output_layout_arrange(struct output_layout *layout, struct output *changed);

#endif
