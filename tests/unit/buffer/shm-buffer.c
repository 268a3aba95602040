/* SPDX-License-Identifier: MIT */
#include "subject.h"

#include "buffer/single-pixel-buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum {
	SIZE = 4 * PAGE,
};

static void layouts(void)
{
	static const struct {
		const char *name;
		struct pixel_layout_request request;
		int fault;
	} rows[] = {
		{"fills the pool", {ARGB, 64, 64, 256, 0}, 0},
		{"the last pixel", {ARGB, 1, 1, 4, SIZE - 4}, 0},
		{"a byte past the pool", {ARGB, 1, 1, 4, SIZE - 3}, SHM_BUFFER_OUTSIDE_POOL},
		{"a row past the pool", {ARGB, 64, 65, 256, 0}, SHM_BUFFER_OUTSIDE_POOL},
		{"last row without its padding", {ARGB, 1, 64, 257, 0}, SHM_BUFFER_OUTSIDE_POOL},
		{"offset past the pool", {ARGB, 1, 1, 4, SIZE}, SHM_BUFFER_OUTSIDE_POOL},
		{"all at their largest", {ARGB, INT32_MAX / 4, INT32_MAX, INT32_MAX, INT32_MAX},
			SHM_BUFFER_OUTSIDE_POOL},
		{"format", {77, 1, 1, 4, 0}, PIXEL_LAYOUT_BAD_FORMAT},
		{"width", {ARGB, 0, 1, 4, 0}, PIXEL_LAYOUT_BAD_SIZE},
		{"height", {ARGB, 1, -1, 4, 0}, PIXEL_LAYOUT_BAD_SIZE},
		{"stride", {ARGB, 2, 1, 7, 0}, PIXEL_LAYOUT_BAD_STRIDE},
		{"offset", {ARGB, 1, 1, 4, -1}, PIXEL_LAYOUT_BAD_OFFSET},
	};
	struct subject subject;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK, SIZE), 0);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct shm_buffer *buffer = NULL;
		CHECK_ROW(rows[i].name, shm_buffer_create(subject.pool, &rows[i].request, &buffer),
			rows[i].fault);
		CHECK_ROW(rows[i].name, buffer != NULL, rows[i].fault == 0);
		CHECK_ROW(
			rows[i].name, budget_used(subject.budget, BUDGET_BUFFERS), buffer != NULL);
		if (buffer != NULL) {
			buffer_unref(&buffer->base);
		}
	}
	subject_end(&subject);
}

static void budget_of_buffers(void)
{
	struct subject subject;
	const char *why_not;
	int fd = client_fd_open(CLIENT_FD_SHRINK, SIZE, &why_not);
	CHECK_EQ(subject_begin_fd(
			 &subject, fd, SIZE, SEAL_POLICY_ADOPT, subject_budget(BUDGET_BUFFERS, 1)),
		0);
	struct pixel_layout_request request = {ARGB, 1, 1, 4, 0};
	struct shm_buffer *buffer, *second = NULL;
	CHECK_EQ(shm_buffer_create(subject.pool, &request, &buffer), 0);
	CHECK_EQ(shm_buffer_create(subject.pool, &request, &second), BUDGET_EXCEEDED);
	CHECK_EQ(budget_refused_item(subject.budget), BUDGET_BUFFERS);
	CHECK(second == NULL);
	buffer_unref(&buffer->base);
	CHECK_EQ(shm_buffer_create(subject.pool, &request, &buffer), 0);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

static void check_view(struct subject *subject, struct shm_buffer *buffer)
{
	struct pixel_view view;
	CHECK(buffer_view(&buffer->base, &view));
	CHECK_EQ(view.width, 10);
	CHECK_EQ(view.height, 3);
	CHECK_EQ(view.stride, 64);
	CHECK(view.format == buffer->base.format);
	CHECK_EQ(*(const uint32_t *)view.data, 0x5a5a5a5a);
	if (pwrite(subject->fd, "\1\2\3\4", 4, 128) == 4) {
		CHECK_EQ(*(const uint32_t *)view.data, 0x04030201);
	}
}

static void read_in_place_or_not(void)
{
	static const struct {
		enum client_fd kind;
		int memory_class; /* -1: sealed, or copied with overcommit 2 */
	} rows[] = {
		{CLIENT_FD_SHRINK, -1},
		{CLIENT_FD_UNSEALED, -1},
		{CLIENT_FD_WRITE, MEMORY_IMMUTABLE},
		{CLIENT_FD_FUTURE_WRITE, MEMORY_SOLID},
		{CLIENT_FD_UNSEALABLE, MEMORY_COPIED},
		{CLIENT_FD_READ_ONLY_UNSEALED, MEMORY_COPIED},
		{CLIENT_FD_DISK, MEMORY_COPIED},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *name = client_fd_name(rows[i].kind);
		struct subject subject;
		struct pixel_view view = {.width = 77};
		CHECK_ROW(name, subject_begin(&subject, rows[i].kind, SIZE), 0);
		struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 10, 3, 64, 128);
		if (rows[i].memory_class >= 0) {
			CHECK_ROW(name, buffer->range.memory_class, rows[i].memory_class);
		}
		if (buffer->range.memory_class != MEMORY_COPIED) {
			CHECK_ROW(name, buffer->range.reasons == 0,
				rows[i].memory_class > MEMORY_SEALED);
			check_view(&subject, buffer);
		} else {
			CHECK_ROW(name, buffer->range.reasons != 0, true);
			CHECK_ROW(name, buffer->mapping == NULL, true);
			CHECK_ROW(name, buffer_view(&buffer->base, &view), false);
			CHECK_ROW(name, view.width, 77);
		}
		buffer_unref(&buffer->base);
		subject_end(&subject);
	}
}

