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

static bool is_taken(const struct box *box, const struct box *taken, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (taken[i].x == box->x && taken[i].y == box->y) {
			return true;
		}
	}
	return false;
}

struct box placement_choose(const struct box *area, int32_t width, int32_t height,
	const struct box *taken, size_t count)
{
	struct box middle = {0, 0, width, height};
	middle = placement_fit(placement_centre(middle, area), area);
	struct box box = middle;
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
