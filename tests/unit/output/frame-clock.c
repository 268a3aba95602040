/* SPDX-License-Identifier: MIT */
#include "output/frame-clock.h"
#include "base/clock.h"
#include "check.h"

#include <poll.h>
#include <time.h>

enum {
	PERIOD_MSEC = 20,
	MANY = 50,
};

static const int64_t period = PERIOD_MSEC * CLOCK_NSEC_PER_MSEC;

struct user {
	struct wl_event_loop *loop;
	struct frame_clock *clock;
	int frames;
	int wanted;           /* asks for more up to this number */
	bool nothing_to_show; /* makes no frame of its turn */
	int work_msec;        /* what a frame takes */
};

static void sleep_msec(int msec)
{
	struct timespec time = {.tv_nsec = msec * CLOCK_NSEC_PER_MSEC};
	nanosleep(&time, NULL);
}

static void handle_frame(void *data)
{
	struct user *user = data;
	user->frames++;
	sleep_msec(user->work_msec);
	if (!user->nothing_to_show) {
		frame_clock_made_frame(user->clock);
	}
	if (user->frames < user->wanted) {
		frame_clock_schedule(user->clock);
	}
}

static const struct frame_clock_listener listener = {
	.frame = handle_frame,
};

static void user_init(struct user *user)
{
	*user = (struct user){.loop = wl_event_loop_create()};
	CHECK_EQ(frame_clock_create(user->loop, period, &listener, user, &user->clock), 0);
}

static void user_finish(struct user *user)
{
	frame_clock_destroy(user->clock);
	wl_event_loop_destroy(user->loop);
}

/* Until nothing has come for so long. Returns how often the loop woke up. */
static int run(struct user *user, int msec)
{
	int wakeups = 0;
	wl_event_loop_dispatch_idle(user->loop);
	for (;;) {
		struct pollfd fd = {.fd = wl_event_loop_get_fd(user->loop), .events = POLLIN};
		if (poll(&fd, 1, msec) == 0) {
			return wakeups;
		}
		wakeups++;
		wl_event_loop_dispatch(user->loop, 0);
	}
}

static void test_at_once(void)
{
	struct user user;
	user_init(&user);
	CHECK(!frame_clock_is_scheduled(user.clock));
	frame_clock_schedule(user.clock);
	frame_clock_schedule(user.clock);
	CHECK(frame_clock_is_scheduled(user.clock));
	CHECK_EQ(user.frames, 0);
	wl_event_loop_dispatch(user.loop, 0);
	CHECK_EQ(user.frames, 1);
	CHECK(!frame_clock_is_scheduled(user.clock));
	sleep_msec(PERIOD_MSEC + 1);
	frame_clock_schedule(user.clock);
	wl_event_loop_dispatch(user.loop, 0);
	CHECK_EQ(user.frames, 2);
	user_finish(&user);
}

static void test_idle(void)
{
	struct user user;
	user_init(&user);
	CHECK_EQ(run(&user, 3 * PERIOD_MSEC), 0);
	frame_clock_schedule(user.clock);
	wl_event_loop_dispatch(user.loop, 0);
	frame_clock_schedule(user.clock);
	/* the second frame, without a wakeup where this program was kept from running till then */
	CHECK(run(&user, 4 * PERIOD_MSEC) <= 1);
	CHECK_EQ(user.frames, 2);
	user_finish(&user);
}

/* How long ten periods took, from the first frame to the last. */
static int64_t time_ten_periods(void)
{
	struct user user;
	user_init(&user);
	user.wanted = 11;
	user.work_msec = 4; /* does not add up */
	int64_t begin = clock_now();
	frame_clock_schedule(user.clock);
	wl_event_loop_dispatch(user.loop, 0);
	while (user.frames < user.wanted) {
		CHECK(wl_event_loop_dispatch(user.loop, 1000) == 0);
	}
	int64_t took = clock_now() - begin - user.work_msec * CLOCK_NSEC_PER_MSEC;
	user_finish(&user);
	return took;
}

static void test_pace(void)
{
	/* a busy machine may be late, but not always; a drift is there each time */
	int64_t least = INT64_MAX;
	for (int i = 0; i < MANY && least > 10 * period + period; i++) {
		int64_t took = time_ten_periods();
		CHECK(took >= 10 * period);
		least = took < least ? took : least;
	}
	CHECK(least <= 10 * period + period);
}

static void test_nothing_to_show(void)
{
	struct user user;
	user_init(&user);
	user.nothing_to_show = true;
	for (int i = 0; i < 3; i++) {
		frame_clock_schedule(user.clock);
		wl_event_loop_dispatch(user.loop, 0);
	}
	CHECK_EQ(user.frames, 3); /* nobody has to wait for a frame that was not made */
	user_finish(&user);
}

