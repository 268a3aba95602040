/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "fixture.h"

#include <linux/input-event-codes.h>

enum {
	SHIFT = 1, /* modifier masks of the keymap "us" */
	LOCK = 2,
};

static void keys_go_to_the_focus(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 10, 10);
	seat_key(test.seat, KEY_Q, true, 1);
	seat_key(test.seat, KEY_Q, false, 2);
	CHECK_STR(test_seat_diary(&test), "");
	seat_set_keyboard_focus(test.seat, a.surface);
	CHECK_STR(test_seat_diary(&test), "focus A; mods 0 0 0 0; ");
	seat_key(test.seat, KEY_Q, true, 3);
	seat_key(test.seat, KEY_Q, true, 4); /* held already */
	seat_key(test.seat, KEY_Q, false, 5);
	seat_key(test.seat, KEY_Q, false, 6); /* not held */
	CHECK_STR(test_seat_diary(&test), "key 16 down; key 16 up; ");
	seat_key(test.seat, UINT32_MAX, true, 7); /* would wrap in xkb's numbers */
	CHECK_STR(test_seat_diary(&test), "");
	test_window_destroy(&a);
	CHECK_STR(test_seat_diary(&test), "unfocus A; ");
	test_seat_finish(&test);
}

static void modifiers_follow_the_key(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 10, 10);
	seat_set_keyboard_focus(test.seat, a.surface);
	test_seat_diary(&test);
	seat_key(test.seat, KEY_LEFTSHIFT, true, 1);
	CHECK_STR(test_seat_diary(&test), "key 42 down; mods 1 0 0 0; ");
	CHECK(keyboard_has_modifier(&test.seat->keyboard, XKB_MOD_NAME_SHIFT));
	CHECK_EQ(keyboard_keysym(&test.seat->keyboard, KEY_Q), XKB_KEY_Q);
	seat_key(test.seat, KEY_LEFTSHIFT, false, 2);
	CHECK_STR(test_seat_diary(&test), "key 42 up; mods 0 0 0 0; ");
	CHECK_EQ(keyboard_keysym(&test.seat->keyboard, KEY_Q), XKB_KEY_q);
	seat_key(test.seat, KEY_CAPSLOCK, true, 3);
	seat_key(test.seat, KEY_CAPSLOCK, false, 4);
	CHECK_EQ(test.seat->keyboard.modifiers.locked, LOCK);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void a_new_focus_learns_what_is_held(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 10, 10);
	struct test_window b = test_window_create(&test, 'B', 0, 0, 10, 10);
	seat_set_keyboard_focus(test.seat, a.surface);
	seat_key(test.seat, KEY_LEFTSHIFT, true, 1);
	test_seat_diary(&test);
	seat_set_keyboard_focus(test.seat, b.surface);
	CHECK_STR(test_seat_diary(&test), "unfocus A; focus B 42; mods 1 0 0 0; ");
	seat_key(test.seat, KEY_LEFTSHIFT, false, 2);
	CHECK_STR(test_seat_diary(&test), "key 42 up; mods 0 0 0 0; ");
	seat_key(test.seat, KEY_Q, true, 3);
	test_seat_diary(&test);
	test_window_unmap(&b);
	CHECK_STR(test_seat_diary(&test), "unfocus B; ");
	CHECK(test.seat->keyboard.focus == NULL);
	seat_key(test.seat, KEY_Q, false, 4); /* nobody is there to hear */
	CHECK_STR(test_seat_diary(&test), "");
	test_window_destroy(&b);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static bool take_tab(void *data, uint32_t key, bool pressed, uint32_t time)
{
	int *calls = data;
	(*calls)++;
	return key == KEY_TAB && pressed;
}

static void what_a_filter_takes_no_client_sees(void)
{
	static const struct seat_filter filter = {.key = take_tab};
	struct test_seat test;
	struct seat_filter_entry entry;
	int calls = 0;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 10, 10);
	struct test_window b = test_window_create(&test, 'B', 0, 0, 10, 10);
	seat_add_filter(test.seat, &entry, &filter, &calls);
	seat_set_keyboard_focus(test.seat, a.surface);
	test_seat_diary(&test);
	seat_key(test.seat, KEY_TAB, true, 1);
	CHECK_STR(test_seat_diary(&test), "");
	seat_set_keyboard_focus(test.seat, b.surface);
	CHECK_STR(test_seat_diary(&test), "unfocus A; focus B; mods 0 0 0 0; ");
	seat_key(test.seat, KEY_TAB, false, 2);
	CHECK_STR(test_seat_diary(&test), "");
	CHECK_EQ(calls, 2);
	seat_remove_filter(&entry);
	test_window_destroy(&b);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static struct keyboard_device *create_german(void)
{
	struct keymap *keymap;
	struct keyboard_device *device;
	CHECK_EQ(keymap_create(&(struct keymap_names){.layout = "de"}, &keymap), 0);
	CHECK_EQ(keyboard_device_create(keymap, &device), 0);
	keymap_unref(keymap);
	return device;
}

