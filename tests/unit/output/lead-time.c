/* SPDX-License-Identifier: MIT */
#include "output/lead-time.h"
#include "check.h"

static const int64_t period = 16000000, least = 2000000;

/* A frame that takes so long, for the flip at 100 periods, is on the screen so much later. */
static void show(struct lead_time *lead, int64_t work, bool has_flip, int64_t late)
{
	const int64_t flip = 100 * period;
	int64_t begun = flip - lead_time_get(lead, period);
	lead_time_begin(lead, begun, has_flip ? flip : 0);
	lead_time_handed_over(lead, begun + work, period);
	lead_time_flipped(lead, flip + late, period);
}

static void test_work(void)
{
	struct lead_time lead = {0};
	CHECK_EQ(lead_time_get(&lead, period), least);
	show(&lead, 3000000, true, 0);
	CHECK_EQ(lead_time_get(&lead, period), least + 3000000);
	show(&lead, 1000000, true, 0);
	CHECK(lead_time_get(&lead, period) < least + 3000000); /* it was the slowest, */
	CHECK(lead_time_get(&lead, period) > least + 2900000); /* and still counts */
	for (int i = 0; i < 1000; i++) {
		show(&lead, 1000000, true, 0);
	}
	CHECK(lead_time_get(&lead, period) < least + 1100000);
	CHECK(lead_time_get(&lead, period) >= least + 1000000);
}

static void test_slow(void)
{
	struct lead_time lead = {0};
	show(&lead, 10 * period, true, 10 * period);
	CHECK_EQ(lead_time_get(&lead, period), period);
	CHECK_EQ(lead.work_nsec, period); /* and no more, however long it took: it falls soon */
}

static void test_miss(void)
{
	struct lead_time lead = {0};
	show(&lead, 0, true, period / 4); /* the driver's clock is a little off */
	CHECK_EQ(lead_time_get(&lead, period), least);
	show(&lead, 0, false, period); /* nobody said that it would be in time */
	CHECK_EQ(lead_time_get(&lead, period), least);
	show(&lead, 0, true, period);
	CHECK_EQ(lead_time_get(&lead, period), 2 * least);
	show(&lead, 0, true, period);
	CHECK_EQ(lead_time_get(&lead, period), 4 * least);
	for (int i = 0; i < 100; i++) {
		show(&lead, 0, true, 0);
	}
	CHECK(lead_time_get(&lead, period) > 3 * least); /* not given up after some frames */
	for (int i = 0; i < 100; i++) {
		show(&lead, 0, true, period);
	}
	CHECK_EQ(lead_time_get(&lead, period), period);
	for (int i = 0; i < 20000; i++) {
		show(&lead, 0, false, 0);
	}
	CHECK_EQ(lead_time_get(&lead, period), least);
}

static const struct check_case cases[] = {
	{"the slowest of the last frames and a margin", test_work},
	{"never more than a period", test_slow},
	{"a frame that missed its flip doubles the margin", test_miss},
};

CHECK_MAIN(cases)
