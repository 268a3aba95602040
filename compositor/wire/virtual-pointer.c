/* SPDX-License-Identifier: MIT */
#include "wire/virtual-pointer.h"

#include "base/clock.h"
#include "input/seat.h"
#include "wire/output.h"
#include "wire/seat.h"
#include "wire/wire.h"

#include "wlr-virtual-pointer-unstable-v1-server-protocol.h"
#include <errno.h>
#include <stdlib.h>
#include <wayland-server-protocol.h>

enum {
	MANAGER_VERSION = 2,
	WHEEL_STEP = 120,
};

struct virtual_pointer {
	struct seat *seat;
	struct output *output;    /* whose places motion_absolute means; NULL: all outputs' */
	struct press_set buttons; /* held by this client */
	struct wl_listener output_destroy;
};

static void forget_output(struct virtual_pointer *pointer)
{
	if (pointer->output != NULL) {
		wl_list_remove(&pointer->output_destroy.link);
		pointer->output = NULL;
	}
}

static void handle_output_destroy(struct wl_listener *listener, void *data)
{
	struct virtual_pointer *pointer = wl_container_of(listener, pointer, output_destroy);
	forget_output(pointer);
}

static void handle_motion(struct wl_client *client, struct wl_resource *resource, uint32_t time,
	wl_fixed_t dx, wl_fixed_t dy)
{
	struct virtual_pointer *pointer = wl_resource_get_user_data(resource);
	seat_pointer_motion(pointer->seat, wl_fixed_to_double(dx), wl_fixed_to_double(dy), time);
}

static void handle_motion_absolute(struct wl_client *client, struct wl_resource *resource,
	uint32_t time, uint32_t x, uint32_t y, uint32_t x_extent, uint32_t y_extent)
{
	struct virtual_pointer *pointer = wl_resource_get_user_data(resource);
	if (x_extent == 0 || y_extent == 0) {
		return; /* a part of nothing is no place */
	}
	struct box box = pointer->output != NULL ? output_logical_box(pointer->output)
						 : seat_bounds(pointer->seat);
	seat_pointer_motion_absolute(pointer->seat, box.x + box.width * ((double)x / x_extent),
		box.y + box.height * ((double)y / y_extent), time);
}

static void handle_button(struct wl_client *client, struct wl_resource *resource, uint32_t time,
	uint32_t button, uint32_t state)
{
	struct virtual_pointer *pointer = wl_resource_get_user_data(resource);
	bool pressed = state != WL_POINTER_BUTTON_STATE_RELEASED;
	if (!press_set_would_change(&pointer->buttons, button, pressed)) {
		return;
	}
	bool sent;
	if (pressed) {
		press_set_add(&pointer->buttons, button);
	} else {
		press_set_remove(&pointer->buttons, button, &sent);
	}
	seat_pointer_button(pointer->seat, button, pressed, time);
}

/* Posts the error if it is none. */
static bool is_axis(struct wl_resource *resource, uint32_t axis)
{
	if (axis < SCROLL_AXIS_COUNT) {
		return true;
	}
	wl_resource_post_error(resource, ZWLR_VIRTUAL_POINTER_V1_ERROR_INVALID_AXIS,
		"%u is no wl_pointer.axis: 0 is vertical, 1 horizontal", axis);
	return false;
}

static void handle_axis(struct wl_client *client, struct wl_resource *resource, uint32_t time,
	uint32_t axis, wl_fixed_t value)
{
	struct virtual_pointer *pointer = wl_resource_get_user_data(resource);
	if (is_axis(resource, axis)) {
		seat_pointer_scroll(pointer->seat, axis, wl_fixed_to_double(value), 0, time);
	}
}

static void handle_frame(struct wl_client *client, struct wl_resource *resource)
{
	struct virtual_pointer *pointer = wl_resource_get_user_data(resource);
	seat_pointer_frame(pointer->seat);
}

