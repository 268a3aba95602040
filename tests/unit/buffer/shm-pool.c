/* SPDX-License-Identifier: MIT */
#include "memory/overcommit.h"
#include "subject.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "dies.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum {
	SIZE = 4 * PAGE,
	MEBIBYTE = 1 << 20,
};

static void each_kind_of_fd(void)
{
	for (int kind = 0; kind < CLIENT_FD_COUNT; kind++) {
		const char *name = client_fd_name((enum client_fd)kind), *why_not;
		int fd = client_fd_open((enum client_fd)kind, SIZE, &why_not);
		if (fd < 0) {
			printf("# %s: skipped: %s\n", name, why_not);
			continue;
		}
		struct subject subject;
		int result = subject_begin_fd(
			&subject, fd, SIZE, SEAL_POLICY_ADOPT, subject_budget(BUDGET_POOLS, 1));
		CHECK_ROW(name, result == 0, kind < CLIENT_FD_FIRST_BAD);
		/* a fault, not an error of ours */
		CHECK_ROW(name, result >= 0, true);
		CHECK_ROW(name, subject.pool != NULL, result == 0);
		subject_end(&subject);
	}
}

static void what_cannot_be_proven_is_not_mapped(void)
{
	static const struct {
		enum client_fd kind;
		bool mapped;
		uint32_t reasons;
	} rows[] = {
		{CLIENT_FD_SHRINK, true, 0},
		{CLIENT_FD_UNSEALED, true, 0},
		{CLIENT_FD_ENORMOUS, true, 0},
		{CLIENT_FD_UNSEALABLE, false, MEMORY_REASON_UNSEALABLE},
		{CLIENT_FD_TMPFS, false, MEMORY_REASON_UNSEALABLE},
		{CLIENT_FD_DISK, false, MEMORY_REASON_UNSEALABLE | MEMORY_REASON_NOT_SHMEM},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *name = client_fd_name(rows[i].kind);
		struct subject subject;
		int mappings = check_count_memfd_mappings();
		CHECK_ROW(name, subject_begin(&subject, rows[i].kind, SIZE), 0);
		CHECK_ROW(name, check_count_memfd_mappings() - mappings, rows[i].mapped);
		CHECK_ROW(name, budget_used(subject.budget, BUDGET_MAPPED_BYTES),
			rows[i].mapped ? SIZE : 0);
		struct shm_pool_range range = shm_pool_enter(subject.pool, 0, SIZE);
		if (!rows[i].mapped) {
			CHECK_ROW(name, range.memory_class, MEMORY_COPIED);
			CHECK_ROW(name, range.reasons, rows[i].reasons);
		}
		CHECK_ROW(name, subject.pool->reasons, range.reasons);
		shm_pool_leave(subject.pool, &range);
		subject_end(&subject);
	}
}

static void sizes_that_are_none(void)
{
	static const int32_t sizes[] = {0, -1, INT32_MIN};
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct subject subject;
		const char *why_not;
		int fd = client_fd_open(CLIENT_FD_SHRINK, SIZE, &why_not);
		CHECK_EQ(subject_begin_fd(&subject, fd, sizes[i], SEAL_POLICY_ADOPT,
				 subject_budget(BUDGET_POOLS, 1)),
			SHM_POOL_BAD_SIZE);
		subject_end(&subject);
	}
}

static void each_item_of_the_budget_refuses(void)
{
	static const struct {
		enum budget_item item;
		uint64_t limit;
	} rows[] = {{BUDGET_POOLS, 0}, {BUDGET_FDS, 0}, {BUDGET_MAPPINGS, 0},
		{BUDGET_MAPPED_BYTES, SIZE - 1}};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct subject subject;
		const char *why_not, *name = budget_item_name(rows[i].item);
		int fd = client_fd_open(CLIENT_FD_SHRINK, SIZE, &why_not);
		struct budget *budget = subject_budget(rows[i].item, rows[i].limit);
		CHECK_ROW(name, subject_begin_fd(&subject, fd, SIZE, SEAL_POLICY_ADOPT, budget),
			BUDGET_EXCEEDED);
		CHECK_ROW(name, budget_refused_item(subject.budget), rows[i].item);
		subject_end(&subject);
	}
}

