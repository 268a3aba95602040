/* SPDX-License-Identifier: MIT */
#include "input/key-binding.h"
#include "check.h"
#include "fixture.h"

#include <linux/input-event-codes.h>

enum {
	SHIFT = BINDING_HELD_SHIFT,
	CONTROL = BINDING_HELD_CONTROL,
	ALT = BINDING_HELD_ALT,
	SUPER = BINDING_HELD_SUPER,
};

static void what_keys_mean(void)
{
	const struct {
		const char *name;
		enum binding_modifier modifier;
		uint32_t held;
		xkb_keysym_t keysym;
		enum binding_action action;
		int terminal;
	} rows[] = {
		{"next", BINDING_ALT, ALT, XKB_KEY_Tab, BINDING_NEXT_WINDOW, 0},
		{"previous", BINDING_ALT, ALT | SHIFT, XKB_KEY_ISO_Left_Tab,
			BINDING_PREVIOUS_WINDOW, 0},
		{"close", BINDING_ALT, ALT, XKB_KEY_F4, BINDING_CLOSE, 0},
		{"maximise", BINDING_ALT, ALT, XKB_KEY_F10, BINDING_MAXIMISE, 0},
		{"quit", BINDING_ALT, ALT | CONTROL, XKB_KEY_BackSpace, BINDING_QUIT, 0},
		{"give keys", BINDING_ALT, ALT, XKB_KEY_Escape, BINDING_GIVE_KEYS, 0},
		{"without the modifier", BINDING_ALT, 0, XKB_KEY_Tab, BINDING_NONE, 0},
		{"with one more", BINDING_ALT, ALT | CONTROL, XKB_KEY_Tab, BINDING_NONE, 0},
		{"another key", BINDING_ALT, ALT, XKB_KEY_a, BINDING_NONE, 0},
		{"super", BINDING_SUPER, SUPER, XKB_KEY_Tab, BINDING_NEXT_WINDOW, 0},
		{"alt where it is super", BINDING_SUPER, ALT, XKB_KEY_Tab, BINDING_NONE, 0},
		{"off", BINDING_OFF, ALT, XKB_KEY_Tab, BINDING_NONE, 0},
		{"terminal", BINDING_OFF, ALT | CONTROL, XKB_KEY_XF86Switch_VT_3, BINDING_TERMINAL,
			3},
		{"terminal by a plain key", BINDING_SUPER, ALT | CONTROL, XKB_KEY_F12,
			BINDING_TERMINAL, 12},
		{"no terminal", BINDING_OFF, ALT, XKB_KEY_F1, BINDING_NONE, 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct key_binding binding =
			key_binding_find(rows[i].modifier, rows[i].held, rows[i].keysym);
		CHECK_ROW(rows[i].name, binding.action, rows[i].action);
		CHECK_ROW(rows[i].name, binding.terminal, rows[i].terminal);
	}
}

static void what_is_held(void)
{
	struct test_seat test;
	test_seat_init(&test);
	CHECK_EQ(key_binding_held(&test.seat->keyboard), 0);
	seat_key(test.seat, KEY_LEFTALT, true, 1);
	CHECK_EQ(key_binding_held(&test.seat->keyboard), ALT);
	CHECK(key_binding_has_modifier(BINDING_ALT, ALT));
	CHECK(!key_binding_has_modifier(BINDING_ALT, ALT | SHIFT));
	CHECK(!key_binding_has_modifier(BINDING_SUPER, ALT));
	CHECK(!key_binding_has_modifier(BINDING_OFF, ALT));
	seat_key(test.seat, KEY_LEFTCTRL, true, 2);
	seat_key(test.seat, KEY_LEFTSHIFT, true, 3);
	seat_key(test.seat, KEY_LEFTMETA, true, 4);
	CHECK_EQ(key_binding_held(&test.seat->keyboard), ALT | CONTROL | SHIFT | SUPER);
	test_seat_finish(&test);
}

static const struct check_case cases[] = {
	{"what keys mean", what_keys_mean},
	{"what is held", what_is_held},
};

CHECK_MAIN(cases)
