/* SPDX-License-Identifier: MIT */
/*
 * A picture whose every pixel can be told from any other: its colour follows
 * from its place, the size of the window and the number of the frame it was
 * drawn in. A pixel that is stale, shifted or of another size is a wrong one,
 * seen by who computes the picture again.
 *
 * A frame is drawn whole, then may get patches: boxes drawn in later frames.
 * The first pixels of the first row name the frame and the size, so that the
 * window can be found in a picture of the whole screen.
 *
 * Pixels are XRGB8888. The upper half of each channel is a smooth shade, for
 * people; the lower half is noise, for the check.
 */
#ifndef RESIZE_STRESS_PATTERN_H
#define RESIZE_STRESS_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <weddell-client.h>

enum {
	PATTERN_PATCHES = 3,
	PATTERN_HEADER = 8, /* pixels; a narrower window has no header */
};

struct pattern_patch {
	struct weddell_box box;
	uint32_t frame;
};

struct pattern {
	int32_t width, height; /* pixels */
	uint32_t frame;        /* the newest, as the header says */
	uint32_t base_frame;   /* that drew all of it */
	struct pattern_patch patches[PATTERN_PATCHES];
	size_t patch_count;
};

/* What a header says. */
struct pattern_header {
	uint32_t frame;
	int32_t width, height;
};

/* A whole new frame. */
void pattern_init(struct pattern *pattern_out, uint32_t frame, int32_t width, int32_t height);

/* The next frame, with one patch more, chosen by the frame's number. There
 * must be fewer than PATTERN_PATCHES. */
void pattern_add_patch(struct pattern *pattern, uint32_t frame);

/* The box that the header takes; empty when there is none. */
struct weddell_box pattern_header_box(const struct pattern *pattern);

/* Computes count pixels of row y, from x on, as they are in the newest frame. */
void pattern_span(
	const struct pattern *pattern, int32_t x, int32_t y, int32_t count, uint32_t *pixels_out);

/* Draws the part of the picture inside box, which lies inside the picture. */
void pattern_paint(
	const struct pattern *pattern, const struct weddell_box *box, void *pixels, int32_t stride);

/* Whether the PATTERN_HEADER pixels are a header; the X byte is not looked at. */
bool pattern_read_header(const uint32_t *pixels, struct pattern_header *header_out);

#endif
