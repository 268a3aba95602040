/* SPDX-License-Identifier: MIT */
/*
 * The two axes do not depend on each other, so all is worked out on one axis: a
 * span of the anchor rectangle, a side of it to hold on to (-1 its beginning, 0
 * its middle, 1 its end), and a side to grow towards.
 */
#include "shell/positioner.h"
#include "shell/edges.h"

#include <string.h>

struct axis {
	int64_t anchor_begin, anchor_size; /* of the anchor rectangle */
	int anchor, gravity;               /* -1, 0 or 1 */
	int64_t offset, size;
	int64_t begin, end; /* of the bounds */
	bool bounded, flips, slides, resizes;
};

struct span {
	int64_t begin, size;
};

void positioner_init(struct positioner *positioner)
{
	memset(positioner, 0, sizeof(*positioner));
}

int positioner_set_size(struct positioner *positioner, int32_t width, int32_t height)
{
	if (width <= 0 || height <= 0) {
		return POSITIONER_BAD_SIZE;
	}
	positioner->width = width;
	positioner->height = height;
	positioner->has_size = true;
	return 0;
}

int positioner_set_anchor_rect(struct positioner *positioner, const struct box *rect)
{
	if (rect->width < 0 || rect->height < 0) {
		return POSITIONER_BAD_ANCHOR_RECT;
	}
	positioner->anchor_rect = *rect;
	positioner->has_anchor_rect = true;
	return 0;
}

/* The protocol numbers nine directions one after another. false when value is none of them. */
static bool edges_from_direction(uint32_t value, uint32_t *edges_out)
{
	static const uint8_t directions[] = {
		EDGES_NONE,
		EDGE_TOP,
		EDGE_BOTTOM,
		EDGE_LEFT,
		EDGE_RIGHT,
		EDGE_TOP | EDGE_LEFT,
		EDGE_BOTTOM | EDGE_LEFT,
		EDGE_TOP | EDGE_RIGHT,
		EDGE_BOTTOM | EDGE_RIGHT,
	};
	if (value >= sizeof(directions)) {
		return false;
	}
	*edges_out = directions[value];
	return true;
}

int positioner_set_anchor(struct positioner *positioner, uint32_t xdg_anchor)
{
	return edges_from_direction(xdg_anchor, &positioner->anchor) ? 0 : POSITIONER_BAD_ANCHOR;
}

int positioner_set_gravity(struct positioner *positioner, uint32_t xdg_gravity)
{
	return edges_from_direction(xdg_gravity, &positioner->gravity) ? 0 : POSITIONER_BAD_GRAVITY;
}

static bool edges_are_a_direction(uint32_t edges)
{
	const uint32_t vertical = EDGE_TOP | EDGE_BOTTOM, horizontal = EDGE_LEFT | EDGE_RIGHT;
	return (edges & ~(vertical | horizontal)) == 0 && (edges & vertical) != vertical &&
	       (edges & horizontal) != horizontal;
}

int positioner_set_anchor_edges(struct positioner *positioner, uint32_t edges)
{
	if (!edges_are_a_direction(edges)) {
		return POSITIONER_BAD_ANCHOR;
	}
	positioner->anchor = edges;
	return 0;
}

int positioner_set_gravity_edges(struct positioner *positioner, uint32_t edges)
{
	if (!edges_are_a_direction(edges)) {
		return POSITIONER_BAD_GRAVITY;
	}
	positioner->gravity = edges;
	return 0;
}

int positioner_set_parent_size(struct positioner *positioner, int32_t width, int32_t height)
{
	if (width <= 0 || height <= 0) {
		return POSITIONER_BAD_PARENT_SIZE;
	}
	positioner->parent_width = width;
	positioner->parent_height = height;
	return 0;
}

bool positioner_is_complete(const struct positioner *positioner)
{
	return positioner->has_size && positioner->has_anchor_rect;
}

