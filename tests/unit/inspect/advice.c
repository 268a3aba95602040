/* SPDX-License-Identifier: MIT */
#include "inspect/advice.h"
#include "check.h"
#include "inspect/pool-group.h"

#include <fcntl.h>
#include <string.h>

enum {
	PICTURE = 1920 * 1080 * 4,
	COMMITS = 100,
};

#define COPIED WEDDELL_CLASS_COPIED
#define SEALED WEDDELL_CLASS_SEALED

static struct weddell_pool_stats pool_of(enum weddell_class memory_class, uint32_t reasons)
{
	return (struct weddell_pool_stats){
		.number = 3,
		.name = "pixels",
		.size_first = PICTURE,
		.size = PICTURE,
		.buffers = 1,
		.memory_class = memory_class,
		.reasons = reasons,
		.bytes_read = memory_class == COPIED ? UINT64_C(10) * PICTURE : 0,
		.copies = memory_class == COPIED ? 10 : 0,
	};
}

static struct client_record record_of(struct weddell_pool_stats pool)
{
	struct client_record record = {.commits = COMMITS};
	record.shm.pools_made = 1;
	record.shm.pool_count = 1;
	record.shm.pool[0] = pool;
	return record;
}

/* All of the parts, in this order, are in the only sentence. */
static void check_only(
	const char *name, const struct client_record *record, const char *const *parts)
{
	static struct advice advice;
	advice_find(record, &advice);
	CHECK_ROW(name, advice.count, parts[0] != NULL ? 1 : 0);
	const char *rest = advice.sentence[0];
	for (; *parts != NULL; parts++) {
		const char *found = strstr(rest, *parts);
		if (found == NULL) {
			printf("# %s: no \"%s\" in \"%s\"\n", name, *parts, advice.sentence[0]);
		}
		CHECK(found != NULL);
		rest = found;
	}
}

static const struct {
	const char *name;
	enum weddell_class memory_class;
	uint32_t reasons;
	const char *parts[5];
} pool_rows[] = {
	{"solid", WEDDELL_CLASS_SOLID, 0, {NULL}},
	{"immutable", WEDDELL_CLASS_IMMUTABLE, 0, {NULL}},
	{"no buffer yet", WEDDELL_CLASS_NONE, 0, {NULL}},
	{"sealed", SEALED, WEDDELL_REASON_NO_FUTURE_WRITE,
		{"pool 3 can lose pages, so it is", "F_SEAL_FUTURE_WRITE"}},
	{"not sealed", COPIED, WEDDELL_REASON_NOT_SEALED,
		{"pool 3 is not sealed: ", "8.3 MB are copied each frame; ", "MFD_ALLOW_SEALING",
			"F_SEAL_SHRINK"}},
	{"unsealable", COPIED, WEDDELL_REASON_UNSEALABLE,
		{"pool 3 is not sealed, and cannot be: 8.3 MB", "MFD_ALLOW_SEALING",
			"F_SEAL_SHRINK"}},
	{"a file", COPIED, WEDDELL_REASON_UNSEALABLE | WEDDELL_REASON_NOT_SHMEM,
		{"pool 3 is a file on a disk: 8.3 MB", "memfd_create"}},
	{"huge pages, and not sealed", COPIED, WEDDELL_REASON_HUGETLB | WEDDELL_REASON_NOT_SEALED,
		{"huge pages", "F_SEAL_SHRINK and F_SEAL_FUTURE_WRITE"}},
	{"strictly accounted", COPIED, WEDDELL_REASON_OVERCOMMIT | WEDDELL_REASON_NO_FUTURE_WRITE,
		{"may not come back", "F_SEAL_FUTURE_WRITE"}},
	{"over its budget", COPIED, WEDDELL_REASON_BUDGET | WEDDELL_REASON_NO_FUTURE_WRITE,
		{"missing pages may cost", "F_SEAL_FUTURE_WRITE"}},
	{"with holes", COPIED, WEDDELL_REASON_HOLES, {"not written everywhere", "draw"}},
};

static void test_pools(void)
{
	for (size_t i = 0; i < sizeof(pool_rows) / sizeof(pool_rows[0]); i++) {
		struct client_record record =
			record_of(pool_of(pool_rows[i].memory_class, pool_rows[i].reasons));
		check_only(pool_rows[i].name, &record, pool_rows[i].parts);
	}
}

