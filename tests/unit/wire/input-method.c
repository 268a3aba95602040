/* SPDX-License-Identifier: MIT */
/* Text inputs and input methods as clients meet them; here both are one client. */
#include "check.h"
#include "play.h"

#include "input-method-unstable-v2-client-protocol.h"
#include "text-input-unstable-v3-client-protocol.h"
#include <linux/input-event-codes.h>

static void text_enter(void *data, struct zwp_text_input_v3 *input, struct wl_surface *surface)
{
	play_note(data, "enter; ");
}

static void text_leave(void *data, struct zwp_text_input_v3 *input, struct wl_surface *surface)
{
	play_note(data, "leave; ");
}

static void text_preedit(
	void *data, struct zwp_text_input_v3 *input, const char *text, int32_t begin, int32_t end)
{
	play_note(data, "preedit %s %d %d ", text, begin, end);
}

static void text_commit(void *data, struct zwp_text_input_v3 *input, const char *text)
{
	play_note(data, "text %s ", text);
}

static void text_delete(
	void *data, struct zwp_text_input_v3 *input, uint32_t before, uint32_t after)
{
	play_note(data, "delete %u %u ", before, after);
}

static void text_done(void *data, struct zwp_text_input_v3 *input, uint32_t serial)
{
	play_note(data, "text done %u; ", serial);
}

static const struct zwp_text_input_v3_listener text_listener = {
	text_enter, text_leave, text_preedit, text_commit, text_delete, text_done};

static void method_activate(void *data, struct zwp_input_method_v2 *method)
{
	play_note(data, "activate ");
}

static void method_deactivate(void *data, struct zwp_input_method_v2 *method)
{
	play_note(data, "deactivate ");
}

static void method_surrounding(void *data, struct zwp_input_method_v2 *method, const char *text,
	uint32_t cursor, uint32_t anchor)
{
	play_note(data, "around %s %u %u ", text, cursor, anchor);
}

static void method_cause(void *data, struct zwp_input_method_v2 *method, uint32_t cause)
{
	play_note(data, "cause %u ", cause);
}

static void method_type(
	void *data, struct zwp_input_method_v2 *method, uint32_t hint, uint32_t purpose)
{
	play_note(data, "type %u %u ", hint, purpose);
}

static void method_done(void *data, struct zwp_input_method_v2 *method)
{
	play_note(data, "done; ");
}

static void method_unavailable(void *data, struct zwp_input_method_v2 *method)
{
	play_note(data, "unavailable; ");
}

static const struct zwp_input_method_v2_listener method_listener = {method_activate,
	method_deactivate, method_surrounding, method_cause, method_type, method_done,
	method_unavailable};

static struct zwp_text_input_v3 *make_text_input(struct play *play)
{
	struct zwp_text_input_manager_v3 *manager =
		play_bind(play, &zwp_text_input_manager_v3_interface, 1);
	struct zwp_text_input_v3 *input = play_keep(
		play, zwp_text_input_manager_v3_get_text_input(manager, play->client.seat));
	zwp_text_input_v3_add_listener(input, &text_listener, play);
	return input;
}

static struct zwp_input_method_v2 *make_method(struct play *play)
{
	struct zwp_input_method_manager_v2 *manager =
		play_bind(play, &zwp_input_method_manager_v2_interface, 1);
	struct zwp_input_method_v2 *method = play_keep(
		play, zwp_input_method_manager_v2_get_input_method(manager, play->client.seat));
	zwp_input_method_v2_add_listener(method, &method_listener, play);
	return method;
}

/* A text field that wants text, and who composes it. */
struct pair {
	struct play play;
	struct zwp_text_input_v3 *input;
	struct zwp_input_method_v2 *method;
};

static void pair_begin(struct pair *pair)
{
	play_begin(&pair->play);
	pair->input = make_text_input(&pair->play);
	pair->method = make_method(&pair->play);
	CHECK_STR(play_diary(&pair->play), "enter; ");
	zwp_text_input_v3_enable(pair->input);
	zwp_text_input_v3_commit(pair->input);
	CHECK_STR(play_diary(&pair->play), "activate cause 0 done; ");
}

static void tells_each_other(void)
{
	struct pair pair;
	pair_begin(&pair);
	zwp_text_input_v3_set_surrounding_text(pair.input, "abc", 1, 2);
	zwp_text_input_v3_set_content_type(pair.input, 2, 7);
	zwp_text_input_v3_set_text_change_cause(pair.input, 1);
	zwp_text_input_v3_commit(pair.input);
	CHECK_STR(play_diary(&pair.play), "around abc 1 2 cause 1 type 2 7 done; ");
	zwp_input_method_v2_set_preedit_string(pair.method, "pre", 0, 3);
	zwp_input_method_v2_commit_string(pair.method, "text");
	zwp_input_method_v2_delete_surrounding_text(pair.method, 1, 2);
	zwp_input_method_v2_commit(pair.method, 2);
	CHECK_STR(play_diary(&pair.play), "preedit pre 0 3 text text delete 1 2 text done 2; ");
	zwp_text_input_v3_disable(pair.input);
	zwp_text_input_v3_commit(pair.input);
	CHECK_STR(play_diary(&pair.play), "deactivate done; ");
	CHECK_STR(play_error(&pair.play), "");
	play_end(&pair.play);
}