static void test_pause(void)
{
	struct user user;
	user_init(&user);
	user.wanted = 2;
	frame_clock_schedule(user.clock);
	wl_event_loop_dispatch(user.loop, 0);
	sleep_msec(4 * PERIOD_MSEC); /* the second is far too late */
	int64_t second = clock_now();
	wl_event_loop_dispatch(user.loop, 0);
	CHECK_EQ(user.frames, 2);
	/* no frames are made up for */
	frame_clock_schedule(user.clock);
	wl_event_loop_dispatch(user.loop, 0);
	bool is_due = clock_now() - second >= period; /* on a machine that is very busy */
	CHECK(user.frames == 2 || is_due);
	CHECK(run(&user, 2 * PERIOD_MSEC) <= 1);
	CHECK_EQ(user.frames, 3);
	user_finish(&user);
}

/* The hardware has shown a frame now: the next one may be begun so much before its turn. */
static void test_sync(void)
{
	struct user user;
	user_init(&user);
	int64_t shown = clock_now();
	frame_clock_sync(user.clock, shown, period / 4);
	frame_clock_schedule(user.clock);
	wl_event_loop_dispatch_idle(user.loop);
	CHECK_EQ(user.frames, 0);
	run(&user, 2 * PERIOD_MSEC);
	CHECK_EQ(user.frames, 1);
	CHECK(clock_now() >= shown + period - period / 4);
	CHECK(frame_clock_was_asked_early(user.clock));
	frame_clock_sync(user.clock, clock_now(), period);
	frame_clock_schedule(user.clock);
	wl_event_loop_dispatch_idle(user.loop);
	CHECK_EQ(user.frames, 2);
	CHECK(!frame_clock_was_asked_early(user.clock));
	user_finish(&user);
}

/* Tried again where this program was kept from running at the wrong moment. */
static void test_early(void)
{
	struct user user;
	user_init(&user);
	bool in_time = false;
	for (int i = 0; i < MANY && !in_time; i++) {
		run(&user, PERIOD_MSEC); /* whatever is left of the turn before */
		user.frames = 0;
		int64_t due = clock_now() + period / 16;
		frame_clock_sync(user.clock, due - period, 0);
		frame_clock_schedule(user.clock); /* waits for its time */
		wl_event_loop_dispatch_idle(user.loop);
		if (clock_now() >= due) {
			continue;
		}
		CHECK_EQ(user.frames, 0);
		frame_clock_schedule_early(user.clock);
		wl_event_loop_dispatch_idle(user.loop);
		CHECK_EQ(user.frames, 1);
		in_time = clock_now() < due;
		CHECK_EQ(run(&user, PERIOD_MSEC), 0); /* no timer is left */
		CHECK_EQ(user.frames, 1);
	}
	CHECK(in_time);
	int64_t now = clock_now();
	frame_clock_sync(user.clock, now, 0);
	frame_clock_schedule_early(user.clock); /* far too early */
	wl_event_loop_dispatch_idle(user.loop);
	CHECK(user.frames == 1 || clock_now() >= now + period / 2);
	CHECK(run(&user, 2 * PERIOD_MSEC) <= 1);
	CHECK_EQ(user.frames, 2);
	user_finish(&user);
}

static void test_destroy(void)
{
	struct user user;
	user_init(&user);
	frame_clock_schedule(user.clock); /* idle */
	frame_clock_destroy(user.clock);
	CHECK_EQ(frame_clock_create(user.loop, period, &listener, &user, &user.clock), 0);
	user.wanted = 2;
	frame_clock_schedule(user.clock);
	wl_event_loop_dispatch(user.loop, 0);
	CHECK(frame_clock_is_scheduled(user.clock)); /* the timer */
	frame_clock_destroy(user.clock);
	user.clock = NULL;
	CHECK_EQ(run(&user, 2 * PERIOD_MSEC), 0);
	CHECK_EQ(user.frames, 1);
	user_finish(&user);
}

static const struct check_case cases[] = {
	{"after a pause, a frame at once", test_at_once},
	{"no wakeups while nothing is asked for", test_idle},
	{"one frame a period, and no drift", test_pace},
	{"a turn without a frame costs no period", test_nothing_to_show},
	{"missed periods are not made up for", test_pause},
	{"in time for the hardware's next turn", test_sync},
	{"a frame that waits for its time may come early", test_early},
	{"destroyed while scheduled", test_destroy},
};

CHECK_MAIN(cases)
