/* SPDX-License-Identifier: MIT */
/*
 * Protocols beyond the core: layer surfaces, pointer constraints, lists of
 * windows. Each lets a client have more of what costs us something.
 */
#include "hostile.h"

#include "pointer-constraints-unstable-v1-client-protocol.h"
#include "wlr-foreign-toplevel-management-unstable-v1-client-protocol.h"
#include "wlr-layer-shell-unstable-v1-client-protocol.h"

#include <stdlib.h>

enum {
	BARS = 200,
	PIECES = 250,       /* that one region keeps apart */
	CONSTRAINTS = 4000, /* more than the budget of rectangles */
	WINDOWS = 100,
	LISTS = 4000, /* more than the budget of objects, with so many windows each */
	BATCH = 16,
};

struct bar {
	struct wl_surface *surface;
	struct zwlr_layer_surface_v1 *layer_surface;
	struct wl_buffer *buffer;
	bool configured;
};

static void handle_configure(void *data, struct zwlr_layer_surface_v1 *layer_surface,
	uint32_t serial, uint32_t width, uint32_t height)
{
	struct bar *bar = data;
	bar->configured = true;
	zwlr_layer_surface_v1_ack_configure(layer_surface, serial);
	wl_surface_attach(bar->surface, bar->buffer, 0, 0);
	wl_surface_commit(bar->surface);
}

static void handle_closed(void *data, struct zwlr_layer_surface_v1 *layer_surface)
{
}

static const struct zwlr_layer_surface_v1_listener bar_listener = {
	.configure = handle_configure,
	.closed = handle_closed,
};

/* Uses size (of the zone that each keeps free, and of its margins). */
static void add_bar(struct bar *bar, struct culprit *culprit, struct zwlr_layer_shell_v1 *shell,
	const struct hostile_case *test)
{
	bar->surface = wl_compositor_create_surface(culprit->client.compositor);
	bar->buffer = culprit->buffer;
	bar->layer_surface = zwlr_layer_shell_v1_get_layer_surface(
		shell, bar->surface, NULL, ZWLR_LAYER_SHELL_V1_LAYER_BACKGROUND, "bar");
	zwlr_layer_surface_v1_add_listener(bar->layer_surface, &bar_listener, bar);
	zwlr_layer_surface_v1_set_anchor(bar->layer_surface,
		ZWLR_LAYER_SURFACE_V1_ANCHOR_TOP | ZWLR_LAYER_SURFACE_V1_ANCHOR_LEFT |
			ZWLR_LAYER_SURFACE_V1_ANCHOR_RIGHT);
	zwlr_layer_surface_v1_set_size(bar->layer_surface, 0, SIDE);
	zwlr_layer_surface_v1_set_exclusive_zone(bar->layer_surface, test->size);
	zwlr_layer_surface_v1_set_margin(
		bar->layer_surface, test->size, -test->size, test->size, -test->size);
	wl_surface_commit(bar->surface);
}

static void bars(struct culprit *culprit, const struct hostile_case *test)
{
	struct zwlr_layer_shell_v1 *shell =
		mini_client_bind(&culprit->client, &zwlr_layer_shell_v1_interface, 3);
	struct bar *made = calloc(BARS, sizeof(*made));
	if (culprit_open_fd(culprit, CLIENT_FD_SHRINK, POOL_SIZE)) {
		culprit_create_pool(culprit, POOL_SIZE);
		culprit->buffer = culprit_create_buffer(culprit, 0);
	}
	for (int i = 0; i < BARS; i++) {
		add_bar(&made[i], culprit, shell, test);
		if (i % BATCH == 0 && mini_client_roundtrip(&culprit->client) != 0) {
			break;
		}
	}
	mini_client_roundtrip(&culprit->client);
	if (mini_client_roundtrip(&culprit->client) == 0 && !made[0].configured) {
		culprit_fail(culprit, "the first bar was never configured");
	}
	for (int i = 0; i < BARS && made[i].surface != NULL; i++) {
		wl_proxy_destroy((struct wl_proxy *)made[i].layer_surface);
		wl_proxy_destroy((struct wl_proxy *)made[i].surface);
	}
	free(made);
	wl_proxy_destroy((struct wl_proxy *)shell);
}