static struct span unadjusted(const struct axis *axis, int direction)
{
	int anchor = axis->anchor * direction, gravity = axis->gravity * direction;
	int64_t point = axis->anchor_begin + axis->anchor_size * (anchor + 1) / 2;
	return (struct span){
		point + axis->offset - axis->size * (1 - gravity) / 2,
		axis->size,
	};
}

static bool is_constrained(const struct axis *axis, const struct span *span)
{
	return span->begin < axis->begin || span->begin + span->size > axis->end;
}

static void flip(const struct axis *axis, struct span *span)
{
	struct span flipped = unadjusted(axis, -1);
	if (!is_constrained(axis, &flipped)) {
		*span = flipped;
	}
}

/* Where the span is longer than the bounds, the side it does not grow towards is kept in. */
static void slide(const struct axis *axis, struct span *span)
{
	int64_t last = axis->end - span->size;
	bool too_long = last < axis->begin;
	if (too_long) {
		span->begin = axis->gravity < 0 ? last : axis->begin;
	} else if (span->begin < axis->begin) {
		span->begin = axis->begin;
	} else if (span->begin > last) {
		span->begin = last;
	}
}

/* Cuts off what is outside; a span that is wholly outside stays as it is. */
static void resize(const struct axis *axis, struct span *span)
{
	int64_t end = span->begin + span->size;
	int64_t begin = span->begin < axis->begin ? axis->begin : span->begin;
	end = end > axis->end ? axis->end : end;
	if (end > begin) {
		*span = (struct span){begin, end - begin};
	}
}

static struct span place(const struct axis *axis)
{
	struct span span = unadjusted(axis, 1);
	if (!axis->bounded) {
		return span;
	}
	if (axis->flips && is_constrained(axis, &span)) {
		flip(axis, &span);
	}
	if (axis->slides && is_constrained(axis, &span)) {
		slide(axis, &span);
	}
	if (axis->resizes && is_constrained(axis, &span)) {
		resize(axis, &span);
	}
	return span;
}

static int side(uint32_t edges, uint32_t first, uint32_t last)
{
	return ((edges & last) != 0) - ((edges & first) != 0);
}

static int32_t hold(int64_t value)
{
	return value > INT32_MAX ? INT32_MAX : value < INT32_MIN ? INT32_MIN : (int32_t)value;
}

struct box positioner_place(const struct positioner *positioner, const struct box *bounds)
{
	bool bounded = !box_is_empty(bounds);
	const struct box *rect = &positioner->anchor_rect;
	uint32_t adjustment = positioner->adjustment;
	struct axis x = {
		.anchor_begin = rect->x,
		.anchor_size = rect->width,
		.anchor = side(positioner->anchor, EDGE_LEFT, EDGE_RIGHT),
		.gravity = side(positioner->gravity, EDGE_LEFT, EDGE_RIGHT),
		.offset = positioner->offset_x,
		.size = positioner->width,
		.begin = bounds->x,
		.end = box_right(bounds),
		.bounded = bounded,
		.flips = adjustment & POSITIONER_FLIP_X,
		.slides = adjustment & POSITIONER_SLIDE_X,
		.resizes = adjustment & POSITIONER_RESIZE_X,
	};
	struct axis y = {
		.anchor_begin = rect->y,
		.anchor_size = rect->height,
		.anchor = side(positioner->anchor, EDGE_TOP, EDGE_BOTTOM),
		.gravity = side(positioner->gravity, EDGE_TOP, EDGE_BOTTOM),
		.offset = positioner->offset_y,
		.size = positioner->height,
		.begin = bounds->y,
		.end = box_bottom(bounds),
		.bounded = bounded,
		.flips = adjustment & POSITIONER_FLIP_Y,
		.slides = adjustment & POSITIONER_SLIDE_Y,
		.resizes = adjustment & POSITIONER_RESIZE_Y,
	};
	struct span h = place(&x), v = place(&y);
	return (struct box){hold(h.begin), hold(v.begin), hold(h.size), hold(v.size)};
}
