/* SPDX-License-Identifier: MIT */
#include "server/server.h"

#include "backend/backend.h"
#include "wire/globals.h"
#include "wire/surface-feedback.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Listens to the frames of one output, for the statistics and for feedback. */
struct frame_counter {
	struct wl_list link; /* server.frame_counters */
	struct wl_listener frame, leave;
};

static void destroy_counter(struct frame_counter *counter)
{
	wl_list_remove(&counter->frame.link);
	wl_list_remove(&counter->leave.link);
	wl_list_remove(&counter->link);
	free(counter);
}

static void handle_frame(struct wl_listener *listener, void *data)
{
	client_records_note_frame(data);
	wire_surface_feedback_note_frame(data);
}

static void handle_output_leave(struct wl_listener *listener, void *data)
{
	struct frame_counter *counter = wl_container_of(listener, counter, leave);
	destroy_counter(counter);
}

static void handle_output_added(struct wl_listener *listener, void *data)
{
	struct server *server = wl_container_of(listener, server, output_added);
	struct output *output = data;
	struct frame_counter *counter = calloc(1, sizeof(*counter));
	if (counter == NULL) {
		return; /* frames of this output go uncounted and untold */
	}
	counter->frame.notify = handle_frame;
	wl_signal_add(&output->events.frame, &counter->frame);
	counter->leave.notify = handle_output_leave;
	wl_signal_add(&output->events.leave, &counter->leave);
	wl_list_insert(&server->frame_counters, &counter->link);
}

static uint32_t next_serial(void *data)
{
	return wl_display_next_serial(data);
}

static void handle_quit(void *data)
{
	struct server *server = data;
	wl_display_terminate(server->display);
}

static void handle_switch_terminal(void *data, int terminal)
{
	struct server *server = data;
	int error = backend_switch_terminal(server->backend, terminal);
	if (error != 0 && error != -ENOTSUP) {
		log_line(server->log, LOG_ERROR, "cannot switch to terminal %d: %s", terminal,
			strerror(-error));
	}
}

static const struct desktop_bindings_listener bindings_listener = {
	.quit = handle_quit,
	.switch_terminal = handle_switch_terminal,
};

/* The models, left to right. */
static int create_models(struct server *server, const struct server_config *config)
{
	struct weddell_shm_options options = {.policy = (enum weddell_policy)config->policy};
	memcpy(options.limit, config->limits, sizeof(options.limit));
	int result = weddell_shm_create(server->display, &options, &server->shm);
	if (result != 0) {
		return result;
	}
	client_records_init(&server->clients, server->display, server->shm);
	server->has_records = true;
	scene_init(&server->scene);
	server->has_scene = true;
	struct wl_event_loop *loop = wl_display_get_event_loop(server->display);
	output_layout_init(&server->outputs, loop, &server->scene);
	server->has_outputs = true;
	server->output_added.notify = handle_output_added;
	wl_signal_add(&server->outputs.events.add, &server->output_added);
	struct seat_config seat_config = {
		.scene = &server->scene,
		.loop = loop,
		.next_serial = next_serial,
		.serial_data = server->display,
		.keymap = &config->keymap,
	};
	result = seat_create(&seat_config, &server->seat);
	if (result != 0) {
		/* the one fault there is: options or environment name a keymap that does not exist
		 */
		return result > 0 ? -EINVAL : result;
	}
	result = desktop_create(server->display, &server->scene, &server->desktop);
	if (result != 0) {
		return result;
	}
	server->desktop->early_buffers = config->early_buffers;
	result = default_cursor_create(loop, server->desktop->budget, &server->default_cursor);
	if (result != 0) {
		return result;
	}
	seat_set_default_cursor(server->seat, server->default_cursor);
	server->desktop->kiosk = config->kiosk;
	desktop_input_init(&server->desktop_input, server->seat, server->desktop, &server->outputs);
	desktop_bindings_init(&server->desktop_bindings, config->bindings, server->seat,
		server->desktop, &bindings_listener, server);
	server->has_input = true;
	return 0;
}

int server_create(const struct server_config *config, struct server **server_out)
{
	struct server *server = calloc(1, sizeof(*server));
	if (server == NULL) {
		return -ENOMEM;
	}
	server->log = config->log;
	wl_list_init(&server->frame_counters);
	server->display = wl_display_create();
	int result = server->display == NULL ? -ENOMEM : create_models(server, config);
	if (result == 0) {
		server->wire = (struct wire){
			.display = server->display,
			.log = server->log,
			.shm = server->shm,
			.clients = &server->clients,
			.scene = &server->scene,
			.outputs = &server->outputs,
			.seat = server->seat,
			.desktop = server->desktop,
			.wm_base_version = config->wm_base_version,
			.holding = config->holding,
		};
		result = wire_globals_create(&server->wire);
	}
	if (result != 0) {
		server_destroy(server);
		return result;
	}
	*server_out = server;
	return 0;
}

void server_destroy(struct server *server)
{
	if (server == NULL) {
		return;
	}
	if (server->display != NULL) {
		wl_display_destroy_clients(server->display);
	}
	backend_destroy(server->backend);
	if (server->has_input) {
		desktop_bindings_finish(&server->desktop_bindings);
		desktop_input_finish(&server->desktop_input);
	}
	if (server->seat != NULL) {
		seat_set_default_cursor(server->seat, NULL);
	}
	default_cursor_destroy(server->default_cursor);
	desktop_destroy(server->desktop);
	if (server->has_records) {
		client_records_finish(&server->clients);
	}
	if (server->display != NULL) {
		wl_display_destroy(server->display);
	}
	seat_destroy(server->seat);
	if (server->has_outputs) {
		wl_list_remove(&server->output_added.link);
		output_layout_finish(&server->outputs);
	}
	if (server->has_scene) {
		scene_finish(&server->scene);
	}
	free(server);
}
