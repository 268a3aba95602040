/* SPDX-License-Identifier: MIT */
#include "shell/interactive.h"

#include <math.h>

bool interactive_edges_are_valid(uint32_t edges)
{
	uint32_t vertical = edges & (EDGE_TOP | EDGE_BOTTOM);
	uint32_t horizontal = edges & (EDGE_LEFT | EDGE_RIGHT);
	return edges == (vertical | horizontal) && vertical != (EDGE_TOP | EDGE_BOTTOM) &&
	       horizontal != (EDGE_LEFT | EDGE_RIGHT);
}

static int32_t moved(int32_t value, double by)
{
	double sum = floor(value + by);
	return sum > INT32_MAX ? INT32_MAX : sum < INT32_MIN ? INT32_MIN : (int32_t)sum;
}

static struct box resized(const struct interactive *interactive, double dx, double dy)
{
	struct box box = interactive->start;
	uint32_t edges = interactive->edges;
	if (edges & (EDGE_LEFT | EDGE_RIGHT)) {
		box.width = moved(box.width, edges & EDGE_LEFT ? -dx : dx);
	}
	if (edges & (EDGE_TOP | EDGE_BOTTOM)) {
		box.height = moved(box.height, edges & EDGE_TOP ? -dy : dy);
	}
	size_limits_apply(&interactive->limits, &box.width, &box.height);
	if (edges & EDGE_LEFT) {
		box.x = moved(box_right(&interactive->start), -(double)box.width);
	}
	if (edges & EDGE_TOP) {
		box.y = moved(box_bottom(&interactive->start), -(double)box.height);
	}
	return box;
}

struct box interactive_box(const struct interactive *interactive, double x, double y)
{
	double dx = x - interactive->x, dy = y - interactive->y;
	struct box box = interactive->start;
	if (interactive->kind == INTERACTIVE_RESIZE) {
		return resized(interactive, dx, dy);
	}
	box.x = moved(box.x, dx);
	box.y = moved(box.y, dy);
	return box;
}

uint32_t interactive_edges_near(const struct box *box, double x, double y)
{
	uint32_t across = x < box->x + box->width / 2.0 ? EDGE_LEFT : EDGE_RIGHT;
	uint32_t along = y < box->y + box->height / 2.0 ? EDGE_TOP : EDGE_BOTTOM;
	return across | along;
}
