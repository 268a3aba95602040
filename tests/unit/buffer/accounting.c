/* SPDX-License-Identifier: MIT */
/*
 * An administrator sets vm.overcommit_memory to 2 while buffers are shown: what
 * may lose pages is read by copying from then on, and in place again after.
 */
#include "subject.h"

#include "pretend-overcommit.h"

#include <time.h>

enum {
	SIZE = 4 * PAGE,
};

/* CHECK does not reach out of a child. */
static void must(bool condition, int line)
{
	if (!condition) {
		printf("# line %d\n", line);
		fflush(stdout);
		_exit(EXIT_OTHERWISE);
	}
}

#define MUST(condition) must((condition), __LINE__)

static struct shm_buffer *begin(struct subject *subject, enum client_fd kind)
{
	struct pixel_layout_request request = {ARGB, 64, 64, 256, 0};
	struct shm_buffer *buffer = NULL;
	MUST(subject_begin(subject, kind, SIZE) == 0);
	MUST(shm_buffer_create(subject->pool, &request, &buffer) == 0);
	return buffer;
}

static bool is_in_place(struct shm_buffer *buffer)
{
	struct pixel_view view;
	return buffer_view(&buffer->base, &view);
}

static bool can_be_read(struct shm_buffer *buffer)
{
	uint32_t pixel = 0;
	return buffer_read(&buffer->base, &(struct box){63, 63, 1, 1}, &pixel, 4) == 0 &&
	       pixel == 0x5a5a5a5a;
}

/* Longer than a setting is remembered. */
static void wait_a_moment(void)
{
	nanosleep(&(struct timespec){.tv_nsec = 3000000}, NULL);
}

static void setting_changes_while_shown(void)
{
	struct subject sealed, solid;
	pretend("0\n");
	struct shm_buffer *may_lose = begin(&sealed, CLIENT_FD_SHRINK);
	struct shm_buffer *cannot_lose = begin(&solid, CLIENT_FD_FUTURE_WRITE);
	MUST(is_in_place(may_lose) && is_in_place(cannot_lose));
	pretend_change("2\n");
	wait_a_moment();
	MUST(!is_in_place(may_lose) && is_in_place(cannot_lose));
	MUST(can_be_read(may_lose) && can_be_read(cannot_lose));
	pretend_change("1\n");
	wait_a_moment();
	MUST(is_in_place(may_lose) && is_in_place(cannot_lose));
	_exit(EXIT_AS_SAID);
}

static void what_is_shown_follows_the_setting(void)
{
	in_a_machine_that(setting_changes_while_shown);
}

/* Address space counts then: none is reserved, and growth makes a second mapping. */
static void grows_while_strict(void)
{
	struct subject subject;
	pretend("2\n");
	struct shm_buffer *buffer = begin(&subject, CLIENT_FD_FUTURE_WRITE);
	struct mapping *first = subject.pool->mapping;
	MUST(is_in_place(buffer));
	MUST(ftruncate(subject.fd, 2 * SIZE) == 0);
	MUST(shm_pool_resize(subject.pool, 2 * SIZE) == 0);
	MUST(subject.pool->mapping != first && buffer->mapping == first);
	MUST(is_in_place(buffer) && can_be_read(buffer));
	_exit(EXIT_AS_SAID);
}

static void no_address_space_is_reserved(void)
{
	in_a_machine_that(grows_while_strict);
}

static void sealed_is_copied_from_the_start(void)
{
	struct subject subject;
	pretend("2\n");
	struct shm_buffer *buffer = begin(&subject, CLIENT_FD_SHRINK);
	MUST(buffer->range.memory_class == MEMORY_COPIED);
	MUST((buffer->range.reasons & MEMORY_REASON_OVERCOMMIT) != 0);
	MUST(!is_in_place(buffer) && can_be_read(buffer));
	_exit(EXIT_AS_SAID);
}

static void new_buffers_follow_the_setting(void)
{
	in_a_machine_that(sealed_is_copied_from_the_start);
}

static const struct check_case cases[] = {
	{"what is shown follows the setting", what_is_shown_follows_the_setting},
	{"no address space is reserved", no_address_space_is_reserved},
	{"new buffers follow the setting", new_buffers_follow_the_setting},
};

CHECK_MAIN(cases)