/* Byte i of the file is i * 7, so that each place of it shows. */
static void number_bytes(int fd, size_t size)
{
	unsigned char bytes[SIZE];
	for (size_t i = 0; i < size; i++) {
		bytes[i] = (unsigned char)(i * 7);
	}
	CHECK_EQ(pwrite(fd, bytes, size, 0), size);
}

struct read_row {
	const char *name;
	uint32_t format;
	int32_t width, height, stride, offset;
	struct box box;
	size_t to_stride;
	size_t begin, row_bytes; /* where in the file the box is */
};

static const struct read_row reads[] = {
	{"one pixel", ARGB, 10, 10, 40, 0, {3, 2, 1, 1}, 4, 92, 4},
	{"whole rows, as they are", ARGB, 10, 10, 40, 8, {0, 4, 10, 6}, 40, 168, 40},
	{"whole rows, to a longer stride", ARGB, 10, 10, 40, 8, {0, 4, 10, 6}, 48, 168, 40},
	{"rows with padding", ARGB, 10, 10, 64, 4, {0, 0, 10, 10}, 64, 4, 40},
	{"part of rows", ARGB, 10, 10, 64, 4, {2, 1, 5, 3}, 20, 76, 20},
	{"three bytes a pixel", RGB888, 5, 4, 16, 1, {1, 1, 3, 2}, 12, 20, 9},
	{"two pixels a block", YUYV, 6, 4, 12, 0, {2, 1, 4, 2}, 8, 16, 8},
	{"half of the last block", YUYV, 5, 4, 12, 0, {4, 1, 1, 2}, 4, 20, 4},
};

static void check_read(const struct read_row *row, struct shm_buffer *buffer)
{
	unsigned char data[1024];
	memset(data, 0xee, sizeof(data));
	uint64_t before = buffer->pool->bytes_read;
	CHECK_ROW(row->name, buffer_read(&buffer->base, &row->box, data, row->to_stride), 0);
	for (int32_t y = 0; y < row->box.height; y++) {
		size_t from = row->begin + (size_t)y * (size_t)row->stride;
		for (size_t i = 0; i < row->row_bytes; i++) {
			unsigned char expected = (unsigned char)((from + i) * 7);
			CHECK_ROW(row->name, data[(size_t)y * row->to_stride + i], expected);
		}
		if (row->row_bytes < row->to_stride) {
			CHECK_ROW(
				row->name, data[(size_t)y * row->to_stride + row->row_bytes], 0xee);
		}
	}
	CHECK_ROW(row->name, data[(size_t)row->box.height * row->to_stride], 0xee);
	CHECK_ROW(row->name, buffer->pool->bytes_read - before,
		row->row_bytes * (size_t)row->box.height);
}