static void the_second_one_is_unavailable(void)
{
	struct pair pair;
	pair_begin(&pair);
	struct zwp_input_method_v2 *second = make_method(&pair.play);
	CHECK_STR(play_diary(&pair.play), "unavailable; ");
	zwp_input_method_v2_commit_string(second, "\xff");
	zwp_input_method_v2_set_preedit_string(second, "a", 7, 7);
	zwp_input_method_v2_delete_surrounding_text(second, 1, 1);
	zwp_input_method_v2_commit(second, 1);
	play_keep(&pair.play, zwp_input_method_v2_grab_keyboard(second));
	struct wl_surface *surface = wl_compositor_create_surface(pair.play.client.compositor);
	play_keep(&pair.play, surface);
	play_keep(&pair.play, zwp_input_method_v2_get_input_popup_surface(second, surface));
	seat_key(pair.play.seat, KEY_Q, true, 1);
	zwp_input_method_v2_destroy(play_drop(&pair.play, second));
	CHECK_STR(play_diary(&pair.play), "");
	zwp_input_method_v2_destroy(play_drop(&pair.play, pair.method));
	make_method(&pair.play);
	CHECK_STR(play_diary(&pair.play), "text done 1; activate cause 0 done; ");
	CHECK_STR(play_error(&pair.play), "");
	play_end(&pair.play);
}

static void grab_keymap(void *data, struct zwp_input_method_keyboard_grab_v2 *grab, uint32_t format,
	int32_t fd, uint32_t size)
{
	play_note(data, "keymap; ");
	close(fd);
}

static void grab_key(void *data, struct zwp_input_method_keyboard_grab_v2 *grab, uint32_t serial,
	uint32_t time, uint32_t key, uint32_t state)
{
	play_note(data, "key %u %u; ", key, state);
}

static void grab_modifiers(void *data, struct zwp_input_method_keyboard_grab_v2 *grab,
	uint32_t serial, uint32_t depressed, uint32_t latched, uint32_t locked, uint32_t group)
{
	play_note(data, "modifiers %u; ", depressed);
}

static void grab_repeat(
	void *data, struct zwp_input_method_keyboard_grab_v2 *grab, int32_t rate, int32_t delay)
{
	play_note(data, "repeat; ");
}

static const struct zwp_input_method_keyboard_grab_v2_listener grab_listener = {
	grab_keymap, grab_key, grab_modifiers, grab_repeat};

static struct zwp_input_method_keyboard_grab_v2 *make_grab(struct pair *pair)
{
	struct zwp_input_method_keyboard_grab_v2 *grab =
		play_keep(&pair->play, zwp_input_method_v2_grab_keyboard(pair->method));
	zwp_input_method_keyboard_grab_v2_add_listener(grab, &grab_listener, &pair->play);
	CHECK_STR(play_diary(&pair->play), "repeat; keymap; modifiers 0; ");
	return grab;
}

static void grabs_the_keyboard(void)
{
	struct pair pair;
	pair_begin(&pair);
	struct zwp_input_method_keyboard_grab_v2 *grab = make_grab(&pair);
	seat_key(pair.play.seat, KEY_LEFTSHIFT, true, 1);
	CHECK_STR(play_diary(&pair.play), "key 42 1; modifiers 1; ");
	CHECK(press_set_find(&pair.play.seat->keyboard.keys, KEY_LEFTSHIFT) == NULL);
	zwp_input_method_keyboard_grab_v2_release(play_drop(&pair.play, grab));
	seat_key(pair.play.seat, KEY_LEFTSHIFT, false, 2);
	CHECK_STR(play_diary(&pair.play), "");
	grab = make_grab(&pair);
	zwp_input_method_v2_destroy(play_drop(&pair.play, pair.method)); /* the grab goes with it */
	CHECK_STR(play_diary(&pair.play), "text done 1; ");
	seat_key(pair.play.seat, KEY_Q, true, 3);
	CHECK(press_set_find(&pair.play.seat->keyboard.keys, KEY_Q) != NULL);
	zwp_input_method_keyboard_grab_v2_release(play_drop(&pair.play, grab));
	CHECK_STR(play_error(&pair.play), "");
	play_end(&pair.play);
}

static void popup_rectangle(void *data, struct zwp_input_popup_surface_v2 *popup, int32_t x,
	int32_t y, int32_t width, int32_t height)
{
	play_note(data, "cursor %d,%d %dx%d; ", x, y, width, height);
}

static const struct zwp_input_popup_surface_v2_listener popup_listener = {popup_rectangle};

