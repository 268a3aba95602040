/* SPDX-License-Identifier: MIT */
#include "vm/clients/client-memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

int client_memory_init(struct client_memory *memory)
{
	memory->fd = memfd_create("vm-client", memory->flags | MFD_CLOEXEC | MFD_ALLOW_SEALING);
	memory->data = MAP_FAILED;
	if (memory->fd < 0) {
		return -1;
	}
	if (ftruncate(memory->fd, (off_t)memory->size) == 0) {
		/* without MAP_NORESERVE huge pages would be set aside for all of it */
		memory->data = mmap(NULL, memory->size, PROT_READ | PROT_WRITE,
			MAP_SHARED | MAP_NORESERVE, memory->fd, 0);
	}
	if (memory->data == MAP_FAILED) {
		close(memory->fd);
		return -1;
	}
	return 0;
}

void client_memory_finish(struct client_memory *memory)
{
	munmap(memory->data, memory->size);
	client_memory_close(memory);
}

void client_memory_close(struct client_memory *memory)
{
	if (memory->fd >= 0) {
		close(memory->fd);
	}
	memory->fd = -1;
}

int client_memory_seal(struct client_memory *memory)
{
	return memory->seals == 0 ? 0 : fcntl(memory->fd, F_ADD_SEALS, memory->seals);
}

int client_memory_punch(struct client_memory *memory)
{
	return fallocate(
		memory->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, (off_t)memory->size);
}

struct wl_shm_pool *client_memory_pool(const struct client_memory *memory, struct wl_shm *shm)
{
	int32_t size = memory->size > INT32_MAX ? INT32_MAX : (int32_t)memory->size;
	return wl_shm_create_pool(shm, memory->fd, size);
}

struct wl_buffer *client_memory_buffer(const struct client_memory *memory, struct wl_shm *shm,
	int32_t width, int32_t height, uint32_t format)
{
	struct wl_shm_pool *pool = client_memory_pool(memory, shm);
	struct wl_buffer *buffer =
		wl_shm_pool_create_buffer(pool, 0, width, height, width * 4, format);
	wl_shm_pool_destroy(pool);
	return buffer;
}
