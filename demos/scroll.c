/* SPDX-License-Identifier: MIT */
/*
 * A long list that scrolls, and what buffer age is good for: a buffer still has
 * the frame it showed some frames ago, so the rows that are in both are moved
 * inside it, and only those that are new are drawn.
 *
 * Scroll with the wheel or with the arrow keys; q ends it. With --auto it
 * scrolls by itself, and says at the end how much it drew.
 */
#include "window.h"

#include <errno.h>
#include <linux/input-event-codes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	LINE = 24,      /* pixels */
	HISTORY = 3,    /* frames: no swapchain has more buffers */
	LINES = 100000, /* of the list */
};

struct scroll {
	struct window window;
	struct weddell_pool *pool;
	struct weddell_swapchain *swapchain;
	int64_t position;         /* pixels of the list above the window */
	int64_t history[HISTORY]; /* position of the frame that many frames ago, less one */
	int64_t frames_left;      /* with --auto; -1 without */
	uint64_t rows_moved, rows_drawn;
};

static uint32_t colour_of(int64_t line)
{
	uint32_t mixed = (uint32_t)line * 2654435761u;
	return 0xff000000u | (0x808080u | (mixed >> 8 & 0x7f7f7fu));
}

/* One row of pixels of the list: a bar for each line, as long as its number's. */
static void draw_row(const struct scroll *scroll, const struct weddell_frame *frame, int32_t y)
{
	int64_t place = scroll->position + y, line = place / LINE;
	uint32_t *row = (uint32_t *)((char *)frame->pixels + (size_t)y * frame->stride);
	int32_t bar = (int32_t)(frame->width / 5 + line * 37 % (frame->width / 2 + 1));
	bool gap = place % LINE < 4;
	for (int32_t x = 0; x < frame->width; x++) {
		bool inside = !gap && x >= 12 && x < bar;
		row[x] = inside ? colour_of(line) : 0xff1c2430u;
	}
}

static void draw_rows(
	struct scroll *scroll, const struct weddell_frame *frame, int32_t from, int32_t to)
{
	for (int32_t y = from; y < to; y++) {
		draw_row(scroll, frame, y);
	}
	scroll->rows_drawn += (uint64_t)(to - from);
}

/* Moves what the buffer has to where it belongs now, and draws the rest. */
static void draw_frame(struct scroll *scroll, const struct weddell_frame *frame)
{
	bool usable = frame->age > 0 && frame->age <= HISTORY;
	int64_t by = usable ? scroll->position - scroll->history[frame->age - 1] : INT32_MAX;
	size_t stride = (size_t)frame->stride;
	char *pixels = frame->pixels;
	if (by >= frame->height || by <= -frame->height) {
		draw_rows(scroll, frame, 0, frame->height);
	} else if (by >= 0) {
		int32_t kept = frame->height - (int32_t)by;
		memmove(pixels, pixels + (size_t)by * stride, (size_t)kept * stride);
		draw_rows(scroll, frame, kept, frame->height);
		scroll->rows_moved += (uint64_t)kept;
	} else {
		int32_t kept = frame->height + (int32_t)by;
		memmove(pixels + (size_t)-by * stride, pixels, (size_t)kept * stride);
		draw_rows(scroll, frame, 0, (int32_t)-by);
		scroll->rows_moved += (uint64_t)kept;
	}
}

static void scroll_by(struct scroll *scroll, int64_t distance)
{
	int64_t position = scroll->position + distance;
	int64_t last = (int64_t)LINES * LINE;
	scroll->position = position < 0 ? 0 : position > last ? last : position;
	window_change(&scroll->window);
}

static bool draw(void *data)
{
	struct scroll *scroll = data;
	struct window *window = &scroll->window;
	struct weddell_frame frame;
	int error = weddell_swapchain_begin(scroll->swapchain, window_pixels(window, window->width),
		window_pixels(window, window->height), &frame);
	if (error < 0) {
		if (error != -EAGAIN) {
			fprintf(stderr, "weddell-scroll: %s\n", strerror(-error));
			window->closed = true;
		}
		return false;
	}
	draw_frame(scroll, &frame);
	memmove(&scroll->history[1], &scroll->history[0],
		(HISTORY - 1) * sizeof(scroll->history[0]));
	scroll->history[0] = scroll->position;
	window_prepare_commit(window);
	/* every pixel of the window is another one now */
	weddell_swapchain_present(scroll->swapchain, window->surface, NULL, 0);
	return true;
}

/* With --auto each frame is followed by another. */
static bool draw_auto(void *data)
{
	struct scroll *scroll = data;
	if (!draw(data)) {
		return false;
	}
	scroll->window.closed = scroll->window.closed || scroll->frames_left == 0;
	scroll->frames_left--;
	scroll_by(scroll, 7);
	return false;
}

static void handle_scrolled(void *data, double distance)
{
	scroll_by(data, (int64_t)(distance * 4));
}

static void handle_key(void *data, uint32_t key)
{
	struct scroll *scroll = data;
	switch (key) {
	case KEY_DOWN:
		scroll_by(scroll, LINE);
		break;
	case KEY_UP:
		scroll_by(scroll, -LINE);
		break;
	case KEY_Q:
		scroll->window.closed = true;
		break;
	}
}

static void handle_idle(void *data)
{
	struct scroll *scroll = data;
	weddell_pool_trim(scroll->pool);
}

static const struct window_listener by_hand = {
	.draw = draw,
	.idle = handle_idle,
	.scrolled = handle_scrolled,
	.key = handle_key,
};
static const struct window_listener by_itself = {.draw = draw_auto};

static int run(struct scroll *scroll)
{
	struct window *window = &scroll->window;
	int error = weddell_pool_create(window->connection.shm, 0, &scroll->pool);
	if (error == 0) {
		weddell_pool_set_wishes(scroll->pool, window->connection.wishes);
		error = weddell_swapchain_create(
			scroll->pool, WL_SHM_FORMAT_XRGB8888, &scroll->swapchain);
	}
	if (error < 0) {
		fprintf(stderr, "weddell-scroll: %s\n", strerror(-error));
		return 1;
	}
	int result = window_run(window, scroll->frames_left >= 0 ? &by_itself : &by_hand, scroll);
	printf("%llu rows moved, %llu drawn\n", (unsigned long long)scroll->rows_moved,
		(unsigned long long)scroll->rows_drawn);
	return result;
}

int main(int argc, char **argv)
{
	struct scroll scroll = {.frames_left = -1};
	if (argc == 3 && strcmp(argv[1], "--auto") == 0 && atoi(argv[2]) > 0) {
		scroll.frames_left = atoi(argv[2]);
	} else if (argc != 1) {
		fprintf(stderr, "usage: weddell-scroll [--auto FRAMES]\n");
		return 2;
	}
	if (window_init(&scroll.window, "weddell-scroll", 480, 360) < 0) {
		return 1;
	}
	int result = run(&scroll);
	weddell_swapchain_destroy(scroll.swapchain);
	weddell_pool_destroy(scroll.pool);
	window_finish(&scroll.window);
	return result;
}
