/* SPDX-License-Identifier: MIT */
#include "input/keyboard-grab.h"
#include "check.h"
#include "fixture.h"
#include "input/text-input.h"

#include <linux/input-event-codes.h>

enum {
	SHIFT = 1, /* modifier mask of the keymap "us" */
};

struct stage {
	struct test_seat test;
	struct test_window window;
	struct text_input input;
	struct keyboard_grab grab;
	struct budget *owner; /* of the grab */
	char diary[256];
};

static struct stage *current; /* of grabs, which have no data of ours */

__attribute__((format(printf, 1, 2))) static void note(const char *format, ...)
{
	size_t used = strlen(current->diary);
	va_list args;
	va_start(args, format);
	vsnprintf(current->diary + used, sizeof(current->diary) - used, format, args);
	va_end(args);
}

static const char *told(struct stage *stage)
{
	static char copy[sizeof(stage->diary)];
	memcpy(copy, stage->diary, sizeof(copy));
	stage->diary[0] = '\0';
	return copy;
}

static void note_key(struct keyboard_grab *grab, uint32_t key, bool pressed, uint32_t time)
{
	note("%u %s; ", key, pressed ? "down" : "up");
}

static void note_modifiers(struct keyboard_grab *grab)
{
	note("mods %u; ", grab->seat->keyboard.modifiers.depressed);
}

static void note_keymap(struct keyboard_grab *grab)
{
	note("keymap; ");
}

static const struct keyboard_grab_listener grab_listener = {note_key, note_modifiers, note_keymap};

static void ignore_surface(void *data, struct surface *surface)
{
}

static void ignore_composition(
	void *data, const struct text_composition *composition, uint32_t commits)
{
}

static const struct text_input_listener input_listener = {
	ignore_surface, ignore_surface, ignore_composition};

static void want_text(struct stage *stage, bool wanted)
{
	if (wanted) {
		text_input_enable(&stage->input);
	} else {
		text_input_disable(&stage->input);
	}
	text_input_commit(&stage->input);
}

static void stage_begin(struct stage *stage)
{
	struct budget_limits limits = budget_default_limits();
	memset(stage, 0, sizeof(*stage));
	current = stage;
	test_seat_init(&stage->test);
	CHECK_EQ(budget_create(&limits, &stage->owner), 0);
	stage->window = test_window_create(&stage->test, 'A', 0, 0, 10, 10);
	seat_set_keyboard_focus(stage->test.seat, stage->window.surface);
	text_input_init(
		&stage->input, &stage->test.seat->text, stage->test.budget, &input_listener, NULL);
	keyboard_grab_init(&stage->grab, stage->test.seat, stage->owner, &grab_listener);
	test_seat_diary(&stage->test);
}

static void stage_end(struct stage *stage)
{
	keyboard_grab_finish(&stage->grab);
	text_input_finish(&stage->input);
	test_window_destroy(&stage->window);
	test_seat_finish(&stage->test);
	budget_unref(stage->owner);
}

static void type(struct stage *stage, struct keyboard_device *device, uint32_t key)
{
	seat_device_key(stage->test.seat, device, key, true, 1);
	seat_device_key(stage->test.seat, device, key, false, 2);
}

static void takes_keys_that_are_for_text(void)
{
	struct stage stage;
	stage_begin(&stage);
	struct seat *seat = stage.test.seat;
	type(&stage, seat->device, KEY_Q);
	CHECK_STR(told(&stage), "");
	CHECK_STR(test_seat_diary(&stage.test), "key 16 down; key 16 up; ");
	want_text(&stage, true);
	type(&stage, seat->device, KEY_Q);
	CHECK_STR(told(&stage), "16 down; 16 up; ");
	CHECK_STR(test_seat_diary(&stage.test), "");
	want_text(&stage, false);
	type(&stage, seat->device, KEY_Q);
	CHECK_STR(told(&stage), "");
	stage_end(&stage);
}

static void who_heard_of_a_press_hears_of_the_release(void)
{
	struct stage stage;
	stage_begin(&stage);
	struct seat *seat = stage.test.seat;
	seat_key(seat, KEY_Q, true, 1);
	want_text(&stage, true);
	seat_key(seat, KEY_W, true, 2);
	test_seat_diary(&stage.test);
	seat_key(seat, KEY_Q, false, 3);
	CHECK_STR(told(&stage), "17 down; ");
	CHECK_STR(test_seat_diary(&stage.test), "key 16 up; ");
	want_text(&stage, false);
	seat_key(seat, KEY_W, false, 4);
	CHECK_STR(told(&stage), "17 up; ");
	CHECK_STR(test_seat_diary(&stage.test), "");
	stage_end(&stage);
}

