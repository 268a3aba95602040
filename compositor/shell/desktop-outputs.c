/* SPDX-License-Identifier: MIT */
#include "shell/desktop-outputs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int desktop_outputs_set(
	struct desktop_outputs *outputs, const struct desktop_output *all, size_t count)
{
	struct desktop_output *copy = NULL;
	if (count > 0) {
		copy = calloc(count, sizeof(*copy));
		if (copy == NULL) {
			return -ENOMEM;
		}
		memcpy(copy, all, count * sizeof(*copy));
	}
	for (size_t i = 0; i < count; i++) {
		copy[i].free = copy[i].box;
	}
	desktop_outputs_finish(outputs);
	outputs->all = copy;
	outputs->count = count;
	return 0;
}

void desktop_outputs_finish(struct desktop_outputs *outputs)
{
	free(outputs->all);
	*outputs = (struct desktop_outputs){0};
}

static const struct desktop_output *first(const struct desktop_outputs *outputs)
{
	return outputs->count > 0 ? &outputs->all[0] : NULL;
}

const struct desktop_output *desktop_outputs_find(const struct desktop_outputs *outputs, int index)
{
	for (size_t i = 0; i < outputs->count; i++) {
		if (outputs->all[i].index == index) {
			return &outputs->all[i];
		}
	}
	return NULL;
}

const struct desktop_output *desktop_outputs_at(
	const struct desktop_outputs *outputs, double x, double y)
{
	for (size_t i = 0; i < outputs->count; i++) {
		if (box_contains_point(&outputs->all[i].box, x, y)) {
			return &outputs->all[i];
		}
	}
	return first(outputs);
}

static int64_t gap(int32_t a_begin, int32_t a_end, int32_t b_begin, int32_t b_end)
{
	if (a_end < b_begin) {
		return (int64_t)b_begin - a_end;
	}
	return b_end < a_begin ? (int64_t)a_begin - b_end : 0;
}

/* Greater is better: the area seen, or minus the distance. */
static int64_t nearness(const struct box *area, const struct box *box)
{
	struct box seen = box_intersect(area, box);
	if (!box_is_empty(&seen)) {
		return (int64_t)seen.width * seen.height;
	}
	return -gap(area->x, box_right(area), box->x, box_right(box)) -
	       gap(area->y, box_bottom(area), box->y, box_bottom(box));
}

const struct desktop_output *desktop_outputs_of_box(
	const struct desktop_outputs *outputs, const struct box *box)
{
	const struct desktop_output *best = first(outputs);
	for (size_t i = 1; i < outputs->count; i++) {
		if (nearness(&outputs->all[i].box, box) > nearness(&best->box, box)) {
			best = &outputs->all[i];
		}
	}
	return best;
}
