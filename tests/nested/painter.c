/* SPDX-License-Identifier: MIT */
/*
 * A client whose every pixel is known: it fills its window with picture n, for n
 * from 1 to the number of frames asked for, and then stays with the last. It tells
 * on stdout what it is shown and what input it gets, a line each.
 *
 *   painter [--seals NAME,...] [--window WxH] [--frames N]
 *
 * The window is fullscreen unless it is given a size. All buffers are in one pool
 * that grows with the window.
 */
#include "fixture/mini-client.h"
#include "listening.h"
#include "painter-pool.h"

#include "presentation-time-client-protocol.h"
#include "xdg-shell-client-protocol.h"
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct painter {
	struct mini_client client;
	struct mini_window window;
	struct wp_presentation *presentation;
	struct painter_pool pool;
	int32_t wished_width, wished_height; /* 0: fullscreen */
	int32_t width, height;               /* of what is shown */
	int frames, frame;                   /* to be shown, and shown or under way */
	bool is_under_way;                   /* its frame callback has not come */
};

static void handle_done(void *data, struct wl_callback *callback, uint32_t time)
{
	struct painter *painter = data;
	wl_callback_destroy(callback);
	painter->is_under_way = false;
}

static const struct wl_callback_listener callback_listener = {handle_done};

static void handle_sync_output(
	void *data, struct wp_presentation_feedback *feedback, struct wl_output *output)
{
}

static void handle_presented(void *data, struct wp_presentation_feedback *feedback,
	uint32_t seconds_hi, uint32_t seconds_lo, uint32_t nanoseconds, uint32_t refresh,
	uint32_t sequence_hi, uint32_t sequence_lo, uint32_t flags)
{
	printf("presented %u.%09u refresh %u flags %u\n", seconds_lo, nanoseconds, refresh, flags);
	wp_presentation_feedback_destroy(feedback);
}

static void handle_discarded(void *data, struct wp_presentation_feedback *feedback)
{
	puts("discarded");
	wp_presentation_feedback_destroy(feedback);
}

static const struct wp_presentation_feedback_listener feedback_listener = {
	handle_sync_output,
	handle_presented,
	handle_discarded,
};

static void ask_for_answers(struct painter *painter)
{
	struct wl_surface *surface = painter->window.surface;
	wl_callback_add_listener(wl_surface_frame(surface), &callback_listener, painter);
	painter->is_under_way = true;
	if (painter->presentation != NULL) {
		wp_presentation_feedback_add_listener(
			wp_presentation_feedback(painter->presentation, surface),
			&feedback_listener, NULL);
	}
}

static void show(struct painter *painter)
{
	struct wl_buffer *buffer =
		painter_pool_draw(&painter->pool, painter->width, painter->height, painter->frame);
	if (buffer == NULL) {
		return; /* both are held: another turn */
	}
	ask_for_answers(painter);
	mini_window_show(&painter->window, buffer);
	printf("frame %d of %dx%d\n", painter->frame, painter->width, painter->height);
}

static bool has_other_size(const struct painter *painter, int32_t width, int32_t height)
{
	return width != painter->width || height != painter->height;
}

static void paint(struct painter *painter)
{
	const struct mini_window *window = &painter->window;
	int32_t width = window->width > 0 ? window->width : painter->wished_width;
	int32_t height = window->height > 0 ? window->height : painter->wished_height;
	if (width == 0 || height == 0 || painter->is_under_way) {
		return;
	}
	bool another = painter->frame < painter->frames;
	if (another || has_other_size(painter, width, height)) {
		painter->frame += another;
		painter->width = width;
		painter->height = height;
		show(painter);
	}
}

static int parse(struct painter *painter, int argc, char **argv)
{
	static const struct option options[] = {
		{"seals", required_argument, NULL, 's'},
		{"window", required_argument, NULL, 'w'},
		{"frames", required_argument, NULL, 'f'},
		{NULL, 0, NULL, 0},
	};
	int letter, good = 1;
	painter->frames = 1;
	while ((letter = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (letter) {
		case 's':
			good &= painter_pool_parse_seals(optarg, &painter->pool.seals) == 0;
			break;
		case 'w':
			good &= sscanf(optarg, "%dx%d", &painter->wished_width,
					&painter->wished_height) == 2;
			break;
		case 'f':
			painter->frames = atoi(optarg);
			break;
		default:
			good = 0;
		}
	}
	return good ? 0 : -1;
}

static int begin(struct painter *painter)
{
	if (mini_client_connect(&painter->client, NULL) != 0) {
		return -1;
	}
	painter->presentation = mini_client_bind(&painter->client, &wp_presentation_interface, 1);
	painter->pool.shm = painter->client.shm;
	listening_begin(mini_client_bind(&painter->client, &wl_seat_interface, 5));
	if (mini_window_init(&painter->window, &painter->client) != 0) {
		return -1;
	}
	if (painter->wished_width == 0) {
		xdg_toplevel_set_fullscreen(painter->window.toplevel, NULL);
	}
	return mini_client_roundtrip(&painter->client);
}

int main(int argc, char **argv)
{
	static struct painter painter;
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (parse(&painter, argc, argv) != 0) {
		fprintf(stderr, "usage: painter [--seals NAME,...] [--window WxH] [--frames N]\n");
		return 2;
	}
	if (begin(&painter) != 0) {
		fprintf(stderr, "painter: no compositor that can show a window\n");
		return 1;
	}
	do {
		paint(&painter);
	} while (mini_client_dispatch(&painter.client, 1000) == 0);
	fprintf(stderr, "painter: the connection broke\n");
	return 1;
}
