/* SPDX-License-Identifier: MIT */
#include "demos/resize-stress/series.h"
#include "check.h"

/* The values 1 to count, each at its own time. */
static struct series filled(int count)
{
	struct series series = {0};
	for (int i = 1; i <= count; i++) {
		series_add(&series, i, i);
	}
	return series;
}

static void nothing_yet(void)
{
	struct series series = {0};
	CHECK_EQ((int)series_percentile(&series, 0.5), 0);
	CHECK_EQ((int)series.largest, 0);
	series_finish(&series);
}

static void parts_of_a_hundred(void)
{
	static const struct {
		const char *name;
		double part;
		int value;
	} rows[] = {
		{"least", 0, 1},
		{"median", 0.5, 50},
		{"all but one", 0.99, 99},
		{"largest", 1, 100},
	};
	struct series series = filled(100);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_ROW(
			rows[i].name, (int)series_percentile(&series, rows[i].part), rows[i].value);
	}
	series_finish(&series);
}

static void never_more_than_its_most(void)
{
	const int count = 10 * SERIES_MOST + 3;
	struct series series = filled(count);
	CHECK_EQ(series.capacity <= SERIES_MOST, true);
	CHECK_EQ(series.count > SERIES_MOST / 4, true);
	CHECK_EQ(series.seen, (uint64_t)count);
	for (size_t i = 1; i < series.count; i++) {
		CHECK_EQ(series.samples[i].time > series.samples[i - 1].time, true);
	}
	int median = (int)series_percentile(&series, 0.5);
	CHECK_EQ(median > count * 4 / 10 && median < count * 6 / 10, true);
	series_finish(&series);
}

/* It may be among those that were not kept. */
static void the_largest_is_known(void)
{
	struct series series = filled(4 * SERIES_MOST);
	series_add(&series, 5 * SERIES_MOST, 7e9);
	series_add(&series, 5 * SERIES_MOST + 1, 1);
	CHECK_EQ((int64_t)series.largest, 7000000000);
	series_finish(&series);
}

static const struct check_case cases[] = {
	{"nothing yet", nothing_yet},
	{"parts of a hundred", parts_of_a_hundred},
	{"never more than its most", never_more_than_its_most},
	{"the largest is known", the_largest_is_known},
};

CHECK_MAIN(cases)
