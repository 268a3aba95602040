/* SPDX-License-Identifier: MIT */
/*
 * Every kind of fd, as a pool: what can be read is shown, what cannot is refused.
 */
#include "hostile.h"

#include "fixture/process-memory.h"

#include <unistd.h>

enum {
	GIBIBYTE_SIDE = 16384,     /* pixels: at four bytes each a GiB is a square */
	HOLES_PAID_KIB = 16 << 10, /* an output full of it, some times over */
};

/* Uses kind. */
static void show(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) == 0) {
		culprit_go_on(culprit, 2);
	}
}

/* Uses kind, size (of the file) and to (what the pool is said to have). */
static void create_pool(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_open_fd(culprit, test->kind, test->size)) {
		culprit_create_pool(culprit, test->to);
		mini_client_roundtrip(&culprit->client);
	}
}

/* A buffer of a GiB of holes, in a file of a TiB: what reading them would cost is ours to pay. */
static void terabyte_of_holes(struct culprit *culprit, const struct hostile_case *test)
{
	if (!culprit_open_fd(culprit, test->kind, POOL_SIZE)) {
		return;
	}
	if (ftruncate(culprit->fd, (off_t)1 << 40) != 0) {
		culprit->skipped = "the file cannot grow to a TiB";
		return;
	}
	process_memory_reset_peak(culprit->compositor);
	long before = process_memory_read(culprit->compositor).rss;
	culprit_create_pool(culprit, INT32_MAX);
	culprit->buffer = wl_shm_pool_create_buffer(
		culprit->pool, 0, GIBIBYTE_SIDE, GIBIBYTE_SIDE, GIBIBYTE_SIDE * 4, XRGB);
	if (mini_window_init(&culprit->window, &culprit->client) == 0) {
		culprit_go_on(culprit, 20);
	}
	long peak = process_memory_read(culprit->compositor).peak;
	if (peak - before > HOLES_PAID_KIB) {
		culprit_fail(culprit, "the compositor grew from %ld to %ld KiB", before, peak);
	}
}

#define GOOD(kind_name, what) \
	{ \
		.name = "fd: " what, .run = show, .outcome = ACCEPTED, .kind = kind_name \
	}
#define BAD(kind_name, what) \
	{ \
		.name = "fd: " what, .run = create_pool, .outcome = REFUSED, \
		.interface = "wl_shm", .code = INVALID_FD, .kind = kind_name, .size = POOL_SIZE, \
		.to = POOL_SIZE \
	}
#define SIZED(what, bytes, answer) \
	{ \
		.name = "size: " what, .run = create_pool, .outcome = REFUSED, \
		.interface = "wl_shm", .code = answer, .kind = CLIENT_FD_SHRINK, \
		.size = POOL_SIZE, .to = bytes \
	}

static const struct hostile_case cases[] = {
	GOOD(CLIENT_FD_SHRINK, "SHRINK sealed"),
	GOOD(CLIENT_FD_SHRINK_SPARSE, "SHRINK sealed, sparse"),
	GOOD(CLIENT_FD_SHRINK_SEAL, "SHRINK and SEAL sealed"),
	GOOD(CLIENT_FD_SHRINK_GROW_SEAL, "SHRINK, GROW and SEAL sealed"),
	GOOD(CLIENT_FD_WRITE, "SHRINK and WRITE sealed"),
	GOOD(CLIENT_FD_WRITE_SPARSE, "SHRINK and WRITE sealed, sparse"),
	GOOD(CLIENT_FD_WRITE_ONLY_SEAL, "WRITE sealed without SHRINK"),
	GOOD(CLIENT_FD_GROW_ONLY_SEAL, "GROW sealed without SHRINK"),
	GOOD(CLIENT_FD_SEAL_ONLY_SEAL, "SEAL sealed without SHRINK"),
	GOOD(CLIENT_FD_FUTURE_WRITE, "SHRINK and FUTURE_WRITE sealed"),
	GOOD(CLIENT_FD_FUTURE_WRITE_SPARSE, "SHRINK and FUTURE_WRITE sealed, sparse"),
	GOOD(CLIENT_FD_UNSEALED, "unsealed memfd"),
	GOOD(CLIENT_FD_UNSEALABLE, "unsealable memfd"),
	GOOD(CLIENT_FD_READ_ONLY_SEALED, "read-only, sealed"),
	GOOD(CLIENT_FD_READ_ONLY_UNSEALED, "read-only, unsealed"),
	GOOD(CLIENT_FD_ENORMOUS, "st_size 2^62"),
	GOOD(CLIENT_FD_HUGETLB, "hugetlb memfd"),
	GOOD(CLIENT_FD_HUGETLB_UNSEALED, "hugetlb memfd, unsealed"),
	GOOD(CLIENT_FD_HUGETLB_FUTURE_WRITE, "hugetlb memfd, SHRINK and FUTURE_WRITE sealed"),
	GOOD(CLIENT_FD_HUGETLB_WRITE, "hugetlb memfd, SHRINK and WRITE sealed"),
	GOOD(CLIENT_FD_TMPFS, "file on tmpfs"),
	GOOD(CLIENT_FD_DISK, "ordinary file"),
	BAD(CLIENT_FD_SHORT, "short memfd"),
	BAD(CLIENT_FD_SHORT_SEALED, "short memfd, sealed"),
	BAD(CLIENT_FD_EMPTY_SEALED, "empty memfd, sealed"),
	BAD(CLIENT_FD_WRITE_ACCESS, "write-only"),
	BAD(CLIENT_FD_PATH, "O_PATH"),
	BAD(CLIENT_FD_PIPE, "pipe"),
	BAD(CLIENT_FD_DIRECTORY, "directory"),
	BAD(CLIENT_FD_SOCKET, "socket"),
	BAD(CLIENT_FD_EVENTFD, "eventfd"),
	BAD(CLIENT_FD_ZERO, "/dev/zero"),
	BAD(CLIENT_FD_PROC, "/proc/self/mem"),
	BAD(CLIENT_FD_SECRET, "memfd_secret"),
	{"fd: a TiB of holes, shown as 16384x16384, sealed", terabyte_of_holes, STOPPED,
		.kind = CLIENT_FD_SHRINK_SPARSE},
	{"fd: a TiB of holes, shown as 16384x16384, FUTURE_WRITE sealed", terabyte_of_holes,
		STOPPED, .kind = CLIENT_FD_FUTURE_WRITE_SPARSE},
	{"fd: a TiB of holes, shown as 16384x16384, unsealable", terabyte_of_holes, STOPPED,
		.kind = CLIENT_FD_UNSEALABLE},
	SIZED("0", 0, INVALID_STRIDE),
	SIZED("-1", -1, INVALID_STRIDE),
	SIZED("least", INT32_MIN, INVALID_STRIDE),
	SIZED("a byte more than the file", POOL_SIZE + 1, INVALID_FD),
	SIZED("largest", INT32_MAX, INVALID_FD),
};

_Static_assert(sizeof(cases) / sizeof(cases[0]) == CLIENT_FD_COUNT + 8, "a case for each kind");

struct hostile_table hostile_fds(void)
{
	return HOSTILE_TABLE(cases);
}
