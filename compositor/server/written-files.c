/* SPDX-License-Identifier: MIT */
#include "server/written-files.h"

#include "control/stats.h"
#include "output/screenshot.h"

#include <stdlib.h>
#include <string.h>

/* Waits for an output to lose its last window: what it showed before is the picture wanted of a
 * command that has ended. */
struct output_watch {
	struct wl_list link; /* written_files.watches */
	struct written_files *files;
	struct wl_listener clearing, leave;
};

static void write_screenshot(struct written_files *files)
{
	const char *path = files->screenshot;
	int result = screenshot_write(&files->server->outputs, path);
	heap_trim_schedule(&files->server->clients.trim);
	if (result != 0) {
		log_line(files->server->log, LOG_ERROR, "cannot write the screenshot %s: %s", path,
			strerror(-result));
		files->failed = true;
	}
}

/* One that is not empty. */
static void write_last_picture(struct written_files *files)
{
	write_screenshot(files);
	files->has_screenshot = true;
}

static void write_stats(struct written_files *files)
{
	const char *path = files->stats;
	struct server *server = files->server;
	int result = stats_write(path, &server->clients, &server->outputs);
	if (result != 0) {
		log_line(files->server->log, LOG_ERROR, "cannot write the statistics %s: %s", path,
			strerror(-result));
		files->failed = true;
	}
}

static void destroy_watch(struct output_watch *watch)
{
	wl_list_remove(&watch->clearing.link);
	wl_list_remove(&watch->leave.link);
	wl_list_remove(&watch->link);
	free(watch);
}

static void handle_clearing(struct wl_listener *listener, void *data)
{
	struct output_watch *watch = wl_container_of(listener, watch, clearing);
	write_last_picture(watch->files);
}

/* One that goes while we run takes its picture along. */
static void handle_output_leave(struct wl_listener *listener, void *data)
{
	struct output_watch *watch = wl_container_of(listener, watch, leave);
	const struct output *output = data;
	if (layer_list_shows_anything(output_layers(output))) {
		write_last_picture(watch->files);
	}
	destroy_watch(watch);
}

static void handle_output_added(struct wl_listener *listener, void *data)
{
	struct written_files *files = wl_container_of(listener, files, output_added);
	struct output *output = data;
	struct output_watch *watch = calloc(1, sizeof(*watch));
	if (watch == NULL) {
		return; /* its last picture will not be kept */
	}
	watch->files = files;
	watch->clearing.notify = handle_clearing;
	wl_signal_add(&output->events.clearing, &watch->clearing);
	watch->leave.notify = handle_output_leave;
	wl_signal_add(&output->events.leave, &watch->leave);
	wl_list_insert(&files->watches, &watch->link);
}

static bool shows_anything(const struct written_files *files)
{
	struct output *output;
	wl_list_for_each (output, &files->server->outputs.outputs, link) {
		if (layer_list_shows_anything(output_layers(output))) {
			return true;
		}
	}
	return false;
}

void written_files_init(struct written_files *files, struct server *server, const char *screenshot,
	const char *stats)
{
	*files = (struct written_files){
		.server = server,
		.screenshot = screenshot,
		.stats = stats,
		.output_added.notify = handle_output_added,
	};
	wl_list_init(&files->watches);
	wl_list_init(&files->output_added.link);
	if (screenshot != NULL) {
		wl_signal_add(&server->outputs.events.add, &files->output_added);
	}
}

void written_files_write(struct written_files *files)
{
	if (files->screenshot != NULL) {
		write_screenshot(files);
	}
	if (files->stats != NULL) {
		write_stats(files);
	}
}

void written_files_write_last(struct written_files *files)
{
	bool has_outputs = !wl_list_empty(&files->server->outputs.outputs);
	if (files->screenshot != NULL && has_outputs &&
		(!files->has_screenshot || shows_anything(files))) {
		write_screenshot(files);
	}
	if (files->stats != NULL) {
		write_stats(files);
	}
}

void written_files_finish(struct written_files *files)
{
	if (files->server == NULL) {
		return;
	}
	struct output_watch *watch, *next;
	wl_list_for_each_safe (watch, next, &files->watches, link) {
		destroy_watch(watch);
	}
	wl_list_remove(&files->output_added.link);
}
