/* SPDX-License-Identifier: MIT */
/*
 * More than a client should have: each ends at the client's own budget, not at
 * a limit that all share.
 */
#include "hostile.h"

#include <stdlib.h>
#include <unistd.h>

enum {
	BATCH = 16, /* requests that are sent between two looks at the connection */
	ENOUGH = 20000,
	MANY = 500000,
	PIECES = 250,
	UNFLUSHED = 50,    /* pairs of rectangles of 24 bytes each, in a buffer of 4 KiB */
	HUGE_SIDE = 16400, /* pixels: more than a GiB */
};

typedef struct wl_proxy *(*make_one)(struct culprit *culprit);

/* Makes as many as it can. They are given up on our side only, when it is over. */
static void flood(struct culprit *culprit, make_one make, int count)
{
	struct wl_proxy **made = calloc((size_t)count, sizeof(*made));
	int done = 0;
	while (done < count) {
		made[done++] = make(culprit);
		if (done % BATCH == 0 && mini_client_roundtrip(&culprit->client) != 0) {
			break;
		}
	}
	mini_client_roundtrip(&culprit->client);
	for (int i = 0; i < done; i++) {
		wl_proxy_destroy(made[i]);
	}
	free(made);
}

static struct wl_proxy *make_small_pool(struct culprit *culprit)
{
	return (struct wl_proxy *)wl_shm_create_pool(culprit->client.shm, culprit->fd, POOL_SIZE);
}

static struct wl_proxy *make_largest_pool(struct culprit *culprit)
{
	return (struct wl_proxy *)wl_shm_create_pool(culprit->client.shm, culprit->fd, INT32_MAX);
}

static struct wl_proxy *make_buffer(struct culprit *culprit)
{
	return (struct wl_proxy *)culprit_create_buffer(culprit, 0);
}

static struct wl_proxy *make_surface(struct culprit *culprit)
{
	return (struct wl_proxy *)wl_compositor_create_surface(culprit->client.compositor);
}

static struct wl_proxy *make_region(struct culprit *culprit)
{
	return (struct wl_proxy *)wl_compositor_create_region(culprit->client.compositor);
}

static struct wl_proxy *make_global(struct culprit *culprit)
{
	return mini_client_bind(&culprit->client, &wl_compositor_interface, 1);
}

/* On a surface that is not shown, so that no frame ever answers them. */
static struct wl_proxy *make_callback(struct culprit *culprit)
{
	struct wl_proxy *callback = (struct wl_proxy *)wl_surface_frame(culprit->window.surface);
	wl_surface_commit(culprit->window.surface);
	return callback;
}

static void callbacks(struct culprit *culprit, const struct hostile_case *test)
{
	if (mini_window_init(&culprit->window, &culprit->client) == 0) {
		flood(culprit, make_callback, MANY);
	}
}

static void regions(struct culprit *culprit, const struct hostile_case *test)
{
	flood(culprit, make_region, MANY);
}

static void globals(struct culprit *culprit, const struct hostile_case *test)
{
	flood(culprit, make_global, MANY);
}

/*
 * As many as one region keeps apart from each other. Never more in one go than
 * libwayland keeps until it is flushed: what it cannot write while it queues
 * requests hides the error that the compositor sent before it hung up.
 */
static void fill_with_rectangles(
	struct culprit *culprit, void (*add)(void *object, int32_t x), void *object)
{
	for (int32_t i = 0; i < PIECES; i++) {
		add(object, 2 * i);
		bool is_full = (i + 1) % UNFLUSHED == 0;
		if (is_full && mini_client_roundtrip(&culprit->client) != 0) {
			return;
		}
	}
	mini_client_roundtrip(&culprit->client);
}

static void add_to_region(void *region, int32_t x)
{
	wl_region_add(region, x, 0, 1, 1);
}

static void add_to_damage(void *surface, int32_t x)
{
	wl_surface_damage(surface, x, 0, 1, 1);
	wl_surface_damage_buffer(surface, x, 0, 1, 1);
}

static struct wl_proxy *make_region_of_many(struct culprit *culprit)
{
	struct wl_proxy *region = make_region(culprit);
	fill_with_rectangles(culprit, add_to_region, region);
	return region;
}

