/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "play.h"

#include "relative-pointer-unstable-v1-client-protocol.h"

static void handle_motion(void *data, struct zwp_relative_pointer_v1 *pointer, uint32_t usec_high,
	uint32_t usec_low, wl_fixed_t dx, wl_fixed_t dy, wl_fixed_t raw_dx, wl_fixed_t raw_dy)
{
	play_note(data, "%llu: %g,%g raw %g,%g; ", (unsigned long long)usec_high << 32 | usec_low,
		wl_fixed_to_double(dx), wl_fixed_to_double(dy), wl_fixed_to_double(raw_dx),
		wl_fixed_to_double(raw_dy));
}

static const struct zwp_relative_pointer_v1_listener listener = {handle_motion};

static void motion_is_told_as_the_device_made_it(void)
{
	struct play play;
	play_begin(&play);
	struct zwp_relative_pointer_manager_v1 *manager =
		play_bind(&play, &zwp_relative_pointer_manager_v1_interface, 1);
	struct zwp_relative_pointer_v1 *relative = play_keep(
		&play, zwp_relative_pointer_manager_v1_get_relative_pointer(manager, play.pointer));
	zwp_relative_pointer_v1_add_listener(relative, &listener, &play);
	play_move_to(&play, 10, 20);
	CHECK_STR(play_diary(&play), ""); /* it came from elsewhere */
	const struct relative_motion motion = {(5ULL << 32) + 7, 2, -1, 1.5, -0.5};
	seat_pointer_motion_relative(play.seat, &motion);
	CHECK_STR(play_diary(&play), "21474836487: 2,-1 raw 1.5,-0.5; ");
	seat_pointer_motion(play.seat, -100, 0, 3);
	seat_pointer_motion_absolute(play.seat, 5, 19, 4);
	CHECK_STR(play_diary(&play), "3000: -100,0 raw -100,0; ");
	zwp_relative_pointer_v1_destroy(play_drop(&play, relative));
	play_diary(&play);
	seat_pointer_motion(play.seat, 1, 0, 5);
	CHECK_STR(play_error(&play), "");
	play_end(&play);
}

static const struct check_case cases[] = {
	{"motion is told as the device made it", motion_is_told_as_the_device_made_it},
};

CHECK_MAIN(cases)
