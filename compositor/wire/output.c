/* SPDX-License-Identifier: MIT */
/*
 * A global cannot vanish at once: a client may have sent its bind before it
 * heard of the removal, and would die of it. So it is first withdrawn, and
 * destroyed a while later; what is bound meanwhile has no effect.
 */
#include "wire/output.h"

#include "wire/foreign-toplevel-handle.h"
#include "wire/object-table.h"
#include "wire/surface.h"
#include "wire/xdg-output.h"

#include "wlr-foreign-toplevel-management-unstable-v1-server-protocol.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <wayland-server-protocol.h>

enum {
	OUTPUT_VERSION = 4,
	REMOVAL_MSEC = 5000,
};

struct output_global {
	struct output *output; /* NULL once gone */
	struct wl_global *global;
	struct wl_display *display;
	struct object_table objects;     /* wl_output */
	struct object_table xdg_objects; /* zxdg_output_v1 */
	struct wl_event_source *removal;
	struct wl_listener output_changed, output_destroy, display_destroy;
};

struct output_globals {
	struct wire *wire;
	struct wl_listener add, display_destroy;
};

static void send_state(void *data, struct wl_resource *resource)
{
	const struct output *output = data;
	wl_output_send_geometry(resource, output->x, output->y, output->mm_width, output->mm_height,
		WL_OUTPUT_SUBPIXEL_UNKNOWN, output->make, output->model,
		(int32_t)output->transform);
	wl_output_send_mode(resource, WL_OUTPUT_MODE_CURRENT | WL_OUTPUT_MODE_PREFERRED,
		output->mode.width, output->mode.height, output->mode.refresh_mhz);
	if (wl_resource_get_version(resource) >= WL_OUTPUT_SCALE_SINCE_VERSION) {
		/* whole numbers only: too large a buffer looks better than too small a one */
		wl_output_send_scale(resource, (int32_t)ceil(output->scale));
	}
}

static void send_done(void *data, struct wl_resource *resource)
{
	if (wl_resource_get_version(resource) >= WL_OUTPUT_DONE_SINCE_VERSION) {
		wl_output_send_done(resource);
	}
}

static void send_names(struct wl_resource *resource, const struct output *output)
{
	if (wl_resource_get_version(resource) >= WL_OUTPUT_NAME_SINCE_VERSION) {
		wl_output_send_name(resource, output->name);
		wl_output_send_description(resource, output->description);
	}
}

