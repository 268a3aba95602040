/* SPDX-License-Identifier: MIT */
#include "memory/mapping.h"
#include "check.h"
#include "dies.h"
#include "fixture/client-fd.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
	PAGE = 4096,
	SIZE = 4 * PAGE,
	ROOM = 64 * PAGE,
};

struct subject {
	int fd; /* the client's */
	struct client_file file;
	struct sealed_file sealed;
	struct budget *budget;
};

static struct budget *make_budget(uint64_t bytes, uint64_t mappings)
{
	struct budget_limits limits = budget_default_limits();
	struct budget *budget;
	limits.limit[BUDGET_MAPPED_BYTES] = bytes;
	limits.limit[BUDGET_MAPPINGS] = mappings;
	CHECK_EQ(budget_create(&limits, &budget), 0);
	return budget;
}

static void begin_kind(
	struct subject *subject, enum client_fd kind, uint64_t bytes, uint64_t mappings)
{
	const char *why_not;
	subject->fd = client_fd_open(kind, SIZE, &why_not);
	CHECK(subject->fd >= 0);
	CHECK_EQ(client_file_open(dup(subject->fd), SEAL_POLICY_ADOPT, &subject->file), 0);
	CHECK_EQ(sealed_file_init(&subject->sealed, &subject->file, SIZE), 0);
	subject->budget = make_budget(bytes, mappings);
}

static void begin(struct subject *subject, uint64_t bytes, uint64_t mappings)
{
	begin_kind(subject, CLIENT_FD_SHRINK, bytes, mappings);
}

static void check_charged(const struct subject *subject, uint64_t bytes, uint64_t mappings)
{
	CHECK_EQ(budget_used(subject->budget, BUDGET_MAPPED_BYTES), bytes);
	CHECK_EQ(budget_used(subject->budget, BUDGET_MAPPINGS), mappings);
}

static void end(struct subject *subject)
{
	check_charged(subject, 0, 0);
	client_file_finish(&subject->file);
	close(subject->fd);
	budget_unref(subject->budget);
}

static void reads_the_clients_pages(void)
{
	struct subject subject;
	struct mapping *mapping;
	begin(&subject, ROOM, 1);
	int before = check_count_memfd_mappings();
	CHECK_EQ(mapping_create(&subject.sealed, ROOM, subject.budget, &mapping), 0);
	CHECK_EQ(check_count_memfd_mappings(), before + 1);
	CHECK_EQ(mapping_size(mapping), SIZE);
	check_charged(&subject, SIZE, 1);

	const unsigned char *data = mapping_data(mapping, 0, SIZE);
	CHECK_EQ(data[0], CLIENT_FD_FILL);
	CHECK_EQ(data[SIZE - 1], CLIENT_FD_FILL);
	CHECK_EQ(pwrite(subject.fd, "new", 3, PAGE), 3);
	CHECK(memcmp(data + PAGE, "new", 3) == 0);
	CHECK(mapping_data(mapping, PAGE, 1) == data + PAGE);
	mapping_unref(mapping);
	CHECK_EQ(check_count_memfd_mappings(), before);
	end(&subject);
}

static void lives_without_the_file_and_while_referenced(void)
{
	struct subject subject;
	struct mapping *mapping;
	begin(&subject, ROOM, 1);
	CHECK_EQ(mapping_create(&subject.sealed, ROOM, subject.budget, &mapping), 0);
	client_file_finish(&subject.file);
	close(subject.fd);
	CHECK(mapping_ref(mapping) == mapping);
	mapping_unref(mapping);
	CHECK_EQ(*(const unsigned char *)mapping_data(mapping, SIZE - 1, 1), CLIENT_FD_FILL);
	check_charged(&subject, SIZE, 1);
	mapping_unref(mapping);
	mapping_unref(NULL);
	check_charged(&subject, 0, 0);
	budget_unref(subject.budget);
}

/* The budget of a client that is gone lives as long as what is charged to it. */
static void holds_the_budget(void)
{
	struct subject subject;
	struct mapping *mapping;
	begin(&subject, ROOM, 1);
	CHECK_EQ(mapping_create(&subject.sealed, ROOM, subject.budget, &mapping), 0);
	struct budget *budget = budget_ref(subject.budget);
	budget_unref(subject.budget);
	budget_unref(budget); /* the last of ours */
	mapping_unref(mapping);
	client_file_finish(&subject.file);
	close(subject.fd);
}

