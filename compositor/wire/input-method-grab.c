/* SPDX-License-Identifier: MIT */
#include "wire/input-method-grab.h"

#include "wire/shm/shm-global.h"
#include "wire/wire.h"

#include "input-method-unstable-v2-server-protocol.h"
#include <stdlib.h>
#include <wayland-server-protocol.h>

struct wire_grab {
	struct keyboard_grab model;
	struct wl_list link; /* of the input method's */
	struct wl_resource *resource;
	bool is_orphan; /* there is no model */
};

static void send_key(struct keyboard_grab *model, uint32_t key, bool pressed, uint32_t time)
{
	struct wire_grab *grab = wl_container_of(model, grab, model);
	zwp_input_method_keyboard_grab_v2_send_key(grab->resource,
		serials_next(&model->seat->serials), time, key,
		pressed ? WL_KEYBOARD_KEY_STATE_PRESSED : WL_KEYBOARD_KEY_STATE_RELEASED);
}

static void send_modifiers(struct keyboard_grab *model)
{
	struct wire_grab *grab = wl_container_of(model, grab, model);
	const struct keyboard_modifiers *modifiers = &model->seat->keyboard.modifiers;
	zwp_input_method_keyboard_grab_v2_send_modifiers(grab->resource,
		serials_next(&model->seat->serials), modifiers->depressed, modifiers->latched,
		modifiers->locked, modifiers->group);
}

static void send_keymap(struct keyboard_grab *model)
{
	struct wire_grab *grab = wl_container_of(model, grab, model);
	const struct keymap *keymap = model->seat->keyboard.keymap;
	zwp_input_method_keyboard_grab_v2_send_keymap(grab->resource,
		WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1, keymap->fd, (uint32_t)keymap->size);
}

static const struct keyboard_grab_listener listener = {
	.key = send_key,
	.modifiers = send_modifiers,
	.keymap = send_keymap,
};

static void orphan(struct wire_grab *grab)
{
	if (!grab->is_orphan) {
		grab->is_orphan = true;
		wl_list_remove(&grab->link);
		keyboard_grab_finish(&grab->model);
	}
}

static void handle_release(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwp_input_method_keyboard_grab_v2_interface grab_requests = {
	.release = handle_release,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_grab *grab = wl_resource_get_user_data(resource);
	orphan(grab);
	free(grab);
}

static void begin(struct wire_grab *grab, struct wl_list *grabs, const struct wire *wire)
{
	const struct keyboard *keyboard = &wire->seat->keyboard;
	struct wl_client *client = wl_resource_get_client(grab->resource);
	wl_list_insert(grabs, &grab->link);
	keyboard_grab_init(
		&grab->model, wire->seat, weddell_shm_client_budget(wire->shm, client), &listener);
	zwp_input_method_keyboard_grab_v2_send_repeat_info(
		grab->resource, keyboard->repeat_rate, keyboard->repeat_delay);
	send_keymap(&grab->model);
	send_modifiers(&grab->model);
}

void wire_input_method_grab_create(
	struct wl_list *grabs, const struct wire *wire, struct wl_resource *parent, uint32_t id)
{
	struct wl_client *client = wl_resource_get_client(parent);
	struct wire_grab *grab = calloc(1, sizeof(*grab));
	struct wl_resource *resource = wl_resource_create(client,
		&zwp_input_method_keyboard_grab_v2_interface, wl_resource_get_version(parent), id);
	if (grab == NULL || resource == NULL) {
		free(grab);
		wl_client_post_no_memory(client);
		return;
	}
	grab->resource = resource;
	grab->is_orphan = grabs == NULL;
	wl_resource_set_implementation(resource, &grab_requests, grab, handle_resource_destroy);
	if (grabs != NULL) {
		begin(grab, grabs, wire);
	}
}

void wire_input_method_grabs_orphan(struct wl_list *grabs)
{
	struct wire_grab *grab, *next;
	wl_list_for_each_safe (grab, next, grabs, link) {
		orphan(grab);
	}
}
