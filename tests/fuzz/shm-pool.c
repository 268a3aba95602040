/* SPDX-License-Identifier: MIT */
/*
 * A pool and its buffers on a file whose client does what it likes between the
 * calls (scripted-fd.h): client_file, sealed_file, mapping, shm_pool,
 * shm_buffer and pixel_copy together.
 *
 * What must hold after every step: no signal; what is not COPIED is of a file
 * that cannot shrink and can be touched, page by page; its pointer never
 * moves; a SOLID range has no holes, an IMMUTABLE one its first contents; and
 * no seal but SHRINK was added, by the policy that adds it. In the end nothing
 * is left charged, open or mapped.
 */
#include "buffer/pixel-copy.h"
#include "buffer/shm-buffer.h"
#include "fixed-random.h"
#include "leaks.h"
#include "scripted-fd.h"
#include "target.h"

#include <fcntl.h>
#include <unistd.h>

enum {
	BUFFERS = 4,
	TOUCH_ALL = 1 << 22, /* bytes; of longer ranges a few pages */
	BOX_MAX = 64,
	STEPS_MAX = 256,
};

struct slot {
	struct shm_buffer *buffer; /* NULL when free */
	const void *data;          /* where it was first read; NULL when it was not */
	uint64_t sum;              /* of its contents, when IMMUTABLE */
};

struct subject {
	struct scripted_fd file;
	struct budget *budget;
	struct hole_watch *holes;
	struct shm_pool *pool; /* may be NULL */
	size_t size;           /* the pool's, last time */
	const void *base;      /* of the pool's mapping, first time */
	struct slot slots[BUFFERS];
	struct pixel_copy *copy; /* may be NULL */
};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	return 0;
}

static size_t length_of(const struct shm_buffer *buffer)
{
	return (size_t)buffer->layout.end - (size_t)buffer->layout.offset;
}

/* Reads a byte of every page. */
static uint64_t touch(const void *data, size_t length)
{
	const volatile unsigned char *bytes = data;
	size_t step = length <= TOUCH_ALL ? 4096 : length / 64;
	uint64_t sum = bytes[length - 1];
	for (size_t i = 0; i < length; i += step) {
		sum = sum * 31 + bytes[i];
	}
	return sum;
}

static bool has_hole(const struct subject *subject, const struct shm_buffer *buffer)
{
	off_t hole = lseek(subject->file.fd, buffer->layout.offset, SEEK_HOLE);
	return hole >= 0 && (uint64_t)hole < buffer->layout.end;
}

static void check_slot(const struct subject *subject, struct slot *slot)
{
	struct pixel_view view;
	bool in_place = buffer_view(&slot->buffer->base, &view);
	enum memory_class memory_class = slot->buffer->range.memory_class;
	/* SEALED is in place while no holes are seen, and the setting of overcommit allows it */
	FUZZ_CHECK(memory_class == MEMORY_SEALED || in_place == (memory_class != MEMORY_COPIED));
	if (!in_place) {
		return;
	}
	slot->data = slot->data == NULL ? view.data : slot->data;
	FUZZ_CHECK(view.data == slot->data);
	uint64_t sum = touch(view.data, length_of(slot->buffer));
	FUZZ_CHECK(memory_class != MEMORY_IMMUTABLE || sum == slot->sum);
	FUZZ_CHECK(memory_class == MEMORY_SEALED || !has_hole(subject, slot->buffer));
}

static void check_pool(struct subject *subject)
{
	struct shm_pool *pool = subject->pool;
	FUZZ_CHECK(pool->size > 0 && pool->size <= INT32_MAX);
	FUZZ_CHECK(pool->size >= subject->size);
	subject->size = pool->size;
	if (pool->mapping == NULL) {
		return;
	}
	FUZZ_CHECK(fcntl(subject->file.fd, F_GET_SEALS) & F_SEAL_SHRINK);
	FUZZ_CHECK(mapping_size(pool->mapping) == pool->size);
	const void *base = mapping_data(pool->mapping, 0, pool->size);
	FUZZ_CHECK(sizeof(void *) == 4 || base == subject->base);
}

static void check(struct subject *subject)
{
	if (subject->pool != NULL) {
		check_pool(subject);
	}
	for (int i = 0; i < BUFFERS; i++) {
		if (subject->slots[i].buffer != NULL) {
			check_slot(subject, &subject->slots[i]);
		}
	}
}

