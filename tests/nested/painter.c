/* SPDX-License-Identifier: MIT */
/*
 * A client whose every pixel is known: it fills its window with picture n, for n
 * from 1 to the number of frames asked for, and then stays with the last. It tells
 * on stdout what it is shown and what input it gets, a line each.
 *
 *   painter [--seals NAME,...] [--window WxH | --maximized] [--frames N] [--translucent]
 *           [--cursor WxH] [--lock]
 *
 * The window is fullscreen unless it is given a size. All buffers are in one pool
 * that grows with the window. The cursor, of the size given and with its hotspot in the
 * middle, is picture 77; 0x0 is none. --lock keeps the pointer where it came in.
 */
#include "fixture/mini-client.h"
#include "listening.h"
#include "painter-pool.h"

#include "pointer-constraints-unstable-v1-client-protocol.h"
#include "presentation-time-client-protocol.h"
#include "xdg-shell-client-protocol.h"
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	CURSOR = 77, /* the number of its picture */
};

struct painter {
	struct mini_client client;
	struct mini_window window;
	struct wp_presentation *presentation;
	struct painter_pool pool;
	struct zwp_pointer_constraints_v1 *constraints;
	struct painter_pool cursor_pool;
	struct wl_surface *cursor;             /* NULL: none, or that of the compositor */
	int32_t cursor_width, cursor_height;   /* -1: that of the compositor */
	int32_t wished_width, wished_height;   /* 0: maximised or fullscreen */
	bool is_maximized, is_locked, to_lock; /* the window; the pointer, now and when it comes */
	int32_t width, height;                 /* of what is shown */
	int frames, frame;                     /* to be shown, and shown or under way */
	bool is_under_way;                     /* its frame callback has not come */
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

static int parse_size(int32_t *width_out, int32_t *height_out)
{
	return sscanf(optarg, "%dx%d", width_out, height_out) == 2;
}

/* Returns whether it is good. */
static int take_option(struct painter *painter, int letter)
{
	switch (letter) {
	case 's':
		return painter_pool_parse_seals(optarg, &painter->pool.seals) == 0;
	case 'w':
		return parse_size(&painter->wished_width, &painter->wished_height);
	case 'c':
		return parse_size(&painter->cursor_width, &painter->cursor_height);
	case 'f':
		painter->frames = atoi(optarg);
		return 1;
	case 'm':
		painter->is_maximized = true;
		return 1;
	case 't':
		painter->pool.translucent = true;
		return 1;
	case 'l':
		painter->to_lock = true;
		return 1;
	default:
		return 0;
	}
}

static int parse(struct painter *painter, int argc, char **argv)
{
	static const struct option options[] = {
		{"seals", required_argument, NULL, 's'},
		{"window", required_argument, NULL, 'w'},
		{"frames", required_argument, NULL, 'f'},
		{"maximized", no_argument, NULL, 'm'},
		{"translucent", no_argument, NULL, 't'},
		{"cursor", required_argument, NULL, 'c'},
		{"lock", no_argument, NULL, 'l'},
		{NULL, 0, NULL, 0},
	};
	int letter, good = 1;
	painter->frames = 1;
	painter->cursor_width = -1;
	while ((letter = getopt_long(argc, argv, "", options, NULL)) != -1) {
		good &= take_option(painter, letter);
	}
	return good ? 0 : -1;
}

static void lock_pointer(struct painter *painter, struct wl_pointer *pointer)
{
	zwp_pointer_constraints_v1_lock_pointer(painter->constraints, painter->window.surface,
		pointer, NULL, ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_PERSISTENT);
	painter->is_locked = true;
}

static void handle_entered(void *data, struct wl_pointer *pointer, uint32_t serial)
{
	struct painter *painter = data;
	if (painter->cursor_width >= 0) {
		wl_pointer_set_cursor(pointer, serial, painter->cursor, painter->cursor_width / 2,
			painter->cursor_height / 2);
	}
	if (painter->to_lock && !painter->is_locked) {
		lock_pointer(painter, pointer);
	}
}

static const struct listening_listener listening_listener = {handle_entered};

static void make_cursor(struct painter *painter)
{
	struct painter_pool *pool = &painter->cursor_pool;
	if (painter->cursor_width > 0) {
		pool->shm = painter->client.shm;
		painter->cursor = wl_compositor_create_surface(painter->client.compositor);
		wl_surface_attach(painter->cursor,
			painter_pool_draw(
				pool, painter->cursor_width, painter->cursor_height, CURSOR),
			0, 0);
		wl_surface_damage(painter->cursor, 0, 0, INT32_MAX, INT32_MAX);
		wl_surface_commit(painter->cursor);
	}
}

static int begin(struct painter *painter)
{
	struct mini_client *client = &painter->client;
	if (mini_client_connect(client, NULL) != 0) {
		return -1;
	}
	painter->presentation = mini_client_bind(client, &wp_presentation_interface, 1);
	painter->constraints = mini_client_bind(client, &zwp_pointer_constraints_v1_interface, 1);
	painter->pool.shm = client->shm;
	make_cursor(painter);
	listening_begin(
		mini_client_bind(client, &wl_seat_interface, 5), &listening_listener, painter);
	if (mini_window_init(&painter->window, client) != 0) {
		return -1;
	}
	if (painter->is_maximized) {
		xdg_toplevel_set_maximized(painter->window.toplevel);
	} else if (painter->wished_width == 0) {
		xdg_toplevel_set_fullscreen(painter->window.toplevel, NULL);
	}
	return mini_client_roundtrip(client);
}

int main(int argc, char **argv)
{
	static struct painter painter;
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (parse(&painter, argc, argv) != 0) {
		fprintf(stderr, "usage: painter [--seals NAME,...] [--window WxH | --maximized] "
				"[--frames N] [--translucent] [--cursor WxH] [--lock]\n");
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
