/* SPDX-License-Identifier: MIT */
#include "input-client.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

__attribute__((format(printf, 2, 3))) static void note(
	struct input_client *client, const char *format, ...)
{
	size_t used = strlen(client->diary);
	va_list args;
	va_start(args, format);
	vsnprintf(client->diary + used, sizeof(client->diary) - used, format, args);
	va_end(args);
}

static void pointer_enter(void *data, struct wl_pointer *pointer, uint32_t serial,
	struct wl_surface *surface, wl_fixed_t x, wl_fixed_t y)
{
	struct input_client *client = data;
	client->enter_serial = serial;
	note(client, "enter %g,%g; ", wl_fixed_to_double(x), wl_fixed_to_double(y));
}

static void pointer_leave(
	void *data, struct wl_pointer *pointer, uint32_t serial, struct wl_surface *surface)
{
	note(data, "leave; ");
}

static void pointer_motion(
	void *data, struct wl_pointer *pointer, uint32_t time, wl_fixed_t x, wl_fixed_t y)
{
	note(data, "motion %g,%g; ", wl_fixed_to_double(x), wl_fixed_to_double(y));
}

static void pointer_button(void *data, struct wl_pointer *pointer, uint32_t serial, uint32_t time,
	uint32_t button, uint32_t state)
{
	struct input_client *client = data;
	client->button_serial = state ? serial : client->button_serial;
	note(client, "button %u %s; ", button, state ? "down" : "up");
}

static void pointer_axis(
	void *data, struct wl_pointer *pointer, uint32_t time, uint32_t axis, wl_fixed_t value)
{
	note(data, "axis %u %g; ", axis, wl_fixed_to_double(value));
}

static void pointer_frame(void *data, struct wl_pointer *pointer)
{
	note(data, "frame; ");
}

static void pointer_axis_source(void *data, struct wl_pointer *pointer, uint32_t source)
{
	note(data, "source %u; ", source);
}

static void pointer_axis_stop(void *data, struct wl_pointer *pointer, uint32_t time, uint32_t axis)
{
	note(data, "stop %u; ", axis);
}

static void pointer_axis_discrete(
	void *data, struct wl_pointer *pointer, uint32_t axis, int32_t discrete)
{
	note(data, "discrete %u %d; ", axis, discrete);
}

static void pointer_axis_value120(
	void *data, struct wl_pointer *pointer, uint32_t axis, int32_t value120)
{
	note(data, "value120 %u %d; ", axis, value120);
}

static const struct wl_pointer_listener pointer_listener = {
	.enter = pointer_enter,
	.leave = pointer_leave,
	.motion = pointer_motion,
	.button = pointer_button,
	.axis = pointer_axis,
	.frame = pointer_frame,
	.axis_source = pointer_axis_source,
	.axis_stop = pointer_axis_stop,
	.axis_discrete = pointer_axis_discrete,
	.axis_value120 = pointer_axis_value120,
};

static void keyboard_keymap(
	void *data, struct wl_keyboard *keyboard, uint32_t format, int32_t fd, uint32_t size)
{
	struct input_client *client = data;
	if (client->keymap_fd >= 0) {
		close(client->keymap_fd);
	}
	client->keymap_fd = fd;
	client->keymap_size = size;
	note(client, "keymap; ");
}

static void keyboard_enter(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	struct wl_surface *surface, struct wl_array *keys)
{
	struct input_client *client = data;
	client->key_serial = serial;
	note(client, "focus");
	uint32_t *key;
	wl_array_for_each (key, keys) {
		note(client, " %u", *key);
	}
	note(client, "; ");
}

static void keyboard_leave(
	void *data, struct wl_keyboard *keyboard, uint32_t serial, struct wl_surface *surface)
{
	note(data, "unfocus; ");
}

static void keyboard_key(void *data, struct wl_keyboard *keyboard, uint32_t serial, uint32_t time,
	uint32_t key, uint32_t state)
{
	struct input_client *client = data;
	client->key_serial = serial;
	note(client, "key %u %s; ", key, state ? "down" : "up");
}

