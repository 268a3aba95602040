/* SPDX-License-Identifier: MIT */
#include "memory/budget.h"
#include "check.h"
#include "dies.h"

static struct budget *make(uint64_t limit)
{
	struct budget_limits limits;
	struct budget *budget;
	for (int item = 0; item < BUDGET_ITEM_COUNT; item++) {
		limits.limit[item] = limit + (uint64_t)item;
	}
	CHECK_EQ(budget_create(&limits, &budget), 0);
	return budget;
}

static void each_item_has_its_own_limit(void)
{
	struct budget *budget = make(100);
	for (int item = 0; item < BUDGET_ITEM_COUNT; item++) {
		const char *name = budget_item_name(item);
		uint64_t limit = 100 + (uint64_t)item;
		CHECK_ROW(name, budget_limit(budget, item), limit);
		CHECK_ROW(name, budget_charge(budget, item, limit + 1), BUDGET_EXCEEDED);
		CHECK_ROW(name, budget_refused_item(budget), item);
		CHECK_ROW(name, budget_used(budget, item), 0);
		CHECK_ROW(name, budget_charge(budget, item, limit), 0);
		CHECK_ROW(name, budget_charge(budget, item, 1), BUDGET_EXCEEDED);
		CHECK_ROW(name, budget_charge(budget, item, 0), 0);
		CHECK_ROW(name, budget_used(budget, item), limit);
	}
	for (int item = 0; item < BUDGET_ITEM_COUNT; item++) {
		budget_refund(budget, item, 100 + (uint64_t)item);
		CHECK_EQ(budget_used(budget, item), 0);
	}
	budget_unref(budget);
}

static void no_amount_overflows(void)
{
	struct budget *budget = make(UINT64_MAX - BUDGET_ITEM_COUNT);
	CHECK_EQ(budget_charge(budget, BUDGET_POOLS, UINT64_MAX / 2), 0);
	CHECK_EQ(budget_charge(budget, BUDGET_POOLS, UINT64_MAX), BUDGET_EXCEEDED);
	CHECK_EQ(budget_used(budget, BUDGET_POOLS), UINT64_MAX / 2);
	budget_refund(budget, BUDGET_POOLS, UINT64_MAX / 2);
	budget_unref(budget);
}

static void peak_stays(void)
{
	struct budget *budget = make(10);
	CHECK_EQ(budget_charge(budget, BUDGET_BUFFERS, 7), 0);
	budget_refund(budget, BUDGET_BUFFERS, 5);
	CHECK_EQ(budget_charge(budget, BUDGET_BUFFERS, 1), 0);
	CHECK_EQ(budget_used(budget, BUDGET_BUFFERS), 3);
	CHECK_EQ(budget_peak(budget, BUDGET_BUFFERS), 7);
	budget_refund(budget, BUDGET_BUFFERS, 3);
	budget_unref(budget);
}

static void lives_while_referenced(void)
{
	struct budget *budget = make(10);
	CHECK(budget_ref(budget) == budget);
	budget_unref(budget);
	CHECK_EQ(budget_charge(budget, BUDGET_POOLS, 10), 0);
	budget_refund(budget, BUDGET_POOLS, 10);
	budget_unref(budget);
	budget_unref(NULL);
}

static void refund_too_much(void)
{
	struct budget *budget = make(10);
	budget_refund(budget, BUDGET_POOLS, 1);
}

static void end_while_charged(void)
{
	struct budget *budget = make(10);
	(void)!budget_charge(budget, BUDGET_POOLS, 1);
	budget_unref(budget);
}

static void mistakes_of_ours_abort(void)
{
	CHECK(dies(refund_too_much));
	CHECK(dies(end_while_charged));
}

static void charges_are_adjusted(void)
{
	struct budget *budget = make(10);
	uint64_t charged = 0;
	CHECK_EQ(budget_adjust(budget, BUDGET_RECTANGLES, &charged, 7), 0);
	CHECK_EQ(budget_used(budget, BUDGET_RECTANGLES), 7);
	CHECK_EQ(budget_adjust(budget, BUDGET_RECTANGLES, &charged, 9), 0);
	CHECK_EQ(budget_used(budget, BUDGET_RECTANGLES), 9);
	uint64_t limit = budget_limit(budget, BUDGET_RECTANGLES);
	CHECK_EQ(budget_adjust(budget, BUDGET_RECTANGLES, &charged, limit + 1), BUDGET_EXCEEDED);
	CHECK_EQ(charged, 9);
	CHECK_EQ(budget_adjust(budget, BUDGET_RECTANGLES, &charged, 0), 0);
	CHECK_EQ(charged, 0);
	CHECK_EQ(budget_used(budget, BUDGET_RECTANGLES), 0);
	budget_unref(budget);
}

static void defaults_let_real_clients_live(void)
{
	struct budget_limits limits = budget_default_limits();
	const uint64_t mebibyte = 1 << 20;
	/* foot: several sparse pools of 512 MiB a window; GTK 3: a pool a frame */
	CHECK(limits.limit[BUDGET_MAPPED_BYTES] >= 2 * 512 * mebibyte);
	CHECK(limits.limit[BUDGET_POOLS] >= 256);
	/* what costs us memory: a large picture always, but however much there is, no more */
	CHECK(limits.limit[BUDGET_HOLE_BYTES] >= 64 * mebibyte);
	CHECK(limits.limit[BUDGET_HOLE_BYTES] <= 1024 * mebibyte);
	CHECK(limits.limit[BUDGET_COPY_BYTES] >= 64 * mebibyte);
	CHECK(limits.limit[BUDGET_COPY_BYTES] <= 256 * mebibyte);
	for (int item = 0; item < BUDGET_ITEM_COUNT; item++) {
		CHECK_ROW(budget_item_name(item), limits.limit[item] >= 1024, true);
		for (int other = 0; other < item; other++) {
			CHECK(strcmp(budget_item_name(item), budget_item_name(other)) != 0);
		}
	}
}

static const struct check_case cases[] = {
	{"each item has its own limit", each_item_has_its_own_limit},
	{"no amount overflows", no_amount_overflows},
	{"peak stays", peak_stays},
	{"lives while referenced", lives_while_referenced},
	{"charges are adjusted", charges_are_adjusted},
	{"mistakes of ours abort", mistakes_of_ours_abort},
	{"defaults let real clients live", defaults_let_real_clients_live},
};

CHECK_MAIN(cases)
