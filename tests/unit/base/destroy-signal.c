/* SPDX-License-Identifier: MIT */
#include "base/destroy-signal.h"
#include "check.h"

#include <stddef.h>

struct keeper {
	struct destroy_listener listener;
	int told;
	struct keeper *drops; /* removes this one when it is told */
};

static void handle_destroy(struct destroy_listener *listener)
{
	struct keeper *keeper = (struct keeper *)listener; /* the first member */
	CHECK(listener->slot == NULL);
	keeper->told++;
	if (keeper->drops != NULL) {
		destroy_listener_remove(&keeper->drops->listener);
	}
}

static void each_is_told_once(void)
{
	struct destroy_signal signal = {0};
	struct keeper keepers[3] = {0};
	destroy_signal_emit(&signal);
	for (int i = 0; i < 3; i++) {
		keepers[i].listener.notify = handle_destroy;
		destroy_signal_add(&signal, &keepers[i].listener);
	}
	destroy_signal_emit(&signal);
	destroy_signal_emit(&signal);
	for (int i = 0; i < 3; i++) {
		CHECK_EQ(keepers[i].told, 1);
	}
}

static void removed_are_not_told(void)
{
	for (int removed = 0; removed < 3; removed++) {
		struct destroy_signal signal = {0};
		struct keeper keepers[3] = {0};
		for (int i = 0; i < 3; i++) {
			keepers[i].listener.notify = handle_destroy;
			destroy_signal_add(&signal, &keepers[i].listener);
		}
		destroy_listener_remove(&keepers[removed].listener);
		destroy_listener_remove(&keepers[removed].listener);
		destroy_signal_emit(&signal);
		for (int i = 0; i < 3; i++) {
			CHECK_EQ(keepers[i].told, i != removed);
		}
	}
}

static void one_may_remove_another(void)
{
	struct destroy_signal signal = {0};
	struct keeper older = {.listener.notify = handle_destroy};
	struct keeper newer = {.listener.notify = handle_destroy, .drops = &older};
	destroy_signal_add(&signal, &older.listener);
	destroy_signal_add(&signal, &newer.listener);
	destroy_signal_emit(&signal);
	CHECK_EQ(newer.told, 1);
	CHECK_EQ(older.told, 0);
}

static const struct check_case cases[] = {
	{"each is told once", each_is_told_once},
	{"removed ones are not told", removed_are_not_told},
	{"one may remove another", one_may_remove_another},
};

CHECK_MAIN(cases)