static void keyboard_modifiers(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	uint32_t depressed, uint32_t latched, uint32_t locked, uint32_t group)
{
	note(data, "mods %u %u %u %u; ", depressed, latched, locked, group);
}

static void keyboard_repeat_info(
	void *data, struct wl_keyboard *keyboard, int32_t rate, int32_t delay)
{
	note(data, "repeat %d %d; ", rate, delay);
}

static const struct wl_keyboard_listener keyboard_listener = {
	.keymap = keyboard_keymap,
	.enter = keyboard_enter,
	.leave = keyboard_leave,
	.key = keyboard_key,
	.modifiers = keyboard_modifiers,
	.repeat_info = keyboard_repeat_info,
};

static void seat_capabilities(void *data, struct wl_seat *seat, uint32_t capabilities)
{
	note(data, "capabilities %u; ", capabilities);
}

static void seat_name(void *data, struct wl_seat *seat, const char *name)
{
	note(data, "name %s; ", name);
}

static const struct wl_seat_listener seat_listener = {
	.capabilities = seat_capabilities,
	.name = seat_name,
};

static void offer_offer(void *data, struct wl_data_offer *offer, const char *mime_type)
{
	note(data, "offer %s; ", mime_type);
}

static void offer_source_actions(void *data, struct wl_data_offer *offer, uint32_t actions)
{
	note(data, "source actions %u; ", actions);
}

static void offer_action(void *data, struct wl_data_offer *offer, uint32_t action)
{
	note(data, "action %u; ", action);
}

static const struct wl_data_offer_listener offer_listener = {
	.offer = offer_offer,
	.source_actions = offer_source_actions,
	.action = offer_action,
};

static void device_data_offer(
	void *data, struct wl_data_device *device, struct wl_data_offer *offer)
{
	struct input_client *client = data;
	client->new_offer = offer;
	wl_data_offer_add_listener(offer, &offer_listener, client);
}

static void device_enter(void *data, struct wl_data_device *device, uint32_t serial,
	struct wl_surface *surface, wl_fixed_t x, wl_fixed_t y, struct wl_data_offer *offer)
{
	struct input_client *client = data;
	client->dragged = offer;
	note(client, "drag enter %g,%g; ", wl_fixed_to_double(x), wl_fixed_to_double(y));
}

static void device_leave(void *data, struct wl_data_device *device)
{
	struct input_client *client = data;
	if (client->dragged != NULL) {
		wl_data_offer_destroy(client->dragged);
		client->dragged = NULL;
	}
	note(client, "drag leave; ");
}

static void device_motion(
	void *data, struct wl_data_device *device, uint32_t time, wl_fixed_t x, wl_fixed_t y)
{
	note(data, "drag motion %g,%g; ", wl_fixed_to_double(x), wl_fixed_to_double(y));
}

static void device_drop(void *data, struct wl_data_device *device)
{
	note(data, "drop; ");
}

static void device_selection(void *data, struct wl_data_device *device, struct wl_data_offer *offer)
{
	struct input_client *client = data;
	if (client->selection != NULL) {
		wl_data_offer_destroy(client->selection);
	}
	client->selection = offer;
	note(client, offer != NULL ? "selection; " : "no selection; ");
}

static const struct wl_data_device_listener device_listener = {
	.data_offer = device_data_offer,
	.enter = device_enter,
	.leave = device_leave,
	.motion = device_motion,
	.drop = device_drop,
	.selection = device_selection,
};