static struct wl_region *make_region_of_many(struct culprit *culprit)
{
	struct wl_region *region = wl_compositor_create_region(culprit->client.compositor);
	for (int32_t i = 0; i < PIECES; i++) {
		wl_region_add(region, 2 * i, 0, 1, 1);
	}
	return region;
}

static void constraints(struct culprit *culprit, const struct hostile_case *test)
{
	struct zwp_pointer_constraints_v1 *manager =
		mini_client_bind(&culprit->client, &zwp_pointer_constraints_v1_interface, 1);
	struct wl_pointer *pointer = wl_seat_get_pointer(culprit->client.seat);
	struct wl_region *region = make_region_of_many(culprit);
	void **made = calloc(2 * CONSTRAINTS, sizeof(*made));
	int count = 0;
	while (count < 2 * CONSTRAINTS) {
		struct wl_surface *surface =
			wl_compositor_create_surface(culprit->client.compositor);
		made[count++] = surface;
		made[count++] = zwp_pointer_constraints_v1_confine_pointer(manager, surface,
			pointer, region, ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_PERSISTENT);
		if (count % BATCH == 0 && mini_client_roundtrip(&culprit->client) != 0) {
			break;
		}
	}
	for (int i = 0; i < count; i++) {
		wl_proxy_destroy(made[i]);
	}
	free(made);
	wl_proxy_destroy((struct wl_proxy *)region);
	wl_proxy_destroy((struct wl_proxy *)pointer);
	wl_proxy_destroy((struct wl_proxy *)manager);
}

/* Handles are destroyed on our side as they come: for the compositor they are all there. */
static void handle_toplevel(void *data, struct zwlr_foreign_toplevel_manager_v1 *manager,
	struct zwlr_foreign_toplevel_handle_v1 *handle)
{
	wl_proxy_destroy((struct wl_proxy *)handle);
}

static void handle_finished(void *data, struct zwlr_foreign_toplevel_manager_v1 *manager)
{
}

static const struct zwlr_foreign_toplevel_manager_v1_listener list_listener = {
	.toplevel = handle_toplevel,
	.finished = handle_finished,
};

static void list_windows(struct culprit *culprit)
{
	struct zwlr_foreign_toplevel_manager_v1 **lists = calloc(LISTS, sizeof(*lists));
	int count = 0;
	while (count < LISTS) {
		struct zwlr_foreign_toplevel_manager_v1 *list = mini_client_bind(
			&culprit->client, &zwlr_foreign_toplevel_manager_v1_interface, 1);
		zwlr_foreign_toplevel_manager_v1_add_listener(list, &list_listener, NULL);
		lists[count++] = list;
		if (mini_client_roundtrip(&culprit->client) != 0) {
			break;
		}
	}
	for (int i = 0; i < count; i++) {
		wl_proxy_destroy((struct wl_proxy *)lists[i]);
	}
	free(lists);
}

static void lists_of_windows(struct culprit *culprit, const struct hostile_case *test)
{
	struct mini_window *windows = calloc(WINDOWS, sizeof(*windows));
	int count = 0;
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) == 0) {
		while (count < WINDOWS &&
			mini_window_init(&windows[count], &culprit->client) == 0) {
			mini_window_show(&windows[count++], culprit->buffer);
		}
		list_windows(culprit);
	}
	for (int i = 0; i < count; i++) {
		mini_window_finish(&windows[i]);
	}
	free(windows);
}

#define OVER_BUDGET(item) \
	.outcome = REFUSED, .interface = "wl_display", .code = IMPLEMENTATION_ERROR, .says = item

static const struct hostile_case cases[] = {
	{"extension: 200 bars on one edge", bars, ACCEPTED, .size = 8},
	{"extension: 200 bars with zones and margins at their largest", bars, ACCEPTED,
		.size = INT32_MAX},
	{"extension: constraints with regions of 250 pieces", constraints,
		OVER_BUDGET("rectangles")},
	{"extension: lists of 100 windows", lists_of_windows, OVER_BUDGET("objects")},
};

struct hostile_table hostile_extensions(void)
{
	return HOSTILE_TABLE(cases);
}
