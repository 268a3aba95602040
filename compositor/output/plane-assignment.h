/* SPDX-License-Identifier: MIT */
/*
 * Which layers are shown by planes of their own: arithmetic on boxes, with no
 * device and no pixels.
 *
 * A plane is in front of the picture that all other layers are in, and of the
 * planes below it. So a layer can have one only where nothing of that picture is
 * to be seen in front of it, and no plane it needs to be behind is below its own.
 */
#ifndef WEDDELL_OUTPUT_PLANE_ASSIGNMENT_H
#define WEDDELL_OUTPUT_PLANE_ASSIGNMENT_H

#include "base/box.h"

#include <stdbool.h>
#include <stddef.h>

enum plane_kind {
	PLANE_OVERLAY, /* shows a client's buffer */
	PLANE_CURSOR,  /* shows a cursor, and nothing else */
};

enum {
	PLANE_NONE = -1,
	PLANE_MAX = 8,         /* of one output, besides its primary plane */
	PLANE_LAYERS_MAX = 64, /* from the top, that are looked at */
};

/* A layer that is seen. */
struct plane_layer {
	struct box box; /* pixels of the output */
	bool is_cursor;
	bool is_whole; /* opaque, and all of the output: it is for the primary plane */
};

struct plane_question {
	const enum plane_kind *planes; /* bottom to top */
	size_t plane_count;            /* at most PLANE_MAX */
	size_t overlays_max;           /* how many of them may be used */
	bool uses_cursor;
	/* Whether plane can show layer; asked only when nothing else is in the way. */
	bool (*fits)(void *data, size_t layer, size_t plane);
	void *data;
};

/* Of count layers, bottom to top: plane_out[i] is the plane of layer i, or PLANE_NONE. Returns how
 * many have one. */
size_t plane_assignment_find(const struct plane_question *question,
	const struct plane_layer *layers, size_t count, int *plane_out);

#endif
