/* SPDX-License-Identifier: MIT */
/*
 * A client with a full-screen window that keeps a diary of the input it gets,
 * and one that makes input with virtual devices. Both talk to a real
 * compositor.
 */
#ifndef WEDDELL_TESTS_UNIT_INPUT_INPUT_CLIENT_H
#define WEDDELL_TESTS_UNIT_INPUT_INPUT_CLIENT_H

#include "fixture/mini-client.h"

#include "virtual-keyboard-unstable-v1-client-protocol.h"
#include "wlr-virtual-pointer-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"
#include <stddef.h>

enum {
	SCREEN_WIDTH = 320, /* of the compositor's only output */
	SCREEN_HEIGHT = 240,
};

struct input_client {
	struct mini_client base;
	struct mini_window window;
	struct wl_buffer *buffer;
	struct wl_registry *registry;
	struct wl_seat *seat; /* of the version asked for */
	struct wl_pointer *pointer;
	struct wl_keyboard *keyboard;
	struct wl_data_device_manager *data_manager;
	struct wl_data_device *data_device;
	struct zwlr_virtual_pointer_manager_v1 *pointer_manager;
	struct zwp_virtual_keyboard_manager_v1 *keyboard_manager;
	uint32_t seat_version;

	char diary[2048]; /* "enter 5,6; motion 7,6; frame; " */
	uint32_t enter_serial, button_serial, key_serial;
	int keymap_fd; /* of the last keymap; -1 for none */
	uint32_t keymap_size;
	struct wl_data_offer *selection; /* may be NULL */
	struct wl_data_offer *new_offer; /* introduced, and not yet said what for */
	struct wl_data_offer *dragged;   /* what is dragged over us */
};

/* Connects, binds the seat at seat_version with pointer and keyboard, and with_window shows
 * a window that covers the screen. Returns 0 or -1. client must not move. */
int input_client_init(
	struct input_client *client, const char *socket, uint32_t seat_version, bool with_window);
void input_client_finish(struct input_client *client);

/* Lets go of pointer and keyboard and gets new ones. The seat is at least of version 3. */
void input_client_renew_devices(struct input_client *client);

/* Reads what there is, and gives out what was noted since the last call. */
const char *input_client_diary(struct input_client *client);

/* A buffer of one colour. */
struct wl_buffer *input_client_create_buffer(
	struct input_client *client, int32_t width, int32_t height);

#endif