static void grows_without_moving(void)
{
	struct subject subject;
	struct mapping *mapping;
	begin(&subject, ROOM, 1);
	CHECK_EQ(mapping_create(&subject.sealed, ROOM, subject.budget, &mapping), 0);
	const char *data = mapping_data(mapping, 0, SIZE);
	for (size_t size = 2 * SIZE; size <= ROOM; size *= 2) {
		CHECK_EQ(ftruncate(subject.fd, (off_t)size), 0);
		CHECK_EQ(pwrite(subject.fd, "end", 3, (off_t)size - 3), 3);
		CHECK_EQ(sealed_file_prove(&subject.sealed, size), 0);
		CHECK_EQ(mapping_extend(mapping, &subject.sealed), 0);
		CHECK_EQ(mapping_size(mapping), size);
		CHECK(mapping_data(mapping, 0, size) == data);
		CHECK(memcmp(data + size - 3, "end", 3) == 0);
		check_charged(&subject, size, 1);
	}
	CHECK_EQ(mapping_extend(mapping, &subject.sealed), 0);
	CHECK_EQ(mapping_size(mapping), ROOM);
	mapping_unref(mapping);
	end(&subject);
}

static void says_when_the_reservation_is_too_small(void)
{
	struct subject subject;
	struct mapping *mapping;
	begin(&subject, ROOM, 1);
	CHECK_EQ(mapping_create(&subject.sealed, SIZE, subject.budget, &mapping), 0);
	CHECK_EQ(ftruncate(subject.fd, SIZE + 1), 0);
	CHECK_EQ(sealed_file_prove(&subject.sealed, SIZE + 1), 0);
	CHECK_EQ(mapping_extend(mapping, &subject.sealed), -ENOSPC);
	CHECK_EQ(mapping_size(mapping), SIZE);
	check_charged(&subject, SIZE, 1);
	mapping_unref(mapping);
	end(&subject);
}

static void stays_in_its_budget(void)
{
	struct subject subject;
	struct mapping *mapping = NULL, *second = NULL;
	begin(&subject, SIZE - 1, 1);
	CHECK_EQ(mapping_create(&subject.sealed, ROOM, subject.budget, &mapping), BUDGET_EXCEEDED);
	CHECK_EQ(budget_refused_item(subject.budget), BUDGET_MAPPED_BYTES);
	CHECK(mapping == NULL);
	end(&subject);

	begin(&subject, ROOM, 1);
	CHECK_EQ(mapping_create(&subject.sealed, ROOM, subject.budget, &mapping), 0);
	CHECK_EQ(mapping_create(&subject.sealed, ROOM, subject.budget, &second), BUDGET_EXCEEDED);
	CHECK_EQ(budget_refused_item(subject.budget), BUDGET_MAPPINGS);
	check_charged(&subject, SIZE, 1);
	mapping_unref(mapping);
	end(&subject);
}

static void growth_stays_in_its_budget(void)
{
	struct subject subject;
	struct mapping *mapping;
	begin(&subject, 2 * SIZE, 1);
	CHECK_EQ(mapping_create(&subject.sealed, ROOM, subject.budget, &mapping), 0);
	CHECK_EQ(ftruncate(subject.fd, ROOM), 0);
	CHECK_EQ(sealed_file_prove(&subject.sealed, 2 * SIZE), 0);
	CHECK_EQ(mapping_extend(mapping, &subject.sealed), 0);
	CHECK_EQ(sealed_file_prove(&subject.sealed, 2 * SIZE + 1), 0);
	CHECK_EQ(mapping_extend(mapping, &subject.sealed), BUDGET_EXCEEDED);
	CHECK_EQ(mapping_size(mapping), 2 * SIZE);
	check_charged(&subject, 2 * SIZE, 1);
	mapping_unref(mapping);
	end(&subject);
}

static void failure_of_mmap_refunds(void)
{
	struct subject subject;
	struct mapping *mapping = NULL;
	begin(&subject, ROOM, 1);
	struct client_file closed = {.fd = -1, .page = 4096};
	struct sealed_file sealed = {.file = &closed, .size = SIZE};
	CHECK_EQ(mapping_create(&sealed, ROOM, subject.budget, &mapping), -EBADF);
	CHECK_EQ(mapping_create(&sealed, SIZE, subject.budget, &mapping), -EBADF);
	CHECK(mapping == NULL);
	end(&subject);
}

/* No address space for the future: the present is mapped, and growth says ENOSPC. */
static void too_large_a_reservation_is_given_up(void)
{
	struct subject subject;
	struct mapping *mapping;
	begin(&subject, ROOM, 1);
	size_t everything = SIZE_MAX & ~(size_t)(PAGE - 1);
	CHECK_EQ(mapping_create(&subject.sealed, everything, subject.budget, &mapping), 0);
	CHECK_EQ(*(const unsigned char *)mapping_data(mapping, 0, SIZE), CLIENT_FD_FILL);
	CHECK_EQ(ftruncate(subject.fd, ROOM), 0);
	CHECK_EQ(sealed_file_prove(&subject.sealed, ROOM), 0);
	CHECK_EQ(mapping_extend(mapping, &subject.sealed), -ENOSPC);
	mapping_unref(mapping);
	end(&subject);
}