static void reading_gives_the_box(void)
{
	static const enum client_fd kinds[] = {CLIENT_FD_SHRINK, CLIENT_FD_UNSEALABLE};
	for (size_t kind = 0; kind < COUNT(kinds); kind++) {
		struct subject subject;
		CHECK_EQ(subject_begin(&subject, kinds[kind], SIZE), 0);
		number_bytes(subject.fd, SIZE);
		for (size_t i = 0; i < COUNT(reads); i++) {
			const struct read_row *row = &reads[i];
			struct shm_buffer *buffer = subject_buffer(&subject, row->format,
				row->width, row->height, row->stride, row->offset);
			check_read(row, buffer);
			buffer_unref(&buffer->base);
		}
		subject_end(&subject);
	}
}

static void truncated_between_creation_and_read(void)
{
	char data[64 * 64 * 4];
	struct subject subject;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_UNSEALABLE, SIZE), 0);
	struct shm_buffer *whole = subject_buffer(&subject, ARGB, 64, 64, 256, 0);
	struct shm_buffer *padded = subject_buffer(&subject, ARGB, 32, 64, 256, 0);
	CHECK_EQ(ftruncate(subject.fd, PAGE), 0);
	struct box all = {0, 0, 64, 64}, first = {0, 0, 64, 16}, half = {0, 0, 32, 64};
	CHECK_EQ(buffer_read(&whole->base, &all, data, 256), CLIENT_FILE_TOO_SHORT);
	CHECK_EQ(buffer_read(&padded->base, &half, data, 128), CLIENT_FILE_TOO_SHORT);
	CHECK_EQ(buffer_read(&whole->base, &first, data, 256), 0);
	buffer_unref(&whole->base);
	buffer_unref(&padded->base);
	subject_end(&subject);
}

static void buffer_outlives_the_pool_object(void)
{
	static const enum client_fd kinds[] = {CLIENT_FD_SHRINK, CLIENT_FD_UNSEALABLE};
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct subject subject;
		uint32_t pixel = 0;
		CHECK_EQ(subject_begin(&subject, kinds[i], SIZE), 0);
		struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 4, 4, 16, 0);
		shm_pool_unref(subject.pool);
		subject.pool = NULL;
		CHECK_EQ(budget_used(subject.budget, BUDGET_POOLS), 1);
		CHECK_EQ(buffer_read(&buffer->base, &(struct box){3, 3, 1, 1}, &pixel, 4), 0);
		CHECK_EQ(pixel, 0x5a5a5a5a);
		buffer_unref(&buffer->base);
		subject_end(&subject);
	}
}

static void buffer_in_the_new_area_right_after_a_resize(void)
{
	struct subject subject;
	struct pixel_view old_view, new_view;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_FUTURE_WRITE, SIZE), 0);
	struct shm_buffer *old = subject_buffer(&subject, ARGB, 64, 64, 256, 0);
	CHECK(buffer_view(&old->base, &old_view));
	buffer_lock(&old->base);
	CHECK_EQ(ftruncate(subject.fd, 2 * SIZE), 0);
	CHECK_EQ(shm_pool_resize(subject.pool, 2 * SIZE), 0);
	struct shm_buffer *fresh = subject_buffer(&subject, ARGB, 64, 64, 256, SIZE);
	/* the new part was never written: holes, that are filled because they cannot come back */
	CHECK_EQ(fresh->range.memory_class, MEMORY_SOLID);
	CHECK_EQ(fresh->range.reasons, 0);
	if (buffer_view(&fresh->base, &new_view)) {
		CHECK((const char *)new_view.data == (const char *)old_view.data + SIZE);
		CHECK_EQ(((const char *)new_view.data)[SIZE - 1], 0);
	}
	CHECK_EQ(*(const unsigned char *)old_view.data, CLIENT_FD_FILL);
	buffer_unlock(&old->base);
	buffer_unref(&old->base);
	buffer_unref(&fresh->base);
	subject_end(&subject);
}

