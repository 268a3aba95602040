/* SPDX-License-Identifier: MIT */
#include "render/row-sampler.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* A place along one axis of the view, in 2^-32 of a pixel. */
typedef int64_t place_t;

enum {
	PLACE_BITS = 32,
	WEIGHT_BITS = 7, /* of PIXEL_KERNEL_WHOLE */
};

/* Which two neighbours along an axis, and how much of the second. */
struct tap {
	int32_t first;
	int weight;
};

static const uint32_t *view_row(const struct drawing *drawing, int32_t y)
{
	const char *data = drawing->view.data;
	return (const uint32_t *)(const void *)(data + (ptrdiff_t)y * drawing->view.stride);
}

static int32_t clamp(int64_t value, int32_t first, int32_t length)
{
	int64_t last = (int64_t)first + length - 1;
	return (int32_t)(value < first ? first : value > last ? last : value);
}

static place_t to_place(double value)
{
	const double limit = 1 << 30;
	double near = value > -limit ? (value < limit ? value : limit) : -limit;
	return llrint(near * 4294967296.0);
}

static int64_t whole(place_t place)
{
	return place >> PLACE_BITS;
}

/* At the edges the nearest pixel counts twice. There is more than one. */
static struct tap tap_at(place_t place, int32_t first, int32_t length)
{
	int64_t pixel = whole(place);
	if (pixel < first) {
		return (struct tap){first, 0};
	}
	if (pixel >= (int64_t)first + length - 1) {
		return (struct tap){first + length - 2, PIXEL_KERNEL_WHOLE};
	}
	int weight = (int)(place >> (PLACE_BITS - WEIGHT_BITS)) & (PIXEL_KERNEL_WHOLE - 1);
	return (struct tap){(int32_t)pixel, weight};
}

static bool is_word(const struct pixel_view *view)
{
	return view->format->fourcc == PIXEL_FORMAT_XRGB8888 ||
	       view->format->fourcc == PIXEL_FORMAT_ARGB8888;
}

/* Made smaller, a picture has rows and columns that count for nothing, and few are shared: the gain
 * over pixman ends. */
static bool is_half_or_larger(const struct affine *map)
{
	return fabs(map->xx) <= 2 && fabs(map->yy) <= 2;
}

bool row_sampler_takes(const struct drawing *drawing)
{
	const struct affine *map = &drawing->to_source;
	bool is_worth_it = is_half_or_larger(map) && drawing->source.width > 1;
	return map->xy == 0 && map->yx == 0 && is_word(&drawing->view) &&
	       (drawing->crisp || is_worth_it);
}

/* Where column or row 0 of the image is in the view, where they are only shifted. */
static int64_t shift_of(double offset)
{
	return whole(to_place(offset + 0.5));
}

bool row_sampler_finds(const struct drawing *drawing, int32_t x, int32_t width)
{
	const struct affine *map = &drawing->to_source;
	int64_t first = x + shift_of(map->x0);
	return drawing->crisp && map->xx == 1 && map->yy == 1 && first >= drawing->source.x &&
	       first + width <= (int64_t)drawing->source.x + drawing->source.width;
}

static const uint32_t *found_row(struct row_sampler *sampler, int32_t y)
{
	const struct drawing *drawing = sampler->drawing;
	int32_t row = clamp(y + sampler->row_shift, drawing->source.y, drawing->source.height);
	return view_row(drawing, row) + sampler->x + sampler->column_shift;
}

static int32_t nearest_row(const struct drawing *drawing, int32_t y)
{
	double place = drawing->to_source.yy * (y + 0.5) + drawing->to_source.y0;
	return clamp(whole(to_place(place)), drawing->source.y, drawing->source.height);
}

static int32_t padded_width(const struct row_sampler *sampler)
{
	int32_t steps = (sampler->width + PIXEL_KERNEL_STEP - 1) / PIXEL_KERNEL_STEP;
	return steps * PIXEL_KERNEL_STEP;
}

static struct pixel_taps taps_of(const struct row_sampler *sampler)
{
	const struct box *source = &sampler->drawing->source;
	return (struct pixel_taps){sampler->left, sampler->weights, box_right(source)};
}

static const uint32_t *picked_row(struct row_sampler *sampler, int32_t y)
{
	int32_t from = nearest_row(sampler->drawing, y);
	if (from != sampler->sampled[0]) {
		struct pixel_taps taps = taps_of(sampler);
		sampler->kernels->pick(sampler->line, view_row(sampler->drawing, from), &taps,
			(size_t)padded_width(sampler));
		sampler->sampled[0] = from;
	}
	return sampler->line;
}

/* Neighbouring rows of the image share rows of the view. */
static const int16_t *blended_row(struct row_sampler *sampler, int32_t from)
{
	int slot = from & 1;
	if (sampler->sampled[slot] != from) {
		struct pixel_taps taps = taps_of(sampler);
		sampler->kernels->across(sampler->blended[slot], view_row(sampler->drawing, from),
			&taps, (size_t)padded_width(sampler));
		sampler->sampled[slot] = from;
	}
	return sampler->blended[slot];
}

struct row_pair {
	const int16_t *upper, *lower;
	int lower_weight;
};

static struct row_pair blended_rows(struct row_sampler *sampler, int32_t y)
{
	const struct drawing *drawing = sampler->drawing;
	place_t place = to_place(drawing->to_source.yy * (y + 0.5) + drawing->to_source.y0 - 0.5);
	int32_t first = drawing->source.y, length = drawing->source.height;
	return (struct row_pair){
		.upper = blended_row(sampler, clamp(whole(place), first, length)),
		.lower = blended_row(sampler, clamp(whole(place) + 1, first, length)),
		.lower_weight =
			(int)(place >> (PLACE_BITS - WEIGHT_BITS)) & (PIXEL_KERNEL_WHOLE - 1),
	};
}

