/* SPDX-License-Identifier: MIT */
/*
 * Very many of what is fine each: layers, leaves, windows, and copies of large
 * pictures. What a heap of them costs may grow as the heap does, and no faster.
 */
#include "hostile.h"

#include "xdg-shell-client-protocol.h"

#include <stdlib.h>
#include <unistd.h>

enum {
	SMALL = 4, /* pixels of a side */
	SMALL_STRIDE = SMALL * 4,
	COLUMNS = 100,
	STEP = 6, /* pixels from one to the next: no two touch */
	BATCH = 64,
	FRAMES = 5,
	LARGE_SIDE = 4096,
	LARGE_STRIDE = LARGE_SIDE * 4,
	LARGE_SIZE = LARGE_STRIDE * LARGE_SIDE, /* 64 MiB */
};

struct heap {
	struct culprit *culprit;
	int count;
	struct wl_buffer *buffer; /* small and opaque */
	struct wl_surface **surfaces;
	struct wl_subsurface **subsurfaces;
};

static bool time_to_look(struct culprit *culprit, int i)
{
	return i % BATCH == 0 && mini_client_roundtrip(&culprit->client) != 0;
}

/* On our side only. */
static void heap_forget(struct heap *heap)
{
	for (int i = 0; i < heap->count && heap->surfaces[i] != NULL; i++) {
		wl_subsurface_destroy(heap->subsurfaces[i]);
		wl_surface_destroy(heap->surfaces[i]);
	}
	if (heap->buffer != NULL) {
		wl_buffer_destroy(heap->buffer);
	}
	free(heap->surfaces);
	free(heap->subsurfaces);
}

static void heap_add(struct heap *heap, int i)
{
	struct mini_client *client = &heap->culprit->client;
	heap->surfaces[i] = wl_compositor_create_surface(client->compositor);
	heap->subsurfaces[i] = wl_subcompositor_get_subsurface(
		client->subcompositor, heap->surfaces[i], heap->culprit->window.surface);
	wl_subsurface_set_position(heap->subsurfaces[i], i % COLUMNS * STEP, i / COLUMNS * STEP);
	wl_surface_attach(heap->surfaces[i], heap->buffer, 0, 0);
	wl_surface_commit(heap->surfaces[i]);
}

/* A window with count leaves, all opaque, all apart from each other. Returns 0 or -1. */
static int heap_show(struct heap *heap, struct culprit *culprit, int count)
{
	*heap = (struct heap){
		.culprit = culprit,
		.count = count,
		.surfaces = calloc((size_t)count, sizeof(*heap->surfaces)),
		.subsurfaces = calloc((size_t)count, sizeof(*heap->subsurfaces)),
	};
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) != 0) {
		return -1;
	}
	heap->buffer =
		wl_shm_pool_create_buffer(culprit->pool, 0, SMALL, SMALL, SMALL_STRIDE, XRGB);
	for (int i = 0; i < count; i++) {
		heap_add(heap, i);
		if (time_to_look(culprit, i)) {
			return -1;
		}
	}
	return culprit_go_on(culprit, 1);
}

/* Uses size, as all with leaves. Each frame damages all of them. */
static void leaves(struct culprit *culprit, const struct hostile_case *test)
{
	struct heap heap;
	int result = heap_show(&heap, culprit, test->size);
	for (int frame = 0; frame < FRAMES && result == 0; frame++) {
		for (int i = 0; i < heap.count && result == 0; i++) {
			wl_surface_attach(heap.surfaces[i], heap.buffer, 0, 0);
			wl_surface_damage(heap.surfaces[i], 0, 0, SMALL, SMALL);
			wl_surface_commit(heap.surfaces[i]);
			result = time_to_look(culprit, i) ? -1 : 0;
		}
		result = result != 0 ? result : culprit_go_on(culprit, 1);
	}
	heap_forget(&heap);
}

