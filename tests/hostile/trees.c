/* SPDX-License-Identifier: MIT */
/*
 * Trees of subsurfaces and popups: as deep as goes, deeper, in circles, wide.
 */
#include "hostile.h"

#include "xdg-shell-client-protocol.h"

#include <stdlib.h>
#include <time.h>

enum {
	DEPTH_MAX = 256, /* subsurfaces that may hang on each other below a root */
	POPUPS_MAX = 64,
	BATCH = 64,
	REACH = 1500, /* pixels: beyond the last edge of both screens, from anywhere */
	STEP = 24,    /* less than the second screen is wide */
	FRAME_MSEC = 10,
};

struct tree {
	struct wl_surface **surfaces;
	struct wl_subsurface **subsurfaces; /* [0] is NULL: the root has none */
	int count;
};

static void tree_init(struct tree *tree, struct culprit *culprit, int count)
{
	*tree = (struct tree){
		.surfaces = calloc((size_t)count, sizeof(*tree->surfaces)),
		.subsurfaces = calloc((size_t)count, sizeof(*tree->subsurfaces)),
		.count = count,
	};
	for (int i = 0; i < count; i++) {
		tree->surfaces[i] = wl_compositor_create_surface(culprit->client.compositor);
	}
}

/* On our side only. */
static void tree_forget(struct tree *tree)
{
	for (int i = 0; i < tree->count; i++) {
		if (tree->subsurfaces[i] != NULL) {
			wl_subsurface_destroy(tree->subsurfaces[i]);
		}
		wl_surface_destroy(tree->surfaces[i]);
	}
	free(tree->surfaces);
	free(tree->subsurfaces);
}

static int hang(struct tree *tree, struct culprit *culprit, int child, int parent)
{
	tree->subsurfaces[child] = wl_subcompositor_get_subsurface(
		culprit->client.subcompositor, tree->surfaces[child], tree->surfaces[parent]);
	return child % BATCH != 0 ? 0 : mini_client_roundtrip(&culprit->client);
}

/* Each commits a buffer, the deepest first; the root is a window. */
static void show_tree(struct tree *tree, struct culprit *culprit)
{
	if (!culprit_open_fd(culprit, CLIENT_FD_SHRINK, POOL_SIZE)) {
		return;
	}
	culprit_create_pool(culprit, POOL_SIZE);
	culprit->buffer = culprit_create_buffer(culprit, 0);
	for (int round = 0; round < 3; round++) {
		for (int i = tree->count - 1; i > 0; i--) {
			wl_surface_attach(tree->surfaces[i], culprit->buffer, 0, 0);
			wl_surface_damage(tree->surfaces[i], 0, 0, SIDE, SIDE);
			wl_surface_commit(tree->surfaces[i]);
			if (i % BATCH == 0 && mini_client_roundtrip(&culprit->client) != 0) {
				return;
			}
		}
		if (culprit_go_on(culprit, 1) != 0) {
			return;
		}
	}
}

/* Uses size: levels below the root, which is the window. */
static void deep(struct culprit *culprit, const struct hostile_case *test)
{
	if (mini_window_init(&culprit->window, &culprit->client) != 0) {
		return;
	}
	struct tree tree;
	tree_init(&tree, culprit, test->size + 1);
	struct wl_surface *own = tree.surfaces[0];
	tree.surfaces[0] = culprit->window.surface;
	int result = 0;
	for (int i = 1; i < tree.count && result == 0; i++) {
		result = hang(&tree, culprit, i, i - 1);
	}
	if (result == 0 && mini_client_roundtrip(&culprit->client) == 0) {
		show_tree(&tree, culprit);
	}
	tree.surfaces[0] = own;
	tree_forget(&tree);
}

/* The same from below: each new parent has a whole tree hung on it. */
static void deep_from_below(struct culprit *culprit, const struct hostile_case *test)
{
	struct tree tree;
	tree_init(&tree, culprit, test->size + 1);
	int result = 0;
	for (int i = tree.count - 1; i > 0 && result == 0; i--) {
		result = hang(&tree, culprit, i, i - 1);
	}
	mini_client_roundtrip(&culprit->client);
	tree_forget(&tree);
}

/* The trunk of a deep tree goes first. */
static void felled(struct culprit *culprit, const struct hostile_case *test)
{
	struct tree tree;
	tree_init(&tree, culprit, test->size + 1);
	for (int i = 1; i < tree.count; i++) {
		hang(&tree, culprit, i, i - 1);
	}
	mini_client_roundtrip(&culprit->client);
	tree_forget(&tree); /* from the root on, and this is said: none has been destroyed yet */
	mini_client_roundtrip(&culprit->client);
}

static void own_parent(struct culprit *culprit, const struct hostile_case *test)
{
	struct tree tree;
	tree_init(&tree, culprit, 1);
	hang(&tree, culprit, 0, 0);
	mini_client_roundtrip(&culprit->client);
	tree_forget(&tree);
}

static void circle(struct culprit *culprit, const struct hostile_case *test)
{
	struct tree tree;
	tree_init(&tree, culprit, 3);
	hang(&tree, culprit, 1, 0);
	hang(&tree, culprit, 2, 1);
	hang(&tree, culprit, 0, 2);
	mini_client_roundtrip(&culprit->client);
	tree_forget(&tree);
}

static void stranger_as_sibling(struct culprit *culprit, const struct hostile_case *test)
{
	struct tree tree;
	tree_init(&tree, culprit, 3);
	hang(&tree, culprit, 1, 0);
	wl_subsurface_place_above(tree.subsurfaces[1], tree.surfaces[2]);
	mini_client_roundtrip(&culprit->client);
	tree_forget(&tree);
}

