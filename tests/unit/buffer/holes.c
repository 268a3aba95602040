/* SPDX-License-Identifier: MIT */
/*
 * Holes: filled once where they cannot come back, paid for where they can, and
 * left alone where the client's budget is used up.
 */
#include "subject.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

enum {
	PAGES = 16,
	SIZE = PAGES * PAGE,
	HUGE_PAGE = 2 << 20,
};

static void begin(struct subject *subject, enum client_fd kind, uint64_t limit)
{
	const char *why_not;
	int fd = client_fd_open(kind, SIZE, &why_not);
	CHECK_EQ(subject_begin_fd(subject, fd, SIZE, SEAL_POLICY_ADOPT,
			 subject_budget(BUDGET_HOLE_BYTES, limit)),
		0);
}

static uint64_t charged(const struct subject *subject)
{
	return budget_used(subject->budget, BUDGET_HOLE_BYTES);
}

/* Pages of the file that exist. */
static int count_pages(int fd)
{
	struct stat status;
	CHECK_EQ(fstat(fd, &status), 0);
	return (int)(status.st_blocks * 512 / PAGE);
}

static void filled_where_they_cannot_come_back(void)
{
	static const struct {
		enum client_fd kind;
		enum memory_class memory_class;
	} rows[] = {
		{CLIENT_FD_FUTURE_WRITE_SPARSE, MEMORY_SOLID},
		{CLIENT_FD_WRITE_SPARSE, MEMORY_IMMUTABLE},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *name = client_fd_name(rows[i].kind);
		struct subject subject;
		begin(&subject, rows[i].kind, SIZE);
		struct shm_pool_range range = shm_pool_enter(subject.pool, 5, 3 * PAGE + 1);
		CHECK_ROW(name, range.memory_class, rows[i].memory_class);
		CHECK_ROW(name, range.reasons, 0);
		CHECK_ROW(name, count_pages(subject.fd), 4);
		CHECK_ROW(name, charged(&subject), 3 * PAGE - 4);
		shm_pool_leave(subject.pool, &range);
		/* now they are there as long as the file is, and cost nothing more */
		CHECK_ROW(name, charged(&subject), 3 * PAGE - 4);
		range = shm_pool_enter(subject.pool, 0, PAGE);
		CHECK_ROW(name, range.memory_class, rows[i].memory_class);
		CHECK_ROW(name, range.hole_bytes, 0);
		CHECK_ROW(name, charged(&subject), 3 * PAGE - 4);
		shm_pool_leave(subject.pool, &range);
		subject_end(&subject);
	}
}

static void paid_for_where_they_may_come_back(void)
{
	struct subject subject;
	begin(&subject, CLIENT_FD_SHRINK_SPARSE, SIZE);
	struct shm_pool_range range = shm_pool_enter(subject.pool, 0, 2 * PAGE);
	if (range.memory_class == MEMORY_COPIED) {
		shm_pool_leave(subject.pool, &range);
		subject_end(&subject);
		SKIP("vm.overcommit_memory is 2");
	}
	CHECK_EQ(range.memory_class, MEMORY_SEALED);
	CHECK_EQ(range.reasons, MEMORY_REASON_NO_FUTURE_WRITE);
	CHECK_EQ(charged(&subject), 2 * PAGE);
	CHECK_EQ(count_pages(subject.fd), 0);
	/* not to be touched before all of them are there */
	CHECK(!shm_pool_may_touch(subject.pool, &range, 0, 2 * PAGE));
	CHECK_EQ(pwrite(subject.fd, "x", 1, 0), 1);
	CHECK(!shm_pool_may_touch(subject.pool, &range, 0, 2 * PAGE));
	CHECK_EQ(pwrite(subject.fd, "x", 1, PAGE), 1);
	CHECK(shm_pool_may_touch(subject.pool, &range, 0, 2 * PAGE));
	shm_pool_leave(subject.pool, &range);
	CHECK_EQ(charged(&subject), 2 * PAGE);
	subject_end(&subject);
}

static void what_has_no_holes_costs_nothing(void)
{
	static const enum client_fd kinds[] = {
		CLIENT_FD_WRITE, CLIENT_FD_FUTURE_WRITE, CLIENT_FD_UNSEALABLE, CLIENT_FD_DISK};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct subject subject;
		begin(&subject, kinds[i], 0);
		struct shm_pool_range range = shm_pool_enter(subject.pool, 0, SIZE);
		CHECK_ROW(client_fd_name(kinds[i]), charged(&subject), 0);
		CHECK_ROW(client_fd_name(kinds[i]), range.reasons & MEMORY_REASON_BUDGET, 0);
		shm_pool_leave(subject.pool, &range);
		subject_end(&subject);
	}
}

