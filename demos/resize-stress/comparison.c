/* SPDX-License-Identifier: MIT */
#include "comparison.h"

#include "usage.h"
#include "window.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	PAGE = 4096,
	WAIT_MS = 100,
	PATIENCE = 100, /* waits in a row with no buffer to draw into */
};

static const struct strategy_methods *const all[COMPARISON_STRATEGIES] = {
	&strategy_new_pool,
	&strategy_grow,
	&strategy_huge,
	&strategy_swapchain,
};

/* A strategy on its way through the sizes. */
struct drag {
	struct globals *globals;
	struct window *window;
	const struct strategy_methods *methods;
	void *strategy;
	bool each_frame; /* a step for each frame callback, else each roundtrip */
	bool shown;      /* the callback of the newest step has come */
	int64_t cpu_ns;
	int64_t peak_bytes;
};

static void touch(const struct canvas *canvas, char value)
{
	for (size_t i = 0; i < canvas->size; i += PAGE) {
		((volatile char *)canvas->pixels)[i] = value;
	}
}

static void handle_done(void *data, struct wl_callback *callback, uint32_t time)
{
	struct drag *drag = data;
	drag->shown = true;
	wl_callback_destroy(callback);
}

static const struct wl_callback_listener callback_listener = {.done = handle_done};

static int wait_until_shown(struct drag *drag)
{
	int error = 0;
	for (int i = 0; i < PATIENCE && !drag->shown && error == 0; i++) {
		error = connection_wait(&drag->globals->connection, WAIT_MS);
	}
	return error == 0 && !drag->shown ? -ETIMEDOUT : error;
}

/* Until a buffer is free; the wait costs nothing that is counted. */
static int begin(struct drag *drag, int32_t width, int32_t height, struct canvas *canvas_out)
{
	for (int i = 0; i < PATIENCE; i++) {
		int64_t start = usage_cpu();
		int error = drag->methods->begin(drag->strategy, width, height, canvas_out);
		if (error != -EAGAIN) {
			drag->cpu_ns += usage_cpu() - start;
			return error;
		}
		error = connection_wait(&drag->globals->connection, WAIT_MS);
		if (error < 0) {
			return error;
		}
	}
	return -ETIMEDOUT;
}

/* Presents, and waits until the compositor has shown it, or at least taken it. */
static int show(struct drag *drag)
{
	if (!drag->each_frame) {
		drag->methods->present(drag->strategy, drag->window->surface);
		return wl_display_roundtrip(drag->globals->connection.display) < 0 ? -errno : 0;
	}
	drag->shown = false;
	struct wl_callback *callback = wl_surface_frame(drag->window->surface);
	wl_callback_add_listener(callback, &callback_listener, drag);
	drag->methods->present(drag->strategy, drag->window->surface);
	int error = wait_until_shown(drag);
	if (!drag->shown) {
		wl_callback_destroy(callback);
	}
	return error;
}

static int step(struct drag *drag, int i)
{
	struct canvas canvas;
	int error = begin(drag, 640 + (3840 - 640) * i / COMPARISON_STEPS,
		480 + (2160 - 480) * i / COMPARISON_STEPS, &canvas);
	if (error < 0) {
		return error;
	}
	int64_t start = usage_cpu();
	touch(&canvas, (char)i);
	int64_t once = usage_cpu();
	touch(&canvas, (char)i);
	int64_t twice = usage_cpu();
	drag->cpu_ns += (once - start) - (twice - once);

	error = show(drag);
	int64_t bytes = usage_shared_bytes();
	drag->peak_bytes = bytes > drag->peak_bytes ? bytes : drag->peak_bytes;
	return error;
}

/* All steps of one strategy, from its creation to its end. */
static int run_once(struct drag *drag, struct comparison_run *run_out)
{
	pid_t peer = usage_peer(wl_display_get_fd(drag->globals->connection.display));
	int64_t bytes = usage_shared_bytes();
	struct usage own = usage_of(getpid()), other = usage_of(peer);
	int error = drag->methods->create(drag->globals->connection.shm, &drag->strategy);
	if (error < 0) {
		return error;
	}
	for (int i = 0; i <= COMPARISON_STEPS && error == 0; i++) {
		error = step(drag, i);
	}
	if (error == 0) {
		struct usage own_end = usage_of(getpid()), other_end = usage_of(peer);
		*run_out = (struct comparison_run){
			.client_ms = (double)drag->cpu_ns / 1e6,
			.faults = (double)(own_end.faults - own.faults),
			.peak_mebibytes = (double)(drag->peak_bytes - bytes) / (1 << 20),
			.compositor_ms = (double)(other_end.cpu_ns - other.cpu_ns) / 1e6,
			.compositor_faults = (double)(other_end.faults - other.faults),
		};
	}
	/* the buffers may go when nothing is shown of them */
	wl_surface_attach(drag->window->surface, NULL, 0, 0);
	wl_surface_commit(drag->window->surface);
	drag->methods->destroy(drag->strategy);
	return error;
}

/* A window of its own for each run: one whose content was taken away has to be
 * configured again, and peers differ in that. */
static int run_in_window(struct globals *globals, const struct options *options,
	const struct strategy_methods *methods, struct comparison_run *run_out)
{
	struct window window;
	int error = 0;
	window_init(&window, globals);
	for (int i = 0; i < PATIENCE && !window.configured && error == 0; i++) {
		error = connection_wait(&globals->connection, WAIT_MS);
	}
	if (error == 0 && !window.configured) {
		error = -ETIMEDOUT;
	}
	if (error == 0) {
		struct drag drag = {
			.globals = globals,
			.window = &window,
			.methods = methods,
			.each_frame = options->wait_for_callback,
		};
		error = run_once(&drag, run_out);
	}
	window_finish(&window);
	if (error == 0 && wl_display_roundtrip(globals->connection.display) < 0) {
		error = -errno;
	}
	return error;
}

static int compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;
	return (a > b) - (a < b);
}

/* Of one of the numbers of a run, which lies offset bytes in it. */
static void set_median(struct comparison_row *row, int rounds, size_t offset)
{
	double values[OPTIONS_ROUNDS_MAX];
	for (int i = 0; i < rounds; i++) {
		memcpy(&values[i], (const char *)&row->runs[i] + offset, sizeof(double));
	}
	qsort(values, (size_t)rounds, sizeof(values[0]), compare);
	memcpy((char *)&row->median + offset, &values[rounds / 2], sizeof(double));
}

int comparison_run(
	struct comparison *comparison_out, const struct options *options, struct globals *globals)
{
	*comparison_out = (struct comparison){.rounds = (int)options->rounds};
	for (int i = 0; i < COMPARISON_STRATEGIES; i++) {
		if (options_has_strategy(options, all[i]->name)) {
			comparison_out->rows[comparison_out->row_count++].methods = all[i];
		}
	}
	for (int round = 0; round < comparison_out->rounds; round++) {
		for (int i = 0; i < comparison_out->row_count; i++) {
			struct comparison_row *row = &comparison_out->rows[i];
			int error =
				run_in_window(globals, options, row->methods, &row->runs[round]);
			if (error < 0) {
				return error;
			}
		}
	}
	for (int i = 0; i < comparison_out->row_count; i++) {
		for (size_t at = 0; at < sizeof(struct comparison_run); at += sizeof(double)) {
			set_median(&comparison_out->rows[i], comparison_out->rounds, at);
		}
	}
	return 0;
}
