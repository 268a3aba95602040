/* SPDX-License-Identifier: MIT */
/*
 * A small program as a toolkit would make it, with Cairo: widgets, a pointer, a
 * keyboard, and a picture to paint. What changes is drawn and said to be
 * damaged, and nothing else; the buffer has as many pixels as the output shows,
 * also where that is one and a half for one.
 *
 *   weddell-paint [--scale 1.5] [--auto]
 */
#include "paint-widgets.h"
#include "window.h"

#include <errno.h>
#include <linux/input-event-codes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	MOST_DAMAGE = 16, /* boxes; more are said as the whole window */
};

struct paint {
	struct window window;
	struct weddell_pool *pool;
	struct weddell_swapchain *swapchain;
	struct widgets widgets;
	struct weddell_box damage[MOST_DAMAGE]; /* logical pixels */
	size_t damage_count;
};

static void handle_changed(void *data, const struct weddell_box *box)
{
	struct paint *paint = data;
	if (paint->damage_count == MOST_DAMAGE) {
		paint->damage[0] =
			(struct weddell_box){0, 0, paint->window.width, paint->window.height};
		paint->damage_count = 1;
	} else {
		paint->damage[paint->damage_count++] = *box;
	}
	window_change(&paint->window);
}

/* In pixels of the buffer, outwards: half a pixel is a whole one. */
static struct weddell_box to_pixels(const struct weddell_box *box, double scale)
{
	int32_t left = (int32_t)floor(box->x * scale), top = (int32_t)floor(box->y * scale);
	int32_t right = (int32_t)ceil((box->x + box->width) * scale);
	int32_t bottom = (int32_t)ceil((box->y + box->height) * scale);
	return (struct weddell_box){left, top, right - left, bottom - top};
}

static void add_boxes(cairo_t *cairo, const struct weddell_box *boxes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		cairo_rectangle(cairo, boxes[i].x, boxes[i].y, boxes[i].width, boxes[i].height);
	}
}

/* Draws what the buffer lacks and what is new; Cairo skips all else. */
static void draw_frame(struct paint *paint, const struct weddell_frame *frame,
	const struct weddell_box *damage, double scale)
{
	cairo_surface_t *surface = cairo_image_surface_create_for_data(
		frame->pixels, CAIRO_FORMAT_RGB24, frame->width, frame->height, frame->stride);
	cairo_t *cairo = cairo_create(surface);
	add_boxes(cairo, frame->repaint, frame->repaint_count);
	add_boxes(cairo, damage, paint->damage_count);
	cairo_clip(cairo);
	cairo_scale(cairo, scale, scale);
	widgets_draw(&paint->widgets, cairo);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
}

static bool draw(void *data)
{
	struct paint *paint = data;
	struct window *window = &paint->window;
	struct weddell_box damage[MOST_DAMAGE];
	struct weddell_frame frame;
	int error = weddell_swapchain_begin(paint->swapchain, window_pixels(window, window->width),
		window_pixels(window, window->height), &frame);
	if (error < 0) {
		if (error != -EAGAIN) {
			fprintf(stderr, "weddell-paint: %s\n", strerror(-error));
			window->closed = true;
		}
		return false;
	}
	double scale = (double)frame.width / window->width;
	for (size_t i = 0; i < paint->damage_count; i++) {
		damage[i] = to_pixels(&paint->damage[i], scale);
	}
	draw_frame(paint, &frame, damage, scale);
	window_prepare_commit(window);
	weddell_swapchain_present(paint->swapchain, window->surface, damage, paint->damage_count);
	paint->damage_count = 0;
	return true;
}

static void handle_moved(void *data, double x, double y)
{
	struct paint *paint = data;
	widgets_point(&paint->widgets, x, y);
}

static void handle_button(void *data, uint32_t button, bool pressed)
{
	struct paint *paint = data;
	if (button == BTN_LEFT) {
		widgets_press(&paint->widgets, pressed);
	}
}

static void handle_key(void *data, uint32_t key)
{
	struct paint *paint = data;
	if (key == KEY_ESC) {
		paint->window.closed = true;
	} else {
		widgets_key(&paint->widgets, key);
	}
}

static void handle_idle(void *data)
{
	struct paint *paint = data;
	weddell_pool_trim(paint->pool);
}

static const struct window_listener listener = {
	.draw = draw,
	.idle = handle_idle,
	.pointer_moved = handle_moved,
	.button = handle_button,
	.key = handle_key,
};

/* What a hand would do: a title, a few strokes of each colour. */
static void paint_by_itself(struct widgets *widgets)
{
	static const uint32_t keys[] = {KEY_W, KEY_E, KEY_D, KEY_D, KEY_E, KEY_L, KEY_L};
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		widgets_key(widgets, keys[i]);
	}
	for (int stroke = 0; stroke < WIDGETS_COLOURS; stroke++) {
		widgets_point(widgets, 30 + 44 * stroke, 30);
		widgets_press(widgets, true);
		widgets_press(widgets, false);
		for (int i = 0; i <= 60; i++) {
			double turn = i / 60.0 * 4 * M_PI + stroke;
			double radius = 20 + 25 * stroke + 8 * sin(turn * 3);
			widgets_point(
				widgets, 270 + 1.4 * radius * cos(turn), 235 + radius * sin(turn));
			if (i == 0) {
				widgets_press(widgets, true);
			}
		}
		widgets_press(widgets, false);
	}
}

static int run(struct paint *paint)
{
	struct window *window = &paint->window;
	int error = weddell_pool_create(window->connection.shm, 0, &paint->pool);
	if (error == 0) {
		weddell_pool_set_wishes(paint->pool, window->connection.wishes);
		error = weddell_swapchain_create(
			paint->pool, WL_SHM_FORMAT_XRGB8888, &paint->swapchain);
	}
	if (error < 0) {
		fprintf(stderr, "weddell-paint: %s\n", strerror(-error));
		return 1;
	}
	return window_run(window, &listener, paint);
}

int main(int argc, char **argv)
{
	struct paint paint = {0};
	bool by_itself = false;
	double scale = 0;
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--auto") == 0) {
			by_itself = true;
		} else if (strcmp(argv[i], "--scale") == 0 && i + 1 < argc &&
			   atof(argv[i + 1]) >= 0.5 && atof(argv[i + 1]) <= 8) {
			scale = atof(argv[++i]);
		} else {
			fprintf(stderr, "usage: weddell-paint [--scale 0.5 to 8] [--auto]\n");
			return 2;
		}
	}
	if (window_init(&paint.window, "weddell-paint", 540, 400) < 0) {
		return 1;
	}
	paint.window.own_scale = scale;
	widgets_init(&paint.widgets, handle_changed, &paint);
	if (by_itself) {
		paint_by_itself(&paint.widgets);
	}
	int result = run(&paint);
	widgets_finish(&paint.widgets);
	weddell_swapchain_destroy(paint.swapchain);
	weddell_pool_destroy(paint.pool);
	window_finish(&paint.window);
	return result;
}
