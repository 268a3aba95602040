/* SPDX-License-Identifier: MIT */
#include "memory/sealed-file.h"
#include "check.h"
#include "dies.h"
#include "fixture/client-fd.h"
#include "memory/overcommit.h"
#include "pretend-overcommit.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum {
	PAGE = 4096,
	SIZE = 8 * PAGE,
	NO_FUTURE_WRITE = MEMORY_REASON_NO_FUTURE_WRITE,
	HOLES = MEMORY_REASON_HOLES,
};

/* An fd of that kind, proven as far as it goes; the fd stays the test's. */
struct subject {
	int fd;
	struct client_file file;
	struct sealed_file sealed;
	int fault;
};

static bool begin(struct subject *subject, enum client_fd kind, enum seal_policy policy)
{
	const char *why_not;
	*subject = (struct subject){.fd = client_fd_open(kind, SIZE, &why_not)};
	if (subject->fd < 0) {
		printf("# %s: skipped: %s\n", client_fd_name(kind), why_not);
		return false;
	}
	CHECK_ROW(client_fd_name(kind), client_file_open(dup(subject->fd), policy, &subject->file),
		0);
	subject->fault = sealed_file_init(&subject->sealed, &subject->file, SIZE);
	return true;
}

static void end(struct subject *subject)
{
	client_file_finish(&subject->file);
	close(subject->fd);
}

/* What an unproven hole is worth depends on how this machine accounts for memory. */
static enum memory_class holey_class(void)
{
	return overcommit_is_strict() ? MEMORY_COPIED : MEMORY_SEALED;
}

static uint32_t holey_reasons(uint32_t reasons)
{
	return overcommit_is_strict() ? reasons | MEMORY_REASON_OVERCOMMIT : reasons;
}

static const struct {
	enum client_fd kind;
	enum seal_policy policy;
	int fault;
	uint32_t reasons; /* against the file, or the whole range of it */
	int memory_class; /* -1: as holey_class says */
} rows[] = {
	{CLIENT_FD_SHRINK, SEAL_POLICY_ADOPT, 0, NO_FUTURE_WRITE, -1},
	{CLIENT_FD_SHRINK_SPARSE, SEAL_POLICY_ADOPT, 0, NO_FUTURE_WRITE, -1},
	{CLIENT_FD_SHRINK_GROW_SEAL, SEAL_POLICY_ADOPT, 0, NO_FUTURE_WRITE, -1},
	{CLIENT_FD_READ_ONLY_SEALED, SEAL_POLICY_ADOPT, 0, NO_FUTURE_WRITE, -1},
	{CLIENT_FD_ENORMOUS, SEAL_POLICY_ADOPT, 0, NO_FUTURE_WRITE, -1},
	{CLIENT_FD_WRITE, SEAL_POLICY_ADOPT, 0, 0, MEMORY_IMMUTABLE},
	{CLIENT_FD_WRITE_SPARSE, SEAL_POLICY_ADOPT, 0, HOLES, -1},
	{CLIENT_FD_WRITE_ONLY_SEAL, SEAL_POLICY_ADOPT, 0, 0, MEMORY_IMMUTABLE},
	{CLIENT_FD_FUTURE_WRITE, SEAL_POLICY_ADOPT, 0, 0, MEMORY_SOLID},
	{CLIENT_FD_FUTURE_WRITE_SPARSE, SEAL_POLICY_ADOPT, 0, HOLES, -1},
	{CLIENT_FD_UNSEALED, SEAL_POLICY_ADOPT, 0, NO_FUTURE_WRITE, -1},
	{CLIENT_FD_UNSEALED, SEAL_POLICY_COPY, SEALED_FILE_NOT_PROVABLE, MEMORY_REASON_NOT_SEALED,
		0},
	{CLIENT_FD_WRITE_ONLY_SEAL, SEAL_POLICY_COPY, SEALED_FILE_NOT_PROVABLE,
		MEMORY_REASON_NOT_SEALED, 0},
	{CLIENT_FD_READ_ONLY_UNSEALED, SEAL_POLICY_ADOPT, SEALED_FILE_NOT_PROVABLE,
		MEMORY_REASON_NOT_SEALED, 0},
	{CLIENT_FD_UNSEALABLE, SEAL_POLICY_ADOPT, SEALED_FILE_NOT_PROVABLE,
		MEMORY_REASON_UNSEALABLE, 0},
	{CLIENT_FD_TMPFS, SEAL_POLICY_ADOPT, SEALED_FILE_NOT_PROVABLE, MEMORY_REASON_UNSEALABLE, 0},
	{CLIENT_FD_DISK, SEAL_POLICY_ADOPT, SEALED_FILE_NOT_PROVABLE,
		MEMORY_REASON_NOT_SHMEM | MEMORY_REASON_UNSEALABLE, 0},
	{CLIENT_FD_HUGETLB, SEAL_POLICY_ADOPT, SEALED_FILE_NOT_PROVABLE,
		MEMORY_REASON_HUGETLB | NO_FUTURE_WRITE, 0},
	{CLIENT_FD_SHORT_SEALED, SEAL_POLICY_ADOPT, CLIENT_FILE_TOO_SHORT, 0, 0},
	{CLIENT_FD_EMPTY_SEALED, SEAL_POLICY_ADOPT, CLIENT_FILE_TOO_SHORT, 0, 0},
	{CLIENT_FD_SHORT, SEAL_POLICY_ADOPT, CLIENT_FILE_TOO_SHORT, 0, 0},
};

