/* SPDX-License-Identifier: MIT */
/*
 * Fds that are in somebody else's hands: files on FUSE, with a server that never
 * answers, and sockets that linger. Whoever asks about such a file, or closes such a
 * socket last, waits for ever. Every request that takes an fd gets one.
 */
#include "wire.h"

#include "fixture/lingering-socket.h"
#include "fixture/silent-fuse.h"

#include "virtual-keyboard-unstable-v1-client-protocol.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool start(struct silent_fuse *fuse, struct culprit *culprit)
{
	if (silent_fuse_start(fuse) != 0) {
		culprit->skipped = "FUSE cannot be mounted here";
		return false;
	}
	return true;
}

static void as_pool(struct culprit *culprit, const struct hostile_case *test)
{
	struct silent_fuse fuse;
	if (start(&fuse, culprit)) {
		culprit->pool = wl_shm_create_pool(culprit->client.shm, fuse.fd, POOL_SIZE);
		mini_client_roundtrip(&culprit->client);
		silent_fuse_stop(&fuse);
	}
}

/* The fd goes with the first half of the request, and is closed here before the other half goes:
 * so it is the compositor that closes it last. */
static void socket_as_pool(struct culprit *culprit, const struct hostile_case *test)
{
	struct lingering_socket socket;
	struct raw_client *raw = wire_begin(culprit);
	if (raw == NULL || lingering_socket_open(&socket) != 0) {
		culprit->skipped = "no loopback network";
		return;
	}
	raw_begin(raw, SHM, CREATE_POOL);
	raw_word(raw, raw->next_id++);
	raw_word(raw, POOL_SIZE);
	raw_end(raw);
	raw->used -= sizeof(uint32_t);
	raw_fd(raw, socket.fd);
	raw_send(raw);
	close(socket.fd);
	socket.fd = -1;
	raw_word(raw, POOL_SIZE);
	wire_end(culprit, raw);
	lingering_socket_finish(&socket);
}

static void as_keymap(struct culprit *culprit, const struct hostile_case *test)
{
	struct silent_fuse fuse;
	struct zwp_virtual_keyboard_manager_v1 *manager =
		mini_client_bind(&culprit->client, &zwp_virtual_keyboard_manager_v1_interface, 1);
	if (manager == NULL || !start(&fuse, culprit)) {
		culprit->skipped = "no virtual keyboards, or no FUSE";
		return;
	}
	struct zwp_virtual_keyboard_v1 *keyboard =
		zwp_virtual_keyboard_manager_v1_create_virtual_keyboard(
			manager, culprit->client.seat);
	zwp_virtual_keyboard_v1_keymap(
		keyboard, WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1, fuse.fd, POOL_SIZE);
	mini_client_roundtrip(&culprit->client);
	wl_proxy_destroy((struct wl_proxy *)keyboard);
	wl_proxy_destroy((struct wl_proxy *)manager);
	silent_fuse_stop(&fuse);
}

/* Both ends of a selection are the culprit's: it offers, and asks itself. */
struct selection {
	struct wl_data_device_manager *manager;
	struct wl_data_device *device;
	struct wl_data_source *source;
	struct wl_data_offer *offer;
	struct wl_keyboard *keyboard;
	uint32_t serial;
	bool entered, selected;
};

static void handle_target(void *data, struct wl_data_source *source, const char *mime_type)
{
}

static void handle_send(
	void *data, struct wl_data_source *source, const char *mime_type, int32_t fd)
{
	close(fd);
}

static void handle_cancelled(void *data, struct wl_data_source *source)
{
}

static const struct wl_data_source_listener source_listener = {
	.target = handle_target,
	.send = handle_send,
	.cancelled = handle_cancelled,
};

static void handle_data_offer(
	void *data, struct wl_data_device *device, struct wl_data_offer *offer)
{
	struct selection *selection = data;
	selection->offer = offer;
}

