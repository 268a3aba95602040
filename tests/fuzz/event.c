/* SPDX-License-Identifier: MIT */
#include "event.h"

#include "interfaces.h"
#include "target.h"

#include "ext-session-lock-v1-client-protocol.h"
#include "wlr-layer-shell-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"
#include <string.h>
#include <wayland-client-protocol.h>

enum {
	HEADER_SIZE = 8,
	DISPLAY_DELETE_ID = 1, /* events of the core protocol, by number */
	REGISTRY_GLOBAL = 0,
	REGISTRY_GLOBAL_REMOVE = 1,
};

struct event {
	uint32_t sender, opcode;
	const uint8_t *next;
	size_t left;
};

static uint32_t take_word(struct event *event)
{
	uint32_t word = 0;
	if (event->left >= sizeof(word)) {
		memcpy(&word, event->next, sizeof(word));
		event->next += sizeof(word);
		event->left -= sizeof(word);
	}
	return word;
}

static const uint8_t *take_data(struct event *event)
{
	size_t size = (take_word(event) + (size_t)3) / 4 * 4;
	const uint8_t *data = event->next;
	if (size > event->left) {
		size = event->left; /* not of the kind that we think */
	}
	event->next += size;
	event->left -= size;
	return data;
}

static void add_global(struct raw_client *client, struct event *event)
{
	if (event->left < 3 * sizeof(uint32_t)) {
		return; /* not of the kind that we think */
	}
	struct global global = {.name = take_word(event)};
	char name[64];
	snprintf(name, sizeof(name), "%.*s", (int)event->left - 4, (const char *)event->next + 4);
	take_data(event);
	global.version = take_word(event);
	global.interface = interface_find(name);
	if (global.interface == NULL) {
		client->unknown_globals++;
		fprintf(stderr, "%s is not in tests/fuzz/interfaces.c\n", name);
	} else if (client->global_count < GLOBALS_MAX) {
		client->globals[client->global_count++] = global;
	}
}

/* Of those whose events begin with a serial; of a few it is a time, but not of many. */
static bool has_serials(const struct wl_interface *interface)
{
	static const struct wl_interface *const with_serials[] = {&zwlr_layer_surface_v1_interface,
		&ext_session_lock_surface_v1_interface, &xdg_surface_interface,
		&xdg_wm_base_interface, &wl_pointer_interface, &wl_keyboard_interface,
		&wl_data_device_interface};
	for (size_t i = 0; i < sizeof(with_serials) / sizeof(with_serials[0]); i++) {
		if (with_serials[i] == interface) {
			return true;
		}
	}
	return false;
}

static void remember_serial(struct raw_client *client, uint32_t serial)
{
	memmove(client->serials + 1, client->serials,
		sizeof(client->serials) - sizeof(client->serials[0]));
	client->serials[0] = serial;
}

/* The arguments that matter: a new object, and the first number, which may be a serial. */
static void follow_arguments(
	struct raw_client *client, const struct object *sender, struct event *event)
{
	const struct wl_message *message = &sender->interface->events[event->opcode];
	int argument = 0;
	for (const char *letter = message->signature; *letter != '\0'; letter++) {
		switch (*letter) {
		case 'n':
			object_map_put(&client->objects, take_word(event), message->types[argument],
				sender->version);
			break;
		case 'u':
			if (argument == 0 && has_serials(sender->interface)) {
				remember_serial(client, take_word(event));
			} else {
				take_word(event);
			}
			break;
		case 'i':
		case 'f':
		case 'o':
			take_word(event);
			break;
		case 's':
		case 'a':
			take_data(event);
			break;
		case 'h':
			break;
		default:
			continue; /* a version, or a question mark */
		}
		argument++;
	}
}

static void follow(struct raw_client *client, struct event *event)
{
	const struct object *sender = object_map_get(&client->objects, event->sender);
	if (sender == NULL || event->opcode >= (uint32_t)sender->interface->event_count) {
		return; /* of an object that we named wrongly */
	}
	bool registry = sender->interface == &wl_registry_interface;
	if (sender->interface == &wl_display_interface && event->opcode == DISPLAY_DELETE_ID) {
		object_map_free_id(&client->objects, take_word(event));
	} else if (registry && event->opcode == REGISTRY_GLOBAL) {
		add_global(client, event);
	} else if (!registry) {
		follow_arguments(client, sender, event);
	}
}

size_t events_follow(struct raw_client *client, const uint8_t *bytes, size_t size)
{
	size_t done = 0;
	while (size - done >= HEADER_SIZE) {
		struct event event = {.next = bytes + done, .left = HEADER_SIZE};
		event.sender = take_word(&event);
		uint32_t word = take_word(&event);
		size_t length = word >> 16;
		FUZZ_CHECK(length >= HEADER_SIZE && length % 4 == 0);
		if (length > size - done) {
			break;
		}
		event.opcode = word & 0xffff;
		event.left = length - HEADER_SIZE;
		follow(client, &event);
		done += length;
	}
	return done;
}
