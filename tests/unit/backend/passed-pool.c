/* SPDX-License-Identifier: MIT */
#include "backend/wayland/passed-pool.h"
#include "backend/wayland/passed-buffer.h"
#include "buffer/shm-buffer.h"
#include "check.h"
#include "fixture/client-fd.h"
#include "output/direct.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum {
	SIZE = 4096,
};

/* A pool with one buffer in it, as a client makes them. */
struct subject {
	int fd; /* the client's */
	struct budget *budget;
	struct shm_pool *pool;
	struct shm_buffer *buffer;
};

static void begin(struct subject *subject, int take_fd)
{
	struct budget_limits limits = budget_default_limits();
	struct hole_watch *holes;
	CHECK_EQ(budget_create(&limits, &subject->budget), 0);
	CHECK_EQ(hole_watch_create(&holes), 0);
	struct shm_pool_terms terms = {SEAL_POLICY_ADOPT, subject->budget, holes};
	subject->fd = take_fd;
	CHECK_EQ(shm_pool_create(dup(take_fd), SIZE, &terms, &subject->pool), 0);
	hole_watch_unref(holes);
	struct pixel_layout_request request = {0, 8, 8, 32, 0};
	CHECK_EQ(shm_buffer_create(subject->pool, &request, &subject->buffer), 0);
}

static void end(struct subject *subject)
{
	buffer_unref(&subject->buffer->base);
	shm_pool_unref(subject->pool);
	budget_unref(subject->budget);
	close(subject->fd);
}

static bool may_pass(const struct subject *subject, struct parent *parent)
{
	struct passed_pools pools;
	struct file_range range;
	passed_pools_init(&pools, parent);
	return buffer_file_range(&subject->buffer->base, &range) &&
	       passed_pool_may_pass(&pools, &range);
}

/* What maps for writing, and what maps for reading alone and says so. */
static struct parent plain, knowing = {.memory.constant_seals = F_SEAL_SHRINK | F_SEAL_WRITE};

static void each_kind_of_file(void)
{
	static const struct {
		enum client_fd kind;
		bool plain, knowing;
	} rows[] = {
		{CLIENT_FD_SHRINK, false, true}, /* a seal may come in between */
		{CLIENT_FD_SHRINK_SEAL, true, true},
		{CLIENT_FD_SHRINK_GROW_SEAL, true, true},
		{CLIENT_FD_WRITE, false, true},
		{CLIENT_FD_FUTURE_WRITE, false, true},
		{CLIENT_FD_UNSEALED, false, true}, /* the pool has added SHRINK */
		{CLIENT_FD_READ_ONLY_SEALED, false, true},
		{CLIENT_FD_UNSEALABLE, false, false},
		{CLIENT_FD_READ_ONLY_UNSEALED, false, false},
		{CLIENT_FD_TMPFS, false, false},
		{CLIENT_FD_DISK, false, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *why_not, *name = client_fd_name(rows[i].kind);
		struct subject subject;
		begin(&subject, client_fd_open(rows[i].kind, SIZE, &why_not));
		bool read_in_place = subject.buffer->range.memory_class != MEMORY_COPIED;
		CHECK_ROW(name, may_pass(&subject, &plain), rows[i].plain && read_in_place);
		CHECK_ROW(name, may_pass(&subject, &knowing), rows[i].knowing && read_in_place);
		end(&subject);
	}
}

static void read_only_and_sealed_for_good(void)
{
	const char *why_not;
	int writable = client_fd_open(CLIENT_FD_SHRINK_SEAL, SIZE, &why_not);
	char path[32];
	struct subject subject;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", writable);
	begin(&subject, open(path, O_RDONLY | O_CLOEXEC));
	/* we could open it for writing, but its client could not */
	CHECK(!may_pass(&subject, &plain));
	end(&subject);
	close(writable);
}

static void a_seal_that_came_later(void)
{
	const char *why_not;
	struct subject subject;
	int fd = client_fd_open(CLIENT_FD_SHRINK, SIZE, &why_not);
	begin(&subject, fd);
	CHECK(!may_pass(&subject, &plain));
	CHECK_EQ(fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL), 0);
	CHECK_EQ(may_pass(&subject, &plain), subject.buffer->range.memory_class != MEMORY_COPIED);
	end(&subject);
}

/* A client's ARGB8888, as it is or without its alpha: that is what the parent has to take. */
static void a_format_of_the_parents(void)
{
	static const struct {
		const char *name;
		uint32_t format; /* the parent's only one */
		bool opaque;
	} rows[] = {
		{"without alpha, for one with", PIXEL_FORMAT_ARGB8888, true},
		{"with alpha, for one without", PIXEL_FORMAT_XRGB8888, false},
	};
	const char *why_not;
	struct subject subject;
	begin(&subject, client_fd_open(CLIENT_FD_SHRINK_SEAL, SIZE, &why_not));
	bool copied = subject.buffer->range.memory_class == MEMORY_COPIED;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct parent parent = {.memory = {.format_count = 1, .formats = {rows[i].format}}};
		struct passed_buffers buffers;
		struct passed_buffer *buffer;
		passed_buffers_init(&buffers, &parent);
		uint32_t obstacles =
			passed_buffer_get(&buffers, &subject.buffer->base, rows[i].opaque, &buffer);
		CHECK_ROW(rows[i].name, obstacles, copied ? DIRECT_MEMORY : DIRECT_FORMAT);
		passed_buffers_finish(&buffers);
	}
	end(&subject);
}

static const struct check_case cases[] = {
	{"each kind of file", each_kind_of_file},
	{"read-only and sealed for good", read_only_and_sealed_for_good},
	{"a seal that came later", a_seal_that_came_later},
	{"a format of the parent's", a_format_of_the_parents},
};

CHECK_MAIN(cases)
