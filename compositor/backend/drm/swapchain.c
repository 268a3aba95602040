/* SPDX-License-Identifier: MIT */
#include "backend/drm/swapchain.h"

#include "scene/region-map.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int init_slot(struct swapchain_slot *slot, int fd, int32_t width, int32_t height)
{
	struct framebuffer *framebuffer = &slot->framebuffer;
	int result = framebuffer_init_dumb(framebuffer, fd, width, height, PIXEL_FORMAT_XRGB8888);
	if (result == 0) {
		slot->target = (struct render_target){
			.data = framebuffer->data,
			.width = width,
			.height = height,
			.stride = (int32_t)framebuffer->layout.stride,
			.fourcc = PIXEL_FORMAT_XRGB8888,
		};
	}
	return result;
}

static int init_shadow(struct render_target *shadow, int32_t width, int32_t height)
{
	*shadow = (struct render_target){
		.data = calloc((size_t)width * (size_t)height, 4),
		.width = width,
		.height = height,
		.stride = width * 4,
		.fourcc = PIXEL_FORMAT_XRGB8888,
	};
	return shadow->data != NULL ? 0 : -ENOMEM;
}

int swapchain_init(
	struct swapchain *swapchain, int fd, int32_t width, int32_t height, bool shadowed)
{
	*swapchain = (struct swapchain){.on_screen = SWAPCHAIN_NONE, .next = SWAPCHAIN_NONE};
	int result = shadowed ? init_shadow(&swapchain->shadow, width, height) : 0;
	for (int i = 0; i < SWAPCHAIN_LENGTH && result == 0; i++) {
		result = init_slot(&swapchain->slots[i], fd, width, height);
	}
	if (result != 0) {
		swapchain_finish(swapchain);
	}
	return result;
}

void swapchain_finish(struct swapchain *swapchain)
{
	for (int i = 0; i < SWAPCHAIN_LENGTH; i++) {
		framebuffer_finish(&swapchain->slots[i].framebuffer);
	}
	free(swapchain->shadow.data);
	*swapchain = (struct swapchain){0};
}

bool swapchain_has_size(const struct swapchain *swapchain, int32_t width, int32_t height)
{
	const struct framebuffer *first = &swapchain->slots[0].framebuffer;
	return first->id != 0 && first->layout.width == width && first->layout.height == height;
}

static uint64_t slot_serial(const struct swapchain *swapchain, int i)
{
	const struct swapchain_slot *slot = &swapchain->slots[i];
	return swapchain->shadow.data != NULL ? slot->serial : slot->target.serial;
}

/* The one not on the screen; of both, the one with less to draw. */
static int find_free(const struct swapchain *swapchain)
{
	if (swapchain->on_screen != SWAPCHAIN_NONE) {
		return 1 - swapchain->on_screen;
	}
	return slot_serial(swapchain, 1) > slot_serial(swapchain, 0) ? 1 : 0;
}

struct render_target *swapchain_acquire(struct swapchain *swapchain)
{
	swapchain->next = find_free(swapchain);
	return swapchain->shadow.data != NULL ? &swapchain->shadow
					      : &swapchain->slots[swapchain->next].target;
}

static void copy_box(
	const struct render_target *from, const struct render_target *to, const pixman_box32_t *box)
{
	size_t length = (size_t)(box->x2 - box->x1) * 4;
	for (int32_t y = box->y1; y < box->y2; y++) {
		memcpy((char *)to->data + (size_t)y * (size_t)to->stride + (size_t)box->x1 * 4,
			(const char *)from->data + (size_t)y * (size_t)from->stride +
				(size_t)box->x1 * 4,
			length);
	}
}

/* What the slot has missed, in pixels of the mode. */
static int find_missed(const struct swapchain_slot *slot, const struct output *output,
	pixman_region32_t *missed_out)
{
	pixman_region32_t upright;
	pixman_region32_init(&upright);
	if (slot->serial == 0 || !damage_history_since(&output->damage, slot->serial, &upright)) {
		pixman_region32_union_rect(&upright, &upright, 0, 0,
			(unsigned int)output_width(output), (unsigned int)output_height(output));
	}
	pixman_region32_intersect_rect(&upright, &upright, 0, 0, (unsigned int)output_width(output),
		(unsigned int)output_height(output));
	int result = region_transform(output->transform, output_width(output),
		output_height(output), &upright, missed_out);
	pixman_region32_fini(&upright);
	return result;
}

static int copy_from_shadow(
	struct swapchain *swapchain, struct swapchain_slot *slot, const struct output *output)
{
	pixman_region32_t missed;
	pixman_region32_init(&missed);
	int result = find_missed(slot, output, &missed);
	int count;
	const pixman_box32_t *boxes = pixman_region32_rectangles(&missed, &count);
	for (int i = 0; i < count && result == 0; i++) {
		copy_box(&swapchain->shadow, &slot->target, &boxes[i]);
	}
	slot->serial = result == 0 ? output->damage.serial : 0;
	pixman_region32_fini(&missed);
	return result;
}

const struct framebuffer *swapchain_take(struct swapchain *swapchain, const struct output *output)
{
	struct swapchain_slot *slot = &swapchain->slots[swapchain->next];
	if (swapchain->shadow.data != NULL && copy_from_shadow(swapchain, slot, output) != 0) {
		return NULL;
	}
	return &slot->framebuffer;
}

const struct framebuffer *swapchain_keep(struct swapchain *swapchain)
{
	assert(swapchain->on_screen != SWAPCHAIN_NONE);
	swapchain->next = swapchain->on_screen;
	return &swapchain->slots[swapchain->next].framebuffer;
}

const struct framebuffer *swapchain_any(const struct swapchain *swapchain)
{
	return &swapchain->slots[0].framebuffer;
}

void swapchain_flipped(struct swapchain *swapchain, bool drawn)
{
	swapchain->on_screen = drawn ? swapchain->next : SWAPCHAIN_NONE;
}
