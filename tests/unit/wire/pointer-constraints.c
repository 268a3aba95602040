/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "play.h"

#include "pointer-constraints-unstable-v1-client-protocol.h"

static void handle_locked(void *data, struct zwp_locked_pointer_v1 *lock)
{
	play_note(data, "locked; ");
}

static void handle_unlocked(void *data, struct zwp_locked_pointer_v1 *lock)
{
	play_note(data, "unlocked; ");
}

static const struct zwp_locked_pointer_v1_listener lock_listener = {handle_locked, handle_unlocked};

static void handle_confined(void *data, struct zwp_confined_pointer_v1 *confinement)
{
	play_note(data, "confined; ");
}

static void handle_unconfined(void *data, struct zwp_confined_pointer_v1 *confinement)
{
	play_note(data, "unconfined; ");
}

static const struct zwp_confined_pointer_v1_listener confinement_listener = {
	handle_confined, handle_unconfined};

struct constraint_play {
	struct play play;
	struct zwp_pointer_constraints_v1 *constraints;
};

static void begin(struct constraint_play *test)
{
	play_begin(&test->play);
	test->constraints = play_bind(&test->play, &zwp_pointer_constraints_v1_interface, 1);
}

static struct zwp_locked_pointer_v1 *lock(
	struct constraint_play *test, struct wl_region *region, uint32_t lifetime)
{
	struct play *play = &test->play;
	struct zwp_locked_pointer_v1 *lock =
		play_keep(play, zwp_pointer_constraints_v1_lock_pointer(test->constraints,
					play->window.surface, play->pointer, region, lifetime));
	zwp_locked_pointer_v1_add_listener(lock, &lock_listener, play);
	return lock;
}

static struct zwp_confined_pointer_v1 *confine(
	struct constraint_play *test, struct wl_region *region, uint32_t lifetime)
{
	struct play *play = &test->play;
	struct zwp_confined_pointer_v1 *confinement =
		play_keep(play, zwp_pointer_constraints_v1_confine_pointer(test->constraints,
					play->window.surface, play->pointer, region, lifetime));
	zwp_confined_pointer_v1_add_listener(confinement, &confinement_listener, play);
	return confinement;
}

static struct wl_region *create_region(
	struct constraint_play *test, int32_t x, int32_t y, int32_t width, int32_t height)
{
	struct wl_region *region =
		play_keep(&test->play, wl_compositor_create_region(test->play.client.compositor));
	wl_region_add(region, x, y, width, height);
	return region;
}

static void check_pointer(struct constraint_play *test, double x, double y)
{
	CHECK_EQ(test->play.seat->pointer.x * 256, x * 256);
	CHECK_EQ(test->play.seat->pointer.y * 256, y * 256);
}

static void a_lock_holds_the_pointer(void)
{
	struct constraint_play test;
	begin(&test);
	struct wl_region *region = create_region(&test, 10, 10, 20, 20);
	struct zwp_locked_pointer_v1 *locked =
		lock(&test, region, ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_PERSISTENT);
	play_move_to(&test.play, 5, 5);
	CHECK_STR(play_diary(&test.play), ""); /* not in the region */
	play_move_to(&test.play, 15, 16);
	CHECK_STR(play_diary(&test.play), "locked; ");
	play_move_to(&test.play, 90, 90);
	seat_pointer_motion(test.play.seat, 1000, 0, 2);
	check_pointer(&test, 15, 16);
	zwp_locked_pointer_v1_set_cursor_position_hint(
		locked, wl_fixed_from_int(70), wl_fixed_from_int(80));
	wl_surface_commit(test.play.window.surface);
	zwp_locked_pointer_v1_destroy(play_drop(&test.play, locked));
	CHECK_STR(play_diary(&test.play), "");
	check_pointer(&test, 70, 80);
	play_move_to(&test.play, 90, 90);
	check_pointer(&test, 90, 90);
	play_end(&test.play);
}

