/* SPDX-License-Identifier: MIT */
#include "resizing-memory.h"

#include "pictures.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void resizing_memory_init(struct resizing_memory *memory, struct wl_shm *shm, bool grows,
	int32_t largest_width, int32_t largest_height)
{
	*memory = (struct resizing_memory){
		.shm = shm,
		.grows = grows,
		.largest_width = largest_width,
		.largest_height = largest_height,
	};
}

static void drop_buffer(struct resizing_slot *slot)
{
	if (slot->buffer != NULL) {
		wl_buffer_destroy(slot->buffer);
		slot->buffer = NULL;
	}
}

static void drop_pool(struct resizing_slot *slot)
{
	drop_buffer(slot);
	if (slot->pool != NULL) {
		wl_shm_pool_destroy(slot->pool);
		munmap(slot->data, slot->size);
		close(slot->fd);
	}
	*slot = (struct resizing_slot){0};
}

void resizing_memory_finish(struct resizing_memory *memory)
{
	for (int i = 0; i < RESIZING_SLOTS; i++) {
		drop_pool(&memory->slots[i]);
	}
}

static void handle_release(void *data, struct wl_buffer *buffer)
{
	struct resizing_slot *slot = data;
	slot->held = false;
}

static const struct wl_buffer_listener buffer_listener = {
	.release = handle_release,
};

static int make_pool(struct resizing_slot *slot, struct wl_shm *shm, size_t size)
{
	int fd = picture_file_create(size, true);
	void *data =
		fd >= 0 ? mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;
	if (data == MAP_FAILED) {
		if (fd >= 0) {
			close(fd);
		}
		return -1;
	}
	slot->fd = fd;
	slot->size = size;
	slot->data = data;
	slot->pool = wl_shm_create_pool(shm, fd, (int32_t)size);
	return 0;
}

static int grow_pool(struct resizing_slot *slot, size_t size)
{
	if (size <= slot->size) {
		return 0;
	}
	if (ftruncate(slot->fd, (off_t)size) < 0) {
		return -1;
	}
	void *data = mremap(slot->data, slot->size, size, MREMAP_MAYMOVE);
	if (data == MAP_FAILED) {
		return -1;
	}
	slot->data = data;
	slot->size = size;
	wl_shm_pool_resize(slot->pool, (int32_t)size);
	return 0;
}

static int provide(struct resizing_memory *memory, struct resizing_slot *slot, size_t size)
{
	if (memory->grows && slot->pool != NULL) {
		drop_buffer(slot);
		return grow_pool(slot, size);
	}
	drop_pool(slot);
	return make_pool(slot, memory->shm, size);
}

static struct resizing_slot *find_free(struct resizing_memory *memory)
{
	for (int i = 0; i < RESIZING_SLOTS; i++) {
		if (!memory->slots[i].held) {
			return &memory->slots[i];
		}
	}
	return NULL;
}

/* There and back, from half the largest size. */
static int32_t length_of_step(int step, int32_t largest)
{
	int turn = step % (2 * RESIZING_STEPS);
	int part = turn < RESIZING_STEPS ? turn : 2 * RESIZING_STEPS - turn;
	return largest / 2 + (int32_t)((int64_t)largest / 2 * part / RESIZING_STEPS);
}

struct wl_buffer *resizing_memory_take(
	struct resizing_memory *memory, int32_t *width_out, int32_t *height_out)
{
	int32_t width = length_of_step(memory->step, memory->largest_width);
	int32_t height = length_of_step(memory->step, memory->largest_height);
	size_t size = (size_t)width * (size_t)height * 4;
	struct resizing_slot *slot = find_free(memory);
	if (slot == NULL || provide(memory, slot, size) != 0) {
		return NULL;
	}
	memset(slot->data, memory->step & 0xff, size);
	slot->buffer = wl_shm_pool_create_buffer(
		slot->pool, 0, width, height, width * 4, WL_SHM_FORMAT_XRGB8888);
	wl_buffer_add_listener(slot->buffer, &buffer_listener, slot);
	slot->held = true;
	memory->step++;
	*width_out = width;
	*height_out = height;
	return slot->buffer;
}
