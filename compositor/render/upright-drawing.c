/* SPDX-License-Identifier: MIT */
#include "render/upright-drawing.h"

#include "render/row-sampler.h"

#include <string.h>

bool upright_drawing_takes(const struct drawing *drawing, const struct render_target *target)
{
	return target->fourcc == PIXEL_FORMAT_XRGB8888 && row_sampler_takes(drawing);
}

static uint32_t *target_row(const struct render_target *target, int32_t x, int32_t y)
{
	char *data = target->data;
	return (uint32_t *)(void *)(data + (ptrdiff_t)y * target->stride) + x;
}

static void put_row(struct row_sampler *sampler, int32_t y, uint32_t *target)
{
	const struct drawing *drawing = sampler->drawing;
	const struct pixel_kernels *kernels = sampler->kernels;
	if (drawing->opaque && drawing->settled) {
		row_sampler_stream(sampler, y, target);
		return;
	}
	const uint32_t *pixels = row_sampler_row(sampler, y);
	size_t count = (size_t)sampler->width;
	if (drawing->opaque) {
		memcpy(target, pixels, count * sizeof(*pixels));
	} else if (drawing->on_colour && drawing->settled) {
		kernels->stream_over_colour(target, pixels, drawing->colour, count);
	} else if (drawing->on_colour) {
		kernels->over_colour(target, pixels, drawing->colour, count);
	} else {
		kernels->over(target, pixels, count);
	}
}

static void put_row_on(const struct drawing *drawing, const struct pixel_kernels *kernels,
	uint32_t *target, const uint32_t *pixels, const uint32_t *below, size_t count)
{
	if (drawing->settled) {
		kernels->stream_over_row(target, pixels, below, count);
	} else {
		kernels->over_row(target, pixels, below, count);
	}
}

/* A stretch of columns that one sampler can make. */
static void draw_columns(const struct drawing *drawing, const struct box *box,
	const struct render_target *target, const struct pixel_kernels *kernels)
{
	struct row_sampler sampler;
	row_sampler_init(&sampler, drawing, kernels, box->x, box->width);
	for (int32_t y = box->y; y < box_bottom(box); y++) {
		put_row(&sampler, y, target_row(target, box->x, y));
	}
}

/* The same, with those of the drawing below, too. */
static void draw_columns_on(const struct drawing *drawing, const struct box *box,
	const struct render_target *target, const struct pixel_kernels *kernels)
{
	struct row_sampler sampler, below;
	row_sampler_init(&sampler, drawing, kernels, box->x, box->width);
	row_sampler_init(&below, drawing->on_drawing, kernels, box->x, box->width);
	for (int32_t y = box->y; y < box_bottom(box); y++) {
		put_row_on(drawing, kernels, target_row(target, box->x, y),
			row_sampler_row(&sampler, y), row_sampler_row(&below, y),
			(size_t)box->width);
	}
}

static bool finds_rows(const struct drawing *drawing, const struct box *box)
{
	return row_sampler_finds(drawing, box->x, box->width) &&
	       (drawing->on_drawing == NULL ||
		       row_sampler_finds(drawing->on_drawing, box->x, box->width));
}

void upright_drawing_draw(const struct drawing *drawing, const struct box *box,
	const struct render_target *target, const struct pixel_kernels *kernels)
{
	void (*draw)(const struct drawing *, const struct box *, const struct render_target *,
		const struct pixel_kernels *) =
		drawing->on_drawing != NULL ? draw_columns_on : draw_columns;
	if (finds_rows(drawing, box)) {
		draw(drawing, box, target, kernels);
		return;
	}
	int32_t x = box->x;
	while (x < box_right(box)) {
		int32_t width = ROW_SAMPLER_COLUMNS - x % ROW_SAMPLER_COLUMNS;
		if (width > box_right(box) - x) {
			width = box_right(box) - x;
		}
		struct box columns = {x, box->y, width, box->height};
		draw(drawing, &columns, target, kernels);
		x += width;
	}
}