static void each_kind_is_worth_what_it_is(void)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *name = client_fd_name(rows[i].kind);
		struct subject subject;
		if (!begin(&subject, rows[i].kind, rows[i].policy)) {
			continue;
		}
		CHECK_ROW(name, subject.fault, rows[i].fault);
		if (subject.fault == 0) {
			int expected = rows[i].memory_class;
			bool holey = expected < 0;
			uint32_t reasons = 77;
			CHECK_ROW(name, subject.sealed.size, SIZE);
			CHECK_ROW(name, sealed_file_classify(&subject.sealed, 0, SIZE, &reasons),
				holey ? holey_class() : (enum memory_class)expected);
			CHECK_ROW(name, reasons,
				holey ? holey_reasons(rows[i].reasons) : rows[i].reasons);
			CHECK_ROW(name, sealed_file_reasons_against(&subject.file), 0);
		} else {
			CHECK_ROW(name, subject.sealed.size, 0);
			CHECK_ROW(
				name, sealed_file_reasons_against(&subject.file), rows[i].reasons);
		}
		end(&subject);
	}
}

static void size_is_proven_again_when_it_is_claimed_larger(void)
{
	struct subject subject;
	CHECK(begin(&subject, CLIENT_FD_SHRINK, SEAL_POLICY_ADOPT));
	/* past the end of the file: what a compositor dies of that does not ask */
	CHECK_EQ(sealed_file_prove(&subject.sealed, SIZE + 1), CLIENT_FILE_TOO_SHORT);
	CHECK_EQ(subject.sealed.size, SIZE);
	CHECK_EQ(ftruncate(subject.fd, 2 * SIZE), 0);
	CHECK_EQ(sealed_file_prove(&subject.sealed, 2 * SIZE), 0);
	CHECK_EQ(subject.sealed.size, 2 * SIZE);
	CHECK_EQ(sealed_file_prove(&subject.sealed, 1), 0);
	CHECK_EQ(subject.sealed.size, 2 * SIZE);
	CHECK_EQ(sealed_file_prove(&subject.sealed, SIZE_MAX), CLIENT_FILE_TOO_SHORT);
	end(&subject);
}

static void measure_that_fails_proves_nothing(void)
{
	struct client_file closed = {.fd = -1, .seals = F_SEAL_SHRINK};
	struct sealed_file sealed = {.size = 77};
	CHECK_EQ(sealed_file_init(&sealed, &closed, SIZE), -EBADF);
	CHECK_EQ(sealed.size, 77);
}