/* Past the budget it is read with pread, which makes no page; the client is told nothing. */
static void past_the_budget_it_is_copied(void)
{
	static const enum client_fd kinds[] = {
		CLIENT_FD_SHRINK_SPARSE, CLIENT_FD_FUTURE_WRITE_SPARSE, CLIENT_FD_WRITE_SPARSE};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const char *name = client_fd_name(kinds[i]);
		struct subject subject;
		struct pixel_view view;
		uint32_t pixel = 77;
		begin(&subject, kinds[i], SIZE - 1);
		struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 64, PAGES * 16, 256, 0);
		CHECK_ROW(name, buffer->range.memory_class, MEMORY_COPIED);
		CHECK_ROW(name, (buffer->range.reasons & MEMORY_REASON_BUDGET) != 0, true);
		CHECK_ROW(name, charged(&subject), 0);
		CHECK_ROW(name, buffer_view(&buffer->base, &view), false);
		CHECK_EQ(buffer_read(&buffer->base, &(struct box){0, 0, 1, 1}, &pixel, 4), 0);
		CHECK_ROW(name, pixel, 0);
		CHECK_ROW(name, count_pages(subject.fd), 0);
		buffer_unref(&buffer->base);
		subject_end(&subject);
	}
}

static void pool_never_costs_more_than_its_size(void)
{
	struct subject subject;
	struct shm_pool_range ranges[8];
	begin(&subject, CLIENT_FD_FUTURE_WRITE_SPARSE, SIZE);
	for (int i = 0; i < 8; i++) {
		ranges[i] = shm_pool_enter(
			subject.pool, (size_t)i * 2 * PAGE, (size_t)(i + 1) * 2 * PAGE);
		CHECK_EQ(charged(&subject), (size_t)(i + 1) * 2 * PAGE);
	}
	for (int i = 0; i < 8; i++) {
		shm_pool_leave(subject.pool, &ranges[i]);
		CHECK_EQ(charged(&subject), SIZE);
	}
	subject_end(&subject);

	begin(&subject, CLIENT_FD_SHRINK, SIZE);
	for (int i = 0; i < 8; i++) {
		ranges[i] = shm_pool_enter(subject.pool, 0, 10 * PAGE);
		bool in_place = ranges[i].memory_class == MEMORY_SEALED;
		CHECK_EQ(charged(&subject), !in_place ? 0 : i == 0 ? 10 * PAGE : SIZE);
	}
	for (int i = 0; i < 8; i++) {
		shm_pool_leave(subject.pool, &ranges[i]);
	}
	subject_end(&subject);
}

static int open_huge(const char **why_not, int seals)
{
	int fd = client_fd_open(CLIENT_FD_HUGETLB, SIZE, why_not);
	if (fd >= 0) {
		CHECK_EQ(fcntl(fd, F_ADD_SEALS, seals), 0);
	}
	return fd;
}

/* With no huge page to be had, filling says so in place of a signal. */
static void huge_pages_are_filled_or_copied(void)
{
	struct subject subject;
	const char *why_not;
	int fd = open_huge(&why_not, F_SEAL_FUTURE_WRITE);
	if (fd < 0) {
		SKIP(why_not);
	}
	CHECK_EQ(subject_begin_fd(&subject, fd, HUGE_PAGE, SEAL_POLICY_ADOPT,
			 subject_budget(BUDGET_HOLE_BYTES, HUGE_PAGE)),
		0);
	struct shm_pool_range range = shm_pool_enter(subject.pool, 100, HUGE_PAGE);
	if (range.memory_class == MEMORY_SOLID) {
		CHECK_EQ(range.reasons, 0);
		CHECK_EQ(*(const char *)mapping_data(subject.pool->mapping, HUGE_PAGE - 1, 1), 0);
	} else {
		printf("# no huge pages: the filling failed\n");
		CHECK_EQ(range.memory_class, MEMORY_COPIED);
		CHECK_EQ(range.reasons & MEMORY_REASON_HUGETLB, MEMORY_REASON_HUGETLB);
		CHECK_EQ(range.hole_bytes, 0);
		/* some pages may have been made before one was missing */
		CHECK(charged(&subject) <= HUGE_PAGE);
	}
	shm_pool_leave(subject.pool, &range);
	subject_end(&subject);
}

static void huge_pages_that_may_go_are_copied(void)
{
	struct subject subject;
	const char *why_not;
	char data[16] = {1};
	int fd = open_huge(&why_not, 0);
	if (fd < 0) {
		SKIP(why_not);
	}
	CHECK_EQ(subject_begin_fd(&subject, fd, HUGE_PAGE, SEAL_POLICY_ADOPT,
			 subject_budget(BUDGET_HOLE_BYTES, HUGE_PAGE)),
		0);
	CHECK(subject.pool->mapping == NULL);
	struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 4, 1, 16, 0);
	CHECK_EQ(buffer->range.memory_class, MEMORY_COPIED);
	CHECK_EQ(buffer_read(&buffer->base, &(struct box){0, 0, 4, 1}, data, 16), 0);
	CHECK_EQ(data[0], 0);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

static const struct check_case cases[] = {
	{"filled where they cannot come back", filled_where_they_cannot_come_back},
	{"paid for where they may come back", paid_for_where_they_may_come_back},
	{"what has no holes costs nothing", what_has_no_holes_costs_nothing},
	{"past the budget it is copied", past_the_budget_it_is_copied},
	{"a pool never costs more than its size", pool_never_costs_more_than_its_size},
	{"huge pages are filled or copied", huge_pages_are_filled_or_copied},
	{"huge pages that may go are copied", huge_pages_that_may_go_are_copied},
};

CHECK_MAIN(cases)