static void drop_pool(struct subject *subject)
{
	shm_pool_unref(subject->pool);
	subject->pool = NULL;
	subject->size = 0;
}

static void drop_buffer(struct slot *slot)
{
	if (slot->buffer != NULL) {
		buffer_unref(&slot->buffer->base);
		*slot = (struct slot){0};
	}
}

/* Drops the pool and all that is made of it: the file is about to be another one. */
static void drop_all(struct subject *subject)
{
	for (int i = 0; i < BUFFERS; i++) {
		drop_buffer(&subject->slots[i]);
	}
	drop_pool(subject);
	pixel_copy_destroy(subject->copy);
	subject->copy = NULL;
	scripted_fd_close(&subject->file);
}

static void do_create_pool(struct subject *subject, struct input *input)
{
	enum seal_policy policy = (enum seal_policy)((input_byte(input) + SEAL_POLICY_ADOPT) % 3);
	int32_t size = scripted_size(input);
	int fd = scripted_fd_send(&subject->file);
	if (fd < 0 || subject->pool != NULL) {
		close(fd);
		return;
	}
	int before = fcntl(fd, F_GET_SEALS);
	struct shm_pool_terms terms = {policy, subject->budget, subject->holes};
	int result = shm_pool_create(fd, size, &terms, &subject->pool);
	int after = fcntl(subject->file.fd, F_GET_SEALS);
	int may_add = policy == SEAL_POLICY_ADOPT ? F_SEAL_SHRINK : 0;
	FUZZ_CHECK(before == after || (before | may_add) == after);
	FUZZ_CHECK((result == 0) == (subject->pool != NULL));
	FUZZ_CHECK(result != 0 || policy != SEAL_POLICY_STRICT || (after & F_SEAL_SHRINK));
	if (result == 0) {
		FUZZ_CHECK(subject->pool->size == (size_t)size);
		subject->base = subject->pool->mapping == NULL
					? NULL
					: mapping_data(subject->pool->mapping, 0, 1);
	}
}

static void do_resize(struct subject *subject, struct input *input)
{
	int32_t size = scripted_size(input);
	if (subject->pool == NULL) {
		return;
	}
	size_t before = subject->pool->size;
	int result = shm_pool_resize(subject->pool, size);
	FUZZ_CHECK(subject->pool->size == (result == 0 ? (size_t)size : before));
}

static struct pixel_layout_request take_request(struct input *input)
{
	size_t count;
	const struct pixel_format *table = pixel_format_table(&count);
	const struct pixel_format *format = &table[input_below(input, (uint32_t)count)];
	struct pixel_layout_request request = {.wl_shm_format = format->wl_shm};
	request.width = 1 + input_number(input) % INT32_MAX;
	request.height = 1 + input_number(input) % INT32_MAX;
	uint8_t stride = input_byte(input);
	request.stride = stride == 255 ? input_number(input)
				       : (int32_t)((pixel_format_row_bytes(format,
							    request.width > 0 ? request.width : 1) +
							   stride) &
						   INT32_MAX);
	request.offset = input_number(input);
	return request;
}

static void do_create_buffer(struct subject *subject, struct input *input)
{
	struct slot *slot = &subject->slots[input_below(input, BUFFERS)];
	struct pixel_layout_request request = take_request(input);
	if (subject->pool == NULL) {
		return;
	}
	drop_buffer(slot);
	if (shm_buffer_create(subject->pool, &request, &slot->buffer) != 0) {
		FUZZ_CHECK(slot->buffer == NULL);
		return;
	}
	struct pixel_view view;
	if (buffer_view(&slot->buffer->base, &view)) {
		slot->data = view.data;
		slot->sum = touch(view.data, length_of(slot->buffer));
	}
}

/* A box of a few pixels, within the buffer and on whole blocks. */
static struct box take_box(struct input *input, const struct buffer *buffer)
{
	int32_t block = buffer->format->block_width;
	int32_t wide = buffer->width < BOX_MAX ? buffer->width : BOX_MAX;
	int32_t high = buffer->height < BOX_MAX ? buffer->height : BOX_MAX;
	struct box box = {.width = wide - input_byte(input) % wide,
		.height = high - input_byte(input) % high};
	box.x = input_byte(input) % (buffer->width - box.width + 1) / block * block;
	box.y = input_byte(input) % (buffer->height - box.height + 1);
	if (block > 1 && box.x + box.width < buffer->width) {
		box.width = (box.width + block - 1) / block * block;
		box.width = box.x + box.width > buffer->width ? buffer->width - box.x : box.width;
	}
	return box;
}