static void handle_axis_source(
	struct wl_client *client, struct wl_resource *resource, uint32_t axis_source)
{
	struct virtual_pointer *pointer = wl_resource_get_user_data(resource);
	if (axis_source >= SCROLL_SOURCE_UNKNOWN) {
		wl_resource_post_error(resource, ZWLR_VIRTUAL_POINTER_V1_ERROR_INVALID_AXIS_SOURCE,
			"%u is no wl_pointer.axis_source: these are 0 to %d", axis_source,
			SCROLL_SOURCE_UNKNOWN - 1);
		return;
	}
	seat_pointer_scroll_source(pointer->seat, axis_source);
}

static void handle_axis_stop(
	struct wl_client *client, struct wl_resource *resource, uint32_t time, uint32_t axis)
{
	struct virtual_pointer *pointer = wl_resource_get_user_data(resource);
	if (is_axis(resource, axis)) {
		seat_pointer_scroll_stop(pointer->seat, axis, time);
	}
}

static void handle_axis_discrete(struct wl_client *client, struct wl_resource *resource,
	uint32_t time, uint32_t axis, wl_fixed_t value, int32_t discrete)
{
	struct virtual_pointer *pointer = wl_resource_get_user_data(resource);
	int32_t value120;
	if (!is_axis(resource, axis)) {
		return;
	}
	if (__builtin_mul_overflow(discrete, WHEEL_STEP, &value120)) {
		value120 = discrete < 0 ? -WHEEL_STEP : WHEEL_STEP;
	}
	seat_pointer_scroll(pointer->seat, axis, wl_fixed_to_double(value), value120, time);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwlr_virtual_pointer_v1_interface pointer_requests = {
	.motion = handle_motion,
	.motion_absolute = handle_motion_absolute,
	.button = handle_button,
	.axis = handle_axis,
	.frame = handle_frame,
	.axis_source = handle_axis_source,
	.axis_stop = handle_axis_stop,
	.axis_discrete = handle_axis_discrete,
	.destroy = handle_destroy,
};

/* Nobody else could let go of what it holds. */
static void release_buttons(struct virtual_pointer *pointer)
{
	if (pointer->buttons.count == 0) {
		return;
	}
	uint32_t time = clock_to_msec(clock_now());
	for (size_t i = 0; i < pointer->buttons.count; i++) {
		seat_pointer_button(pointer->seat, pointer->buttons.presses[i].code, false, time);
	}
	seat_pointer_frame(pointer->seat);
}

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct virtual_pointer *pointer = wl_resource_get_user_data(resource);
	release_buttons(pointer);
	forget_output(pointer);
	free(pointer);
}

static void create_pointer(struct wl_client *client, struct wl_resource *manager,
	struct wl_resource *output_resource, uint32_t id)
{
	struct wire *wire = wl_resource_get_user_data(manager);
	struct virtual_pointer *pointer = calloc(1, sizeof(*pointer));
	struct wl_resource *resource = wl_resource_create(
		client, &zwlr_virtual_pointer_v1_interface, wl_resource_get_version(manager), id);
	if (pointer == NULL || resource == NULL) {
		free(pointer);
		wl_client_post_no_memory(client);
		return;
	}
	*pointer = (struct virtual_pointer){
		.seat = wire->seat,
		.output =
			output_resource != NULL ? wire_output_from_resource(output_resource) : NULL,
		.output_destroy.notify = handle_output_destroy,
	};
	if (pointer->output != NULL) {
		wl_signal_add(&pointer->output->events.leave, &pointer->output_destroy);
	}
	wl_resource_set_implementation(
		resource, &pointer_requests, pointer, handle_resource_destroy);
}

static void handle_create(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *seat, uint32_t id)
{
	create_pointer(client, resource, NULL, id);
}

static void handle_create_with_output(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *seat, struct wl_resource *output, uint32_t id)
{
	create_pointer(client, resource, output, id);
}

static const struct zwlr_virtual_pointer_manager_v1_interface manager_requests = {
	.create_virtual_pointer = handle_create,
	.destroy = handle_destroy,
	.create_virtual_pointer_with_output = handle_create_with_output,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &zwlr_virtual_pointer_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

int virtual_pointer_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(wire->display,
		&zwlr_virtual_pointer_manager_v1_interface, MANAGER_VERSION, wire, bind);
	return global != NULL ? 0 : -ENOMEM;
}