static void write_reaches_the_client(void)
{
	static const enum client_fd kinds[] = {
		CLIENT_FD_SHRINK, CLIENT_FD_UNSEALABLE, CLIENT_FD_TMPFS, CLIENT_FD_DISK};
	const char rows[2][8] = {"abcd....", "efgh...."};
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct subject subject;
		char got[8] = "";
		CHECK_EQ(subject_begin(&subject, kinds[i], SIZE), 0);
		struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 10, 3, 64, 128);
		CHECK_ROW(client_fd_name(kinds[i]),
			shm_buffer_write(buffer, &(struct box){9, 1, 1, 2}, rows, 8), 0);
		CHECK_EQ(pread(subject.fd, got, 5, 128 + 64 + 36), 5);
		CHECK(memcmp(got, "abcd\x5a", 5) == 0);
		CHECK_EQ(pread(subject.fd, got, 5, 128 + 128 + 36), 5);
		CHECK(memcmp(got, "efgh\x5a", 5) == 0);
		buffer_unref(&buffer->base);
		subject_end(&subject);
	}
}

static void write_is_refused_where_the_client_may_not(void)
{
	static const struct {
		enum client_fd kind;
		int error;
	} rows[] = {
		{CLIENT_FD_WRITE, -EPERM},
		{CLIENT_FD_FUTURE_WRITE, -EPERM},
		/* root could write these, and must not do so for a client that cannot */
		{CLIENT_FD_READ_ONLY_SEALED, -EACCES},
		{CLIENT_FD_READ_ONLY_UNSEALED, -EACCES},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct subject subject;
		uint32_t pixel = 0;
		CHECK_EQ(subject_begin(&subject, rows[i].kind, SIZE), 0);
		struct shm_buffer *buffer = subject_buffer(&subject, ARGB, 1, 1, 4, 0);
		CHECK_ROW(client_fd_name(rows[i].kind),
			shm_buffer_write(buffer, &(struct box){0, 0, 1, 1}, &pixel, 4),
			rows[i].error);
		CHECK_EQ(pread(subject.fd, &pixel, 4, 0), 4);
		CHECK_EQ(pixel, 0x5a5a5a5a);
		buffer_unref(&buffer->base);
		subject_end(&subject);
	}
}

static void kinds_are_told_apart(void)
{
	struct subject subject;
	struct buffer *pixel;
	CHECK_EQ(subject_begin(&subject, CLIENT_FD_SHRINK, SIZE), 0);
	struct shm_buffer *buffer = subject_buffer(&subject, XRGB, 1, 1, 4, 0);
	CHECK_EQ(single_pixel_buffer_create(0, 0, 0, 0, &pixel), 0);
	CHECK(shm_buffer_from_buffer(&buffer->base) == buffer);
	CHECK(shm_buffer_from_buffer(pixel) == NULL);
	CHECK(buffer->base.opaque);
	buffer_unref(&buffer->base);
	buffer_unref(pixel);
	subject_end(&subject);
}

/* Whoever makes a buffer is told of faults of all these modules by one number. */
static void fault_numbers_are_of_one_module_only(void)
{
	static const int faults[] = {PIXEL_LAYOUT_BAD_FORMAT, PIXEL_LAYOUT_BAD_SIZE,
		PIXEL_LAYOUT_BAD_STRIDE, PIXEL_LAYOUT_BAD_OFFSET, CLIENT_FILE_NOT_REGULAR,
		CLIENT_FILE_UNREADABLE, CLIENT_FILE_MAY_BLOCK, CLIENT_FILE_NOT_SEALED,
		CLIENT_FILE_TOO_SHORT, SEALED_FILE_NOT_PROVABLE, BUDGET_EXCEEDED, SHM_POOL_BAD_SIZE,
		SHM_POOL_SHRINKS, SHM_BUFFER_OUTSIDE_POOL};
	for (size_t i = 0; i < COUNT(faults); i++) {
		CHECK(faults[i] > 0);
		for (size_t other = 0; other < i; other++) {
			CHECK(faults[i] != faults[other]);
		}
	}
}

static const struct check_case cases[] = {
	{"layouts", layouts},
	{"budget of buffers", budget_of_buffers},
	{"read in place or not", read_in_place_or_not},
	{"reading gives the box", reading_gives_the_box},
	{"truncated between creation and read", truncated_between_creation_and_read},
	{"a buffer outlives the pool object", buffer_outlives_the_pool_object},
	{"a buffer in the new area right after a resize",
		buffer_in_the_new_area_right_after_a_resize},
	{"a write reaches the client", write_reaches_the_client},
	{"a write is refused where the client may not", write_is_refused_where_the_client_may_not},
	{"fault numbers are of one module only", fault_numbers_are_of_one_module_only},
	{"kinds are told apart", kinds_are_told_apart},
};

CHECK_MAIN(cases)
