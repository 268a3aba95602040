/* SPDX-License-Identifier: MIT */
#include "memory/file-stamp.h"
#include "check.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	PAGE = 4096,
	SIZE = 4 * PAGE,
	LONG_USEC = 60000, /* after which a stamp is settled */
};

struct drawn_file {
	int fd;
	char *data;
};

static struct drawn_file drawn_file_create(void)
{
	struct drawn_file file = {.fd = memfd_create("stamp", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
	CHECK(file.fd >= 0);
	CHECK_EQ(ftruncate(file.fd, SIZE), 0);
	file.data = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, file.fd, 0);
	CHECK(file.data != MAP_FAILED);
	memset(file.data, 1, SIZE);
	return file;
}

static void drawn_file_destroy(struct drawn_file *file)
{
	munmap(file->data, SIZE);
	close(file->fd);
}

static void never_taken(void)
{
	struct drawn_file file = drawn_file_create();
	struct file_stamp none = {0}, broken = file_stamp_take(-1);
	CHECK(!file_stamp_is_current(&none, file.fd));
	CHECK(!file_stamp_is_current(&broken, file.fd));
	CHECK(!broken.settled);
	CHECK(!file_stamp_equal(&none, &broken));
	drawn_file_destroy(&file);
}

/* What came after it within the tick of the clock could not be told. */
static void not_settled_yet(void)
{
	struct drawn_file file = drawn_file_create();
	struct file_stamp stamp = file_stamp_take(file.fd), later;
	CHECK_EQ(file_stamp_is_current(&stamp, file.fd), stamp.settled);
	usleep(LONG_USEC);
	later = file_stamp_take(file.fd);
	CHECK(later.settled);
	CHECK(file_stamp_equal(&stamp, &later));
	CHECK(file_stamp_is_current(&later, file.fd));
	CHECK_EQ(file_stamp_is_current(&stamp, file.fd), stamp.settled);
	drawn_file_destroy(&file);
}

static void drawing_is_no_change(void)
{
	struct drawn_file file = drawn_file_create();
	usleep(LONG_USEC);
	struct file_stamp stamp = file_stamp_take(file.fd);
	CHECK(stamp.settled);
	memset(file.data, 2, SIZE);
	CHECK(file_stamp_is_current(&stamp, file.fd));
	drawn_file_destroy(&file);
}

static void punch_with_fallocate(const struct drawn_file *file)
{
	CHECK_EQ(fallocate(file->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, PAGE, PAGE), 0);
}

static void punch_with_madvise(const struct drawn_file *file)
{
	CHECK_EQ(madvise(file->data + PAGE, PAGE, MADV_REMOVE), 0);
}

static void shrink_and_grow(const struct drawn_file *file)
{
	CHECK_EQ(ftruncate(file->fd, PAGE), 0);
	CHECK_EQ(ftruncate(file->fd, SIZE), 0);
}

static void losing_pages_is_one(void)
{
	static const struct {
		const char *name;
		void (*lose)(const struct drawn_file *file);
	} rows[] = {
		{"fallocate", punch_with_fallocate},
		{"madvise", punch_with_madvise},
		{"ftruncate", shrink_and_grow},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct drawn_file file = drawn_file_create();
		usleep(LONG_USEC);
		struct file_stamp stamp = file_stamp_take(file.fd);
		CHECK_ROW(rows[i].name, stamp.settled, true);
		rows[i].lose(&file);
		memset(file.data, 3, SIZE); /* the pages are there again */
		CHECK_ROW(rows[i].name, file_stamp_is_current(&stamp, file.fd), false);
		drawn_file_destroy(&file);
	}
}

static const struct check_case cases[] = {
	{"a stamp that was not taken", never_taken},
	{"a stamp that is not settled", not_settled_yet},
	{"drawing is no change", drawing_is_no_change},
	{"losing pages is one", losing_pages_is_one},
};

CHECK_MAIN(cases)
