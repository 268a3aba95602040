/* SPDX-License-Identifier: MIT */
#include "wire/virtual-keyboard.h"

#include "input/seat.h"
#include "memory/foreign-fd.h"
#include "wire/seat.h"
#include "wire/shm/shm-fault.h"
#include "wire/shm/shm-global.h"
#include "wire/wire.h"

#include "virtual-keyboard-unstable-v1-server-protocol.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wayland-server-protocol.h>

enum {
	MANAGER_VERSION = 1,
};

struct virtual_keyboard {
	struct seat *seat;
	struct keyboard_device *device; /* NULL until there is a keymap */
	struct budget *budget;          /* referenced; charged while device is there */
};

/* What a compiled keymap may take of our memory, roughly: a tenth of it is usual. */
static const uint64_t keymap_cost = KEYMAP_SIZE_MAX;

/* The protocol has no code for these; what is wrong is in the message. */
static void post_fault(struct wl_resource *resource, int fault, uint32_t size)
{
	struct wl_client *client = wl_resource_get_client(resource);
	switch (fault) {
	case KEYMAP_NOT_A_FILE:
		wl_client_post_implementation_error(client,
			"the fd of keymap is no ordinary file that can be read at once: "
			"give a memfd");
		break;
	case KEYMAP_BAD_SIZE:
		wl_client_post_implementation_error(
			client, "a keymap of %u bytes: it may have 1 to %d", size, KEYMAP_SIZE_MAX);
		break;
	case KEYMAP_SHORT:
		wl_client_post_implementation_error(client,
			"the file of the keymap ends before the %u bytes it is said to have", size);
		break;
	case KEYMAP_INVALID:
		wl_client_post_implementation_error(
			client, "xkbcommon cannot compile the %u bytes of the keymap", size);
		break;
	case -ENOMEM:
		wl_client_post_no_memory(client);
		break;
	default:
		wl_client_post_implementation_error(
			client, "the keymap cannot be read: %s", strerror(-fault));
	}
}

/* A keymap is a copy of what a client gave, and a file. */
static int charge(struct budget *budget)
{
	int result = budget_charge(budget, BUDGET_COPY_BYTES, keymap_cost);
	if (result == 0 && (result = budget_charge(budget, BUDGET_FDS, 1)) != 0) {
		budget_refund(budget, BUDGET_COPY_BYTES, keymap_cost);
	}
	return result;
}

static void refund(struct budget *budget)
{
	budget_refund(budget, BUDGET_COPY_BYTES, keymap_cost);
	budget_refund(budget, BUDGET_FDS, 1);
}

static int make_device(struct virtual_keyboard *keyboard, struct keymap *keymap)
{
	int result = charge(keyboard->budget);
	if (result != 0) {
		return result;
	}
	result = keyboard_device_create(keymap, &keyboard->device);
	if (result != 0) {
		refund(keyboard->budget);
		return result;
	}
	keyboard->device->owner = keyboard->budget;
	return 0;
}

static int take_keymap(struct virtual_keyboard *keyboard, int take_fd, uint32_t size)
{
	struct keymap *keymap;
	int fault = keymap_create_from_file(take_fd, size, &keymap);
	if (fault != 0) {
		return fault;
	}
	fault = keyboard->device != NULL ? keyboard_device_set_keymap(keyboard->device, keymap)
					 : make_device(keyboard, keymap);
	keymap_unref(keymap);
	return fault;
}

static void handle_keymap(struct wl_client *client, struct wl_resource *resource, uint32_t format,
	int32_t fd, uint32_t size)
{
	struct virtual_keyboard *keyboard = wl_resource_get_user_data(resource);
	if (format != WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1) {
		wl_client_post_implementation_error(client,
			"keymap format %u: only %d (xkb_v1) is known here", format,
			WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1);
		foreign_fd_close(&fd);
	} else {
		int fault = take_keymap(keyboard, fd, size);
		if (fault == BUDGET_EXCEEDED) {
			shm_fault_post(resource, keyboard->budget, fault,
				"zwp_virtual_keyboard_v1.keymap");
		} else if (fault != 0) {
			post_fault(resource, fault, size);
		}
	}
}

/* Posts the error if there is none. */
static bool has_keymap(struct wl_resource *resource, const char *request)
{
	const struct virtual_keyboard *keyboard = wl_resource_get_user_data(resource);
	if (keyboard->device != NULL) {
		return true;
	}
	wl_resource_post_error(resource, ZWP_VIRTUAL_KEYBOARD_V1_ERROR_NO_KEYMAP,
		"%s before keymap: say first what the keys mean", request);
	return false;
}

static void handle_key(struct wl_client *client, struct wl_resource *resource, uint32_t time,
	uint32_t key, uint32_t state)
{
	struct virtual_keyboard *keyboard = wl_resource_get_user_data(resource);
	if (has_keymap(resource, "key")) {
		seat_device_key(keyboard->seat, keyboard->device, key,
			state != WL_KEYBOARD_KEY_STATE_RELEASED, time);
	}
}

static void handle_modifiers(struct wl_client *client, struct wl_resource *resource,
	uint32_t depressed, uint32_t latched, uint32_t locked, uint32_t group)
{
	struct virtual_keyboard *keyboard = wl_resource_get_user_data(resource);
	if (has_keymap(resource, "modifiers")) {
		struct keyboard_modifiers modifiers = {depressed, latched, locked, group};
		seat_device_modifiers(keyboard->seat, keyboard->device, &modifiers);
	}
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwp_virtual_keyboard_v1_interface keyboard_requests = {
	.keymap = handle_keymap,
	.key = handle_key,
	.modifiers = handle_modifiers,
	.destroy = handle_destroy,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct virtual_keyboard *keyboard = wl_resource_get_user_data(resource);
	if (keyboard->device != NULL) {
		seat_remove_keyboard_device(keyboard->seat, keyboard->device);
		keyboard_device_destroy(keyboard->device);
		refund(keyboard->budget);
	}
	budget_unref(keyboard->budget);
	free(keyboard);
}

static void handle_create(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *seat, uint32_t id)
{
	struct wire *wire = wl_resource_get_user_data(resource);
	struct budget *budget = weddell_shm_client_budget(wire->shm, client);
	struct virtual_keyboard *keyboard = calloc(1, sizeof(*keyboard));
	struct wl_resource *created = wl_resource_create(
		client, &zwp_virtual_keyboard_v1_interface, wl_resource_get_version(resource), id);
	if (budget == NULL || keyboard == NULL || created == NULL) {
		free(keyboard);
		wl_client_post_no_memory(client);
		return;
	}
	keyboard->budget = budget_ref(budget);
	keyboard->seat = wire_seat_from_resource(seat);
	wl_resource_set_implementation(
		created, &keyboard_requests, keyboard, handle_resource_destroy);
}

static const struct zwp_virtual_keyboard_manager_v1_interface manager_requests = {
	.create_virtual_keyboard = handle_create,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &zwp_virtual_keyboard_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

int virtual_keyboard_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(wire->display,
		&zwp_virtual_keyboard_manager_v1_interface, MANAGER_VERSION, wire, bind);
	return global != NULL ? 0 : -ENOMEM;
}