/* Uses size: leaves of one root. */
static void wide(struct culprit *culprit, const struct hostile_case *test)
{
	if (mini_window_init(&culprit->window, &culprit->client) != 0) {
		return;
	}
	struct tree tree;
	tree_init(&tree, culprit, test->size + 1);
	struct wl_surface *own = tree.surfaces[0];
	tree.surfaces[0] = culprit->window.surface;
	int result = 0;
	for (int i = 1; i < tree.count && result == 0; i++) {
		result = hang(&tree, culprit, i, 0);
		wl_subsurface_set_position(tree.subsurfaces[i], i % 100, i / 100);
		wl_subsurface_place_below(tree.subsurfaces[i], tree.surfaces[0]);
	}
	if (result == 0) {
		show_tree(&tree, culprit);
	}
	tree.surfaces[0] = own;
	tree_forget(&tree);
}

/* A row of leaves across all screens and beyond. One after the other changes at its right margin,
 * and waits for a frame: also the one that hangs over the edge, of which nothing changes that can
 * be seen, on a screen where nothing else does. */
static void over_the_edge(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) != 0) {
		return;
	}
	struct tree tree;
	tree_init(&tree, culprit, REACH / STEP);
	struct wl_surface *own = tree.surfaces[0];
	tree.surfaces[0] = culprit->window.surface;
	int result = 0;
	for (int i = 1; i < tree.count && result == 0; i++) {
		result = hang(&tree, culprit, i, 0);
		wl_subsurface_set_position(tree.subsurfaces[i], i * STEP, 0);
		wl_subsurface_set_desync(tree.subsurfaces[i]);
		wl_surface_attach(tree.surfaces[i], culprit->buffer, 0, 0);
		wl_surface_commit(tree.surfaces[i]);
	}
	result = result == 0 ? culprit_go_on(culprit, 1) : -1;
	for (int i = 1; i < tree.count && result == 0; i++) {
		struct wl_callback *frame = wl_surface_frame(tree.surfaces[i]);
		wl_surface_damage_buffer(tree.surfaces[i], SIDE - 2, 0, 2, SIDE);
		wl_surface_commit(tree.surfaces[i]);
		result = mini_client_roundtrip(&culprit->client);
		nanosleep(&(struct timespec){.tv_nsec = FRAME_MSEC * 1000000L}, NULL);
		wl_callback_destroy(frame);
	}
	mini_client_roundtrip(&culprit->client);
	tree.surfaces[0] = own;
	tree_forget(&tree);
}

struct popup {
	struct wl_surface *surface;
	struct xdg_surface *xdg_surface;
	struct xdg_popup *popup;
};

/* Uses size: popups that hang on each other, below a window. */
static void popups(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) != 0) {
		return;
	}
	struct popup *popups = calloc((size_t)test->size, sizeof(*popups));
	struct xdg_positioner *positioner = xdg_wm_base_create_positioner(culprit->client.wm_base);
	xdg_positioner_set_size(positioner, 10, 10);
	xdg_positioner_set_anchor_rect(positioner, 0, 0, 1, 1);
	struct xdg_surface *parent = culprit->window.xdg_surface;
	for (int i = 0; i < test->size; i++) {
		struct popup *popup = &popups[i];
		popup->surface = wl_compositor_create_surface(culprit->client.compositor);
		popup->xdg_surface =
			xdg_wm_base_get_xdg_surface(culprit->client.wm_base, popup->surface);
		popup->popup = xdg_surface_get_popup(popup->xdg_surface, parent, positioner);
		wl_surface_commit(popup->surface);
		parent = popup->xdg_surface;
		if (i % BATCH == 0 && mini_client_roundtrip(&culprit->client) != 0) {
			break;
		}
	}
	mini_client_roundtrip(&culprit->client);
	for (int i = 0; i < test->size && popups[i].popup != NULL; i++) {
		wl_proxy_destroy((struct wl_proxy *)popups[i].popup);
		wl_proxy_destroy((struct wl_proxy *)popups[i].xdg_surface);
		wl_proxy_destroy((struct wl_proxy *)popups[i].surface);
	}
	wl_proxy_destroy((struct wl_proxy *)positioner);
	free(popups);
}

#define BAD_SURFACE(about) .outcome = REFUSED, .interface = about, .code = 0

static const struct hostile_case cases[] = {
	{"tree: 256 levels of subsurfaces", deep, ACCEPTED, .size = DEPTH_MAX},
	{"tree: 257 levels", deep, BAD_SURFACE("wl_subcompositor"), .size = DEPTH_MAX + 1},
	{"tree: 10,000 levels", deep, BAD_SURFACE("wl_subcompositor"), .size = 10000},
	{"tree: 256 levels from below", deep_from_below, ACCEPTED, .size = DEPTH_MAX},
	{"tree: 10,000 levels from below", deep_from_below, BAD_SURFACE("wl_subcompositor"),
		.size = 10000},
	{"tree: the root of 256 levels goes first", felled, ACCEPTED, .size = DEPTH_MAX},
	{"tree: its own parent", own_parent, BAD_SURFACE("wl_subcompositor")},
	{"tree: a circle", circle, BAD_SURFACE("wl_subcompositor")},
	{"tree: a stranger as sibling", stranger_as_sibling, BAD_SURFACE("wl_subsurface")},
	{"tree: 2,000 leaves of one root", wide, ACCEPTED, .size = 2000},
	{"tree: leaves over the edge of a quiet screen", over_the_edge, ACCEPTED},
	{"tree: 64 popups on each other", popups, ACCEPTED, .size = POPUPS_MAX},
	{"tree: 10,000 popups on each other", popups, REFUSED, "xdg_wm_base", 3, .size = 10000},
};

struct hostile_table hostile_trees(void)
{
	return HOSTILE_TABLE(cases);
}