static void handle_selection(void *data, struct wl_data_device *device, struct wl_data_offer *offer)
{
	struct selection *selection = data;
	selection->selected = offer != NULL;
}

static const struct wl_data_device_listener device_listener = {
	.data_offer = handle_data_offer,
	.selection = handle_selection,
};

static void handle_keymap(
	void *data, struct wl_keyboard *keyboard, uint32_t format, int32_t fd, uint32_t size)
{
	close(fd);
}

static void handle_enter(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	struct wl_surface *surface, struct wl_array *keys)
{
	struct selection *selection = data;
	selection->serial = serial;
	selection->entered = true;
}

static void handle_leave(
	void *data, struct wl_keyboard *keyboard, uint32_t serial, struct wl_surface *surface)
{
}

static void handle_key(void *data, struct wl_keyboard *keyboard, uint32_t serial, uint32_t time,
	uint32_t key, uint32_t state)
{
}

static void handle_modifiers(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	uint32_t depressed, uint32_t latched, uint32_t locked, uint32_t group)
{
}

static void handle_repeat_info(
	void *data, struct wl_keyboard *keyboard, int32_t rate, int32_t delay)
{
}

static const struct wl_keyboard_listener keyboard_listener = {
	.keymap = handle_keymap,
	.enter = handle_enter,
	.leave = handle_leave,
	.key = handle_key,
	.modifiers = handle_modifiers,
	.repeat_info = handle_repeat_info,
};

/* The window has to have the keyboard for that. */
static int select_something(struct selection *selection, struct culprit *culprit)
{
	struct mini_client *client = &culprit->client;
	selection->manager = mini_client_bind(client, &wl_data_device_manager_interface, 1);
	selection->device =
		wl_data_device_manager_get_data_device(selection->manager, client->seat);
	wl_data_device_add_listener(selection->device, &device_listener, selection);
	selection->keyboard = wl_seat_get_keyboard(client->seat);
	wl_keyboard_add_listener(selection->keyboard, &keyboard_listener, selection);
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) != 0 ||
		mini_client_wait(client, &selection->entered) != 0) {
		return -1;
	}
	selection->source = wl_data_device_manager_create_data_source(selection->manager);
	wl_data_source_add_listener(selection->source, &source_listener, selection);
	wl_data_source_offer(selection->source, "text/plain");
	wl_data_device_set_selection(selection->device, selection->source, selection->serial);
	return mini_client_wait(client, &selection->selected);
}

static void drop_selection(struct selection *selection)
{
	void *proxies[] = {selection->manager, selection->device, selection->source,
		selection->offer, selection->keyboard};
	for (size_t i = 0; i < sizeof(proxies) / sizeof(proxies[0]); i++) {
		if (proxies[i] != NULL) {
			wl_proxy_destroy(proxies[i]);
		}
	}
}

static void to_be_written(struct culprit *culprit, const struct hostile_case *test)
{
	struct silent_fuse fuse;
	struct selection selection = {0};
	if (!start(&fuse, culprit)) {
		return;
	}
	if (select_something(&selection, culprit) != 0) {
		culprit_fail(culprit, "nothing could be selected");
	} else {
		wl_data_offer_receive(selection.offer, "text/plain", fuse.fd);
		mini_client_roundtrip(&culprit->client);
	}
	drop_selection(&selection);
	silent_fuse_stop(&fuse);
}

#define IMPLEMENTATION .outcome = REFUSED, .interface = "wl_display", .code = IMPLEMENTATION_ERROR

static const struct hostile_case cases[] = {
	{"silent FUSE file as a pool", as_pool, REFUSED, "wl_shm", INVALID_FD},
	{"lingering socket as a pool", socket_as_pool, REFUSED, "wl_shm", INVALID_FD},
	{"silent FUSE file as a keymap", as_keymap, IMPLEMENTATION},
	{"silent FUSE file to be written a selection", to_be_written, IMPLEMENTATION},
};

struct hostile_table hostile_foreign_files(void)
{
	return HOSTILE_TABLE(cases);
}