static void handle_release(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct wl_output_interface output_requests = {
	.release = handle_release,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

/* A client may learn of an output later than its surfaces, or windows it is told of, came onto it.
 */
static enum wl_iterator_result tell_surface(struct wl_resource *resource, void *data)
{
	struct wl_resource *output_resource = data;
	const struct output *output = wire_output_from_resource(output_resource);
	if (strcmp(wl_resource_get_class(resource), wl_surface_interface.name) == 0) {
		const struct surface *surface = wire_surface_from_resource(resource);
		if (surface->outputs & UINT64_C(1) << output->index) {
			wl_surface_send_enter(resource, output_resource);
		}
	} else if (strcmp(wl_resource_get_class(resource),
			   zwlr_foreign_toplevel_handle_v1_interface.name) == 0) {
		foreign_toplevel_handle_tell_late_output(resource, output_resource);
	}
	return WL_ITERATOR_CONTINUE;
}

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct output_global *global = data;
	struct wl_resource *resource =
		wl_resource_create(client, &wl_output_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(
		resource, &output_requests, global->output, handle_resource_destroy);
	if (global->output == NULL) {
		wl_list_init(wl_resource_get_link(resource));
		return;
	}
	object_table_add(&global->objects, resource);
	send_state(global->output, resource);
	send_names(resource, global->output);
	send_done(NULL, resource);
	wl_client_for_each_resource(client, tell_surface, resource);
}

static void send_place(void *data, struct wl_resource *resource)
{
	xdg_output_send_place(resource, data);
}

static void handle_output_changed(struct wl_listener *listener, void *data)
{
	struct output_global *global = wl_container_of(listener, global, output_changed);
	object_table_for_each(&global->objects, NULL, send_state, global->output);
	object_table_for_each(&global->xdg_objects, NULL, send_place, global->output);
	object_table_for_each(&global->objects, NULL, send_done, NULL);
}

/* The object stays with its client, without effect. */
static void disarm(void *data, struct wl_resource *resource)
{
	wl_resource_set_user_data(resource, NULL);
	wl_list_remove(wl_resource_get_link(resource));
	wl_list_init(wl_resource_get_link(resource));
}

static void forget_output(struct output_global *global)
{
	if (global->output == NULL) {
		return;
	}
	wl_list_remove(&global->output_changed.link);
	wl_list_remove(&global->output_destroy.link);
	object_table_for_each(&global->objects, NULL, disarm, NULL);
	object_table_for_each(&global->xdg_objects, NULL, disarm, NULL);
	global->output->owner = NULL;
	global->output = NULL;
}

/* The wl_global itself goes with the display, or was destroyed before. */
static void free_global(struct output_global *global)
{
	forget_output(global);
	wl_list_remove(&global->display_destroy.link);
	if (global->removal != NULL) {
		wl_event_source_remove(global->removal);
	}
	free(global);
}

static int handle_removal(void *data)
{
	struct output_global *global = data;
	wl_global_destroy(global->global);
	free_global(global);
	return 0;
}

static void handle_output_destroy(struct wl_listener *listener, void *data)
{
	struct output_global *global = wl_container_of(listener, global, output_destroy);
	forget_output(global);
	wl_global_remove(global->global);
	struct wl_event_loop *loop = wl_display_get_event_loop(global->display);
	global->removal = wl_event_loop_add_timer(loop, handle_removal, global);
	if (global->removal != NULL) {
		wl_event_source_timer_update(global->removal, REMOVAL_MSEC);
	} /* else it stays, withdrawn, until the display goes */
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct output_global *global = wl_container_of(listener, global, display_destroy);
	free_global(global);
}

static int create_global(struct wire *wire, struct output *output)
{
	struct output_global *global = calloc(1, sizeof(*global));
	if (global == NULL) {
		return -ENOMEM;
	}
	global->global =
		wl_global_create(wire->display, &wl_output_interface, OUTPUT_VERSION, global, bind);
	if (global->global == NULL) {
		free(global);
		return -ENOMEM;
	}
	global->output = output;
	global->display = wire->display;
	output->owner = global;
	object_table_init(&global->objects);
	object_table_init(&global->xdg_objects);
	global->output_changed.notify = handle_output_changed;
	wl_signal_add(&output->events.changed, &global->output_changed);
	global->output_destroy.notify = handle_output_destroy;
	wl_signal_add(&output->events.leave, &global->output_destroy);
	global->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &global->display_destroy);
	return 0;
}

static void handle_add(struct wl_listener *listener, void *data)
{
	struct output_globals *globals = wl_container_of(listener, globals, add);
	struct output *output = data;
	if (create_global(globals->wire, output) != 0) {
		log_line(globals->wire->log, LOG_ERROR,
			"no memory to announce output %s: clients will not see it", output->name);
	}
}

static void handle_globals_display_destroy(struct wl_listener *listener, void *data)
{
	struct output_globals *globals = wl_container_of(listener, globals, display_destroy);
	wl_list_remove(&globals->add.link);
	wl_list_remove(&globals->display_destroy.link);
	free(globals);
}

int output_globals_create(struct wire *wire)
{
	struct output_globals *globals = calloc(1, sizeof(*globals));
	if (globals == NULL) {
		return -ENOMEM;
	}
	globals->wire = wire;
	globals->add.notify = handle_add;
	wl_signal_add(&wire->outputs->events.add, &globals->add);
	globals->display_destroy.notify = handle_globals_display_destroy;
	wl_display_add_destroy_listener(wire->display, &globals->display_destroy);
	struct output *output;
	wl_list_for_each (output, &wire->outputs->outputs, link) {
		if (create_global(wire, output) != 0) {
			return -ENOMEM;
		}
	}
	return 0;
}

struct output *wire_output_from_resource(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

void wire_output_for_each_resource(struct output *output, struct wl_client *client,
	void (*visit)(void *data, struct wl_resource *resource), void *data)
{
	struct output_global *global = output->owner;
	if (global != NULL) {
		object_table_for_each(&global->objects, client, visit, data);
	}
}

struct object_table *wire_output_xdg_objects(struct output *output)
{
	struct output_global *global = output->owner;
	return &global->xdg_objects;
}

void wire_output_send_done(struct output *output, struct wl_client *client)
{
	wire_output_for_each_resource(output, client, send_done, NULL);
}