struct resize_row {
	const char *name;
	int32_t size;
	int fault;
};

static void check_resizes(enum client_fd kind, const struct resize_row *rows, size_t count)
{
	struct subject subject;
	CHECK_EQ(subject_begin(&subject, kind, SIZE), 0);
	CHECK_EQ(ftruncate(subject.fd, 2 * SIZE), 0);
	size_t size = SIZE;
	for (size_t i = 0; i < count; i++) {
		CHECK_ROW(rows[i].name, shm_pool_resize(subject.pool, rows[i].size), rows[i].fault);
		size = rows[i].fault == 0 ? (size_t)rows[i].size : size;
		CHECK_ROW(rows[i].name, subject.pool->size, size);
	}
	subject_end(&subject);
}

static void resizes(void)
{
	static const struct resize_row rows[] = {
		{"the same", SIZE, 0},
		{"smaller", SIZE - 1, SHM_POOL_SHRINKS},
		{"zero", 0, SHM_POOL_BAD_SIZE},
		{"negative", -SIZE, SHM_POOL_BAD_SIZE},
		{"past the end of the file", 2 * SIZE + 1, CLIENT_FILE_TOO_SHORT},
		{"as far as numbers go", INT32_MAX, CLIENT_FILE_TOO_SHORT},
		{"to the end of the file", 2 * SIZE, 0},
		{"back", SIZE, SHM_POOL_SHRINKS},
	};
	check_resizes(CLIENT_FD_SHRINK, rows, COUNT(rows));
	check_resizes(CLIENT_FD_UNSEALED, rows, COUNT(rows));
	check_resizes(CLIENT_FD_UNSEALABLE, rows, COUNT(rows));
	check_resizes(CLIENT_FD_DISK, rows, COUNT(rows));
}

/* libwayland-cursor: the file is long before the pool follows. */
static void eight_resizes_in_a_burst(void)
{
	struct subject subject;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK, SIZE), 0);
	struct mapping *mapping = subject.pool->mapping;
	const void *data = mapping_data(mapping, 0, SIZE);
	CHECK_EQ(ftruncate(subject.fd, SIZE << 8), 0);
	for (int step = 1; step <= 8; step++) {
		CHECK_EQ(shm_pool_resize(subject.pool, SIZE << step), 0);
		CHECK_EQ(subject.pool->resizes, step);
	}
	CHECK(subject.pool->mapping == mapping);
	CHECK(mapping_data(mapping, 0, SIZE << 8) == data);
	CHECK_EQ(budget_used(subject.budget, BUDGET_MAPPED_BYTES), SIZE << 8);
	CHECK_EQ(budget_used(subject.budget, BUDGET_MAPPINGS), 1);
	subject_end(&subject);
}

static void growth_over_the_budget_leaves_the_pool(void)
{
	struct subject subject;
	const char *why_not;
	int fd = client_fd_open(CLIENT_FD_SHRINK, SIZE, &why_not);
	CHECK_EQ(subject_begin_fd(&subject, fd, SIZE, SEAL_POLICY_ADOPT,
			 subject_budget(BUDGET_MAPPED_BYTES, 3 * SIZE)),
		0);
	CHECK_EQ(ftruncate(fd, 4 * SIZE), 0);
	CHECK_EQ(shm_pool_resize(subject.pool, 4 * SIZE), BUDGET_EXCEEDED);
	CHECK_EQ(subject.pool->size, SIZE);
	CHECK_EQ(budget_used(subject.budget, BUDGET_MAPPED_BYTES), SIZE);
	/* a size that was proven, but not paid for */
	CHECK_EQ(shm_pool_resize(subject.pool, 3 * SIZE), 0);
	CHECK_EQ(budget_used(subject.budget, BUDGET_MAPPED_BYTES), 3 * SIZE);
	subject_end(&subject);
}