static const uint32_t *filtered_row(struct row_sampler *sampler, int32_t y)
{
	struct row_pair pair = blended_rows(sampler, y);
	sampler->kernels->down(sampler->line, pair.upper, pair.lower, pair.lower_weight,
		(size_t)padded_width(sampler));
	return sampler->line;
}

/* Without a line in between: the last step and writing wait for different things. */
static void stream_filtered(struct row_sampler *sampler, int32_t y, uint32_t *target)
{
	struct row_pair pair = blended_rows(sampler, y);
	size_t width = (size_t)sampler->width, rest = width % PIXEL_KERNEL_STEP;
	size_t whole_steps = width - rest;
	sampler->kernels->stream_down(
		target, pair.upper, pair.lower, pair.lower_weight, whole_steps);
	if (rest > 0) {
		sampler->kernels->down(sampler->line, pair.upper + 4 * whole_steps,
			pair.lower + 4 * whole_steps, pair.lower_weight, PIXEL_KERNEL_STEP);
		memcpy(target + whole_steps, sampler->line, rest * sizeof(*target));
	}
}

void row_sampler_stream(struct row_sampler *sampler, int32_t y, uint32_t *target)
{
	bool aligned = (uintptr_t)target % PIXEL_KERNEL_ALIGNMENT == 0;
	if (sampler->row == filtered_row && aligned) {
		stream_filtered(sampler, y, target);
	} else {
		sampler->kernels->stream(target, sampler->row(sampler, y), (size_t)sampler->width);
	}
}

static const uint32_t *halved_row(struct row_sampler *sampler, int32_t y)
{
	const struct drawing *drawing = sampler->drawing;
	const struct box *source = &drawing->source;
	int64_t upper = whole(to_place(drawing->to_source.y0)) + 2 * (int64_t)y;
	int64_t x = whole(to_place(drawing->to_source.x0)) + 2 * (int64_t)sampler->x;
	sampler->kernels->halve(sampler->line,
		view_row(drawing, clamp(upper, source->y, source->height)) + x,
		view_row(drawing, clamp(upper + 1, source->y, source->height)) + x,
		(size_t)sampler->width);
	return sampler->line;
}

/* Whether each pixel of the stretch is made of two by two whole ones. */
static bool halves(const struct row_sampler *sampler)
{
	const struct affine *map = &sampler->drawing->to_source;
	const struct box *source = &sampler->drawing->source;
	double first = map->x0 + 2.0 * sampler->x;
	return map->xx == 2 && map->yy == 2 && map->x0 == rint(map->x0) &&
	       map->y0 == rint(map->y0) && first >= source->x &&
	       first + 2.0 * sampler->width <= box_right(source);
}

/* Counted from a fixed column, so that rounding is the same wherever a stretch begins. */
static place_t column_place(const struct row_sampler *sampler, place_t *step_out)
{
	const struct affine *map = &sampler->drawing->to_source;
	int32_t origin = sampler->x / ROW_SAMPLER_COLUMNS * ROW_SAMPLER_COLUMNS;
	*step_out = to_place(map->xx);
	double middle = sampler->drawing->crisp ? 0 : 0.5;
	place_t first = to_place(map->xx * (origin + 0.5) + map->x0 - middle);
	return first + (sampler->x - origin) * *step_out;
}

/* Of the padded width: past the stretch the taps are some that exist. */
static void find_nearest_columns(struct row_sampler *sampler)
{
	const struct box *source = &sampler->drawing->source;
	int32_t count = padded_width(sampler);
	place_t step, place = column_place(sampler, &step);
	for (int32_t i = 0; i < count; i++, place += step) {
		sampler->left[i] = clamp(whole(place), source->x, source->width);
	}
}

static void find_column_taps(struct row_sampler *sampler)
{
	const struct box *source = &sampler->drawing->source;
	int32_t count = padded_width(sampler);
	place_t step, place = column_place(sampler, &step);
	for (int32_t i = 0; i < count; i++, place += step) {
		struct tap tap = tap_at(place, source->x, source->width);
		sampler->left[i] = tap.first;
		sampler->weights[2 * i] = (uint8_t)(PIXEL_KERNEL_WHOLE - tap.weight);
		sampler->weights[2 * i + 1] = (uint8_t)tap.weight;
	}
}

void row_sampler_init(struct row_sampler *sampler, const struct drawing *drawing,
	const struct pixel_kernels *kernels, int32_t x, int32_t width)
{
	sampler->drawing = drawing;
	sampler->kernels = kernels;
	sampler->x = x;
	sampler->width = width;
	sampler->sampled[0] = sampler->sampled[1] = -1;
	if (row_sampler_finds(drawing, x, width)) {
		sampler->row = found_row;
		sampler->column_shift = shift_of(drawing->to_source.x0);
		sampler->row_shift = shift_of(drawing->to_source.y0);
		return;
	}
	assert(x >= 0 && x % ROW_SAMPLER_COLUMNS + width <= ROW_SAMPLER_COLUMNS);
	if (drawing->crisp) {
		sampler->row = picked_row;
		find_nearest_columns(sampler);
	} else if (halves(sampler)) {
		sampler->row = halved_row;
	} else {
		sampler->row = filtered_row;
		find_column_taps(sampler);
	}
}
