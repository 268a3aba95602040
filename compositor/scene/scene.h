/* SPDX-License-Identifier: MIT */
/*
 * The scene: which surface trees there are, where, and in which order, in the
 * one coordinate space that all outputs are windows into (logical pixels).
 *
 * It holds no pixels and no damage: what of it is seen is worked out for each
 * output when that repaints (layer-list.h).
 */
#ifndef WEDDELL_SCENE_SCENE_H
#define WEDDELL_SCENE_SCENE_H

#include "surface/surface.h"

/* Bands of stacking, bottom to top; a node stays in its band. */
enum scene_band {
	SCENE_BACKGROUND,    /* wallpapers */
	SCENE_LAYER_BOTTOM,  /* what lies on the wallpaper, below all windows */
	SCENE_WINDOWS,       /* windows and their popups */
	SCENE_LAYER_TOP,     /* bars */
	SCENE_FULLSCREEN,    /* what a full-screen window covers, it covers wholly */
	SCENE_LAYER_OVERLAY, /* launchers, notifications */
	SCENE_OVERLAY,       /* input method popups, drag icons */
	SCENE_LOCK,          /* what a locked session shows */
	SCENE_CURSOR,
	SCENE_BAND_COUNT,
};

struct scene {
	struct wl_list bands[SCENE_BAND_COUNT]; /* scene_node.link, bottom to top */
	enum scene_band floor;                  /* bands below it are left out of everything */
	struct {
		struct wl_signal changed; /* struct scene_change: something may look different */
	} events;
};

struct scene_change {
	struct scene *scene;
	/* The root of the tree in which a client committed; NULL where something else was done. */
	const struct surface *committed;
};

struct scene_node {
	struct wl_list link; /* scene.bands[band] */
	struct scene *scene;
	struct surface *surface; /* a root; the node is destroyed before it is */
	enum scene_band band;
	int32_t x, y;                 /* of the surface's origin, logical pixels */
	int32_t hotspot_x, hotspot_y; /* of a cursor: where it points, surface coordinates */
	bool visible;
	bool is_backdrop;                   /* of one colour, and of no client; may be set */
	struct box confines;                /* empty: none; see scene_node_confine */
	struct wl_listener surface_changed; /* private */
};

void scene_init(struct scene *scene);
void scene_finish(struct scene *scene); /* no nodes may be left */

/* A node at (0, 0), on top of its band, not visible. Returns 0 or -ENOMEM. */
int scene_node_create(struct scene *scene, enum scene_band band, struct surface *surface,
	struct scene_node **node_out);
void scene_node_destroy(struct scene_node *node); /* NULL is fine */

void scene_node_set_position(struct scene_node *node, int32_t x, int32_t y);
void scene_node_set_visible(struct scene_node *node, bool visible);
/* Looks no different by that; for a cursor's plane (scene/layer.h). */
void scene_node_set_hotspot(struct scene_node *node, int32_t x, int32_t y);
/* Only outputs that confines meets show the node, and only there it takes input: what is larger
 * than the output it fills does not spill over to the next one. NULL for everywhere. */
void scene_node_confine(struct scene_node *node, const struct box *confines);
/* On top of its band, or of another one. */
void scene_node_raise(struct scene_node *node, enum scene_band band);
/* Right above a sibling, in its band. */
void scene_node_place_above(struct scene_node *node, struct scene_node *sibling);

/* Bands below floor are not shown any more, and take no input; SCENE_BACKGROUND for all. */
void scene_set_floor(struct scene *scene, enum scene_band floor);

/* Says that something outside the scene made it look different (an output's mode …). */
void scene_touch(struct scene *scene);

/* The topmost surface that takes input at (x, y); NULL for none. *x_out and *y_out are in
 * the surface's coordinates. The cursor's band is left out. */
struct surface *scene_at(struct scene *scene, double x, double y, double *x_out, double *y_out);

/* Where (x, y) is in the coordinates of surface, be it within the surface or not. false, and
 * nothing written, when the surface is in no node. */
bool scene_locate(const struct scene *scene, const struct surface *surface, double x, double y,
	double *x_out, double *y_out);

#endif