static void largest_pool(void)
{
	struct subject subject;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_ENORMOUS, INT32_MAX), 0);
	CHECK_EQ(subject.pool->size, INT32_MAX);
	struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 1, 1, 4, INT32_MAX - 4);
	struct pixel_view view;
	if (buffer_view(&buffer->base, &view)) {
		CHECK_EQ(*(const uint32_t *)((uintptr_t)view.data & ~(uintptr_t)3), 0);
	}
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

static bool shows_in_place(struct shm_buffer *buffer)
{
	struct pixel_view view;
	return buffer_view(&buffer->base, &view);
}

static void punch(const struct subject *subject, off_t begin, off_t length)
{
	CHECK_EQ(fallocate(subject->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, begin, length),
		0);
}

static void write_all(const struct subject *subject, off_t begin, off_t length)
{
	for (off_t byte = 0; byte < length; byte += PAGE) {
		CHECK_EQ(pwrite(subject->fd, "\1\2\3\4", 4, begin + byte), 4);
	}
}

/* foot: 512 MiB, sparse, with holes punched here and there while the compositor looks. */
static void holes_punched_in_use(void)
{
	struct subject subject;
	const int32_t all = 512 * MEBIBYTE, length = 256 * 1024;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK_SPARSE, all), 0);
	struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 256, 256, 1024, all / 2);
	if (buffer->range.memory_class != MEMORY_SEALED) {
		buffer_unref(&buffer->base);
		subject_end(&subject);
		SKIP("vm.overcommit_memory is 2: sparse pools are copied");
	}
	/* what was never written is copied: nothing is charged to us for it */
	CHECK(!shows_in_place(buffer));
	write_all(&subject, all / 2, length);
	CHECK(shows_in_place(buffer));
	CHECK_EQ(budget_used(subject.budget, BUDGET_HOLE_BYTES), length);
	/* elsewhere in the pool it is nobody's business */
	punch(&subject, 0, all / 2);
	for (int look = 0; look < 100; look++) {
		CHECK(shows_in_place(buffer));
	}
	CHECK(!subject.pool->forfeits);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

/* A client that punches under what is shown is found out, wherever it begins. */
static void holes_under_what_is_shown(void)
{
	for (int before = 0; before < 40; before++) {
		struct subject subject;
		const int32_t length = 256 * 1024;
		CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK_SPARSE, length), 0);
		struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 256, 256, 1024, 0);
		bool sealed = buffer->range.memory_class == MEMORY_SEALED;
		write_all(&subject, 0, length);
		for (int look = 0; look < before; look++) {
			CHECK_EQ(shows_in_place(buffer), sealed);
		}
		punch(&subject, 0, length);
		bool believed = shows_in_place(buffer);
		usleep(5000); /* a look is good for 4 ms */
		CHECK(!shows_in_place(buffer));
		CHECK(!believed || subject.pool->forfeits);
		CHECK(before > 0 || !subject.pool->forfeits);
		/* written again, it is read in place again; the charge stays lost */
		write_all(&subject, 0, length);
		CHECK_EQ(shows_in_place(buffer), sealed);
		buffer_unref(&buffer->base);
		subject_end(&subject);
	}
}

/* More than the client may have us pay for is read by copying, and costs no more. */
static void holes_over_the_budget(void)
{
	struct subject subject;
	const int32_t length = 64 * 1024;
	const char *why_not;
	int fd = client_fd_open(CLIENT_FD_SHRINK_SPARSE, 4 * (size_t)length, &why_not);
	CHECK_EQ(subject_begin_fd(&subject, fd, 4 * length, SEAL_POLICY_ADOPT,
			 subject_budget(BUDGET_HOLE_BYTES, length)),
		0);
	enum memory_class best = overcommit_is_strict() ? MEMORY_COPIED : MEMORY_SEALED;
	struct shm_buffer *first = subject_buffer(&subject, ARGB, 128, 128, 512, 0);
	struct shm_buffer *second = subject_buffer(&subject, ARGB, 128, 128, 512, length);
	CHECK_EQ(first->range.memory_class, best);
	CHECK_EQ(second->range.memory_class, MEMORY_COPIED);
	CHECK(best == MEMORY_COPIED || (second->range.reasons & MEMORY_REASON_BUDGET) != 0);
	/* what was charged is the pool's to use again */
	buffer_unref(&first->base);
	struct shm_buffer *third = subject_buffer(&subject, ARGB, 128, 128, 512, 2 * length);
	CHECK_EQ(third->range.memory_class, best);
	CHECK_EQ(
		budget_used(subject.budget, BUDGET_HOLE_BYTES), best == MEMORY_SEALED ? length : 0);
	buffer_unref(&second->base);
	buffer_unref(&third->base);
	subject_end(&subject);
}

