/* SPDX-License-Identifier: MIT */
/*
 * Render targets of one kind: memory files of our own that the parent reads, a
 * few in turn. A window has a chain of them for its pictures, and one for its cursor.
 *
 * Each is a pool that only grows, so a window that is resized makes no new files.
 * The parent is sent what it can trust: the file cannot shrink, and, where the
 * parent takes such files, loses no pages either.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_TARGET_CHAIN_H
#define WEDDELL_BACKEND_WAYLAND_TARGET_CHAIN_H

#include "backend/wayland/parent.h"
#include "render/render-target.h"

enum {
	TARGET_CHAIN_MAX = 4,
};

struct chain_target {
	struct render_target base; /* data is NULL until it is needed */
	struct wl_buffer *buffer;  /* at the parent, of the target's size; NULL until attached */
	bool busy;                 /* the parent reads it */

	/* private */
	int fd;
	size_t size; /* bytes of the file, mapped at base.data */
	struct wl_shm_pool *pool;
};

struct target_chain {
	struct parent *parent;
	uint32_t fourcc;
	struct chain_target targets[TARGET_CHAIN_MAX];
};

/* fourcc: PIXEL_FORMAT_XRGB8888 or PIXEL_FORMAT_ARGB8888. */
void target_chain_init(struct target_chain *chain, struct parent *parent, uint32_t fourcc);
/* All zero is fine. */
void target_chain_finish(struct target_chain *chain);

/*
 * A target of this size that the parent does not read and that is not shown, the one drawn last
 * of them. It stays until the next call. Returns 0, -EBUSY when there is none, or another negative
 * errno.
 */
int target_chain_take(struct target_chain *chain, int32_t width, int32_t height,
	const struct render_target *shown, struct chain_target **target_out);

/* NULL when target is none of the chain's. */
struct chain_target *target_chain_find(
	struct target_chain *chain, const struct render_target *target);

#endif
