/* SPDX-License-Identifier: MIT */
/*
 * Hands on mouse and keyboard: does what it reads, a line each, with a virtual
 * pointer and a virtual keyboard that has the keymap of the seat.
 *
 *   actor WIDTH HEIGHT      the size of all outputs together, in logical pixels
 *
 *   move X Y
 *   press BUTTON            as linux/input-event-codes.h has them: 272 is the left one
 *   release BUTTON
 *   scroll STEPS            down; up where negative
 *   key CODE                presses and releases a key that is no modifier: 1 is Escape
 *
 * Answers each line with "done" once the compositor has it. Letters are typed by
 * wtype, which is in Debian; but with a keymap of its own, which goes when it ends.
 */
#include "fixture/mini-client.h"

#include "virtual-keyboard-unstable-v1-client-protocol.h"
#include "wlr-virtual-pointer-unstable-v1-client-protocol.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct actor {
	struct mini_client client;
	struct zwlr_virtual_pointer_manager_v1 *manager;
	struct zwlr_virtual_pointer_v1 *pointer;
	struct zwp_virtual_keyboard_manager_v1 *keyboards;
	struct zwp_virtual_keyboard_v1 *keyboard;
	struct wl_keyboard
		*seat_keyboard; /* where the keymap comes from; NULL before the first key */
	bool has_keymap;
	uint32_t width, height;
};

static uint32_t now_msec(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint32_t)(now.tv_sec * 1000 + now.tv_nsec / 1000000);
}

static void scroll(struct actor *actor, int steps)
{
	const int pixels_a_step = 15;
	zwlr_virtual_pointer_v1_axis_source(actor->pointer, WL_POINTER_AXIS_SOURCE_WHEEL);
	zwlr_virtual_pointer_v1_axis_discrete(actor->pointer, now_msec(),
		WL_POINTER_AXIS_VERTICAL_SCROLL, wl_fixed_from_int(steps * pixels_a_step), steps);
}

static void hand_on_keymap(
	void *data, struct wl_keyboard *seat_keyboard, uint32_t format, int32_t fd, uint32_t size)
{
	struct actor *actor = data;
	(void)seat_keyboard;
	if (!actor->has_keymap) {
		zwp_virtual_keyboard_v1_keymap(actor->keyboard, format, fd, size);
		actor->has_keymap = true;
	}
	close(fd);
}

static void ignore_enter(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	struct wl_surface *surface, struct wl_array *keys)
{
	(void)data, (void)keyboard, (void)serial, (void)surface, (void)keys;
}

static void ignore_leave(
	void *data, struct wl_keyboard *keyboard, uint32_t serial, struct wl_surface *surface)
{
	(void)data, (void)keyboard, (void)serial, (void)surface;
}

static void ignore_key(void *data, struct wl_keyboard *keyboard, uint32_t serial, uint32_t time,
	uint32_t key, uint32_t state)
{
	(void)data, (void)keyboard, (void)serial, (void)time, (void)key, (void)state;
}

static void ignore_modifiers(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	uint32_t depressed, uint32_t latched, uint32_t locked, uint32_t group)
{
	(void)data, (void)keyboard, (void)serial, (void)depressed, (void)latched, (void)locked;
	(void)group;
}

static void ignore_repeat_info(
	void *data, struct wl_keyboard *keyboard, int32_t rate, int32_t delay)
{
	(void)data, (void)keyboard, (void)rate, (void)delay;
}

static const struct wl_keyboard_listener keymap_listener = {
	.keymap = hand_on_keymap,
	.enter = ignore_enter,
	.leave = ignore_leave,
	.key = ignore_key,
	.modifiers = ignore_modifiers,
	.repeat_info = ignore_repeat_info,
};

/* With the first key, so that those who only use the mouse have no keyboard's keymap. */
static bool have_keyboard(struct actor *actor)
{
	if (actor->seat_keyboard == NULL) {
		actor->keyboard = zwp_virtual_keyboard_manager_v1_create_virtual_keyboard(
			actor->keyboards, actor->client.seat);
		actor->seat_keyboard = wl_seat_get_keyboard(actor->client.seat);
		wl_keyboard_add_listener(actor->seat_keyboard, &keymap_listener, actor);
		mini_client_roundtrip(&actor->client);
	}
	return actor->has_keymap;
}

