/* SPDX-License-Identifier: MIT */
#include "backend/wayland/target-chain.h"

#include "base/owned-fd.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void target_chain_init(struct target_chain *chain, struct parent *parent, uint32_t fourcc)
{
	*chain = (struct target_chain){.parent = parent, .fourcc = fourcc};
	for (int i = 0; i < TARGET_CHAIN_MAX; i++) {
		chain->targets[i].fd = -1;
	}
}

static void drop_buffer(struct chain_target *target)
{
	if (target->buffer != NULL) {
		wl_buffer_destroy(target->buffer);
		target->buffer = NULL;
	}
	target->busy = false;
	target->base.serial = 0;
}

static void finish_target(struct chain_target *target)
{
	drop_buffer(target);
	if (target->pool != NULL) {
		wl_shm_pool_destroy(target->pool);
		target->pool = NULL;
	}
	if (target->base.data != NULL) {
		munmap(target->base.data, target->size);
		target->base.data = NULL;
	}
	target->size = 0;
	owned_fd_close(&target->fd);
}

void target_chain_finish(struct target_chain *chain)
{
	if (chain->parent == NULL) {
		return;
	}
	for (int i = 0; i < TARGET_CHAIN_MAX; i++) {
		finish_target(&chain->targets[i]);
	}
	chain->parent = NULL;
}

/* SHRINK is what keeps the parent safe. With FUTURE_WRITE it need not look for holes any more, but
 * only our one mapping can be written then, which is why that is made first. */
static int seal(const struct target_chain *chain, int fd)
{
	int seals = F_SEAL_SHRINK;
	if (parent_memory_takes_any_seal(&chain->parent->memory)) {
		seals |= (int)chain->parent->memory.draw_seals & F_SEAL_FUTURE_WRITE;
	}
	return fcntl(fd, F_ADD_SEALS, seals) == 0 ? 0 : -errno;
}

static int make_file(struct target_chain *chain, struct chain_target *target, size_t size)
{
	target->fd = memfd_create("weddell-output", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	/* pages that could not be had would be a signal at the first touch */
	if (target->fd < 0 || fallocate(target->fd, 0, 0, (off_t)size) != 0) {
		return -errno;
	}
	void *data = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, target->fd, 0);
	if (data == MAP_FAILED) {
		return -errno;
	}
	target->base.data = data;
	target->size = size;
	int result = seal(chain, target->fd);
	if (result == 0) {
		target->pool = wl_shm_create_pool(chain->parent->shm, target->fd, (int32_t)size);
	}
	return result == 0 && target->pool == NULL ? -ENOMEM : result;
}

static int grow_file(struct chain_target *target, size_t size)
{
	if (fallocate(target->fd, 0, 0, (off_t)size) != 0) {
		return -errno;
	}
	void *data = mremap(target->base.data, target->size, size, MREMAP_MAYMOVE);
	if (data == MAP_FAILED) {
		return -errno;
	}
	target->base.data = data;
	target->size = size;
	wl_shm_pool_resize(target->pool, (int32_t)size);
	return 0;
}

static int provide_bytes(struct target_chain *chain, struct chain_target *target, size_t size)
{
	if (size <= target->size) {
		return 0;
	}
	if (target->size > 0) {
		return grow_file(target, size);
	}
	int result = make_file(chain, target, size);
	if (result != 0) {
		finish_target(target);
	}
	return result;
}

static void handle_release(void *data, struct wl_buffer *buffer)
{
	struct chain_target *target = data;
	target->busy = false;
}

static const struct wl_buffer_listener buffer_listener = {
	.release = handle_release,
};

static int make_buffer(struct chain_target *target, int32_t width, int32_t height, uint32_t fourcc)
{
	target->buffer = wl_shm_pool_create_buffer(target->pool, 0, width, height, width * 4,
		pixel_format_from_fourcc(fourcc)->wl_shm);
	if (target->buffer == NULL) {
		return -ENOMEM;
	}
	wl_buffer_add_listener(target->buffer, &buffer_listener, target);
	target->base.width = width;
	target->base.height = height;
	target->base.stride = width * 4;
	target->base.fourcc = fourcc;
	return 0;
}

static bool has_size(const struct chain_target *target, int32_t width, int32_t height)
{
	return target->buffer != NULL && target->base.width == width &&
	       target->base.height == height;
}

static int fit(
	struct target_chain *chain, struct chain_target *target, int32_t width, int32_t height)
{
	if (has_size(target, width, height)) {
		return 0;
	}
	drop_buffer(target);
	size_t size = (size_t)width * (size_t)height * 4;
	if (size > INT32_MAX) {
		return -E2BIG;
	}
	int result = provide_bytes(chain, target, size);
	return result == 0 ? make_buffer(target, width, height, chain->fourcc) : result;
}

/* The least behind: what is drawn the least anew. */
static struct chain_target *choose(struct target_chain *chain, const struct render_target *shown)
{
	struct chain_target *best = NULL;
	for (int i = 0; i < TARGET_CHAIN_MAX; i++) {
		struct chain_target *target = &chain->targets[i];
		if (!target->busy && &target->base != shown &&
			(best == NULL || target->base.serial > best->base.serial)) {
			best = target;
		}
	}
	return best;
}

int target_chain_take(struct target_chain *chain, int32_t width, int32_t height,
	const struct render_target *shown, struct chain_target **target_out)
{
	struct chain_target *target = choose(chain, shown);
	if (target == NULL) {
		return -EBUSY;
	}
	int result = fit(chain, target, width, height);
	if (result == 0) {
		*target_out = target;
	}
	return result;
}

struct chain_target *target_chain_find(
	struct target_chain *chain, const struct render_target *target)
{
	for (int i = 0; i < TARGET_CHAIN_MAX; i++) {
		if (&chain->targets[i].base == target) {
			return &chain->targets[i];
		}
	}
	return NULL;
}
