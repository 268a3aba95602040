/* SPDX-License-Identifier: MIT */
#include "shell/layer-layout.h"

enum {
	HORIZONTAL = EDGE_LEFT | EDGE_RIGHT,
	VERTICAL = EDGE_TOP | EDGE_BOTTOM,
};

bool layer_layout_has_size(const struct layer_state *state)
{
	bool wide = state->width > 0 || (state->anchor & HORIZONTAL) == HORIZONTAL;
	bool high = state->height > 0 || (state->anchor & VERTICAL) == VERTICAL;
	return wide && high;
}

static int32_t hold(int64_t value, int32_t least)
{
	return value > INT32_MAX ? INT32_MAX : value < least ? least : (int32_t)value;
}

/* One direction of it: what there is, and what is wanted. */
struct span {
	int32_t begin, size;
	bool at_begin, at_end; /* anchored */
	int32_t margin_begin, margin_end;
};

static struct span place(const struct span *there, int32_t size)
{
	int64_t begin = (int64_t)there->begin + (there->at_begin ? there->margin_begin : 0);
	int64_t end = (int64_t)there->begin + there->size - (there->at_end ? there->margin_end : 0);
	struct span span = {.size = size > 0 ? size : hold(end - begin, 1)};
	if (there->at_begin == there->at_end) {
		begin += (end - begin - span.size) / 2;
	} else if (there->at_end) {
		begin = end - span.size;
	}
	span.begin = hold(begin, INT32_MIN);
	return span;
}

struct box layer_layout_place(
	const struct layer_state *state, const struct box *whole, const struct box *free)
{
	const struct box *within = state->exclusive_zone < 0 ? whole : free;
	const struct span wide = {
		.begin = within->x,
		.size = within->width,
		.at_begin = state->anchor & EDGE_LEFT,
		.at_end = state->anchor & EDGE_RIGHT,
		.margin_begin = state->margin_left,
		.margin_end = state->margin_right,
	};
	const struct span high = {
		.begin = within->y,
		.size = within->height,
		.at_begin = state->anchor & EDGE_TOP,
		.at_end = state->anchor & EDGE_BOTTOM,
		.margin_begin = state->margin_top,
		.margin_end = state->margin_bottom,
	};
	struct span x = place(&wide, state->width), y = place(&high, state->height);
	return (struct box){x.begin, y.begin, x.size, y.size};
}

/* The one edge that a zone is measured from: a lone anchor, or the one between two others. */
static uint32_t exclusive_edge(const struct layer_state *state)
{
	static const uint32_t edges[] = {EDGE_TOP, EDGE_BOTTOM, EDGE_LEFT, EDGE_RIGHT};
	for (int i = 0; i < 4; i++) {
		uint32_t across = edges[i] & VERTICAL ? HORIZONTAL : VERTICAL;
		if (state->anchor == edges[i] || state->anchor == (edges[i] | across)) {
			return edges[i];
		}
	}
	return EDGES_NONE;
}

bool layer_layout_is_exclusive(const struct layer_state *state)
{
	return state->exclusive_zone > 0 && exclusive_edge(state) != EDGES_NONE;
}

static int32_t take(int32_t size, int64_t zone, int32_t margin)
{
	int64_t left = size - zone - margin;
	return left > size ? size : hold(left, 0);
}

struct box layer_layout_reserve(const struct layer_state *state, const struct box *free)
{
	struct box left = *free;
	int64_t zone = state->exclusive_zone;
	switch (layer_layout_is_exclusive(state) ? exclusive_edge(state) : EDGES_NONE) {
	case EDGE_TOP:
		left.height = take(free->height, zone, state->margin_top);
		left.y = box_bottom(free) - left.height;
		break;
	case EDGE_BOTTOM:
		left.height = take(free->height, zone, state->margin_bottom);
		break;
	case EDGE_LEFT:
		left.width = take(free->width, zone, state->margin_left);
		left.x = box_right(free) - left.width;
		break;
	case EDGE_RIGHT:
		left.width = take(free->width, zone, state->margin_right);
		break;
	}
	return left;
}
