/* SPDX-License-Identifier: MIT */
#include "wire/keyboard.h"

#include "wire/surface.h"

#include <string.h>
#include <wayland-server-protocol.h>

static void handle_release(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct wl_keyboard_interface keyboard_requests = {
	.release = handle_release,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

static struct wl_client *client_of(const struct surface *surface)
{
	return wl_resource_get_client(wire_surface_resource(surface));
}

static void send_keymap(struct wl_resource *resource, const struct keymap *keymap)
{
	wl_keyboard_send_keymap(
		resource, WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1, keymap->fd, (uint32_t)keymap->size);
}

static void send_enter(
	struct wl_resource *resource, const struct keyboard *keyboard, struct surface *surface)
{
	uint32_t codes[PRESS_SET_MAX];
	size_t size = keyboard_sent_keys(keyboard, codes) * sizeof(codes[0]);
	struct wl_array keys = {.size = size, .alloc = size, .data = codes};
	wl_keyboard_send_enter(
		resource, keyboard->enter_serial, wire_surface_resource(surface), &keys);
}

static void send_modifiers(
	struct wl_resource *resource, const struct keyboard *keyboard, uint32_t serial)
{
	const struct keyboard_modifiers *modifiers = &keyboard->modifiers;
	wl_keyboard_send_modifiers(resource, serial, modifiers->depressed, modifiers->latched,
		modifiers->locked, modifiers->group);
}

static void handle_enter(struct wl_listener *listener, void *data)
{
	struct wire_keyboards *keyboards = wl_container_of(listener, keyboards, enter);
	const struct keyboard_focus_event *event = data;
	struct wl_client *client = client_of(event->surface);
	struct wl_resource *resource;
	wl_resource_for_each (resource, &keyboards->resources) {
		if (wl_resource_get_client(resource) == client) {
			send_enter(resource, event->keyboard, event->surface);
		}
	}
}

static void handle_leave(struct wl_listener *listener, void *data)
{
	struct wire_keyboards *keyboards = wl_container_of(listener, keyboards, leave);
	const struct keyboard_focus_event *event = data;
	struct wl_resource *surface = wire_surface_resource(event->surface);
	struct wl_resource *resource;
	wl_resource_for_each (resource, &keyboards->resources) {
		if (wl_resource_get_client(resource) == wl_resource_get_client(surface)) {
			wl_keyboard_send_leave(resource, event->serial, surface);
		}
	}
}

static void handle_key(struct wl_listener *listener, void *data)
{
	struct wire_keyboards *keyboards = wl_container_of(listener, keyboards, key);
	const struct keyboard_key_event *event = data;
	struct wl_client *client = client_of(event->keyboard->focus);
	struct wl_resource *resource;
	wl_resource_for_each (resource, &keyboards->resources) {
		if (wl_resource_get_client(resource) == client) {
			wl_keyboard_send_key(resource, event->serial, event->time, event->key,
				event->pressed ? WL_KEYBOARD_KEY_STATE_PRESSED
					       : WL_KEYBOARD_KEY_STATE_RELEASED);
		}
	}
}

static void handle_modifiers(struct wl_listener *listener, void *data)
{
	struct wire_keyboards *keyboards = wl_container_of(listener, keyboards, modifiers);
	struct keyboard *keyboard = data;
	if (keyboard->focus == NULL) {
		return;
	}
	struct wl_client *client = client_of(keyboard->focus);
	uint32_t serial = serials_next(keyboard->serials);
	struct wl_resource *resource;
	wl_resource_for_each (resource, &keyboards->resources) {
		if (wl_resource_get_client(resource) == client) {
			send_modifiers(resource, keyboard, serial);
		}
	}
}

static void handle_keymap(struct wl_listener *listener, void *data)
{
	struct wire_keyboards *keyboards = wl_container_of(listener, keyboards, keymap);
	struct keyboard *keyboard = data;
	struct wl_resource *resource;
	wl_resource_for_each (resource, &keyboards->resources) {
		send_keymap(resource, keyboard->keymap);
	}
}

static void add_listener(
	struct wl_signal *signal, struct wl_listener *listener, wl_notify_func_t notify)
{
	listener->notify = notify;
	wl_signal_add(signal, listener);
}

void wire_keyboards_init(struct wire_keyboards *keyboards, struct keyboard *keyboard)
{
	keyboards->keyboard = keyboard;
	wl_list_init(&keyboards->resources);
	add_listener(&keyboard->events.enter, &keyboards->enter, handle_enter);
	add_listener(&keyboard->events.leave, &keyboards->leave, handle_leave);
	add_listener(&keyboard->events.key, &keyboards->key, handle_key);
	add_listener(&keyboard->events.modifiers, &keyboards->modifiers, handle_modifiers);
	add_listener(&keyboard->events.keymap, &keyboards->keymap, handle_keymap);
}

void wire_keyboards_finish(struct wire_keyboards *keyboards)
{
	wl_list_remove(&keyboards->enter.link);
	wl_list_remove(&keyboards->leave.link);
	wl_list_remove(&keyboards->key.link);
	wl_list_remove(&keyboards->modifiers.link);
	wl_list_remove(&keyboards->keymap.link);
}

void wire_keyboard_create(
	struct wire_keyboards *keyboards, struct wl_client *client, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &wl_keyboard_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &keyboard_requests, NULL, handle_resource_destroy);
	wl_list_insert(keyboards->resources.prev, wl_resource_get_link(resource));

	struct keyboard *keyboard = keyboards->keyboard;
	send_keymap(resource, keyboard->keymap);
	if (version >= WL_KEYBOARD_REPEAT_INFO_SINCE_VERSION) {
		wl_keyboard_send_repeat_info(
			resource, keyboard->repeat_rate, keyboard->repeat_delay);
	}
	if (keyboard->focus != NULL && client_of(keyboard->focus) == client) {
		send_enter(resource, keyboard, keyboard->focus);
		send_modifiers(resource, keyboard, serials_next(keyboard->serials));
	}
}