/* Never committed. */
static struct wl_proxy *make_damaged_surface(struct culprit *culprit)
{
	struct wl_proxy *surface = make_surface(culprit);
	fill_with_rectangles(culprit, add_to_damage, surface);
	return surface;
}

static void rectangles_in_regions(struct culprit *culprit, const struct hostile_case *test)
{
	flood(culprit, make_region_of_many, ENOUGH);
}

static void rectangles_of_damage(struct culprit *culprit, const struct hostile_case *test)
{
	flood(culprit, make_damaged_surface, ENOUGH);
}

/* Never more than one at a time. */
static void pools_in_turn(struct culprit *culprit, const struct hostile_case *test)
{
	if (!culprit_open_fd(culprit, test->kind, POOL_SIZE)) {
		return;
	}
	for (int i = 0; i < 10000; i++) {
		struct wl_shm_pool *pool =
			wl_shm_create_pool(culprit->client.shm, culprit->fd, POOL_SIZE);
		wl_shm_pool_destroy(pool);
		if (i % BATCH == 0 && mini_client_roundtrip(&culprit->client) != 0) {
			return;
		}
	}
}

static void pools(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_open_fd(culprit, test->kind, POOL_SIZE)) {
		flood(culprit, make_small_pool, ENOUGH);
	}
}

/* 256 GiB is what a client may map; this asks for 400 GiB, with one sparse file. */
static void mapped_bytes(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_open_fd(culprit, CLIENT_FD_ENORMOUS, POOL_SIZE)) {
		flood(culprit, make_largest_pool, 200);
	}
}

static void buffers(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_open_fd(culprit, test->kind, POOL_SIZE)) {
		culprit_create_pool(culprit, POOL_SIZE);
		flood(culprit, make_buffer, ENOUGH);
	}
}

static void surfaces(struct culprit *culprit, const struct hostile_case *test)
{
	flood(culprit, make_surface, ENOUGH);
}

/* A picture of which our copy would be larger than what a client may have copied. */
static void copy_of_a_huge_buffer(struct culprit *culprit, const struct hostile_case *test)
{
	const int32_t size = HUGE_SIDE * HUGE_SIDE * 4;
	if (!culprit_open_fd(culprit, test->kind, POOL_SIZE)) {
		return;
	}
	if (ftruncate(culprit->fd, size) != 0) {
		culprit->skipped = "the file cannot grow";
		return;
	}
	culprit_create_pool(culprit, size);
	culprit->buffer = wl_shm_pool_create_buffer(
		culprit->pool, 0, HUGE_SIDE, HUGE_SIDE, HUGE_SIDE * 4, XRGB);
	if (mini_window_init(&culprit->window, &culprit->client) == 0) {
		culprit_go_on(culprit, 1);
	}
}

#define OVER_BUDGET(item) \
	.outcome = REFUSED, .interface = "wl_display", .code = IMPLEMENTATION_ERROR, .says = item

static const struct hostile_case cases[] = {
	/* each is a pool, too, and a compositor may have fewer descriptors than it takes */
	{"flood of mapped bytes", mapped_bytes, OVER_BUDGET("over the budget")},
	{"flood of buffers", buffers, OVER_BUDGET("buffers"), .kind = CLIENT_FD_SHRINK},
	{"flood of surfaces", surfaces, OVER_BUDGET("surfaces")},
	{"flood of callbacks that no frame answers", callbacks, OVER_BUDGET("callbacks")},
	{"flood of regions", regions, OVER_BUDGET("objects")},
	{"flood of bound globals", globals, OVER_BUDGET("objects")},
	{"flood of rectangles in regions", rectangles_in_regions, OVER_BUDGET("rectangles")},
	{"flood of rectangles of damage", rectangles_of_damage, OVER_BUDGET("rectangles")},
	{"10,000 pools one after the other", pools_in_turn, ACCEPTED, .kind = CLIENT_FD_SHRINK},
	{"copy of a huge buffer", copy_of_a_huge_buffer, STOPPED, .kind = CLIENT_FD_UNSEALABLE},
	/* by the budget, or when the fds run low, whichever is first */
	{"flood of pools, sealed", pools, STOPPED, .kind = CLIENT_FD_SHRINK},
	{"flood of pools, unsealable", pools, STOPPED, .kind = CLIENT_FD_UNSEALABLE},
};

struct hostile_table hostile_floods(void)
{
	return HOSTILE_TABLE(cases);
}
