/* SPDX-License-Identifier: MIT */
/*
 * Moves the pointer of a compositor and types on its keyboard, through the
 * virtual devices it offers.
 *
 *   fingers LAYOUT [move X Y | press CODE | release CODE | scroll STEPS | key CODE |
 *                   down CODE | up CODE | wait MILLISECONDS]...
 *
 * X and Y are pixels of a screen of 1000x1000, codes those of
 * linux/input-event-codes.h. LAYOUT is the keyboard's: us, de.
 */
#include "fixture/mini-client.h"

#include "virtual-keyboard-unstable-v1-client-protocol.h"
#include "wlr-virtual-pointer-unstable-v1-client-protocol.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xkbcommon/xkbcommon.h>

enum {
	SCREEN = 1000,
	STEP_DISTANCE = 15,
};

struct fingers {
	struct mini_client client;
	struct zwlr_virtual_pointer_v1 *pointer;
	struct zwp_virtual_keyboard_v1 *keyboard;
	struct xkb_state *state;
	uint32_t time;
};

static int make_keymap(struct fingers *fingers, const char *layout)
{
	struct xkb_rule_names names = {.rules = "evdev", .layout = layout};
	struct xkb_context *context = xkb_context_new(XKB_CONTEXT_NO_FLAGS);
	struct xkb_keymap *keymap =
		xkb_keymap_new_from_names(context, &names, XKB_KEYMAP_COMPILE_NO_FLAGS);
	if (keymap == NULL) {
		return -1;
	}
	char *text = xkb_keymap_get_as_string(keymap, XKB_KEYMAP_FORMAT_TEXT_V1);
	size_t size = strlen(text) + 1;
	int fd = memfd_create("keymap", MFD_CLOEXEC);
	if (fd < 0 || write(fd, text, size) != (ssize_t)size) {
		return -1;
	}
	zwp_virtual_keyboard_v1_keymap(
		fingers->keyboard, WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1, fd, (uint32_t)size);
	fingers->state = xkb_state_new(keymap);
	close(fd);
	free(text);
	return 0;
}

static int begin(struct fingers *fingers, const char *layout)
{
	if (mini_client_connect(&fingers->client, NULL) != 0) {
		return -1;
	}
	struct zwlr_virtual_pointer_manager_v1 *pointers =
		mini_client_bind(&fingers->client, &zwlr_virtual_pointer_manager_v1_interface, 1);
	struct zwp_virtual_keyboard_manager_v1 *keyboards =
		mini_client_bind(&fingers->client, &zwp_virtual_keyboard_manager_v1_interface, 1);
	if (pointers == NULL || keyboards == NULL) {
		return -1;
	}
	fingers->pointer = zwlr_virtual_pointer_manager_v1_create_virtual_pointer(
		pointers, fingers->client.seat);
	fingers->keyboard = zwp_virtual_keyboard_manager_v1_create_virtual_keyboard(
		keyboards, fingers->client.seat);
	return make_keymap(fingers, layout);
}

static void set_key(struct fingers *fingers, uint32_t code, int pressed)
{
	xkb_state_update_key(fingers->state, code + 8, pressed ? XKB_KEY_DOWN : XKB_KEY_UP);
	zwp_virtual_keyboard_v1_key(fingers->keyboard, fingers->time, code, (uint32_t)pressed);
	zwp_virtual_keyboard_v1_modifiers(fingers->keyboard,
		xkb_state_serialize_mods(fingers->state, XKB_STATE_MODS_DEPRESSED),
		xkb_state_serialize_mods(fingers->state, XKB_STATE_MODS_LATCHED),
		xkb_state_serialize_mods(fingers->state, XKB_STATE_MODS_LOCKED), 0);
}

static void scroll(struct fingers *fingers, int steps)
{
	zwlr_virtual_pointer_v1_axis_source(fingers->pointer, WL_POINTER_AXIS_SOURCE_WHEEL);
	zwlr_virtual_pointer_v1_axis_discrete(fingers->pointer, fingers->time,
		WL_POINTER_AXIS_VERTICAL_SCROLL, wl_fixed_from_int(steps * STEP_DISTANCE), steps);
}

/* Returns how many words it took, or 0. */
static int act(struct fingers *fingers, char **words, int count)
{
	const char *what = words[0];
	int first = count > 1 ? atoi(words[1]) : -1;
	uint32_t code = (uint32_t)first;
	if (strcmp(what, "move") == 0 && count > 2) {
		zwlr_virtual_pointer_v1_motion_absolute(fingers->pointer, fingers->time, code,
			(uint32_t)atoi(words[2]), SCREEN, SCREEN);
	} else if (strcmp(what, "press") == 0 || strcmp(what, "release") == 0) {
		zwlr_virtual_pointer_v1_button(
			fingers->pointer, fingers->time, code, what[0] == 'p');
	} else if (strcmp(what, "scroll") == 0) {
		scroll(fingers, first);
	} else if (strcmp(what, "key") == 0) {
		set_key(fingers, code, 1);
		set_key(fingers, code, 0);
	} else if (strcmp(what, "wait") == 0) {
		usleep(code * 1000);
	} else if (strcmp(what, "down") == 0 || strcmp(what, "up") == 0) {
		set_key(fingers, code, what[0] == 'd');
	} else {
		return 0;
	}
	zwlr_virtual_pointer_v1_frame(fingers->pointer);
	return what[0] == 'm' ? 3 : 2;
}

int main(int argc, char **argv)
{
	static struct fingers fingers;
	if (argc < 2 || begin(&fingers, argv[1]) != 0) {
		fprintf(stderr, "fingers: no virtual devices, or no such layout\n");
		return 1;
	}
	for (int i = 2, taken; i < argc; i += taken) {
		taken = act(&fingers, &argv[i], argc - i);
		fingers.time += 10;
		/* one after the other, as a hand does it */
		if (taken == 0 || mini_client_roundtrip(&fingers.client) != 0) {
			fprintf(stderr, "fingers: cannot %s\n", argv[i]);
			return 1;
		}
	}
	return 0;
}