static void another_device_brings_its_keymap(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 10, 10);
	struct keyboard_device *german = create_german();
	seat_set_keyboard_focus(test.seat, a.surface);
	test_seat_diary(&test);
	seat_device_key(test.seat, german, KEY_Y, true, 1);
	CHECK_STR(test_seat_diary(&test), "keymap; key 21 down; ");
	CHECK_EQ(keyboard_keysym(&test.seat->keyboard, KEY_Y), XKB_KEY_z);
	seat_device_modifiers(test.seat, german, &(struct keyboard_modifiers){.depressed = SHIFT});
	CHECK_STR(test_seat_diary(&test), "mods 1 0 0 0; ");
	seat_remove_keyboard_device(test.seat, german);
	CHECK_STR(test_seat_diary(&test), "key 21 up; keymap; mods 0 0 0 0; ");
	keyboard_device_destroy(german);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void told_modifiers_leave_keys_out(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct keyboard_device *german = create_german();
	seat_device_key(test.seat, german, KEY_LEFTSHIFT, true, 1);
	CHECK_EQ(test.seat->keyboard.modifiers.depressed, SHIFT);
	seat_device_modifiers(test.seat, german, &(struct keyboard_modifiers){0});
	CHECK_EQ(test.seat->keyboard.modifiers.depressed, 0);
	seat_device_key(test.seat, german, KEY_LEFTSHIFT, false, 2);
	seat_device_key(test.seat, german, KEY_LEFTSHIFT, true, 3);
	CHECK_EQ(test.seat->keyboard.modifiers.depressed, 0);
	seat_remove_keyboard_device(test.seat, german);
	keyboard_device_destroy(german);
	test_seat_finish(&test);
}

static void two_devices_hold_one_key(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 10, 10);
	struct keyboard_device *german = create_german();
	seat_set_keyboard_focus(test.seat, a.surface);
	seat_key(test.seat, KEY_Q, true, 1);
	seat_device_key(test.seat, german, KEY_Q, true, 2);
	test_seat_diary(&test);
	seat_device_key(test.seat, german, KEY_Q, false, 3);
	CHECK_STR(test_seat_diary(&test), "");
	seat_key(test.seat, KEY_Q, true, 3); /* held already: changes nothing */
	CHECK_STR(test_seat_diary(&test), "");
	seat_key(test.seat, KEY_Q, false, 4);
	CHECK_STR(test_seat_diary(&test), "keymap; key 16 up; ");
	seat_remove_keyboard_device(test.seat, german);
	keyboard_device_destroy(german);
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static void press_serials_are_remembered(void)
{
	struct test_seat test;
	test_seat_init(&test);
	struct test_window a = test_window_create(&test, 'A', 0, 0, 10, 10);
	seat_set_keyboard_focus(test.seat, a.surface);
	CHECK(!seat_has_press_serial(test.seat, test.seat->keyboard.enter_serial, NULL));
	seat_key(test.seat, KEY_Q, true, 1);
	uint32_t press = test.serial;
	seat_key(test.seat, KEY_Q, false, 2);
	CHECK(seat_has_press_serial(test.seat, press, NULL));
	CHECK(!seat_has_press_serial(test.seat, test.serial, NULL));
	CHECK(!seat_has_press_serial(test.seat, 0, NULL));
	for (uint32_t i = 0; i < SERIALS_REMEMBERED; i++) {
		CHECK(seat_has_press_serial(test.seat, press, NULL));
		seat_key(test.seat, KEY_Q, true, 3);
		seat_key(test.seat, KEY_Q, false, 4);
	}
	CHECK(!seat_has_press_serial(test.seat, press, NULL));
	test_window_destroy(&a);
	test_seat_finish(&test);
}

static const struct check_case cases[] = {
	{"keys go to the focus", keys_go_to_the_focus},
	{"modifiers follow the key", modifiers_follow_the_key},
	{"a new focus learns what is held", a_new_focus_learns_what_is_held},
	{"what a filter takes no client sees", what_a_filter_takes_no_client_sees},
	{"another device brings its keymap", another_device_brings_its_keymap},
	{"told modifiers leave keys out", told_modifiers_leave_keys_out},
	{"two devices hold one key", two_devices_hold_one_key},
	{"serials of presses are remembered", press_serials_are_remembered},
};

CHECK_MAIN(cases)