static bool tap(struct actor *actor, uint32_t code)
{
	if (!have_keyboard(actor)) {
		return false;
	}
	zwp_virtual_keyboard_v1_key(
		actor->keyboard, now_msec(), code, WL_KEYBOARD_KEY_STATE_PRESSED);
	zwp_virtual_keyboard_v1_key(
		actor->keyboard, now_msec(), code, WL_KEYBOARD_KEY_STATE_RELEASED);
	return true;
}

/* Whether the line was one that is known, and could be done. */
static bool act(struct actor *actor, const char *line)
{
	unsigned int x, y, button;
	int steps;
	if (sscanf(line, "move %u %u", &x, &y) == 2) {
		zwlr_virtual_pointer_v1_motion_absolute(
			actor->pointer, now_msec(), x, y, actor->width, actor->height);
	} else if (sscanf(line, "press %u", &button) == 1) {
		zwlr_virtual_pointer_v1_button(
			actor->pointer, now_msec(), button, WL_POINTER_BUTTON_STATE_PRESSED);
	} else if (sscanf(line, "release %u", &button) == 1) {
		zwlr_virtual_pointer_v1_button(
			actor->pointer, now_msec(), button, WL_POINTER_BUTTON_STATE_RELEASED);
	} else if (sscanf(line, "scroll %d", &steps) == 1) {
		scroll(actor, steps);
	} else if (sscanf(line, "key %u", &button) == 1) {
		return tap(actor, button);
	} else {
		return false;
	}
	zwlr_virtual_pointer_v1_frame(actor->pointer);
	return true;
}

static int start(struct actor *actor)
{
	if (mini_client_connect(&actor->client, getenv("WAYLAND_DISPLAY")) != 0) {
		fprintf(stderr, "actor: no compositor\n");
		return -1;
	}
	actor->manager =
		mini_client_bind(&actor->client, &zwlr_virtual_pointer_manager_v1_interface, 1);
	actor->keyboards =
		mini_client_bind(&actor->client, &zwp_virtual_keyboard_manager_v1_interface, 1);
	if (actor->manager == NULL || actor->keyboards == NULL) {
		fprintf(stderr, "actor: the compositor has no virtual pointers or keyboards\n");
		return -1;
	}
	actor->pointer = zwlr_virtual_pointer_manager_v1_create_virtual_pointer(
		actor->manager, actor->client.seat);
	return mini_client_roundtrip(&actor->client);
}

static void finish(struct actor *actor)
{
	if (actor->seat_keyboard != NULL) {
		wl_keyboard_destroy(actor->seat_keyboard);
		zwp_virtual_keyboard_v1_destroy(actor->keyboard);
	}
	zwp_virtual_keyboard_manager_v1_destroy(actor->keyboards);
	zwlr_virtual_pointer_v1_destroy(actor->pointer);
	zwlr_virtual_pointer_manager_v1_destroy(actor->manager);
	mini_client_roundtrip(&actor->client);
	mini_client_disconnect(&actor->client);
}

int main(int argc, char **argv)
{
	struct actor actor = {0};
	if (argc != 3) {
		fprintf(stderr, "usage: actor WIDTH HEIGHT\n");
		return 2;
	}
	actor.width = (uint32_t)strtoul(argv[1], NULL, 10);
	actor.height = (uint32_t)strtoul(argv[2], NULL, 10);
	if (start(&actor) != 0) {
		return EXIT_FAILURE;
	}
	char line[256];
	while (fgets(line, sizeof(line), stdin) != NULL) {
		if (!act(&actor, line) || mini_client_roundtrip(&actor.client) != 0) {
			fprintf(stderr, "actor: cannot do: %s", line);
			return EXIT_FAILURE;
		}
		puts("done");
		fflush(stdout);
	}
	finish(&actor);
	return EXIT_SUCCESS;
}