static void handle_global(void *data, struct wl_registry *registry, uint32_t name,
	const char *interface, uint32_t version)
{
	struct input_client *client = data;
	if (strcmp(interface, wl_seat_interface.name) == 0) {
		client->seat =
			wl_registry_bind(registry, name, &wl_seat_interface, client->seat_version);
		wl_seat_add_listener(client->seat, &seat_listener, client);
	} else if (strcmp(interface, wl_data_device_manager_interface.name) == 0) {
		client->data_manager =
			wl_registry_bind(registry, name, &wl_data_device_manager_interface, 3);
	} else if (strcmp(interface, zwlr_virtual_pointer_manager_v1_interface.name) == 0) {
		client->pointer_manager = wl_registry_bind(
			registry, name, &zwlr_virtual_pointer_manager_v1_interface, 2);
	} else if (strcmp(interface, zwp_virtual_keyboard_manager_v1_interface.name) == 0) {
		client->keyboard_manager = wl_registry_bind(
			registry, name, &zwp_virtual_keyboard_manager_v1_interface, 1);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

struct wl_buffer *input_client_create_buffer(
	struct input_client *client, int32_t width, int32_t height)
{
	int32_t size = width * height * 4;
	int fd = memfd_create("input-client", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (fd < 0 || ftruncate(fd, size) != 0) {
		return NULL;
	}
	struct wl_shm_pool *pool = wl_shm_create_pool(client->base.shm, fd, size);
	struct wl_buffer *buffer = wl_shm_pool_create_buffer(
		pool, 0, width, height, width * 4, WL_SHM_FORMAT_XRGB8888);
	wl_shm_pool_destroy(pool);
	close(fd);
	return buffer;
}

static int show_window(struct input_client *client)
{
	if (mini_window_init(&client->window, &client->base) != 0) {
		return -1;
	}
	xdg_toplevel_set_fullscreen(client->window.toplevel, NULL);
	if (mini_client_roundtrip(&client->base) != 0) {
		return -1;
	}
	client->buffer = input_client_create_buffer(client, SCREEN_WIDTH, SCREEN_HEIGHT);
	return mini_window_show_frame(&client->window, client->buffer);
}

static void get_devices(struct input_client *client)
{
	client->pointer = wl_seat_get_pointer(client->seat);
	wl_pointer_add_listener(client->pointer, &pointer_listener, client);
	client->keyboard = wl_seat_get_keyboard(client->seat);
	wl_keyboard_add_listener(client->keyboard, &keyboard_listener, client);
}

void input_client_renew_devices(struct input_client *client)
{
	wl_pointer_release(client->pointer);
	wl_keyboard_release(client->keyboard);
	get_devices(client);
}

int input_client_init(
	struct input_client *client, const char *socket, uint32_t seat_version, bool with_window)
{
	*client = (struct input_client){.seat_version = seat_version, .keymap_fd = -1};
	if (mini_client_connect(&client->base, socket) != 0) {
		return -1;
	}
	client->registry = wl_display_get_registry(client->base.display);
	wl_registry_add_listener(client->registry, &registry_listener, client);
	if (mini_client_roundtrip(&client->base) != 0 || client->seat == NULL ||
		client->data_manager == NULL) {
		return -1;
	}
	get_devices(client);
	client->data_device =
		wl_data_device_manager_get_data_device(client->data_manager, client->seat);
	wl_data_device_add_listener(client->data_device, &device_listener, client);
	if (mini_client_roundtrip(&client->base) != 0) {
		return -1;
	}
	return with_window ? show_window(client) : 0;
}

void input_client_finish(struct input_client *client)
{
	if (client->window.surface != NULL) {
		mini_window_finish(&client->window);
	}
	void *const proxies[] = {client->buffer, client->pointer, client->keyboard,
		client->data_device, client->selection, client->dragged, client->data_manager,
		client->pointer_manager, client->keyboard_manager, client->seat, client->registry};
	for (size_t i = 0; i < sizeof(proxies) / sizeof(proxies[0]); i++) {
		if (proxies[i] != NULL) {
			wl_proxy_destroy(proxies[i]); /* our side only; the rest goes with us */
		}
	}
	if (client->keymap_fd >= 0) {
		close(client->keymap_fd);
	}
	mini_client_disconnect(&client->base);
}

const char *input_client_diary(struct input_client *client)
{
	static char copy[sizeof(client->diary)];
	/* what a first turn of the compositor's loop left for its end comes with the second */
	if (mini_client_roundtrip(&client->base) != 0 ||
		mini_client_roundtrip(&client->base) != 0) {
		note(client, "broken; ");
	}
	memcpy(copy, client->diary, sizeof(copy));
	client->diary[0] = '\0';
	return copy;
}
