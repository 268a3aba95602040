/* SPDX-License-Identifier: MIT */
#include "vm/clients/painted-cursor.h"

#include "vm/clients/pattern.h"

#include <fcntl.h>

static void handle_enter(void *data, struct wl_pointer *pointer, uint32_t serial,
	struct wl_surface *surface, wl_fixed_t x, wl_fixed_t y)
{
	struct painted_cursor *cursor = data;
	cursor->serial = serial;
	cursor->entered = true;
}

static void handle_leave(
	void *data, struct wl_pointer *pointer, uint32_t serial, struct wl_surface *surface)
{
	struct painted_cursor *cursor = data;
	cursor->entered = false;
}

static void handle_motion(
	void *data, struct wl_pointer *pointer, uint32_t time, wl_fixed_t x, wl_fixed_t y)
{
}

static void handle_button(void *data, struct wl_pointer *pointer, uint32_t serial, uint32_t time,
	uint32_t button, uint32_t state)
{
}

static void handle_axis(
	void *data, struct wl_pointer *pointer, uint32_t time, uint32_t axis, wl_fixed_t value)
{
}

static void handle_frame(void *data, struct wl_pointer *pointer)
{
}

static void handle_axis_number(void *data, struct wl_pointer *pointer, uint32_t number)
{
}

static void handle_axis_stop(void *data, struct wl_pointer *pointer, uint32_t time, uint32_t axis)
{
}

static void handle_axis_discrete(
	void *data, struct wl_pointer *pointer, uint32_t axis, int32_t steps)
{
}

static const struct wl_pointer_listener pointer_listener = {
	.enter = handle_enter,
	.leave = handle_leave,
	.motion = handle_motion,
	.button = handle_button,
	.axis = handle_axis,
	.frame = handle_frame,
	.axis_source = handle_axis_number,
	.axis_stop = handle_axis_stop,
	.axis_discrete = handle_axis_discrete,
};

void painted_cursor_init(struct painted_cursor *cursor, struct mini_client *client)
{
	*cursor = (struct painted_cursor){.client = client};
	if (client->seat != NULL) {
		cursor->pointer = wl_seat_get_pointer(client->seat);
		wl_pointer_add_listener(cursor->pointer, &pointer_listener, cursor);
		cursor->surface = wl_compositor_create_surface(client->compositor);
	}
}

static int paint(struct painted_cursor *cursor, uint32_t seed, int32_t size)
{
	if (cursor->memory.size != 0) {
		wl_buffer_destroy(cursor->buffer);
		client_memory_finish(&cursor->memory);
	}
	cursor->memory = (struct client_memory){
		.size = (size_t)size * (size_t)size * 4,
		.seals = F_SEAL_SHRINK,
	};
	if (client_memory_init(&cursor->memory) != 0 || client_memory_seal(&cursor->memory) != 0) {
		cursor->memory.size = 0;
		return -1;
	}
	uint32_t *pixels = cursor->memory.data;
	for (int32_t y = 0; y < size; y++) {
		for (int32_t x = 0; x < size; x++) {
			*pixels++ = pattern_pixel(seed, (uint32_t)x, (uint32_t)y);
		}
	}
	cursor->buffer = client_memory_buffer(
		&cursor->memory, cursor->client->shm, size, size, WL_SHM_FORMAT_ARGB8888);
	return 0;
}

int painted_cursor_show(struct painted_cursor *cursor, uint32_t seed, int32_t size)
{
	if (cursor->surface == NULL || mini_client_wait(cursor->client, &cursor->entered) != 0 ||
		paint(cursor, seed, size) != 0) {
		return -1;
	}
	wl_pointer_set_cursor(cursor->pointer, cursor->serial, cursor->surface,
		PAINTED_CURSOR_HOTSPOT, PAINTED_CURSOR_HOTSPOT);
	wl_surface_attach(cursor->surface, cursor->buffer, 0, 0);
	wl_surface_damage(cursor->surface, 0, 0, size, size);
	wl_surface_commit(cursor->surface);
	return mini_client_roundtrip(cursor->client);
}
