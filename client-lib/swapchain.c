/* SPDX-License-Identifier: MIT */
/*
 * A swapchain joins a slot table, which decides, with the buffers that lie in
 * its slots.
 *
 * How many buffers there are follows from when the compositor releases them: a
 * new one is made only when none is idle, and one that was not wanted for a
 * while is dropped. A new size is given to an idle buffer, in the place and the
 * pages it has. Once a window has grown, its buffers lie in rooms so large that
 * it can grow on to any screen without moving: room is address space, not
 * memory.
 */
#include "client-lib/swapchain.h"

#include <errno.h>
#include <stdlib.h>
#include <wayland-client-protocol.h>

enum {
	UNWANTED_FRAMES = 60, /* that did well without a buffer */
	SETTLED_FRAMES = 64,  /* of one size: nobody is dragging, and buffers of other sizes
				 have gone unwanted */
	REVIEWED_FRAMES = 256,
	ROOMS_TO_GROW = 32, /* from 640x480 to 3840x2160 is 27 */
};

int weddell_swapchain_create(
	struct weddell_pool *pool, uint32_t wl_shm_format, struct weddell_swapchain **swapchain_out)
{
	const struct pixel_format *format = pixel_format_from_wl_shm(wl_shm_format);
	if (format == NULL) {
		return -EINVAL;
	}
	struct weddell_swapchain *swapchain = calloc(1, sizeof(*swapchain));
	if (swapchain == NULL) {
		return -ENOMEM;
	}
	swapchain->pool = pool;
	swapchain->format = format;
	swapchain->begun = SLOT_NONE;
	wl_list_insert(&pool->swapchains, &swapchain->link);
	*swapchain_out = swapchain;
	return 0;
}

void weddell_swapchain_destroy(struct weddell_swapchain *swapchain)
{
	if (swapchain == NULL) {
		return;
	}
	for (int i = 0; i < SLOT_COUNT; i++) {
		buffer_abandon(swapchain->buffers[i]);
	}
	scanout_watch_finish(&swapchain->scanout);
	wl_list_remove(&swapchain->link);
	pool_drop_empty(swapchain->pool);
	free(swapchain);
}

static unsigned idle_mask(const struct weddell_swapchain *swapchain)
{
	unsigned mask = 0;
	for (int i = 0; i < SLOT_COUNT; i++) {
		if (swapchain->buffers[i] != NULL && !swapchain->buffers[i]->busy) {
			mask |= 1u << i;
		}
	}
	return mask;
}

static void drop(struct weddell_swapchain *swapchain, int i)
{
	buffer_destroy(swapchain->buffers[i]);
	swapchain->buffers[i] = NULL;
	slot_table_empty(&swapchain->table, i);
}

void swapchain_drop_idle(struct weddell_swapchain *swapchain)
{
	unsigned idle = idle_mask(swapchain);
	for (int i = 0; i < SLOT_COUNT; i++) {
		if ((idle >> i & 1) != 0 && i != swapchain->begun) {
			drop(swapchain, i);
		}
	}
}

void swapchain_trim(struct weddell_swapchain *swapchain)
{
	for (int i = 0; i < SLOT_COUNT; i++) {
		if (swapchain->buffers[i] != NULL) {
			arena_tenant_trim(&swapchain->buffers[i]->tenant);
		}
	}
}

/* The pool has a new arena: what lies in the old one goes as it becomes idle. */
static void drop_idle_of_old_arena(struct weddell_swapchain *swapchain)
{
	unsigned idle = idle_mask(swapchain);
	for (int i = 0; i < SLOT_COUNT; i++) {
		if ((idle >> i & 1) != 0 &&
			swapchain->buffers[i]->tenant.arena != swapchain->pool->arena) {
			drop(swapchain, i);
		}
	}
	pool_drop_empty(swapchain->pool);
}

static struct buffer_plan plan_for(
	const struct weddell_swapchain *swapchain, int32_t width, int32_t height)
{
	return (struct buffer_plan){
		.format = swapchain->format,
		.width = width,
		.height = height,
		.wishes = swapchain->pool->wishes,
	};
}

/* A slot with a new buffer, or a negative errno. */
static int add_buffer(struct weddell_swapchain *swapchain, int32_t width, int32_t height)
{
	int i = slot_table_vacant(&swapchain->table);
	if (i == SLOT_NONE) {
		return -EAGAIN;
	}
	struct buffer_plan plan = plan_for(swapchain, width, height);
	int error = buffer_create(swapchain->pool->arena, &plan,
		swapchain->grew ? ROOMS_TO_GROW : 1, &swapchain->buffers[i]);
	if (error < 0) {
		return error;
	}
	slot_table_fill(&swapchain->table, i, width, height);
	return i;
}

/* An idle slot of another size, made one of this size, or a negative errno:
 * -ENOSPC when its room was too small; then the slot is vacant. */