static void the_keyboards_focus_decides(void)
{
	const struct {
		uint32_t lifetime;
		const char *back;
	} rows[] = {
		{ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_ONESHOT, ""},
		{ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_PERSISTENT, "locked; "},
	};
	for (size_t i = 0; i < 2; i++) {
		struct constraint_play test;
		begin(&test);
		struct surface *window = test.play.seat->keyboard.focus;
		play_move_to(&test.play, 50, 50);
		struct zwp_locked_pointer_v1 *locked = lock(&test, NULL, rows[i].lifetime);
		CHECK_STR(play_diary(&test.play), "locked; ");
		zwp_locked_pointer_v1_set_cursor_position_hint(
			locked, wl_fixed_from_int(5), wl_fixed_from_int(6));
		wl_surface_commit(test.play.window.surface);
		CHECK_STR(play_diary(&test.play), "");
		seat_set_keyboard_focus(test.play.seat, NULL);
		CHECK_STR(play_diary(&test.play), "unlocked; ");
		check_pointer(&test, 5, 6);
		play_move_to(&test.play, 60, 60);
		check_pointer(&test, 60, 60);
		seat_set_keyboard_focus(test.play.seat, window);
		CHECK_STR(play_diary(&test.play), rows[i].back);
		CHECK_STR(play_error(&test.play), "");
		play_end(&test.play);
	}
}

static void a_confinement_keeps_the_pointer_in(void)
{
	struct constraint_play test;
	begin(&test);
	play_move_to(&test.play, 15, 15);
	struct zwp_confined_pointer_v1 *confined = confine(&test,
		create_region(&test, 10, 10, 20, 20), ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_ONESHOT);
	CHECK_STR(play_diary(&test.play), "confined; ");
	play_move_to(&test.play, 95, 15);
	check_pointer(&test, 30 - 1.0 / 256, 15);
	zwp_confined_pointer_v1_set_region(confined, create_region(&test, 50, 50, 10, 10));
	play_diary(&test.play);
	check_pointer(&test, 30 - 1.0 / 256, 15); /* not before the commit */
	wl_surface_commit(test.play.window.surface);
	play_diary(&test.play);
	check_pointer(&test, 50, 50);
	zwp_confined_pointer_v1_set_region(confined, NULL);
	wl_surface_commit(test.play.window.surface);
	play_diary(&test.play);
	play_move_to(&test.play, -50, 95);
	check_pointer(&test, 0, 95);
	wl_surface_attach(test.play.window.surface, NULL, 0, 0);
	wl_surface_commit(test.play.window.surface);
	CHECK_STR(play_diary(&test.play), "unconfined; ");
	play_move_to(&test.play, 500, 95);
	check_pointer(&test, 500, 95);
	play_end(&test.play);
}

static void the_surface_may_go_first(void)
{
	struct constraint_play test;
	begin(&test);
	play_move_to(&test.play, 15, 15);
	struct zwp_locked_pointer_v1 *locked =
		lock(&test, NULL, ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_PERSISTENT);
	struct play *play = &test.play;
	play_diary(play);
	xdg_toplevel_destroy(play_drop(play, play->window.toplevel));
	xdg_surface_destroy(play_drop(play, play->window.xdg_surface));
	wl_surface_destroy(play_drop(play, play->window.surface));
	CHECK_STR(play_diary(play), "unlocked; ");
	zwp_locked_pointer_v1_set_region(locked, NULL);
	zwp_locked_pointer_v1_destroy(play_drop(play, locked));
	CHECK_STR(play_error(play), "");
	play_end(play);
}

static void one_for_a_surface(void)
{
	struct constraint_play test;
	begin(&test);
	lock(&test, NULL, ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_ONESHOT);
	confine(&test, NULL, ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_ONESHOT);
	CHECK_STR(play_error(&test.play), "zwp_pointer_constraints_v1 1");
	play_end(&test.play);
}

static void a_third_lifetime(void)
{
	struct constraint_play test;
	begin(&test);
	lock(&test, NULL, 3);
	CHECK_STR(play_error(&test.play), "wl_display 3");
	play_end(&test.play);
}

static const struct check_case cases[] = {
	{"a lock holds the pointer", a_lock_holds_the_pointer},
	{"the keyboard's focus decides", the_keyboards_focus_decides},
	{"a confinement keeps the pointer in", a_confinement_keeps_the_pointer_in},
	{"the surface may go first", the_surface_may_go_first},
	{"one for a surface", one_for_a_surface},
	{"a third lifetime", a_third_lifetime},
};

CHECK_MAIN(cases)