static void hears_of_modifiers(void)
{
	struct stage stage;
	stage_begin(&stage);
	struct seat *seat = stage.test.seat;
	want_text(&stage, true);
	seat_key(seat, KEY_LEFTSHIFT, true, 1);
	CHECK_STR(told(&stage), "42 down; mods 1; ");
	CHECK_STR(test_seat_diary(&stage.test), "mods 1 0 0 0; ");
	seat_key(seat, KEY_LEFTSHIFT, false, 1);
	CHECK_STR(told(&stage), "42 up; mods 0; ");
	stage_end(&stage);
}

static struct keyboard_device *create_device(const char *layout, const struct budget *owner)
{
	struct keymap *keymap;
	struct keyboard_device *device;
	CHECK_EQ(keymap_create(&(struct keymap_names){.layout = layout}, &keymap), 0);
	CHECK_EQ(keyboard_device_create(keymap, &device), 0);
	keymap_unref(keymap);
	device->owner = owner;
	return device;
}

static void what_it_passes_on_is_not_its_own(void)
{
	struct stage stage;
	stage_begin(&stage);
	struct seat *seat = stage.test.seat;
	struct keyboard_device *own = create_device("us", stage.owner);
	want_text(&stage, true);
	seat_key(seat, KEY_Q, true, 1);
	seat_device_key(seat, own, KEY_Q, true, 2); /* while it is held */
	seat_key(seat, KEY_Q, false, 3);
	seat_device_key(seat, own, KEY_Q, false, 4);
	CHECK_STR(told(&stage), "16 down; 16 up; ");
	CHECK_STR(test_seat_diary(&stage.test), "key 16 down; key 16 up; ");
	struct keyboard_modifiers modifiers = {.depressed = SHIFT};
	seat_device_modifiers(seat, own, &modifiers);
	CHECK_STR(told(&stage), "");
	CHECK_STR(test_seat_diary(&stage.test), "mods 1 0 0 0; ");
	seat_remove_keyboard_device(seat, own);
	keyboard_device_destroy(own);
	stage_end(&stage);
}

static void hears_of_other_devices(void)
{
	struct stage stage;
	stage_begin(&stage);
	struct seat *seat = stage.test.seat;
	struct keyboard_device *other = create_device("de", stage.test.budget);
	want_text(&stage, true);
	seat_device_key(seat, other, KEY_Q, true, 1);
	CHECK_STR(told(&stage), "keymap; 16 down; ");
	seat_key(seat, KEY_Q, true, 2); /* held already, on another one */
	seat_key(seat, KEY_Q, false, 3);
	CHECK_STR(told(&stage), "keymap; ");
	seat_remove_keyboard_device(seat, other);
	CHECK_STR(told(&stage), "keymap; 16 up; keymap; ");
	CHECK_STR(test_seat_diary(&stage.test), "keymap; keymap; keymap; keymap; ");
	keyboard_device_destroy(other);
	stage_end(&stage);
}

static void the_newest_one_has_the_keys(void)
{
	struct stage stage;
	struct keyboard_grab newer;
	stage_begin(&stage);
	struct seat *seat = stage.test.seat;
	want_text(&stage, true);
	seat_key(seat, KEY_Q, true, 1);
	CHECK_STR(told(&stage), "16 down; ");
	keyboard_grab_init(&newer, seat, stage.owner, &grab_listener);
	seat_key(seat, KEY_Q, false, 2); /* its own press is over with the one before */
	CHECK_STR(told(&stage), "");
	type(&stage, seat->device, KEY_W);
	CHECK_STR(told(&stage), "17 down; 17 up; ");
	keyboard_grab_finish(&newer);
	type(&stage, seat->device, KEY_W);
	CHECK_STR(told(&stage), "");
	CHECK_STR(test_seat_diary(&stage.test), "key 17 down; key 17 up; ");
	stage_end(&stage);
}

static const struct check_case cases[] = {
	{"takes keys that are for text", takes_keys_that_are_for_text},
	{"who heard of a press hears of the release", who_heard_of_a_press_hears_of_the_release},
	{"hears of modifiers", hears_of_modifiers},
	{"what it passes on is not its own", what_it_passes_on_is_not_its_own},
	{"hears of other devices", hears_of_other_devices},
	{"the newest one has the keys", the_newest_one_has_the_keys},
};

CHECK_MAIN(cases)
