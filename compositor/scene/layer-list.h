/* SPDX-License-Identifier: MIT */
/*
 * The scene, flattened for one output: its layers, bottom to top.
 *
 * Every surface that lies at least in part on the output is listed, also one
 * that is wholly hidden; its visible region is then empty, and memory of its
 * client that could be read in place is not looked at.
 *
 * What changed from one list to the next is found by comparing the two
 * (layer_list_diff), or while nothing moves by asking the surfaces
 * (layer_list_refresh): so an output needs no bookkeeping while it does not look.
 */
#ifndef WEDDELL_SCENE_LAYER_LIST_H
#define WEDDELL_SCENE_LAYER_LIST_H

#include "scene/layer.h"
#include "scene/scene.h"

struct layer_list {
	struct layer *layers;
	size_t count;
	/* output pixels where the background shows, or shines through, and perhaps some more */
	pixman_region32_t uncovered;
	struct output_view view; /* what it is a list of */
	size_t capacity;         /* private */
};

void layer_list_init(struct layer_list *list);
void layer_list_finish(struct layer_list *list);

/* Some layers have been given planes of their own (layer.plane): they hide nothing in the picture
 * behind those any more, of which visible and uncovered are anew. */
void layer_list_lift(struct layer_list *list);

/* Empties it; the memory is kept for the next build. */
void layer_list_clear(struct layer_list *list);

/* Fills the list with what view shows of the scene now; what it held is dropped.
 * Returns 0 or -ENOMEM; then the list is empty. */
int layer_list_build(struct layer_list *list, struct scene *scene, const struct output_view *view);

/* Where things look different, in output pixels. */
struct layer_damage {
	pixman_region32_t *drawn; /* in the picture behind all planes */
	pixman_region32_t *seen;  /* on the output; NULL where nobody asks */
};

/*
 * Unites with the regions all that looks different on the output when after is shown in place of
 * before; both are of the same view. Sets layer.kept in before and layer.updated in after.
 */
void layer_list_diff(
	struct layer_list *before, struct layer_list *after, const struct layer_damage *damage_out);

/*
 * Where the scene has the same surfaces at the same places as the list, and what was committed
 * since hides as much as before: brings the list up to date, unites with the regions all that looks
 * different, and sets layer.updated. Else returns false, and the list is to be built anew; it
 * can still be compared with that. No layer of it has a plane of its own.
 */
bool layer_list_refresh(struct layer_list *list, struct scene *scene,
	const struct output_view *view, const struct layer_damage *damage_out);

/* Whether anything of any layer can be seen. */
bool layer_list_shows_anything(const struct layer_list *list);

#endif