/* What was lowest is topmost in the next frame, and so on. */
static void restacked(struct culprit *culprit, const struct hostile_case *test)
{
	struct heap heap;
	int result = heap_show(&heap, culprit, test->size);
	for (int frame = 0; frame < FRAMES && result == 0; frame++) {
		for (int i = 0; i < heap.count && result == 0; i++) {
			int which = frame % 2 == 0 ? heap.count - 1 - i : i;
			wl_subsurface_place_above(heap.subsurfaces[which], culprit->window.surface);
			result = time_to_look(culprit, i) ? -1 : 0;
		}
		result = result != 0 ? result : culprit_go_on(culprit, 1);
	}
	heap_forget(&heap);
}

/* Nothing of the leaves changes, only their root is committed. */
static void root_committed(struct culprit *culprit, const struct hostile_case *test)
{
	struct heap heap;
	int result = heap_show(&heap, culprit, test->size);
	for (int i = 0; i < 50 * BATCH && result == 0; i++) {
		wl_surface_commit(culprit->window.surface);
		result = i % (8 * BATCH) == 0 ? mini_client_roundtrip(&culprit->client) : 0;
	}
	heap_forget(&heap);
}

/* Uses size: windows, all of which are shown, and hidden and shown again in turn. */
static void windows(struct culprit *culprit, const struct hostile_case *test)
{
	struct mini_window *windows = calloc((size_t)test->size, sizeof(*windows));
	int count = 0;
	int result = culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE);
	while (count < test->size && result == 0) {
		result = mini_window_init(&windows[count], &culprit->client);
		if (result == 0) {
			mini_window_show(&windows[count++], culprit->buffer);
		}
	}
	for (int i = 0; i < count && result == 0; i++) {
		mini_window_show(&windows[i], NULL);
		wl_surface_commit(windows[i].surface);
		result = time_to_look(culprit, i) ? -1 : 0;
	}
	mini_client_roundtrip(&culprit->client);
	for (int i = 0; i < count; i++) {
		mini_window_finish(&windows[i]);
	}
	free(windows);
}

/* Uses kind. Each commit says that all of 64 MiB are new. */
static void large_copies(struct culprit *culprit, const struct hostile_case *test)
{
	if (!culprit_open_fd(culprit, test->kind, POOL_SIZE)) {
		return;
	}
	if (ftruncate(culprit->fd, LARGE_SIZE) != 0) {
		culprit->skipped = "the file cannot grow";
		return;
	}
	culprit_create_pool(culprit, LARGE_SIZE);
	culprit->buffer = wl_shm_pool_create_buffer(
		culprit->pool, 0, LARGE_SIDE, LARGE_SIDE, LARGE_STRIDE, XRGB);
	if (mini_window_init(&culprit->window, &culprit->client) != 0) {
		return;
	}
	for (int i = 0; i < 2 * BATCH; i++) {
		wl_surface_attach(culprit->window.surface, culprit->buffer, 0, 0);
		wl_surface_damage(culprit->window.surface, 0, 0, LARGE_SIDE, LARGE_SIDE);
		wl_surface_commit(culprit->window.surface);
	}
	mini_client_roundtrip(&culprit->client);
	culprit_go_on(culprit, 1);
}

static const struct hostile_case cases[] = {
	{"heap: 4,000 opaque leaves, new with each frame", leaves, ACCEPTED, .size = 4000},
	{"heap: 4,000 opaque leaves, in another order with each frame", restacked, ACCEPTED,
		.size = 4000},
	{"heap: 3,200 commits of a root with 4,000 leaves", root_committed, ACCEPTED, .size = 4000},
	{"heap: 500 windows, shown and hidden", windows, ACCEPTED, .size = 500},
	{"heap: 128 commits of 64 MiB at once, unsealable", large_copies, ACCEPTED,
		.kind = CLIENT_FD_UNSEALABLE},
};

struct hostile_table hostile_heaps(void)
{
	return HOSTILE_TABLE(cases);
}
