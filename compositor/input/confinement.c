/* SPDX-License-Identifier: MIT */
/*
 * A region is a set of boxes. The way is cut where it leaves a box: if the
 * region goes on there, so does the way, in the next box. If not, what is left
 * of the way across that edge is given up, and the rest follows the edge.
 */
#include "input/confinement.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

/* As near to the far edge as a wl_fixed can tell from it. */
static const double EDGE = 1.0 / 256;

static double clamp(double value, int32_t from, int32_t to)
{
	double last = to - EDGE;
	return value < from ? from : value > last ? last : value;
}

static bool find_box(const pixman_region32_t *region, double x, double y, pixman_box32_t *box_out)
{
	if (!(fabs(x) < INT32_MAX && fabs(y) < INT32_MAX)) {
		return false; /* of a surface that was put at the end of all numbers */
	}
	/* without const for want of it in pixman; it only reads */
	return pixman_region32_contains_point(
		(pixman_region32_t *)region, (int)floor(x), (int)floor(y), box_out);
}

static void go_to_nearest(const pixman_region32_t *region, double *x, double *y)
{
	int count;
	const pixman_box32_t *boxes =
		pixman_region32_rectangles((pixman_region32_t *)region, &count);
	double best = INFINITY, aim_x = *x, aim_y = *y;
	for (int i = 0; i < count; i++) {
		double near_x = clamp(aim_x, boxes[i].x1, boxes[i].x2);
		double near_y = clamp(aim_y, boxes[i].y1, boxes[i].y2);
		double distance = hypot(near_x - aim_x, near_y - aim_y);
		if (distance < best) {
			best = distance;
			*x = near_x;
			*y = near_y;
		}
	}
}

/* How much of a way of this length along one axis stays between from and to: 0 to 1. */
static double share_within(double at, double way, int32_t from, int32_t to)
{
	if (way == 0) {
		return INFINITY;
	}
	double share = ((way > 0 ? to : from) - at) / way;
	return share < 0 ? 0 : share > 1 ? 1 : share;
}

static double beyond(double way, int32_t from, int32_t to)
{
	return way > 0 ? to : from - EDGE;
}

/* One cut: moves (*at_x, *at_y) to the next box, or to the edge of this one and then takes the
 * aim back to it. */
static void cross_edge(const pixman_region32_t *region, const pixman_box32_t *box, double *at_x,
	double *at_y, double *aim_x, double *aim_y)
{
	double way_x = *aim_x - *at_x, way_y = *aim_y - *at_y;
	double share_x = share_within(*at_x, way_x, box->x1, box->x2);
	double share_y = share_within(*at_y, way_y, box->y1, box->y2);
	pixman_box32_t next;
	if (share_x <= share_y) {
		*at_y = clamp(*at_y + way_y * share_x, box->y1, box->y2);
		*at_x = beyond(way_x, box->x1, box->x2);
		if (!find_box(region, *at_x, *at_y, &next)) {
			*aim_x = *at_x = clamp(*at_x, box->x1, box->x2);
		}
	} else {
		*at_x = clamp(*at_x + way_x * share_y, box->x1, box->x2);
		*at_y = beyond(way_y, box->y1, box->y2);
		if (!find_box(region, *at_x, *at_y, &next)) {
			*aim_y = *at_y = clamp(*at_y, box->y1, box->y2);
		}
	}
}

void confinement_walk(
	const pixman_region32_t *region, double from_x, double from_y, double *x, double *y)
{
	pixman_box32_t box;
	if (!find_box(region, from_x, from_y, &box)) {
		go_to_nearest(region, x, y);
		return;
	}
	/* a straight way meets each box once, and gives up each axis once */
	int cuts = pixman_region32_n_rects((pixman_region32_t *)region) + 2;
	double aim_x = *x, aim_y = *y;
	*x = from_x;
	*y = from_y;
	while (cuts-- > 0 && find_box(region, *x, *y, &box)) {
		if (clamp(aim_x, box.x1, box.x2) == aim_x &&
			clamp(aim_y, box.y1, box.y2) == aim_y) {
			*x = aim_x;
			*y = aim_y;
			return;
		}
		cross_edge(region, &box, x, y, &aim_x, &aim_y);
	}
}
