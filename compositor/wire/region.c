/* SPDX-License-Identifier: MIT */
#include "wire/region.h"

#include "base/box.h"

#include <stdlib.h>
#include <wayland-server-protocol.h>

enum {
	/* Far above what clients need (a rounded window has some 50), far below what hurts. */
	PIECES_MAX = 256,
};

void wire_region_add_rectangle(
	pixman_region32_t *region, int32_t x, int32_t y, int32_t width, int32_t height)
{
	struct box box = {x, y, width, height};
	if (box_is_empty(&box)) {
		return;
	}
	pixman_region32_union_rect(region, region, x, y, (unsigned int)(box_right(&box) - x),
		(unsigned int)(box_bottom(&box) - y));
	if (pixman_region32_n_rects(region) > PIECES_MAX) {
		pixman_box32_t extents = *pixman_region32_extents(region);
		pixman_region32_reset(region, &extents);
	}
}

static pixman_region32_t *region_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_add(struct wl_client *client, struct wl_resource *resource, int32_t x, int32_t y,
	int32_t width, int32_t height)
{
	wire_region_add_rectangle(region_of(resource), x, y, width, height);
}

static void handle_subtract(struct wl_client *client, struct wl_resource *resource, int32_t x,
	int32_t y, int32_t width, int32_t height)
{
	pixman_region32_t *region = region_of(resource);
	pixman_region32_t rectangle;
	pixman_region32_init(&rectangle);
	wire_region_add_rectangle(&rectangle, x, y, width, height);
	if (pixman_region32_n_rects(region) < PIECES_MAX) {
		pixman_region32_subtract(region, region, &rectangle);
	}
	pixman_region32_fini(&rectangle);
}

static const struct wl_region_interface region_impl = {
	.destroy = handle_destroy,
	.add = handle_add,
	.subtract = handle_subtract,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	pixman_region32_t *region = region_of(resource);
	pixman_region32_fini(region);
	free(region);
}

void wire_region_create(struct wl_client *client, uint32_t version, uint32_t id)
{
	pixman_region32_t *region = calloc(1, sizeof(*region));
	struct wl_resource *resource =
		wl_resource_create(client, &wl_region_interface, (int)version, id);
	if (region == NULL || resource == NULL) {
		free(region);
		wl_client_post_no_memory(client);
		return;
	}
	pixman_region32_init(region);
	wl_resource_set_implementation(resource, &region_impl, region, handle_resource_destroy);
}

const pixman_region32_t *wire_region_from_resource(struct wl_resource *resource)
{
	return region_of(resource);
}