static void pool_ends_with_the_last_reference(void)
{
	struct subject subject;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK, SIZE), 0);
	CHECK(shm_pool_ref(subject.pool) == subject.pool);
	shm_pool_unref(subject.pool);
	CHECK_EQ(budget_used(subject.budget, BUDGET_POOLS), 1);
	subject_end(&subject);
	shm_pool_unref(NULL);
}

/*
 * With little address space the reservation is as long as the pool. Growth then
 * makes a second mapping, and buffers made before go on with the first.
 */
static void grow_without_address_space(void)
{
	struct subject subject;
	rlim_t most = check_address_space() + ((rlim_t)1 << 30);
	struct rlimit limit = {most, most};
	CHECK_EQ(setrlimit(RLIMIT_AS, &limit), 0);
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK, SIZE), 0);
	struct mapping *first = subject.pool->mapping;
	struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 4, 4, 16, 0);
	CHECK_EQ(ftruncate(subject.fd, 2 * SIZE), 0);
	CHECK_EQ(shm_pool_resize(subject.pool, 2 * SIZE), 0);
	CHECK(subject.pool->mapping != first);
	CHECK(buffer->mapping == first);
	CHECK_EQ(budget_used(subject.budget, BUDGET_MAPPINGS), 2);
	CHECK_EQ(budget_used(subject.budget, BUDGET_MAPPED_BYTES), 3 * SIZE);
	uint32_t pixel;
	CHECK_EQ(buffer_read(&buffer->base, &(struct box){3, 3, 1, 1}, &pixel, 4), 0);
	CHECK_EQ(pixel, 0x5a5a5a5a);
	buffer_unref(&buffer->base);
	CHECK_EQ(budget_used(subject.budget, BUDGET_MAPPINGS), 1);
	subject_end(&subject);
	_exit(40);
}

static void run_without_address_space(void)
{
	if (setjmp(check_escape) == 0) {
		grow_without_address_space();
	}
}

static bool address_sanitizer(void)
{
#ifdef __SANITIZE_ADDRESS__
	return true;
#else
	return false;
#endif
}

static void little_address_space(void)
{
	if (address_sanitizer()) {
		SKIP("AddressSanitizer needs more address space than the test allows");
	}
	int status = status_of_child(run_without_address_space);
	CHECK(WIFEXITED(status));
	CHECK_EQ(WEXITSTATUS(status), 40);
}

static const struct check_case cases[] = {
	{"each kind of fd", each_kind_of_fd},
	{"what cannot be proven is not mapped", what_cannot_be_proven_is_not_mapped},
	{"sizes that are none", sizes_that_are_none},
	{"each item of the budget refuses", each_item_of_the_budget_refuses},
	{"resizes", resizes},
	{"eight resizes in a burst", eight_resizes_in_a_burst},
	{"growth over the budget leaves the pool", growth_over_the_budget_leaves_the_pool},
	{"the largest pool", largest_pool},
	{"holes punched in use", holes_punched_in_use},
	{"holes under what is shown", holes_under_what_is_shown},
	{"holes over the budget", holes_over_the_budget},
	{"a pool ends with the last reference", pool_ends_with_the_last_reference},
	{"little address space", little_address_space},
};

CHECK_MAIN(cases)
