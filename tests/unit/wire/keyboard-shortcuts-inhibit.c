/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "input/shortcuts-inhibitor.h"
#include "play.h"

#include "keyboard-shortcuts-inhibit-unstable-v1-client-protocol.h"

static void handle_active(void *data, struct zwp_keyboard_shortcuts_inhibitor_v1 *inhibitor)
{
	play_note(data, "active; ");
}

static void handle_inactive(void *data, struct zwp_keyboard_shortcuts_inhibitor_v1 *inhibitor)
{
	play_note(data, "inactive; ");
}

static const struct zwp_keyboard_shortcuts_inhibitor_v1_listener listener = {
	handle_active, handle_inactive};

static struct zwp_keyboard_shortcuts_inhibitor_v1 *inhibit(struct play *play)
{
	struct zwp_keyboard_shortcuts_inhibit_manager_v1 *manager =
		play_bind(play, &zwp_keyboard_shortcuts_inhibit_manager_v1_interface, 1);
	struct zwp_keyboard_shortcuts_inhibitor_v1 *inhibitor =
		play_keep(play, zwp_keyboard_shortcuts_inhibit_manager_v1_inhibit_shortcuts(
					manager, play->window.surface, play->client.seat));
	zwp_keyboard_shortcuts_inhibitor_v1_add_listener(inhibitor, &listener, play);
	return inhibitor;
}

static void lasts_until_it_is_let_go(void)
{
	struct play play;
	play_begin(&play);
	struct surface *focus = play.seat->keyboard.focus;
	CHECK(!shortcuts_are_inhibited(focus) && !shortcuts_are_inhibited(NULL));
	struct zwp_keyboard_shortcuts_inhibitor_v1 *inhibitor = inhibit(&play);
	CHECK_STR(play_diary(&play), "active; ");
	CHECK(shortcuts_are_inhibited(focus));
	CHECK(shortcuts_inhibitor_toggle(focus));
	CHECK_STR(play_diary(&play), "inactive; ");
	CHECK(!shortcuts_are_inhibited(focus));
	CHECK(shortcuts_inhibitor_toggle(focus));
	CHECK_STR(play_diary(&play), "active; ");
	zwp_keyboard_shortcuts_inhibitor_v1_destroy(play_drop(&play, inhibitor));
	play_diary(&play);
	CHECK(!shortcuts_are_inhibited(focus) && !shortcuts_inhibitor_toggle(focus));
	inhibit(&play); /* there may be another one now */
	CHECK_STR(play_diary(&play), "active; ");
	play_end(&play);
}

static void the_surface_may_go_first(void)
{
	struct play play;
	play_begin(&play);
	struct zwp_keyboard_shortcuts_inhibitor_v1 *inhibitor = inhibit(&play);
	play_diary(&play);
	xdg_toplevel_destroy(play_drop(&play, play.window.toplevel));
	xdg_surface_destroy(play_drop(&play, play.window.xdg_surface));
	wl_surface_destroy(play_drop(&play, play.window.surface));
	play_diary(&play);
	zwp_keyboard_shortcuts_inhibitor_v1_destroy(play_drop(&play, inhibitor));
	CHECK_STR(play_error(&play), "");
	play_end(&play);
}

static void one_for_a_surface(void)
{
	struct play play;
	play_begin(&play);
	inhibit(&play);
	inhibit(&play);
	CHECK_STR(play_error(&play), "zwp_keyboard_shortcuts_inhibit_manager_v1 0");
	play_end(&play);
}

static const struct check_case cases[] = {
	{"lasts until it is let go", lasts_until_it_is_let_go},
	{"the surface may go first", the_surface_may_go_first},
	{"one for a surface", one_for_a_surface},
};

CHECK_MAIN(cases)