static int reuse_buffer(struct weddell_swapchain *swapchain, int i, int32_t width, int32_t height)
{
	struct buffer *buffer = swapchain->buffers[i];
	size_t before = buffer->tenant.size;
	struct buffer_plan plan = plan_for(swapchain, width, height);
	int error = buffer_resize(buffer, &plan);
	if (error == 0) {
		swapchain->grew = swapchain->grew || buffer->tenant.size > before;
		slot_table_resize(&swapchain->table, i, width, height);
		return i;
	}
	if (error != -EINVAL) {
		drop(swapchain, i);
	}
	return error;
}

/* A slot with a buffer of this size to draw into, or a negative errno. */
static int find_buffer(struct weddell_swapchain *swapchain, int32_t width, int32_t height)
{
	unsigned idle = idle_mask(swapchain);
	int i = slot_table_choose(&swapchain->table, idle, width, height);
	if (i != SLOT_NONE) {
		return i;
	}
	i = slot_table_choose_any(&swapchain->table, idle);
	if (i != SLOT_NONE) {
		i = reuse_buffer(swapchain, i, width, height);
		if (i != -ENOSPC) {
			return i;
		}
		/* what the room did not hold will hardly be the largest ever */
		swapchain->grew = true;
	}
	i = add_buffer(swapchain, width, height);
	if (i == -ENOSPC && idle != 0) {
		/* the pool is at its limit: idle buffers stand in the way */
		swapchain_drop_idle(swapchain);
		i = add_buffer(swapchain, width, height);
	}
	return i;
}

static void describe_frame(struct weddell_swapchain *swapchain, struct weddell_frame *frame_out)
{
	int i = swapchain->begun;
	const struct buffer *buffer = swapchain->buffers[i];
	swapchain->repaint = swapchain->table.slots[i].stale;
	*frame_out = (struct weddell_frame){
		.pixels = buffer_pixels(buffer),
		.width = buffer->layout.width,
		.height = buffer->layout.height,
		.stride = buffer->layout.stride,
		.age = slot_table_age(&swapchain->table, i),
		.repaint = swapchain->repaint.boxes,
		.repaint_count = swapchain->repaint.count,
	};
}

int weddell_swapchain_begin(struct weddell_swapchain *swapchain, int32_t width, int32_t height,
	struct weddell_frame *frame_out)
{
	if (width < 1 || height < 1) {
		return -EINVAL;
	}
	if (swapchain->begun != SLOT_NONE) {
		/* the caller may have drawn half a frame into it */
		slot_table_spoil(&swapchain->table, swapchain->begun);
		swapchain->begun = SLOT_NONE;
	}
	drop_idle_of_old_arena(swapchain);
	int i = find_buffer(swapchain, width, height);
	if (i < 0) {
		return i;
	}
	swapchain->begun = i;
	describe_frame(swapchain, frame_out);
	return 0;
}

static void send_damage(struct wl_surface *surface, const struct weddell_box *damage, size_t count)
{
	if (wl_proxy_get_version((struct wl_proxy *)surface) <
		WL_SURFACE_DAMAGE_BUFFER_SINCE_VERSION) {
		wl_surface_damage(surface, 0, 0, INT32_MAX, INT32_MAX);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (damage[i].width > 0 && damage[i].height > 0) {
			wl_surface_damage_buffer(surface, damage[i].x, damage[i].y, damage[i].width,
				damage[i].height);
		}
	}
}

/* Once a size has lasted, memory that served the sizes before it goes back. */
static void give_back_what_is_over(struct weddell_swapchain *swapchain)
{
	int i = slot_table_unwanted(&swapchain->table, idle_mask(swapchain), UNWANTED_FRAMES);
	uint64_t steady = slot_table_steady_frames(&swapchain->table);
	if (i != SLOT_NONE) {
		drop(swapchain, i);
	}
	/* where a size never lasts, what is over would pile up */
	bool is_time = swapchain->table.frames % REVIEWED_FRAMES == 0;
	if (steady == SETTLED_FRAMES || (is_time && pool_is_wasteful(swapchain->pool))) {
		swapchain_trim(swapchain);
		pool_settle(swapchain->pool);
	} else if (steady > SETTLED_FRAMES && i != SLOT_NONE) {
		pool_settle(swapchain->pool);
	} else if (steady > 1 && pool_has_wrong_seals(swapchain->pool)) {
		/* no memory is to be had back, so there is nothing to wait for */
		pool_settle(swapchain->pool);
	}
}

int weddell_swapchain_present(struct weddell_swapchain *swapchain, struct wl_surface *surface,
	const struct weddell_box *damage, size_t count)
{
	int i = swapchain->begun;
	if (i == SLOT_NONE) {
		return -EINVAL;
	}
	const struct slot *slot = &swapchain->table.slots[i];
	const struct weddell_box whole = {0, 0, slot->width, slot->height};
	if (damage == NULL || slot_table_is_resize(&swapchain->table, i)) {
		damage = &whole;
		count = 1;
	}
	scanout_watch_follow(&swapchain->scanout, swapchain->pool->wishes, surface);
	buffer_attach(swapchain->buffers[i], surface);
	send_damage(surface, damage, count);
	wl_surface_commit(surface);
	slot_table_present(&swapchain->table, i, damage, count);
	swapchain->begun = SLOT_NONE;
	give_back_what_is_over(swapchain);
	return 0;
}
