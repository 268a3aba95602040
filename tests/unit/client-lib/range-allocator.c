/* SPDX-License-Identifier: MIT */
#include "client-lib/range-allocator.h"
#include "check.h"

#include <errno.h>

enum {
	UNIT = 4096,
	LIMIT = 100 * UNIT,
	STEPS = 8,
};

enum op {
	END,
	TAKE,   /* units, and where they are expected */
	GIVE,   /* what was taken at this unit */
	REFUSE, /* units that do not fit */
};

struct step {
	enum op op;
	size_t units; /* for GIVE, the offset in units */
	size_t at;    /* units; for TAKE */
};

static const struct {
	const char *name;
	size_t used; /* units, in the end */
	struct step steps[STEPS];
} tables[] = {
	{"one after the other", 6, {{TAKE, 1, 0}, {TAKE, 2, 1}, {TAKE, 3, 3}}},
	{"a gap of the right size is used again", 6,
		{{TAKE, 1, 0}, {TAKE, 2, 1}, {TAKE, 3, 3}, {GIVE, 1}, {TAKE, 2, 1}}},
	{"a smaller one goes to the gap's start", 6,
		{{TAKE, 1, 0}, {TAKE, 4, 1}, {TAKE, 3, 5}, {GIVE, 1}, {TAKE, 2, 1}}},
	{"a larger one goes past the gap", 7,
		{{TAKE, 1, 0}, {TAKE, 2, 1}, {TAKE, 3, 3}, {GIVE, 1}, {TAKE, 3, 6}}},
	{"neighbours given back are one gap", 5,
		{{TAKE, 2, 0}, {TAKE, 2, 2}, {TAKE, 1, 4}, {GIVE, 0}, {GIVE, 2}, {TAKE, 4, 0}}},
	{"in the other order too", 5,
		{{TAKE, 2, 0}, {TAKE, 2, 2}, {TAKE, 1, 4}, {GIVE, 2}, {GIVE, 0}, {TAKE, 4, 0}}},
	{"the lowest of two gaps", 4,
		{{TAKE, 2, 0}, {TAKE, 1, 2}, {TAKE, 2, 3}, {TAKE, 1, 5}, {GIVE, 0}, {GIVE, 3},
			{TAKE, 2, 0}}},
	{"a gap before the first", 4,
		{{TAKE, 3, 0}, {TAKE, 1, 3}, {GIVE, 0}, {TAKE, 1, 0}, {TAKE, 2, 1}}},
	{"up to the limit", 100,
		{{TAKE, 100, 0}, {REFUSE, 1}, {GIVE, 0}, {TAKE, 50, 0}, {TAKE, 50, 50}}},
	{"past the limit", 100, {{REFUSE, 101}, {TAKE, 99, 0}, {REFUSE, 2}, {TAKE, 1, 99}}},
	{"all given back, from 0 again", 7,
		{{TAKE, 5, 0}, {TAKE, 5, 5}, {GIVE, 0}, {GIVE, 5}, {TAKE, 7, 0}}},
};

static void run_step(const char *name, struct range_allocator *ranges, const struct step *step)
{
	struct range range = {0};
	if (step->op == GIVE) {
		range_allocator_give(ranges, step->units * UNIT);
		return;
	}
	int error = range_allocator_take(ranges, step->units * UNIT, UNIT, LIMIT, &range);
	CHECK_ROW(name, error, step->op == REFUSE ? -ENOSPC : 0);
	if (step->op == TAKE) {
		CHECK_ROW(name, range.offset, step->at * UNIT);
		CHECK_ROW(name, range.size, step->units * UNIT);
	}
}

static void steps(void)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		struct range_allocator ranges;
		range_allocator_init(&ranges, UNIT);
		for (size_t j = 0; j < STEPS && tables[i].steps[j].op != END; j++) {
			run_step(tables[i].name, &ranges, &tables[i].steps[j]);
		}
		size_t used = 0;
		for (size_t j = 0; j < ranges.count; j++) {
			used += ranges.used[j].size;
		}
		CHECK_ROW(tables[i].name, used, tables[i].used * UNIT);
		range_allocator_finish(&ranges);
	}
}

static void sizes_are_rounded_up_to_the_unit(void)
{
	static const struct {
		const char *name;
		size_t size, rounded;
	} rows[] = {
		{"one byte", 1, UNIT},
		{"a byte less than a unit", UNIT - 1, UNIT},
		{"a unit", UNIT, UNIT},
		{"a byte more", UNIT + 1, 2 * UNIT},
	};
	struct range_allocator ranges;
	struct range range;
	range_allocator_init(&ranges, UNIT);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_ROW(rows[i].name,
			range_allocator_take(&ranges, rows[i].size, UNIT, LIMIT, &range), 0);
		CHECK_ROW(rows[i].name, range.size, rows[i].rounded);
		CHECK_ROW(rows[i].name, range.offset % UNIT, 0);
	}
	CHECK_EQ(range_allocator_take(&ranges, SIZE_MAX, UNIT, SIZE_MAX, &range), -ENOSPC);
	CHECK_EQ(range_allocator_take(&ranges, SIZE_MAX - 2 * UNIT, UNIT, SIZE_MAX, &range),
		-ENOSPC);
	range_allocator_finish(&ranges);
}

static void ranges_start_where_they_are_to(void)
{
	static const struct {
		const char *name;
		size_t units, alignment, at; /* units */
	} rows[] = {
		{"the first", 1, 4, 0},
		{"past a little gap", 5, 4, 4},
		{"into the gap", 2, 1, 1},
		{"the gap's rest is too small once aligned", 1, 8, 16},
		{"at the end, not aligned", 7, 1, 9},
	};
	struct range_allocator ranges;
	range_allocator_init(&ranges, UNIT);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct range range;
		CHECK_ROW(rows[i].name,
			range_allocator_take(&ranges, rows[i].units * UNIT,
				rows[i].alignment * UNIT, LIMIT, &range),
			0);
		CHECK_ROW(rows[i].name, range.offset / UNIT, rows[i].at);
	}
	range_allocator_finish(&ranges);
}

/* Many ranges in a mixed order: none may overlap another. */
static void ranges_never_overlap(void)
{
	struct range_allocator ranges;
	struct range taken[40];
	size_t count = 0;
	uint32_t random = 1;
	range_allocator_init(&ranges, UNIT);
	for (int i = 0; i < 5000; i++) {
		random = random * 1664525u + 1013904223u;
		if (count == 40 || (count > 0 && random >> 31 != 0)) {
			size_t victim = (random >> 8) % count;
			range_allocator_give(&ranges, taken[victim].offset);
			taken[victim] = taken[--count];
			continue;
		}
		struct range range;
		CHECK_EQ(range_allocator_take(&ranges, ((random >> 8) % 9 + 1) * UNIT,
				 (1 + random % 3) * UNIT, SIZE_MAX / 2, &range),
			0);
		for (size_t j = 0; j < count; j++) {
			CHECK(range.offset + range.size <= taken[j].offset ||
				taken[j].offset + taken[j].size <= range.offset);
		}
		taken[count++] = range;
	}
	CHECK_EQ(ranges.count, count);
	range_allocator_finish(&ranges);
}

static const struct check_case cases[] = {
	{"steps", steps},
	{"sizes are rounded up to the unit", sizes_are_rounded_up_to_the_unit},
	{"ranges start where they are to", ranges_start_where_they_are_to},
	{"ranges never overlap", ranges_never_overlap},
};

CHECK_MAIN(cases)
