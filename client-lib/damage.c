/* SPDX-License-Identifier: MIT */
#include "client-lib/damage.h"

#include <stdbool.h>

/* Corners in 64 bits: x + width of a caller's box may be past an int32_t. */
struct corners {
	int64_t x1, y1, x2, y2;
};

static struct corners corners_of(const struct weddell_box *box)
{
	return (struct corners){
		box->x, box->y, (int64_t)box->x + box->width, (int64_t)box->y + box->height};
}

static struct weddell_box box_of(struct corners c)
{
	return (struct weddell_box){
		(int32_t)c.x1, (int32_t)c.y1, (int32_t)(c.x2 - c.x1), (int32_t)(c.y2 - c.y1)};
}

static bool contains(const struct weddell_box *outer, const struct weddell_box *inner)
{
	struct corners o = corners_of(outer), i = corners_of(inner);
	return o.x1 <= i.x1 && o.y1 <= i.y1 && o.x2 >= i.x2 && o.y2 >= i.y2;
}

static struct weddell_box box_around(const struct weddell_box *a, const struct weddell_box *b)
{
	struct corners c = corners_of(a), d = corners_of(b);
	c.x1 = c.x1 < d.x1 ? c.x1 : d.x1;
	c.y1 = c.y1 < d.y1 ? c.y1 : d.y1;
	c.x2 = c.x2 > d.x2 ? c.x2 : d.x2;
	c.y2 = c.y2 > d.y2 ? c.y2 : d.y2;
	return box_of(c);
}

static int64_t area(const struct weddell_box *box)
{
	return (int64_t)box->width * box->height;
}

static bool clip(struct weddell_box *box, int32_t width, int32_t height)
{
	if (box->width <= 0 || box->height <= 0) {
		return false;
	}
	struct corners c = corners_of(box);
	c.x1 = c.x1 > 0 ? c.x1 : 0;
	c.y1 = c.y1 > 0 ? c.y1 : 0;
	c.x2 = c.x2 < width ? c.x2 : width;
	c.y2 = c.y2 < height ? c.y2 : height;
	if (c.x1 >= c.x2 || c.y1 >= c.y2) {
		return false;
	}
	*box = box_of(c);
	return true;
}

/* The box that loses least by being joined with the new one. */
static size_t cheapest_partner(const struct damage *damage, const struct weddell_box *box)
{
	size_t best = 0;
	int64_t best_cost = INT64_MAX;
	for (size_t i = 0; i < damage->count; i++) {
		struct weddell_box joined = box_around(&damage->boxes[i], box);
		int64_t cost = area(&joined) - area(&damage->boxes[i]);
		if (cost < best_cost) {
			best_cost = cost;
			best = i;
		}
	}
	return best;
}

static void remove_at(struct damage *damage, size_t i)
{
	damage->count--;
	damage->boxes[i] = damage->boxes[damage->count];
}

static bool is_covered(const struct damage *damage, const struct weddell_box *box)
{
	for (size_t i = 0; i < damage->count; i++) {
		if (contains(&damage->boxes[i], box)) {
			return true;
		}
	}
	return false;
}

static void remove_covered(struct damage *damage, const struct weddell_box *box)
{
	size_t i = 0;
	while (i < damage->count) {
		if (contains(box, &damage->boxes[i])) {
			remove_at(damage, i);
		} else {
			i++;
		}
	}
}

void damage_clear(struct damage *damage)
{
	damage->count = 0;
}

void damage_set_whole(struct damage *damage, int32_t width, int32_t height)
{
	damage->boxes[0] = (struct weddell_box){0, 0, width, height};
	damage->count = 1;
}

void damage_add(struct damage *damage, const struct weddell_box *box, int32_t width, int32_t height)
{
	struct weddell_box added = *box;
	if (!clip(&added, width, height) || is_covered(damage, &added)) {
		return;
	}
	remove_covered(damage, &added);
	if (damage->count == DAMAGE_BOXES) {
		size_t partner = cheapest_partner(damage, &added);
		added = box_around(&added, &damage->boxes[partner]);
		remove_covered(damage, &added);
	}
	damage->boxes[damage->count] = added;
	damage->count++;
}
