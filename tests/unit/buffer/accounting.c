/* SPDX-License-Identifier: MIT */
/*
 * An administrator sets vm.overcommit_memory to 2 while buffers are shown: what
 * may lose pages is read by copying from then on, and in place again after. The
 * same while our control group has used most of its memory, when no hole is
 * filled either.
 */
#include "subject.h"

#include "pretend-overcommit.h"

#include <stdlib.h>
#include <sys/stat.h>
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

static void write_text(const char *folder, const char *name, const char *text)
{
	char path[96];
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0) {
		_exit(EXIT_CANNOT);
	}
}

/* A control group of our own making, in the mount namespace of pretend. */
static void pretend_group(const char *limit, const char *used)
{
	char folder[] = "/tmp/weddell-group-XXXXXX", path[64];
	if (mkdtemp(folder) == NULL || mount("none", folder, "tmpfs", 0, NULL) != 0) {
		_exit(EXIT_CANNOT);
	}
	write_text(folder, "memory.max", limit);
	write_text(folder, "memory.current", used);
	write_text(folder, "own", "0::/\n");
	snprintf(path, sizeof(path), "%s/own", folder);
	bool done = mount(path, "/proc/self/cgroup", NULL, MS_BIND, NULL) == 0 &&
		    mount(folder, "/sys/fs/cgroup", NULL, MS_BIND, NULL) == 0;
	umount2(folder, MNT_DETACH);
	rmdir(folder);
	if (!done) {
		_exit(EXIT_CANNOT);
	}
}

static void begin_sparse_in_a_group(const char *used, bool fills)
{
	struct subject subject;
	pretend("0\n");
	pretend_group("1000000\n", used);
	struct shm_buffer *sparse = begin(&subject, CLIENT_FD_FUTURE_WRITE_SPARSE);
	MUST((sparse->range.memory_class == MEMORY_SOLID) == fills);
	MUST(is_in_place(sparse) == fills);
	struct stat status;
	MUST(fstat(subject.fd, &status) == 0 && (status.st_blocks > 0) == fills);
	MUST(subject.pool->forfeits == fills);
	_exit(EXIT_AS_SAID);
}

static void in_a_group_with_room(void)
{
	begin_sparse_in_a_group("700000\n", true);
}

static void in_a_group_that_is_full(void)
{
	begin_sparse_in_a_group("800000\n", false);
}

static void no_hole_is_filled_in_a_full_group(void)
{
	in_a_machine_that(in_a_group_with_room);
	in_a_machine_that(in_a_group_that_is_full);
}

static const struct check_case cases[] = {
	{"what is shown follows the setting", what_is_shown_follows_the_setting},
	{"no address space is reserved", no_address_space_is_reserved},
	{"new buffers follow the setting", new_buffers_follow_the_setting},
	{"no hole is filled in a full group", no_hole_is_filled_in_a_full_group},
};

CHECK_MAIN(cases)
