/* SPDX-License-Identifier: MIT */
#include "subject.h"

#include "buffer/pixel-copy.h"
#include "dies.h"

#include <errno.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum {
	SIZE = 4 * PAGE,
	WIDTH = 16,
	HEIGHT = 16,
	STRIDE = WIDTH * 4,
};

static void begin(struct subject *subject, uint64_t copy_bytes)
{
	const char *why_not;
	int fd = client_fd_open(CLIENT_FD_UNSEALABLE, SIZE, &why_not);
	CHECK_EQ(subject_begin_fd(subject, fd, SIZE, SEAL_POLICY_ADOPT,
			 subject_budget(BUDGET_COPY_BYTES, copy_bytes)),
		0);
}

static void only_the_boxes_are_read(void)
{
	struct subject subject;
	struct pixel_copy *copy;
	uint64_t bytes = 1000;
	begin(&subject, SIZE);
	struct shm_buffer *buffer = subject_buffer(&subject, ARGB, WIDTH, HEIGHT, STRIDE, 0);
	CHECK_EQ(pixel_copy_create(&buffer->base, subject.budget, &copy), 0);
	CHECK_EQ(budget_used(subject.budget, BUDGET_COPY_BYTES), STRIDE * HEIGHT);
	const struct box boxes[] = {{1, 2, 3, 4}, {15, 15, 1, 1}};
	CHECK_EQ(pixel_copy_update(copy, &buffer->base, boxes, COUNT(boxes), &bytes), 0);
	CHECK_EQ(bytes, 1000 + 3 * 4 * 4 + 4);
	struct pixel_view view = pixel_copy_view(copy);
	CHECK_EQ(view.stride, STRIDE);
	for (int i = 0; i < WIDTH * HEIGHT; i++) {
		int x = i % WIDTH, y = i / WIDTH;
		bool read = (x >= 1 && x < 4 && y >= 2 && y < 6) || (x == 15 && y == 15);
		CHECK_EQ(((const uint32_t *)view.data)[i], read ? 0x5a5a5a5a : 0);
	}
	pixel_copy_destroy(copy);
	pixel_copy_destroy(NULL);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

static void boxes_are_clipped(void)
{
	static const struct {
		const char *name;
		struct box box;
		uint64_t bytes;
	} rows[] = {
		{"all", {0, 0, WIDTH, HEIGHT}, STRIDE * HEIGHT},
		{"everything there is", {INT32_MIN, INT32_MIN, INT32_MAX, INT32_MAX}, 0},
		{"far too large", {-5, -5, INT32_MAX, INT32_MAX}, STRIDE * HEIGHT},
		{"over the corner", {14, 15, 100, 100}, 8},
		{"outside", {16, 0, 5, 5}, 0},
		{"empty", {3, 3, 0, 3}, 0},
		{"negative", {3, 3, -3, 3}, 0},
	};
	struct subject subject;
	struct pixel_copy *copy;
	begin(&subject, SIZE);
	struct shm_buffer *buffer = subject_buffer(&subject, ARGB, WIDTH, HEIGHT, STRIDE, 0);
	CHECK_EQ(pixel_copy_create(&buffer->base, subject.budget, &copy), 0);
	for (size_t i = 0; i < COUNT(rows); i++) {
		uint64_t bytes = 0;
		CHECK_ROW(rows[i].name,
			pixel_copy_update(copy, &buffer->base, &rows[i].box, 1, &bytes), 0);
		CHECK_ROW(rows[i].name, bytes, rows[i].bytes);
	}
	pixel_copy_destroy(copy);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

/* YUYV: two pixels share four bytes, and the width need not be even. */
static void boxes_are_widened_to_blocks(void)
{
	static const struct {
		const char *name;
		struct box box;
		size_t begin, end; /* bytes of a row that are read */
	} rows[] = {
		{"even", {2, 0, 2, 1}, 4, 8},
		{"begins within a block", {1, 0, 3, 1}, 0, 8},
		{"ends within a block", {2, 0, 1, 1}, 4, 8},
		{"both", {3, 0, 2, 1}, 4, 12},
		{"the last block, cut off", {6, 0, 1, 1}, 12, 16},
		{"past the last block", {5, 0, 9, 1}, 8, 16},
	};
	struct subject subject;
	begin(&subject, SIZE);
	struct shm_buffer *buffer = subject_buffer(&subject, YUYV, 7, 1, 16, 0);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct pixel_copy *copy;
		uint64_t bytes = 0;
		CHECK_EQ(pixel_copy_create(&buffer->base, subject.budget, &copy), 0);
		CHECK_ROW(rows[i].name,
			pixel_copy_update(copy, &buffer->base, &rows[i].box, 1, &bytes), 0);
		CHECK_ROW(rows[i].name, bytes, rows[i].end - rows[i].begin);
		const unsigned char *data = pixel_copy_view(copy).data;
		for (size_t b = 0; b < 16; b++) {
			bool read = b >= rows[i].begin && b < rows[i].end;
			CHECK_ROW(rows[i].name, data[b], read ? CLIENT_FD_FILL : 0);
		}
		pixel_copy_destroy(copy);
	}
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

static void rows_are_aligned_for_the_renderer(void)
{
	struct subject subject;
	struct pixel_copy *copy;
	begin(&subject, SIZE);
	struct shm_buffer *buffer = subject_buffer(&subject, RGB888, 5, 2, 15, 0);
	CHECK_EQ(pixel_copy_create(&buffer->base, subject.budget, &copy), 0);
	CHECK_EQ(pixel_copy_view(copy).stride, 16);
	CHECK_EQ(budget_used(subject.budget, BUDGET_COPY_BYTES), 32);
	pixel_copy_destroy(copy);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

static void stays_in_its_budget(void)
{
	struct subject subject;
	struct pixel_copy *copy = NULL, *second = NULL;
	begin(&subject, STRIDE * HEIGHT);
	struct shm_buffer *buffer = subject_buffer(&subject, ARGB, WIDTH, HEIGHT, STRIDE, 0);
	CHECK_EQ(pixel_copy_create(&buffer->base, subject.budget, &copy), 0);
	CHECK_EQ(pixel_copy_create(&buffer->base, subject.budget, &second), BUDGET_EXCEEDED);
	CHECK_EQ(budget_refused_item(subject.budget), BUDGET_COPY_BYTES);
	CHECK(second == NULL);
	pixel_copy_destroy(copy);
	CHECK_EQ(budget_used(subject.budget, BUDGET_COPY_BYTES), 0);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

/* Sizes no pool can have, as a buffer of another kind might. */
static void sizes_past_all_memory(void)
{
	static const struct {
		const char *name;
		uint32_t fourcc;
		int32_t width, height;
		uint64_t budget;
		int result;
	} rows[] = {
		{"rows too long", PIXEL_FORMAT_ARGB8888, INT32_MAX, 1, UINT64_MAX, -ENOMEM},
		{"over the budget", PIXEL_FORMAT_ARGB8888, 1 << 28, INT32_MAX, SIZE,
			BUDGET_EXCEEDED},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct budget *budget = subject_budget(BUDGET_COPY_BYTES, rows[i].budget);
		struct pixel_copy *copy = NULL;
		struct buffer buffer;
		buffer_init(&buffer, NULL, pixel_format_from_fourcc(rows[i].fourcc), rows[i].width,
			rows[i].height);
		CHECK_ROW(rows[i].name, pixel_copy_create(&buffer, budget, &copy), rows[i].result);
		CHECK_ROW(rows[i].name, budget_used(budget, BUDGET_COPY_BYTES), 0);
		budget_unref(budget);
	}
}

static void truncated_pool_is_told(void)
{
	struct subject subject;
	struct pixel_copy *copy;
	uint64_t bytes = 0;
	begin(&subject, SIZE);
	struct shm_buffer *buffer = subject_buffer(&subject, ARGB, WIDTH, HEIGHT, STRIDE, 0);
	CHECK_EQ(pixel_copy_create(&buffer->base, subject.budget, &copy), 0);
	CHECK_EQ(ftruncate(subject.fd, STRIDE), 0);
	const struct box boxes[] = {{0, 0, WIDTH, 1}, {0, 1, WIDTH, 1}, {0, 0, WIDTH, 1}};
	CHECK_EQ(pixel_copy_update(copy, &buffer->base, boxes, COUNT(boxes), &bytes),
		CLIENT_FILE_TOO_SHORT);
	CHECK_EQ(bytes, STRIDE);
	pixel_copy_destroy(copy);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

static void matches_by_format_and_size(void)
{
	struct subject subject;
	struct pixel_copy *copy;
	static const struct {
		const char *name;
		uint32_t format;
		int32_t width, height;
		bool matches;
	} rows[] = {
		{"another buffer like it", ARGB, WIDTH, HEIGHT, true},
		{"format", XRGB, WIDTH, HEIGHT, false},
		{"width", ARGB, WIDTH - 1, HEIGHT, false},
		{"height", ARGB, WIDTH, HEIGHT + 1, false},
	};
	begin(&subject, SIZE);
	struct shm_buffer *buffer = subject_buffer(&subject, ARGB, WIDTH, HEIGHT, STRIDE, 0);
	CHECK_EQ(pixel_copy_create(&buffer->base, subject.budget, &copy), 0);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct shm_buffer *other = subject_buffer(
			&subject, rows[i].format, rows[i].width, rows[i].height, 128, 4);
		CHECK_ROW(rows[i].name, pixel_copy_matches(copy, &other->base), rows[i].matches);
		buffer_unref(&other->base);
	}
	pixel_copy_destroy(copy);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

static void update_from_another_size(void)
{
	struct subject subject;
	struct pixel_copy *copy;
	uint64_t bytes = 0;
	begin(&subject, SIZE);
	struct shm_buffer *buffer = subject_buffer(&subject, ARGB, WIDTH, HEIGHT, STRIDE, 0);
	struct shm_buffer *other = subject_buffer(&subject, ARGB, WIDTH, HEIGHT + 1, STRIDE, 0);
	if (pixel_copy_create(&buffer->base, subject.budget, &copy) == 0) {
		(void)!pixel_copy_update(copy, &other->base, NULL, 0, &bytes);
	}
}

static void other_sizes_are_our_mistake(void)
{
	CHECK(dies(update_from_another_size));
}

static const struct check_case cases[] = {
	{"only the boxes are read", only_the_boxes_are_read},
	{"boxes are clipped", boxes_are_clipped},
	{"boxes are widened to blocks", boxes_are_widened_to_blocks},
	{"rows are aligned for the renderer", rows_are_aligned_for_the_renderer},
	{"stays in its budget", stays_in_its_budget},
	{"sizes past all memory", sizes_past_all_memory},
	{"a truncated pool is told", truncated_pool_is_told},
	{"matches by format and size", matches_by_format_and_size},
	{"other sizes are our mistake", other_sizes_are_our_mistake},
};

CHECK_MAIN(cases)