/* A mapping of ours must not stand in the way of a client that wants to seal. */
static void client_can_still_seal_write(void)
{
	struct subject subject;
	struct mapping *mapping;
	begin(&subject, ROOM, 1);
	void *own = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, subject.fd, 0);
	CHECK(own != MAP_FAILED);
	CHECK_EQ(mapping_create(&subject.sealed, ROOM, subject.budget, &mapping), 0);
	CHECK_EQ(fcntl(subject.fd, F_ADD_SEALS, F_SEAL_WRITE), -1);
	CHECK_EQ(errno, EBUSY);
	munmap(own, SIZE);
	CHECK_EQ(fcntl(subject.fd, F_ADD_SEALS, F_SEAL_WRITE), 0);
	CHECK_EQ(*(const unsigned char *)mapping_data(mapping, 0, SIZE), CLIENT_FD_FILL);
	mapping_unref(mapping);
	end(&subject);
}

static void sealed_against_writing_is_mapped(void)
{
	static const enum client_fd kinds[] = {CLIENT_FD_WRITE, CLIENT_FD_FUTURE_WRITE,
		CLIENT_FD_WRITE_SPARSE, CLIENT_FD_READ_ONLY_SEALED};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct subject subject;
		struct mapping *mapping;
		begin_kind(&subject, kinds[i], ROOM, 1);
		CHECK_ROW(client_fd_name(kinds[i]),
			mapping_create(&subject.sealed, ROOM, subject.budget, &mapping), 0);
		int expected = kinds[i] == CLIENT_FD_WRITE_SPARSE ? 0 : CLIENT_FD_FILL;
		const unsigned char *data = mapping_data(mapping, 0, SIZE);
		CHECK_ROW(client_fd_name(kinds[i]), data[SIZE - 1], expected);
		mapping_unref(mapping);
		end(&subject);
	}
}

static struct mapping *make_for_mistake(void)
{
	struct subject subject;
	struct mapping *mapping = NULL;
	begin(&subject, ROOM, 1);
	(void)!mapping_create(&subject.sealed, ROOM, subject.budget, &mapping);
	return mapping;
}

static void data_past_the_proof(void)
{
	mapping_data(make_for_mistake(), 0, SIZE + 1);
}

static void data_after_the_proof(void)
{
	mapping_data(make_for_mistake(), SIZE + 1, 0);
}

static void data_that_overflows(void)
{
	mapping_data(make_for_mistake(), 1, SIZE_MAX);
}

static void reservation_below_the_size(void)
{
	struct subject subject;
	struct mapping *mapping;
	begin(&subject, ROOM, 1);
	(void)!mapping_create(&subject.sealed, SIZE - 1, subject.budget, &mapping);
}

static void fill_past_the_proof(void)
{
	(void)!mapping_fill(make_for_mistake(), 0, SIZE + 1);
}

static void fill_nothing(void)
{
	(void)!mapping_fill(make_for_mistake(), 5, 5);
}

static void no_pointer_past_the_proven_size(void)
{
	CHECK(dies(fill_past_the_proof));
	CHECK(dies(fill_nothing));
	CHECK(dies(data_past_the_proof));
	CHECK(dies(data_after_the_proof));
	CHECK(dies(data_that_overflows));
	CHECK(dies(reservation_below_the_size));
}

static void write_into_it(void)
{
	void *data = (void *)(uintptr_t)mapping_data(make_for_mistake(), 0, SIZE);
	/* by the kernel, which answers in place of raising a signal */
	int zero = open("/dev/zero", O_RDONLY | O_CLOEXEC);
	_exit(read(zero, data, 1) == -1 && errno == EFAULT ? 40 : 41);
}

static void is_read_only(void)
{
	int status = status_of_child(write_into_it);
	CHECK(WIFEXITED(status));
	CHECK_EQ(WEXITSTATUS(status), 40);
}

static const struct check_case cases[] = {
	{"reads the client's pages", reads_the_clients_pages},
	{"lives without the file, while referenced", lives_without_the_file_and_while_referenced},
	{"holds the budget", holds_the_budget},
	{"grows without moving", grows_without_moving},
	{"says when the reservation is too small", says_when_the_reservation_is_too_small},
	{"stays in its budget", stays_in_its_budget},
	{"growth stays in its budget", growth_stays_in_its_budget},
	{"failure of mmap refunds", failure_of_mmap_refunds},
	{"too large a reservation is given up", too_large_a_reservation_is_given_up},
	{"the client can still seal WRITE", client_can_still_seal_write},
	{"what is sealed against writing is mapped", sealed_against_writing_is_mapped},
	{"no pointer past the proven size", no_pointer_past_the_proven_size},
	{"is read-only", is_read_only},
};

CHECK_MAIN(cases)