static void do_pixels(struct subject *subject, struct input *input)
{
	static char pixels[BOX_MAX * (BOX_MAX + 1) * 4];
	const size_t stride = (size_t)(BOX_MAX + 1) * 4;
	uint8_t what = input_byte(input);
	struct slot *slot = &subject->slots[input_below(input, BUFFERS)];
	if (slot->buffer == NULL) {
		return;
	}
	struct box box = take_box(input, &slot->buffer->base);
	if (what % 4 == 1) {
		shm_buffer_write(slot->buffer, &box, pixels, stride);
		return;
	}
	int result = buffer_read(&slot->buffer->base, &box, pixels, stride);
	FUZZ_CHECK(result == 0 || slot->buffer->range.memory_class == MEMORY_COPIED);
}

static void do_copy(struct subject *subject, struct input *input)
{
	struct slot *slot = &subject->slots[input_below(input, BUFFERS)];
	if (slot->buffer == NULL || slot->buffer->base.width > 4096 ||
		slot->buffer->base.height > 4096) {
		return;
	}
	struct buffer *buffer = &slot->buffer->base;
	if (subject->copy != NULL && !pixel_copy_matches(subject->copy, buffer)) {
		pixel_copy_destroy(subject->copy);
		subject->copy = NULL;
	}
	if (subject->copy == NULL &&
		pixel_copy_create(buffer, subject->budget, &subject->copy) != 0) {
		return;
	}
	struct box boxes[2];
	for (int i = 0; i < 2; i++) {
		boxes[i].x = input_number(input);
		boxes[i].y = input_number(input);
		boxes[i].width = input_number(input) & INT32_MAX;
		boxes[i].height = input_number(input) & INT32_MAX;
	}
	uint64_t bytes_read = 0;
	pixel_copy_update(subject->copy, buffer, boxes, 2, &bytes_read);
}

static void step(struct subject *subject, struct input *input)
{
	switch (input_below(input, 10)) {
	case 0:
		do_create_pool(subject, input);
		break;
	case 1:
	case 2:
		do_create_buffer(subject, input);
		break;
	case 3:
		do_resize(subject, input);
		break;
	case 4:
		do_pixels(subject, input);
		break;
	case 5:
		do_copy(subject, input);
		break;
	case 6:
		drop_buffer(&subject->slots[input_below(input, BUFFERS)]);
		break;
	case 7:
		if (input_byte(input) % 4 == 0) {
			drop_all(subject);
			scripted_fd_open(&subject->file, input);
		} else {
			drop_pool(subject);
		}
		break;
	default:
		scripted_fd_act(&subject->file, input);
	}
}

/* As generous as real ones, or so small that they are hit. */
static struct budget_limits take_limits(struct input *input)
{
	struct budget_limits limits = budget_default_limits();
	limits.limit[BUDGET_COPY_BYTES] = 8 << 20;
	limits.limit[BUDGET_HOLE_BYTES] = 16 << 20;
	if (input_byte(input) % 4 == 3) {
		limits.limit[BUDGET_MAPPED_BYTES] = 20 * 4096;
		limits.limit[BUDGET_COPY_BYTES] = 4096;
		limits.limit[BUDGET_HOLE_BYTES] = 10 * 4096;
		limits.limit[BUDGET_BUFFERS] = 2;
		limits.limit[BUDGET_MAPPINGS] = 1;
	}
	return limits;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = {data, size};
	struct leaks leaks = leaks_begin();
	fixed_random_restart();
	struct subject subject = {.file.fd = -1};
	struct budget_limits limits = take_limits(&input);
	FUZZ_CHECK(budget_create(&limits, &subject.budget) == 0);
	FUZZ_CHECK(hole_watch_create(&subject.holes) == 0);
	scripted_fd_open(&subject.file, &input);
	for (int i = 0; i < STEPS_MAX && !input_is_over(&input); i++) {
		step(&subject, &input);
		check(&subject);
	}
	drop_all(&subject);
	for (int item = 0; item < BUDGET_ITEM_COUNT; item++) {
		/* of holes, what was filled may be lost to the client */
		uint64_t used = budget_used(subject.budget, (enum budget_item)item);
		FUZZ_CHECK(used == 0 || item == BUDGET_HOLE_BYTES);
	}
	budget_unref(subject.budget);
	hole_watch_unref(subject.holes);
	leaks_end(&leaks);
	return 0;
}
