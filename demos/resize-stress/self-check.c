/* SPDX-License-Identifier: MIT */
#include "self-check.h"

#include <stdlib.h>

enum {
	TRIES = 30, /* pictures of an older frame before that is wrong */
	WAIT_MS = 20,
};

struct place {
	bool found;
	int32_t x, y; /* of the window's corner, in the picture */
	struct pattern_header header;
};

/* The window with the newest frame; there is more than one if the compositor
 * shows a part of an old picture somewhere. */
static struct place find_window(struct capture *capture)
{
	struct place place = {0};
	for (int32_t y = 0; y < capture->height; y++) {
		const uint32_t *row = capture_row(capture, y);
		for (int32_t x = 0; x + PATTERN_HEADER <= capture->width; x++) {
			struct pattern_header header;
			if (pattern_read_header(row + x, &header) &&
				(!place.found || header.frame > place.header.frame)) {
				place = (struct place){true, x, y, header};
			}
		}
	}
	return place;
}

static int32_t least(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

/* Compares count pixels, and says of the first that is wrong where it is. */
static void compare_row(const struct pattern *pattern, int32_t y, const uint32_t *seen,
	const uint32_t *expected, int32_t count, struct statistics *statistics)
{
	uint64_t wrong = 0;
	int32_t first = 0;
	for (int32_t x = 0; x < count; x++) {
		if (((seen[x] ^ expected[x]) & 0xffffffu) != 0) {
			first = wrong == 0 ? x : first;
			wrong++;
		}
	}
	statistics->checked_pixels += (uint64_t)count;
	statistics->wrong_pixels += wrong;
	if (wrong > 0) {
		statistics_wrong(statistics,
			"frame %u of %dx%d, row %d: %llu wrong pixels, the first at %d is %06x "
			"and should be %06x",
			pattern->frame, pattern->width, pattern->height, y,
			(unsigned long long)wrong, first, seen[first] & 0xffffffu,
			expected[first] & 0xffffffu);
	}
}

static void compare(struct capture *capture, const struct pattern *pattern,
	const struct place *place, struct statistics *statistics)
{
	int32_t width = least(pattern->width, capture->width - place->x);
	int32_t height = least(pattern->height, capture->height - place->y);
	uint32_t *expected = malloc((size_t)width * sizeof(*expected));
	if (expected == NULL) {
		statistics_wrong(statistics, "no memory for the self-check");
		return;
	}
	for (int32_t y = 0; y < height; y++) {
		pattern_span(pattern, 0, y, width, expected);
		compare_row(pattern, y, capture_row(capture, place->y + y) + place->x, expected,
			width, statistics);
	}
	free(expected);
	statistics->checks++;
}

static bool is_this_frame(const struct place *place, const struct pattern *pattern)
{
	return place->found && place->header.frame == pattern->frame &&
	       place->header.width == pattern->width && place->header.height == pattern->height;
}

int self_check_run(
	struct capture *capture, const struct pattern *pattern, struct statistics *statistics)
{
	struct place place = {0};
	for (int i = 0; i < TRIES && !is_this_frame(&place, pattern); i++) {
		int error = i == 0 ? 0 : connection_wait(&capture->globals->connection, WAIT_MS);
		if (error == 0) {
			error = capture_take(capture);
		}
		if (error < 0) {
			return error;
		}
		place = find_window(capture);
	}
	if (is_this_frame(&place, pattern)) {
		compare(capture, pattern, &place, statistics);
	} else if (place.found) {
		statistics_wrong(statistics, "frame %u of %dx%d is not shown, but %u of %dx%d",
			pattern->frame, pattern->width, pattern->height, place.header.frame,
			place.header.width, place.header.height);
	} else {
		statistics_wrong(statistics,
			"frame %u of %dx%d is nowhere in the picture (is a window above it?)",
			pattern->frame, pattern->width, pattern->height);
	}
	return 0;
}
