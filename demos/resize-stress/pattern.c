/* SPDX-License-Identifier: MIT */
#include "pattern.h"

#include <assert.h>

static const uint32_t opaque = 0xff000000u;
static const uint32_t magic[2] = {0x57eddeu, 0x117a1eu};

static uint32_t hash(uint32_t value)
{
	value = (value ^ value >> 16) * 0x7feb352du;
	value = (value ^ value >> 15) * 0x846ca68bu;
	return value ^ value >> 16;
}

static uint32_t seed_of(const struct pattern *pattern, uint32_t frame)
{
	uint32_t size = hash((uint32_t)pattern->width * 65537u + (uint32_t)pattern->height);
	return hash(frame * 0x9e3779b1u ^ size);
}

static int32_t least(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static int32_t greatest(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* Pixels x to x + count of row y, all of them as the frame drew them. */
static void frame_span(const struct pattern *pattern, uint32_t frame, int32_t x, int32_t y,
	int32_t count, uint32_t *pixels_out)
{
	uint32_t across = (15u << 16) / (uint32_t)pattern->width;
	uint32_t down = (15u << 16) / (uint32_t)pattern->height;
	uint32_t fixed = opaque | ((uint32_t)y * down >> 16) << 12 | (frame & 15) << 4;
	uint32_t row = hash(seed_of(pattern, frame) + (uint32_t)y);
	for (uint32_t i = 0; i < (uint32_t)count; i++) {
		uint32_t column = (uint32_t)x + i;
		uint32_t noise = (row + column * 0x9e3779b1u) >> 8 & 0x0f0f0fu;
		uint32_t shade = (column * across >> 16) << 20;
		pixels_out[i] = fixed | shade | noise;
	}
}

static void header_pixels(const struct pattern_header *header, uint32_t *pixels_out)
{
	uint32_t sum = hash(
		header->frame ^ hash((uint32_t)header->width ^ hash((uint32_t)header->height)));
	pixels_out[0] = magic[0];
	pixels_out[1] = magic[1];
	pixels_out[2] = header->frame & 0xffffffu;
	pixels_out[3] = header->frame >> 24;
	pixels_out[4] = (uint32_t)header->width;
	pixels_out[5] = (uint32_t)header->height;
	pixels_out[6] = sum & 0xffffffu;
	pixels_out[7] = ~sum & 0xffffffu;
}

void pattern_init(struct pattern *pattern_out, uint32_t frame, int32_t width, int32_t height)
{
	*pattern_out = (struct pattern){
		.width = width,
		.height = height,
		.frame = frame,
		.base_frame = frame,
	};
}

void pattern_add_patch(struct pattern *pattern, uint32_t frame)
{
	assert(pattern->patch_count < PATTERN_PATCHES);
	struct pattern_patch *patch = &pattern->patches[pattern->patch_count];
	uint32_t x = hash(frame) % (uint32_t)pattern->width;
	uint32_t y = hash(~frame) % (uint32_t)pattern->height;
	patch->frame = frame;
	patch->box = (struct weddell_box){
		.x = (int32_t)x,
		.y = (int32_t)y,
		.width = greatest(1, (pattern->width - (int32_t)x) / 2),
		.height = greatest(1, (pattern->height - (int32_t)y) / 2),
	};
	pattern->patch_count++;
	pattern->frame = frame;
}

struct weddell_box pattern_header_box(const struct pattern *pattern)
{
	bool fits = pattern->width >= PATTERN_HEADER;
	return (struct weddell_box){0, 0, fits ? PATTERN_HEADER : 0, fits ? 1 : 0};
}

static void header_span(
	const struct pattern *pattern, int32_t x, int32_t count, uint32_t *pixels_out)
{
	struct pattern_header header = {pattern->frame, pattern->width, pattern->height};
	uint32_t pixels[PATTERN_HEADER];
	header_pixels(&header, pixels);
	for (int32_t i = x; i < x + count && i < PATTERN_HEADER; i++) {
		pixels_out[i - x] = opaque | pixels[i];
	}
}

void pattern_span(
	const struct pattern *pattern, int32_t x, int32_t y, int32_t count, uint32_t *pixels_out)
{
	frame_span(pattern, pattern->base_frame, x, y, count, pixels_out);
	for (size_t i = 0; i < pattern->patch_count; i++) {
		const struct weddell_box *box = &pattern->patches[i].box;
		int32_t first = greatest(x, box->x);
		int32_t end = least(x + count, box->x + box->width);
		if (y >= box->y && y < box->y + box->height && first < end) {
			frame_span(pattern, pattern->patches[i].frame, first, y, end - first,
				pixels_out + (first - x));
		}
	}
	if (y == 0 && pattern->width >= PATTERN_HEADER) {
		header_span(pattern, x, count, pixels_out);
	}
}

void pattern_paint(
	const struct pattern *pattern, const struct weddell_box *box, void *pixels, int32_t stride)
{
	for (int32_t y = box->y; y < box->y + box->height; y++) {
		uint32_t *row = (uint32_t *)((char *)pixels + (size_t)y * (size_t)stride);
		pattern_span(pattern, box->x, y, box->width, row + box->x);
	}
}

bool pattern_read_header(const uint32_t *pixels, struct pattern_header *header_out)
{
	uint32_t expected[PATTERN_HEADER];
	if ((pixels[0] & 0xffffffu) != magic[0]) {
		return false; /* nearly all pixels of a screen */
	}
	struct pattern_header header = {
		.frame = (pixels[2] & 0xffffffu) | pixels[3] << 24,
		.width = (int32_t)(pixels[4] & 0xffffffu),
		.height = (int32_t)(pixels[5] & 0xffffffu),
	};
	header_pixels(&header, expected);
	for (size_t i = 0; i < PATTERN_HEADER; i++) {
		if ((pixels[i] & 0xffffffu) != expected[i]) {
			return false;
		}
	}
	*header_out = header;
	return true;
}
