/* SPDX-License-Identifier: MIT */
#include "subject.h"

#include "buffer/single-pixel-buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum {
	SIZE = 4 * PAGE,
};

static bool is_same_file(int fd, int other)
{
	struct stat status, other_status;
	return fstat(fd, &status) == 0 && fstat(other, &other_status) == 0 &&
	       status.st_ino == other_status.st_ino && status.st_dev == other_status.st_dev;
}

static void only_of_what_cannot_shrink(void)
{
	static const struct {
		enum client_fd kind;
		bool exists;
		int seals; /* among others */
	} rows[] = {
		{CLIENT_FD_SHRINK, true, F_SEAL_SHRINK},
		{CLIENT_FD_UNSEALED, true, F_SEAL_SHRINK}, /* the pool sealed it */
		{CLIENT_FD_WRITE, true, F_SEAL_SHRINK | F_SEAL_WRITE},
		{CLIENT_FD_FUTURE_WRITE, true, F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE},
		{CLIENT_FD_READ_ONLY_SEALED, true, F_SEAL_SHRINK},
		{CLIENT_FD_UNSEALABLE, false, 0},
		{CLIENT_FD_READ_ONLY_UNSEALED, false, 0},
		{CLIENT_FD_TMPFS, false, 0},
		{CLIENT_FD_DISK, false, 0},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *name = client_fd_name(rows[i].kind);
		struct subject subject;
		struct file_range range = {.fd = -77};
		CHECK_ROW(name, subject_begin(&subject, rows[i].kind, SIZE), 0);
		struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 10, 3, 64, 128);
		CHECK_ROW(name, buffer_file_range(&buffer->base, &range), rows[i].exists);
		CHECK_ROW(name, range.fd == -77, !rows[i].exists);
		if (rows[i].exists) {
			CHECK_ROW(name, is_same_file(range.fd, subject.fd), true);
			CHECK_ROW(name, range.seals & rows[i].seals, rows[i].seals);
			CHECK_ROW(name, range.memory_class, buffer->range.memory_class);
		}
		buffer_unref(&buffer->base);
		subject_end(&subject);
	}
}

static void says_where_the_pixels_are(void)
{
	struct subject subject;
	struct file_range range;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK, SIZE), 0);
	struct shm_buffer *buffer = subject_buffer(&subject, XRGB, 10, 3, 64, 128);
	CHECK(buffer_file_range(&buffer->base, &range));
	CHECK_EQ(range.kind, CLIENT_FILE_SHMEM);
	CHECK_EQ(range.offset, 128);
	CHECK_EQ(range.length, buffer->layout.end - 128);
	CHECK_EQ(range.width, 10);
	CHECK_EQ(range.height, 3);
	CHECK_EQ(range.stride, 64);
	CHECK(range.format == buffer->base.format);
	CHECK(range.pool == subject.pool);
	CHECK_EQ(range.pool_size, SIZE);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

static void grows_with_the_pool_and_is_sealed_with_the_file(void)
{
	struct subject subject;
	struct file_range range;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK, SIZE), 0);
	struct shm_buffer *buffer = subject_buffer(&subject, XRGB, 1, 1, 4, 0);
	CHECK_EQ(ftruncate(subject.fd, 2 * SIZE), 0);
	CHECK(buffer_file_range(&buffer->base, &range));
	CHECK_EQ(range.pool_size, SIZE);
	CHECK_EQ(range.seals & F_SEAL_FUTURE_WRITE, 0);
	CHECK_EQ(shm_pool_resize(subject.pool, 2 * SIZE), 0);
	CHECK_EQ(fcntl(subject.fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE), 0);
	CHECK(buffer_file_range(&buffer->base, &range));
	CHECK_EQ(range.pool_size, 2 * SIZE);
	CHECK_EQ(range.seals & F_SEAL_FUTURE_WRITE, F_SEAL_FUTURE_WRITE);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

static void colours_are_in_no_file(void)
{
	struct buffer *pixel;
	struct file_range range;
	CHECK_EQ(single_pixel_buffer_create(0, 0, 0, 0, &pixel), 0);
	CHECK(!buffer_file_range(pixel, &range));
	buffer_unref(pixel);
}

struct ending {
	struct destroy_listener listener;
	struct buffer *buffer; /* NULL for a pool */
	int told;
};

static void handle_end(struct destroy_listener *listener)
{
	struct ending *ending = (struct ending *)listener; /* the first member */
	struct file_range range;
	ending->told++;
	if (ending->buffer != NULL) {
		CHECK(buffer_file_range(ending->buffer, &range));
		CHECK(fcntl(range.fd, F_GETFD) >= 0);
	}
}

static void ends_are_told(void)
{
	struct subject subject;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK, SIZE), 0);
	struct shm_buffer *buffer = subject_buffer(&subject, XRGB, 1, 1, 4, 0);
	struct ending of_buffer = {{.notify = handle_end}, &buffer->base, 0};
	struct ending of_pool = {{.notify = handle_end}, NULL, 0};
	destroy_signal_add(&buffer->base.destroy, &of_buffer.listener);
	destroy_signal_add(&subject.pool->destroy, &of_pool.listener);
	shm_pool_unref(subject.pool);
	subject.pool = NULL;
	buffer_lock(&buffer->base);
	buffer_unref(&buffer->base);
	CHECK_EQ(of_buffer.told + of_pool.told, 0);
	buffer_unlock(&buffer->base);
	CHECK_EQ(of_buffer.told, 1);
	CHECK_EQ(of_pool.told, 1);
	subject_end(&subject);
}

static const struct check_case cases[] = {
	{"only of what cannot shrink", only_of_what_cannot_shrink},
	{"says where the pixels are", says_where_the_pixels_are},
	{"grows with the pool, is sealed with the file",
		grows_with_the_pool_and_is_sealed_with_the_file},
	{"colours are in no file", colours_are_in_no_file},
	{"ends are told", ends_are_told},
};

CHECK_MAIN(cases)