static void shrinking_is_refused_by_the_kernel(void)
{
	struct subject subject;
	CHECK(begin(&subject, CLIENT_FD_UNSEALED, SEAL_POLICY_ADOPT));
	CHECK_EQ(ftruncate(subject.fd, SIZE - 1), -1);
	CHECK_EQ(errno, EPERM);
	end(&subject);
}

/* One hole, at page 3; asked for a range around it, and ranges that only touch it. */
static void holes_count_where_the_pixels_are(void)
{
	static const struct {
		const char *name;
		size_t begin, end;
		bool holes;
	} ranges[] = {
		{"all", 0, SIZE, true},
		{"before", 0, 3 * PAGE, false},
		{"a byte of it", 0, 3 * PAGE + 1, true},
		{"within", 3 * PAGE + 5, 3 * PAGE + 6, true},
		{"its last byte", 4 * PAGE - 1, 5 * PAGE, true},
		{"after", 4 * PAGE, SIZE, false},
		{"within a page that is there", 4 * PAGE + 1, 4 * PAGE + 2, false},
	};
	struct subject subject;
	CHECK(begin(&subject, CLIENT_FD_SHRINK, SEAL_POLICY_ADOPT));
	CHECK_EQ(fallocate(subject.fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 3 * PAGE, PAGE),
		0);
	CHECK_EQ(fcntl(subject.fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE), 0);
	for (size_t i = 0; i < COUNT(ranges); i++) {
		uint32_t reasons;
		enum memory_class memory_class = sealed_file_classify(
			&subject.sealed, ranges[i].begin, ranges[i].end, &reasons);
		CHECK_ROW(ranges[i].name, memory_class,
			ranges[i].holes ? holey_class() : MEMORY_SOLID);
		CHECK_ROW(ranges[i].name, reasons, ranges[i].holes ? holey_reasons(HOLES) : 0);
	}
	end(&subject);
}

static void seals_added_later_count(void)
{
	struct subject subject;
	uint32_t reasons;
	CHECK(begin(&subject, CLIENT_FD_SHRINK, SEAL_POLICY_ADOPT));
	CHECK_EQ(sealed_file_classify(&subject.sealed, 0, SIZE, &reasons), holey_class());
	CHECK_EQ(fcntl(subject.fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE), 0);
	CHECK_EQ(sealed_file_classify(&subject.sealed, 0, SIZE, &reasons), MEMORY_SOLID);
	CHECK_EQ(fcntl(subject.fd, F_ADD_SEALS, F_SEAL_WRITE), 0);
	CHECK_EQ(sealed_file_classify(&subject.sealed, 0, SIZE, &reasons), MEMORY_IMMUTABLE);
	CHECK_EQ(reasons, 0);
	end(&subject);
}

/* What SOLID rests on: once sealed, no page goes missing. */
static void solid_stays_solid(void)
{
	struct subject subject;
	uint32_t reasons;
	CHECK(begin(&subject, CLIENT_FD_SHRINK, SEAL_POLICY_ADOPT));
	void *pages = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, subject.fd, 0);
	CHECK(pages != MAP_FAILED);
	CHECK_EQ(fcntl(subject.fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE), 0);
	CHECK_EQ(madvise(pages, SIZE, MADV_REMOVE), -1);
	CHECK_EQ(errno, EPERM);
	CHECK_EQ(fallocate(subject.fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, SIZE), -1);
	CHECK_EQ(errno, EPERM);
	CHECK_EQ(sealed_file_classify(&subject.sealed, 0, SIZE, &reasons), MEMORY_SOLID);
	munmap(pages, SIZE);
	end(&subject);
}

static void range_past_the_proof(void)
{
	struct subject subject;
	uint32_t reasons;
	if (begin(&subject, CLIENT_FD_ENORMOUS, SEAL_POLICY_ADOPT)) {
		sealed_file_classify(&subject.sealed, 0, SIZE + 1, &reasons);
	}
}

