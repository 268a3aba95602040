/* SPDX-License-Identifier: MIT */
#include "memory/budget-group.h"
#include "check.h"

#include <errno.h>

enum {
	TOTAL = 100,
	EACH = 60,
};

/* Clients by number; the one evicted gives back what it has when the test says so. */
struct room {
	struct budget_group *group;
	struct budget *budgets[3];
	int evicted[3];
};

static void handle_evict(void *data, void *owner, enum budget_item item)
{
	struct room *room = data;
	struct budget **budget = owner;
	CHECK_EQ(item, BUDGET_COPY_BYTES);
	room->evicted[budget - room->budgets]++;
}

static const struct budget_group_listener listener = {.evict = handle_evict};

static void room_init(struct room *room)
{
	struct budget_limits limits = budget_default_limits();
	struct budget_limits totals = budget_group_default_limits();
	limits.limit[BUDGET_COPY_BYTES] = EACH;
	totals.limit[BUDGET_COPY_BYTES] = TOTAL;
	*room = (struct room){0};
	CHECK_EQ(budget_group_create(&totals, &listener, room, &room->group), 0);
	for (int i = 0; i < 3; i++) {
		CHECK_EQ(budget_create_in_group(
				 &limits, room->group, &room->budgets[i], &room->budgets[i]),
			0);
	}
}

static int charge(struct room *room, int client, uint64_t amount)
{
	return budget_charge(room->budgets[client], BUDGET_COPY_BYTES, amount);
}

static void refund(struct room *room, int client, uint64_t amount)
{
	budget_refund(room->budgets[client], BUDGET_COPY_BYTES, amount);
}

static void room_finish(struct room *room)
{
	for (int i = 0; i < 3; i++) {
		refund(room, i, budget_used(room->budgets[i], BUDGET_COPY_BYTES));
		budget_unref(room->budgets[i]);
	}
	budget_group_unref(room->group);
}

static void test_own_limit_first(void)
{
	struct room room;
	room_init(&room);
	CHECK_EQ(charge(&room, 0, EACH), 0);
	CHECK_EQ(charge(&room, 0, 1), BUDGET_EXCEEDED);
	CHECK(!budget_refused_by_total(room.budgets[0]));
	CHECK_EQ(room.evicted[0] + room.evicted[1] + room.evicted[2], 0);
	room_finish(&room);
}

static void test_largest_is_evicted(void)
{
	struct room room;
	room_init(&room);
	CHECK_EQ(charge(&room, 0, 60), 0);
	CHECK_EQ(charge(&room, 1, 40), 0);
	CHECK_EQ(charge(&room, 2, 10), 0); /* a small one is let in */
	CHECK_EQ(room.evicted[0], 1);
	CHECK_EQ(room.evicted[1], 0);
	/* the evicted one does not count any more, and is not told twice */
	CHECK_EQ(budget_group_used(room.group, BUDGET_COPY_BYTES), 50);
	CHECK_EQ(charge(&room, 2, 49), 0);
	CHECK_EQ(room.evicted[0], 1);
	room_finish(&room);
}

static void test_largest_is_refused(void)
{
	struct room room;
	room_init(&room);
	CHECK_EQ(charge(&room, 0, 50), 0);
	CHECK_EQ(charge(&room, 1, 45), 0);
	CHECK_EQ(charge(&room, 0, 6), BUDGET_EXCEEDED);
	CHECK(budget_refused_by_total(room.budgets[0]));
	CHECK_EQ(budget_refused_item(room.budgets[0]), BUDGET_COPY_BYTES);
	CHECK_EQ(room.evicted[0] + room.evicted[1], 0);
	/* a tie is the asker's loss */
	CHECK_EQ(charge(&room, 1, 5), 0);
	CHECK_EQ(charge(&room, 2, 50), BUDGET_EXCEEDED);
	room_finish(&room);
}

static void test_silent_or_ownerless(void)
{
	struct room room;
	room_init(&room);
	CHECK_EQ(charge(&room, 0, 60), 0);
	CHECK_EQ(charge(&room, 1, 40), 0);
	budget_disown(room.budgets[0]);
	CHECK_EQ(charge(&room, 2, 10), 0); /* at the cost of the next largest */
	CHECK_EQ(room.evicted[0], 0);
	CHECK_EQ(room.evicted[1], 1);
	budget_group_silence(room.group);
	CHECK_EQ(charge(&room, 2, 31), BUDGET_EXCEEDED);
	room_finish(&room);
}

static void test_group_outlives_its_maker(void)
{
	struct budget_limits limits = budget_default_limits();
	struct budget_limits totals = budget_group_default_limits();
	struct budget_group *group;
	struct budget *budget;
	CHECK_EQ(budget_group_create(&totals, NULL, NULL, &group), 0);
	CHECK_EQ(budget_create_in_group(&limits, group, NULL, &budget), 0);
	budget_group_unref(group);
	CHECK_EQ(budget_charge(budget, BUDGET_POOLS, 1), 0);
	budget_refund(budget, BUDGET_POOLS, 1);
	budget_unref(budget);
	budget_group_unref(NULL);
}

static const struct check_case cases[] = {
	{"a client's own limit comes first", test_own_limit_first},
	{"whoever has most is evicted for a smaller one", test_largest_is_evicted},
	{"whoever has most and asks is refused", test_largest_is_refused},
	{"nobody to tell", test_silent_or_ownerless},
	{"a group lives as long as its budgets", test_group_outlives_its_maker},
};

CHECK_MAIN(cases)
