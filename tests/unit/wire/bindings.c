/* SPDX-License-Identifier: MIT */
/*
 * The compositor's own keys, with windows of a client.
 */
#include "check.h"
#include "play.h"

#include "input/shortcuts-inhibitor.h"

#include <linux/input-event-codes.h>

static void hold(struct play *play, uint32_t key)
{
	seat_key(play->seat, key, true, 1);
}

static void release(struct play *play, uint32_t key)
{
	seat_key(play->seat, key, false, 2);
}

static void type(struct play *play, uint32_t key)
{
	hold(play, key);
	release(play, key);
	wire_client_pump(&play->client);
}

static struct desktop *desktop_of(struct play *play)
{
	return play->client.server->desktop;
}

static void map_another(struct play *play, struct wire_window *window)
{
	wire_window_init(&play->client, window);
	wire_window_make_toplevel(&play->client, window);
	wire_window_map(&play->client, window);
}

static void tab_goes_through_the_windows(void)
{
	struct play play;
	struct wire_window second, third;
	play_begin(&play);
	struct window *a = desktop_of(&play)->active;
	map_another(&play, &second);
	struct window *b = desktop_of(&play)->active;
	map_another(&play, &third);
	struct window *c = desktop_of(&play)->active;
	hold(&play, KEY_LEFTALT);
	type(&play, KEY_TAB);
	CHECK(desktop_of(&play)->active == b);
	type(&play, KEY_TAB);
	CHECK(desktop_of(&play)->active == a);
	type(&play, KEY_TAB);
	CHECK(desktop_of(&play)->active == c);
	release(&play, KEY_LEFTALT);
	hold(&play, KEY_LEFTALT);
	type(&play, KEY_TAB); /* back to the one before */
	CHECK(desktop_of(&play)->active == a);
	hold(&play, KEY_LEFTSHIFT);
	type(&play, KEY_TAB);
	CHECK(desktop_of(&play)->active == b);
	play_end(&play);
}

static void handle_key(void *data, struct wl_keyboard *keyboard, uint32_t serial, uint32_t time,
	uint32_t key, uint32_t state)
{
	play_note(data, "key %u %u; ", key, state);
}

static void handle_keymap(
	void *data, struct wl_keyboard *keyboard, uint32_t format, int32_t fd, uint32_t size)
{
	close(fd);
}

static void handle_enter(void *data, struct wl_keyboard *keyboard, uint32_t serial,
	struct wl_surface *surface, struct wl_array *keys)
{
}

static void handle_leave(
	void *data, struct wl_keyboard *keyboard, uint32_t serial, struct wl_surface *surface)
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

static void listen_to_keys(struct play *play)
{
	struct wl_keyboard *keyboard = play_keep(play, wl_seat_get_keyboard(play->client.seat));
	wl_keyboard_add_listener(keyboard, &keyboard_listener, play);
	play_diary(play);
}

static void clients_do_not_hear_of_them(void)
{
	struct play play;
	play_begin(&play);
	listen_to_keys(&play);
	hold(&play, KEY_LEFTALT);
	type(&play, KEY_F10);
	CHECK(desktop_of(&play)->active->wants_maximised);
	CHECK_STR(play_diary(&play), "key 56 1; ");
	type(&play, KEY_F10);
	CHECK(!desktop_of(&play)->active->wants_maximised);
	type(&play, KEY_ESC); /* nobody has inhibited anything */
	CHECK_STR(play_diary(&play), "key 1 1; key 1 0; ");
	play_end(&play);
}

static void nothing(struct shortcuts_inhibitor *inhibitor)
{
}

static void an_inhibitor_has_them_all(void)
{
	struct play play;
	struct shortcuts_inhibitor inhibitor;
	play_begin(&play);
	listen_to_keys(&play);
	CHECK_EQ(shortcuts_inhibitor_init(&inhibitor, play.seat->keyboard.focus, nothing), 0);
	hold(&play, KEY_LEFTALT);
	type(&play, KEY_F10);
	CHECK(!desktop_of(&play)->active->wants_maximised);
	CHECK_STR(play_diary(&play), "key 56 1; key 68 1; key 68 0; ");
	type(&play, KEY_ESC);
	type(&play, KEY_F10);
	CHECK(desktop_of(&play)->active->wants_maximised);
	CHECK_STR(play_diary(&play), "");
	shortcuts_inhibitor_finish(&inhibitor);
	play_end(&play);
}

/* Whoever cannot unlock the session is not to end it, nor close what is behind the lock. */
static void a_lock_has_them_all(void)
{
	struct play play;
	play_begin(&play);
	desktop_lock(desktop_of(&play));
	hold(&play, KEY_LEFTALT);
	type(&play, KEY_F10);
	CHECK(!desktop_of(&play)->active->wants_maximised);
	type(&play, KEY_F4);
	CHECK_EQ(play.window.closes, 0);
	play_move_to(&play, 30, 20);
	seat_pointer_button(play.seat, BTN_LEFT, true, 1);
	CHECK(desktop_of(&play)->dragged == NULL);
	seat_pointer_button(play.seat, BTN_LEFT, false, 2);
	desktop_unlock(desktop_of(&play));
	type(&play, KEY_F4);
	CHECK_EQ(play.window.closes, 1);
	play_end(&play);
}

static void the_mouse_moves_and_resizes(void)
{
	struct play play;
	play_begin(&play);
	struct window *window = desktop_of(&play)->active;
	struct seat *seat = play.seat;
	hold(&play, KEY_LEFTALT);
	play_move_to(&play, 30, 20);
	seat_pointer_button(seat, BTN_LEFT, true, 1);
	play_move_to(&play, 130, 60);
	seat_pointer_button(seat, BTN_LEFT, false, 2);
	struct box box = shell_surface_box(window->shell_surface);
	CHECK(box.x == 100 && box.y == 40);
	CHECK_EQ(desktop_of(&play)->buttons, 0);

	play_move_to(&play, 190, 130); /* bottom right */
	seat_pointer_button(seat, BTN_RIGHT, true, 3);
	CHECK_EQ(desktop_of(&play)->interactive.edges, EDGE_BOTTOM | EDGE_RIGHT);
	play_diary(&play);
	xdg_surface_ack_configure(play.window.xdg_surface, play.window.serial);
	wl_surface_commit(play.window.surface);
	play_move_to(&play, 210, 145);
	play_diary(&play);
	CHECK(play.window.width == PLAY_SIZE + 20 && play.window.height == PLAY_SIZE + 15);
	seat_pointer_button(seat, BTN_RIGHT, false, 4);
	CHECK(desktop_of(&play)->dragged == NULL);

	release(&play, KEY_LEFTALT);
	seat_pointer_button(seat, BTN_LEFT, true, 5);
	CHECK(desktop_of(&play)->dragged == NULL);
	seat_pointer_button(seat, BTN_LEFT, false, 6);
	play_end(&play);
}

static const struct check_case cases[] = {
	{"tab goes through the windows", tab_goes_through_the_windows},
	{"clients do not hear of them", clients_do_not_hear_of_them},
	{"an inhibitor has them all", an_inhibitor_has_them_all},
	{"a lock has them all", a_lock_has_them_all},
	{"the mouse moves and resizes", the_mouse_moves_and_resizes},
};

CHECK_MAIN(cases)