static void empty_range(void)
{
	struct subject subject;
	uint32_t reasons;
	if (begin(&subject, CLIENT_FD_SHRINK, SEAL_POLICY_ADOPT)) {
		sealed_file_classify(&subject.sealed, 5, 5, &reasons);
	}
}

static void nothing_is_said_about_what_was_not_proven(void)
{
	CHECK(dies(range_past_the_proof));
	CHECK(dies(empty_range));
}

static void said_to_be_lax(void)
{
	pretend("1\n");
	_exit(overcommit_is_strict() ? EXIT_OTHERWISE : EXIT_AS_SAID);
}

static void said_to_be_nothing(void)
{
	pretend("");
	_exit(overcommit_is_strict() ? EXIT_AS_SAID : EXIT_OTHERWISE);
}

static void proc_is_gone(void)
{
	pretend("0\n");
	if (mount("none", "/proc", "tmpfs", 0, NULL) != 0) {
		_exit(EXIT_CANNOT);
	}
	_exit(overcommit_is_strict() ? EXIT_AS_SAID : EXIT_OTHERWISE);
}

static bool classes_under_strict_accounting(void)
{
	static const struct {
		enum client_fd kind;
		enum memory_class memory_class;
		uint32_t reasons;
	} strict[] = {
		{CLIENT_FD_SHRINK, MEMORY_COPIED, NO_FUTURE_WRITE | MEMORY_REASON_OVERCOMMIT},
		{CLIENT_FD_WRITE_SPARSE, MEMORY_COPIED, HOLES | MEMORY_REASON_OVERCOMMIT},
		{CLIENT_FD_FUTURE_WRITE_SPARSE, MEMORY_COPIED, HOLES | MEMORY_REASON_OVERCOMMIT},
		{CLIENT_FD_FUTURE_WRITE, MEMORY_SOLID, 0},
		{CLIENT_FD_WRITE, MEMORY_IMMUTABLE, 0},
	};
	for (size_t i = 0; i < COUNT(strict); i++) {
		struct subject subject;
		uint32_t reasons;
		if (!begin(&subject, strict[i].kind, SEAL_POLICY_ADOPT) ||
			sealed_file_classify(&subject.sealed, 0, SIZE, &reasons) !=
				strict[i].memory_class ||
			reasons != strict[i].reasons) {
			return false;
		}
		end(&subject);
	}
	return true;
}

static void said_to_be_strict(void)
{
	pretend("2\n");
	bool as_said = overcommit_is_strict() && classes_under_strict_accounting();
	_exit(as_said ? EXIT_AS_SAID : EXIT_OTHERWISE);
}

static void strict_accounting_lets_only_whole_ranges_be_read_in_place(void)
{
	in_a_machine_that(said_to_be_strict);
}

static void lax_accounting_is_seen(void)
{
	in_a_machine_that(said_to_be_lax);
}

static void no_answer_is_taken_for_strict(void)
{
	in_a_machine_that(said_to_be_nothing);
	in_a_machine_that(proc_is_gone);
}

static const struct check_case cases[] = {
	{"each kind is worth what it is", each_kind_is_worth_what_it_is},
	{"the size is proven again", size_is_proven_again_when_it_is_claimed_larger},
	{"a measure that fails proves nothing", measure_that_fails_proves_nothing},
	{"shrinking is refused by the kernel", shrinking_is_refused_by_the_kernel},
	{"holes count where the pixels are", holes_count_where_the_pixels_are},
	{"seals added later count", seals_added_later_count},
	{"solid stays solid", solid_stays_solid},
	{"nothing is said about what was not proven", nothing_is_said_about_what_was_not_proven},
	{"vm.overcommit_memory 2", strict_accounting_lets_only_whole_ranges_be_read_in_place},
	{"vm.overcommit_memory 1", lax_accounting_is_seen},
	{"vm.overcommit_memory unknown is taken for 2", no_answer_is_taken_for_strict},
};

CHECK_MAIN(cases)
