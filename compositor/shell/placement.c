/* SPDX-License-Identifier: MIT */
#include "shell/placement.h"

static int32_t fit(int32_t begin, int32_t size, int32_t area_begin, int32_t area_size)
{
	int64_t last = (int64_t)area_begin + area_size - size;
	int64_t fitted = begin < last ? begin : last;
	return fitted > area_begin ? (int32_t)fitted : area_begin;
}

struct box placement_fit(struct box box, const struct box *area)
{
	box.x = fit(box.x, box.width, area->x, area->width);
	box.y = fit(box.y, box.height, area->y, area->height);
	return box;
}

struct box placement_centre(struct box box, const struct box *outer)
{
	box.x = outer->x + (outer->width - box.width) / 2;
	box.y = outer->y + (outer->height - box.height) / 2;
	return box;
}

/* Pixels of box that others have already, counted for each of them. */
static int64_t count_covered(const struct box *box, const struct box *taken, size_t count)
{
	int64_t covered = 0;
	for (size_t i = 0; i < count; i++) {
		struct box both = box_intersect(box, &taken[i]);
		covered += (int64_t)both.width * both.height;
	}
	return covered;
}

static bool is_taken(const struct box *box, const struct box *taken, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (taken[i].x == box->x && taken[i].y == box->y) {
			return true;
		}
	}
	return false;
}

static int64_t distance(const struct box *a, const struct box *b)
{
	int64_t x = (int64_t)a->x - b->x, y = (int64_t)a->y - b->y;
	return x * x + y * y;
}

enum {
	EDGES_MAX = 3 + 2 * PLACEMENT_NEIGHBOURS,
};

struct edges {
	int32_t at[EDGES_MAX];
	int count;
};

/* A client may say that its window is as large as numbers go. */
static void add_edge(struct edges *edges, int64_t at, int64_t begin, int64_t end)
{
	if (at >= begin && at <= end) {
		edges->at[edges->count++] = (int32_t)at;
	}
}

/* Where a window of that size could begin, one way: in the middle, at an edge of the area, or next
 * to another one. The first of begins and sizes are those of the area. */
static struct edges find_edges(
	int32_t size, const int32_t *begins, const int32_t *sizes, size_t count)
{
	struct edges edges = {.count = 0};
	int64_t begin = begins[0], end = begin + sizes[0] - size;
	add_edge(&edges, begin + ((int64_t)sizes[0] - size) / 2, begin, end);
	add_edge(&edges, begin, begin, end);
	add_edge(&edges, end, begin, end);
	for (size_t i = 1; i <= count; i++) {
		add_edge(&edges, (int64_t)begins[i] + sizes[i], begin, end);
		add_edge(&edges, (int64_t)begins[i] - size, begin, end);
	}
	return edges;
}

static void find_all_edges(const struct box *area, const struct box *box, const struct box *taken,
	size_t count, struct edges *xs_out, struct edges *ys_out)
{
	int32_t begins[2][1 + PLACEMENT_NEIGHBOURS], sizes[2][1 + PLACEMENT_NEIGHBOURS];
	for (size_t i = 0; i <= count; i++) {
		const struct box *other = i == 0 ? area : &taken[i - 1];
		begins[0][i] = other->x;
		begins[1][i] = other->y;
		sizes[0][i] = other->width;
		sizes[1][i] = other->height;
	}
	*xs_out = find_edges(box->width, begins[0], sizes[0], count);
	*ys_out = find_edges(box->height, begins[1], sizes[1], count);
}

/* Moves box, which fits into area, to where it covers least of the others, and of such places to
 * the nearest. false when at each place the top left is that of another one. */
static bool find_place(
	const struct box *area, struct box *box, const struct box *taken, size_t count)
{
	struct edges xs, ys;
	find_all_edges(area, box, taken, count, &xs, &ys);
	struct box best = *box;
	int64_t least = INT64_MAX, nearest = INT64_MAX;
	for (int i = 0; i < xs.count * ys.count; i++) {
		struct box place = {
			xs.at[i % xs.count], ys.at[i / xs.count], box->width, box->height};
		int64_t covered = count_covered(&place, taken, count);
		int64_t away = distance(&place, box);
		bool better = covered < least || (covered == least && away < nearest);
		if (better && !is_taken(&place, taken, count)) {
			least = covered;
			nearest = away;
			best = place;
		}
	}
	*box = best;
	return least < INT64_MAX;
}

struct box placement_choose(const struct box *area, int32_t width, int32_t height,
	const struct box *taken, size_t count)
{
	/* with as many windows as this, the place of one more matters little */
	count = count < PLACEMENT_NEIGHBOURS ? count : PLACEMENT_NEIGHBOURS;
	struct box middle = {0, 0, width, height};
	middle = placement_fit(placement_centre(middle, area), area);
	struct box box = middle;
	if (box_contains_box(area, &box) && find_place(area, &box, taken, count)) {
		return box;
	}
	int32_t columns = 0;
	for (int i = 0; i < PLACEMENT_TRIES && is_taken(&box, taken, count); i++) {
		struct box step = box;
		step.x += PLACEMENT_STEP;
		step.y += PLACEMENT_STEP;
		if (!box_contains_box(area, &step)) {
			/* the cascade has left the area: another one begins at its top */
			step.x = area->x + PLACEMENT_STEP * columns++;
			step.y = area->y;
		}
		box = placement_fit(step, area);
	}
	return is_taken(&box, taken, count) ? middle : box;
}

bool placement_is_reachable(const struct box *box, const struct box *area)
{
	struct box seen = box_intersect(box, area);
	int32_t width = box->width < PLACEMENT_LEAST_VISIBLE ? box->width : PLACEMENT_LEAST_VISIBLE;
	int32_t height =
		box->height < PLACEMENT_LEAST_VISIBLE ? box->height : PLACEMENT_LEAST_VISIBLE;
	return seen.width >= width && seen.height >= height;
}
