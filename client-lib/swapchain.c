/* SPDX-License-Identifier: MIT */
/*
 * A swapchain joins a slot table, which decides, with the buffers that lie in
 * its slots. All it adds is the order: drop what has the wrong size, choose,
 * and only then allocate, so that a resize finds the old ranges free.
 */
#include "client-lib/buffer.h"
#include "client-lib/slot-table.h"

#include <errno.h>
#include <stdlib.h>
#include <wayland-client-protocol.h>

struct weddell_swapchain {
	struct weddell_pool *pool;
	const struct pixel_format *format;
	struct slot_table table;
	struct buffer *buffers[SLOT_COUNT]; /* NULL where the slot is vacant */
	int begun;                          /* slot of the frame begun, or SLOT_NONE */
	struct damage repaint;              /* of the frame begun */
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
	pool->swapchains++;
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
	swapchain->pool->swapchains--;
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

static void drop_idle_of_other_size(
	struct weddell_swapchain *swapchain, int32_t width, int32_t height)
{
	for (int i = 0; i < SLOT_COUNT; i++) {
		const struct slot *slot = &swapchain->table.slots[i];
		struct buffer *buffer = swapchain->buffers[i];
		if (buffer == NULL || buffer->busy ||
			(slot->width == width && slot->height == height)) {
			continue;
		}
		buffer_destroy(buffer);
		swapchain->buffers[i] = NULL;
		slot_table_empty(&swapchain->table, i);
	}
}

/* A slot with a new buffer, or a negative errno. */
static int add_buffer(struct weddell_swapchain *swapchain, int32_t width, int32_t height)
{
	int i = slot_table_vacant(&swapchain->table);
	if (i == SLOT_NONE) {
		return -EAGAIN;
	}
	int error = buffer_create(
		swapchain->pool, swapchain->format, width, height, &swapchain->buffers[i]);
	if (error < 0) {
		return error;
	}
	slot_table_fill(&swapchain->table, i, width, height);
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
	drop_idle_of_other_size(swapchain, width, height);
	int i = slot_table_choose(&swapchain->table, idle_mask(swapchain), width, height);
	if (i == SLOT_NONE) {
		i = add_buffer(swapchain, width, height);
	}
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
	buffer_attach(swapchain->buffers[i], surface);
	send_damage(surface, damage, count);
	wl_surface_commit(surface);
	slot_table_present(&swapchain->table, i, damage, count);
	swapchain->begun = SLOT_NONE;
	return 0;
}
