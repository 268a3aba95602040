/* SPDX-License-Identifier: MIT */
#include "wire/region.h"

#include "base/box.h"
#include "surface/region-cost.h"
#include "wire/shm/shm-fault.h"
#include "wire/shm/shm-global.h"
#include "wire/wire.h"

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

struct wire_region {
	pixman_region32_t pixels;
	struct budget *budget; /* referenced */
	uint64_t rectangles;   /* charged to it */
};

static struct wire_region *region_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static void pay(struct wl_resource *resource, const char *request)
{
	struct wire_region *region = region_of(resource);
	int fault = budget_adjust(region->budget, BUDGET_RECTANGLES, &region->rectangles,
		region_cost(&region->pixels));
	if (fault != 0) {
		shm_fault_post(resource, region->budget, fault, "%s", request);
	}
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_add(struct wl_client *client, struct wl_resource *resource, int32_t x, int32_t y,
	int32_t width, int32_t height)
{
	wire_region_add_rectangle(&region_of(resource)->pixels, x, y, width, height);
	pay(resource, "wl_region.add");
}

static void handle_subtract(struct wl_client *client, struct wl_resource *resource, int32_t x,
	int32_t y, int32_t width, int32_t height)
{
	pixman_region32_t *pixels = &region_of(resource)->pixels;
	pixman_region32_t rectangle;
	pixman_region32_init(&rectangle);
	wire_region_add_rectangle(&rectangle, x, y, width, height);
	if (pixman_region32_n_rects(pixels) < PIECES_MAX) {
		pixman_region32_subtract(pixels, pixels, &rectangle);
	}
	pixman_region32_fini(&rectangle);
	pay(resource, "wl_region.subtract");
}

static const struct wl_region_interface region_impl = {
	.destroy = handle_destroy,
	.add = handle_add,
	.subtract = handle_subtract,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_region *region = region_of(resource);
	budget_refund(region->budget, BUDGET_RECTANGLES, region->rectangles);
	budget_unref(region->budget);
	pixman_region32_fini(&region->pixels);
	free(region);
}

void wire_region_create(struct wire *wire, struct wl_client *client, uint32_t version, uint32_t id)
{
	struct budget *budget = weddell_shm_client_budget(wire->shm, client);
	struct wire_region *region = calloc(1, sizeof(*region));
	struct wl_resource *resource =
		wl_resource_create(client, &wl_region_interface, (int)version, id);
	if (budget == NULL || region == NULL || resource == NULL) {
		free(region);
		wl_client_post_no_memory(client);
		return;
	}
	pixman_region32_init(&region->pixels);
	region->budget = budget_ref(budget);
	wl_resource_set_implementation(resource, &region_impl, region, handle_resource_destroy);
}

const pixman_region32_t *wire_region_from_resource(struct wl_resource *resource)
{
	return &region_of(resource)->pixels;
}