static void popups_are_told_where_the_cursor_is(void)
{
	struct pair pair;
	pair_begin(&pair);
	static const struct box screen = {0, 0, 400, 300};
	seat_set_bounds(pair.play.seat, &screen, 1);
	zwp_text_input_v3_set_cursor_rectangle(pair.input, 10, 20, 1, 8);
	zwp_text_input_v3_commit(pair.input);
	play_diary(&pair.play);
	struct wl_surface *surface =
		play_keep(&pair.play, wl_compositor_create_surface(pair.play.client.compositor));
	struct zwp_input_popup_surface_v2 *popup = play_keep(
		&pair.play, zwp_input_method_v2_get_input_popup_surface(pair.method, surface));
	zwp_input_popup_surface_v2_add_listener(popup, &popup_listener, &pair.play);
	CHECK_STR(play_diary(&pair.play), "cursor 0,-8 1x8; ");
	zwp_input_popup_surface_v2_destroy(play_drop(&pair.play, popup));
	/* the surface can be one again */
	popup = play_keep(
		&pair.play, zwp_input_method_v2_get_input_popup_surface(pair.method, surface));
	zwp_input_method_v2_destroy(play_drop(&pair.play, pair.method));
	wl_surface_destroy(play_drop(&pair.play, surface));
	zwp_input_popup_surface_v2_destroy(play_drop(&pair.play, popup));
	CHECK_STR(play_error(&pair.play), "");
	play_end(&pair.play);
}

static void seat_keyboard_keymap(
	void *data, struct wl_keyboard *keyboard, uint32_t format, int32_t fd, uint32_t size)
{
	close(fd);
}

static void seat_keyboard_enter(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	struct wl_surface *surface, struct wl_array *keys)
{
	play_note(data, "keyboard enter; ");
}

static void seat_keyboard_leave(
	void *data, struct wl_keyboard *keyboard, uint32_t serial, struct wl_surface *surface)
{
	play_note(data, "keyboard leave; ");
}

static void seat_keyboard_key(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	uint32_t time, uint32_t key, uint32_t state)
{
}

static void seat_keyboard_modifiers(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	uint32_t depressed, uint32_t latched, uint32_t locked, uint32_t group)
{
}

static void seat_keyboard_repeat(
	void *data, struct wl_keyboard *keyboard, int32_t rate, int32_t delay)
{
}

static const struct wl_keyboard_listener seat_keyboard_listener = {
	.keymap = seat_keyboard_keymap,
	.enter = seat_keyboard_enter,
	.leave = seat_keyboard_leave,
	.key = seat_keyboard_key,
	.modifiers = seat_keyboard_modifiers,
	.repeat_info = seat_keyboard_repeat,
};

/* foot says that it has to. */
static void text_comes_within_the_keyboard(void)
{
	struct pair pair;
	pair_begin(&pair);
	struct seat *seat = pair.play.seat;
	struct surface *focus = seat->keyboard.focus;
	struct wl_keyboard *keyboard =
		play_keep(&pair.play, wl_seat_get_keyboard(pair.play.client.seat));
	wl_keyboard_add_listener(keyboard, &seat_keyboard_listener, &pair.play);
	CHECK_STR(play_diary(&pair.play), "keyboard enter; ");
	seat_set_keyboard_focus(seat, NULL);
	CHECK_STR(play_diary(&pair.play), "deactivate done; leave; keyboard leave; ");
	seat_set_keyboard_focus(seat, focus);
	CHECK_STR(play_diary(&pair.play), "keyboard enter; enter; ");
	play_end(&pair.play);
}

static void mistakes_are_errors(void)
{
	static const struct {
		const char *name;
		const char *text;
		int32_t begin;
		bool is_preedit;
	} rows[] = {
		{"text", "\xff", 0, false},
		{"preedit", "\xff", 0, true},
		{"cursor", "a", 2, true},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct pair pair;
		pair_begin(&pair);
		if (rows[i].is_preedit) {
			zwp_input_method_v2_set_preedit_string(
				pair.method, rows[i].text, rows[i].begin, 0);
		} else {
			zwp_input_method_v2_commit_string(pair.method, rows[i].text);
		}
		CHECK_STR(play_error(&pair.play), "wl_display 3");
		play_end(&pair.play);
	}
	struct pair pair;
	pair_begin(&pair);
	play_keep(&pair.play,
		zwp_input_method_v2_get_input_popup_surface(pair.method, pair.play.window.surface));
	CHECK_STR(play_error(&pair.play), "zwp_input_method_v2 0");
	play_end(&pair.play);
}

static const struct check_case cases[] = {
	{"both tell each other", tells_each_other},
	{"the second one is unavailable", the_second_one_is_unavailable},
	{"it grabs the keyboard", grabs_the_keyboard},
	{"popups are told where the cursor is", popups_are_told_where_the_cursor_is},
	{"text comes within the keyboard", text_comes_within_the_keyboard},
	{"mistakes are errors", mistakes_are_errors},
};

CHECK_MAIN(cases)
