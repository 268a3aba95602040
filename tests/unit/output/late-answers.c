/* SPDX-License-Identifier: MIT */
#include "output/late-answers.h"
#include "base/clock.h"
#include "check.h"
#include "fixture.h"

#include <time.h>

enum {
	PERIOD_MSEC = 20,
};

static const int64_t period = PERIOD_MSEC * CLOCK_NSEC_PER_MSEC;

struct user {
	struct wl_event_loop *loop;
	struct late_answers answers;
	struct test_notice notices[2];
};

static void sleep_msec(int msec)
{
	struct timespec time = {.tv_nsec = msec * CLOCK_NSEC_PER_MSEC};
	nanosleep(&time, NULL);
}

static void note_presented(struct notice *base, const struct presentation *presentation)
{
	struct test_notice *notice = wl_container_of(base, notice, base);
	notice->presented++;
	notice->last = *presentation;
}

static void note_discarded(struct notice *base)
{
	struct test_notice *notice = wl_container_of(base, notice, base);
	notice->discarded++;
}

static const struct notice_interface impl = {
	.presented = note_presented,
	.discarded = note_discarded,
};

static void user_init(struct user *user)
{
	*user = (struct user){.loop = wl_event_loop_create()};
	CHECK_EQ(late_answers_init(&user->answers, user->loop), 0);
}

static void user_finish(struct user *user)
{
	late_answers_finish(&user->answers);
	wl_event_loop_destroy(user->loop);
}

/* A frame that so many ask to be told of is shown now. */
static struct presentation show(struct user *user, int count)
{
	struct presentation shown = {.time_nsec = clock_now(), .sequence = 7};
	struct wl_list list;
	wl_list_init(&list);
	for (int i = 0; i < count; i++) {
		user->notices[i].base.impl = &impl;
		wl_list_insert(list.prev, &user->notices[i].base.link);
	}
	late_answers_add(&user->answers, &list, &shown, shown.time_nsec + period, period);
	CHECK(wl_list_empty(&list));
	return shown;
}

static void wait_for_answer(struct user *user)
{
	while (late_answers_wait(&user->answers)) {
		CHECK_EQ(wl_event_loop_dispatch(user->loop, 1000), 0);
	}
}

static void told_in_time(void)
{
	struct user user;
	user_init(&user);
	struct presentation shown = show(&user, 2);
	CHECK_EQ(user.notices[0].presented, 0);
	CHECK(late_answers_wait(&user.answers));
	wait_for_answer(&user);
	CHECK_EQ(user.notices[0].presented, 1);
	CHECK_EQ(user.notices[1].presented, 1);
	CHECK_EQ(user.notices[1].last.sequence, 7);
	CHECK(clock_now() - shown.time_nsec > period / 2);
	CHECK(user.notices[1].last.time_nsec == shown.time_nsec);
	user_finish(&user);
}

/* Who takes long, and also who comes when it likes, which looks the same. */
static void slow_ones_are_told_at_once(void)
{
	struct user user;
	user_init(&user);
	show(&user, 1);
	wait_for_answer(&user);
	sleep_msec(PERIOD_MSEC / 2);
	late_answers_note_commit(&user.answers);
	late_answers_note_frame(&user.answers, period);
	show(&user, 1);
	CHECK(!late_answers_wait(&user.answers));
	CHECK_EQ(user.notices[0].presented, 2);
	/* it is quick from now on, and believed after a while */
	int frames = 0;
	do {
		late_answers_note_commit(&user.answers);
		late_answers_note_frame(&user.answers, period);
		show(&user, 1);
	} while (!late_answers_wait(&user.answers) && ++frames < 1000);
	CHECK(frames > 3);
	CHECK(late_answers_wait(&user.answers));
	user_finish(&user);
	CHECK(user.notices[0].presented >= 5); /* the last one by the end */
}

static void next_frame_is_an_answer(void)
{
	struct user user;
	user_init(&user);
	show(&user, 2);
	late_answers_note_commit(&user.answers);
	late_answers_note_frame(&user.answers, period);
	CHECK_EQ(user.notices[0].presented, 1);
	CHECK_EQ(user.notices[1].presented, 1);
	CHECK_EQ(wl_event_loop_dispatch(user.loop, 2 * PERIOD_MSEC), 0); /* no timer is left */
	CHECK_EQ(user.notices[0].presented, 1);
	user_finish(&user);
}

static void met_when_there_was_one(void)
{
	struct user user;
	user_init(&user);
	CHECK(!late_answers_are_met(&user.answers));
	show(&user, 1);
	CHECK(!late_answers_are_met(&user.answers));
	wait_for_answer(&user);
	CHECK(late_answers_are_met(&user.answers));
	late_answers_note_commit(&user.answers);
	late_answers_note_frame(&user.answers, period);
	CHECK(!late_answers_are_met(&user.answers));
	show(&user, 2);
	wait_for_answer(&user);
	CHECK(!late_answers_are_met(&user.answers)); /* the other one may be coming */
	user_finish(&user);
}

static void gone_while_it_waits(void)
{
	struct user user;
	user_init(&user);
	show(&user, 1);
	wl_list_remove(&user.notices[0].base.link);
	CHECK(!late_answers_wait(&user.answers));
	CHECK_EQ(wl_event_loop_dispatch(user.loop, 2 * PERIOD_MSEC), 0);
	CHECK_EQ(user.notices[0].presented, 0);
	user_finish(&user);
	struct late_answers none = {0};
	CHECK(!late_answers_wait(&none));
	CHECK(!late_answers_are_met(&none));
	late_answers_finish(&none);
}

static const struct check_case cases[] = {
	{"quick clients are told in time for the next frame", told_in_time},
	{"slow ones are told at once", slow_ones_are_told_at_once},
	{"who still waits is told when the next frame is made", next_frame_is_an_answer},
	{"met when the only one who was told has come", met_when_there_was_one},
	{"gone while it waits", gone_while_it_waits},
};

CHECK_MAIN(cases)