static void test_never_copied(void)
{
	struct client_record record = record_of(pool_of(COPIED, WEDDELL_REASON_UNSEALABLE));
	record.shm.pool[0].copies = 0;
	check_only("never shown", &record,
		(const char *const[]){"so what is shown of it is copied", NULL});
}

static void test_adopted(void)
{
	struct client_record record = record_of(pool_of(SEALED, 0));
	record.shm.pool[0].adopted = true;
	check_only("adopted", &record,
		(const char *const[]){"pool 3 came without F_SEAL_SHRINK", "add it", NULL});
}

/* One sentence for all that are alike. */
static void test_alike(void)
{
	struct client_record record = record_of(pool_of(COPIED, WEDDELL_REASON_UNSEALABLE));
	record.shm.pool_count = 5;
	for (uint32_t i = 1; i < 5; i++) {
		record.shm.pool[i] = record.shm.pool[0];
		record.shm.pool[i].number += i;
		record.shm.pool[i].size += i;
	}
	check_only("alike", &record,
		(const char *const[]){"pool 3 and 4 more like it are not sealed", "8.3 MB", NULL});
	struct pool_groups groups;
	strcpy(record.shm.pool[2].name, "cursor");
	pool_groups_find(&record.shm, &groups);
	CHECK_EQ(groups.count, 2);
	CHECK_EQ(groups.groups[0].count, 4);
	CHECK_EQ(groups.groups[0].last, 7);
	CHECK_EQ(groups.groups[0].size_least, PICTURE);
	CHECK_EQ(groups.groups[0].size_most, PICTURE + 4);
	CHECK_EQ(groups.groups[0].copies, 40);
	CHECK_STR(groups.groups[1].like.name, "cursor");
}

static void test_habits(void)
{
	struct client_record good = record_of(pool_of(WEDDELL_CLASS_SOLID, 0)), record = good;
	record.shm.pools_made = 49;
	check_only("not half of the commits", &record, (const char *const[]){NULL});
	record.shm.pools_made = 50;
	check_only("a pool for every second commit", &record,
		(const char *const[]){"50 pools were made for 100 commits", NULL});
	record = good;
	record.commits = 2;
	record.shm.pools_made = 7;
	check_only("too few to be a habit", &record, (const char *const[]){NULL});
	record = good;
	record.shm.buffers_made[WEDDELL_CLASS_SOLID] = 90;
	record.shm.buffers_made[SEALED] = 10;
	check_only("a buffer for each commit", &record,
		(const char *const[]){"100 buffers were made for 100 commits", NULL});
	record.new_sizes = 2;
	check_only("a buffer for each commit, of two sizes", &record,
		(const char *const[]){"100 buffers were made for 100 commits", NULL});
	record.new_sizes = 60;
	check_only("buffers of as many sizes", &record, (const char *const[]){NULL});
	record = good;
	record.frames_copied_to_free = 12;
	check_only("copied to free", &record,
		(const char *const[]){"12 frames were copied so that", NULL});
}

static void test_frames(void)
{
	static const struct {
		enum direct_obstacle obstacle;
		const char *part;
	} rows[] = {
		{DIRECT_TRANSPARENT, "5 frames are as large as the output but not opaque"},
		{DIRECT_SCALED, "5 frames cover the output but are scaled"},
		{DIRECT_TRANSFORM, "5 frames cover the output but are turned"},
		{DIRECT_SIZE, NULL},
		{DIRECT_COVERED, NULL},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct client_record record = record_of(pool_of(WEDDELL_CLASS_SOLID, 0));
		record.obstacles[__builtin_ctz(rows[i].obstacle)] = 7;
		check_only("not alone", &record, (const char *const[]){NULL});
		record.sole_obstacles[__builtin_ctz(rows[i].obstacle)] = 5;
		check_only("alone", &record, (const char *const[]){rows[i].part, NULL});
	}
	struct client_record record = record_of(pool_of(WEDDELL_CLASS_SOLID, 0));
	record.frames_unaligned = 9;
	check_only("odd rows", &record,
		(const char *const[]){"9 frames were copied because rows", "256", NULL});
}

static const struct check_case cases[] = {
	{"each class and reason of a pool", test_pools},
	{"a pool that was never copied", test_never_copied},
	{"a pool that was sealed for its client", test_adopted},
	{"pools that are alike", test_alike},
	{"things made again and again", test_habits},
	{"frames that were nearly direct", test_frames},
};

CHECK_MAIN(cases)
