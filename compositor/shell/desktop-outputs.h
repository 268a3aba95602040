/* SPDX-License-Identifier: MIT */
/*
 * The outputs as the desktop sees them: boxes of the layout with a number.
 */
#ifndef WEDDELL_SHELL_DESKTOP_OUTPUTS_H
#define WEDDELL_SHELL_DESKTOP_OUTPUTS_H

#include "base/box.h"

#include <stddef.h>

struct desktop_output {
	int index;       /* as in surface_set_on_output */
	struct box box;  /* layout, not empty */
	struct box free; /* what bars leave of it; desktop_outputs_set makes it box */
};

struct desktop_outputs {
	struct desktop_output *all; /* the first is where nothing says otherwise */
	size_t count;
};

/* Copies count of them in place of the old ones. Returns 0 or -ENOMEM. */
int desktop_outputs_set(
	struct desktop_outputs *outputs, const struct desktop_output *all, size_t count);
void desktop_outputs_finish(struct desktop_outputs *outputs);

/* Each gives NULL only when there is none; find also when none has that index. */
const struct desktop_output *desktop_outputs_find(const struct desktop_outputs *outputs, int index);
/* The one at the point, or the first. */
const struct desktop_output *desktop_outputs_at(
	const struct desktop_outputs *outputs, double x, double y);
/* The one that shows most of box, or else the nearest. */
const struct desktop_output *desktop_outputs_of_box(
	const struct desktop_outputs *outputs, const struct box *box);

#endif
