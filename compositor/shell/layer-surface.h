/* SPDX-License-Identifier: MIT */
/*
 * A layer surface is a shell surface that belongs to an output and sticks to
 * its edges: a bar, a wallpaper, a launcher. It is the model of
 * zwlr_layer_surface_v1.
 *
 * What its client wants is double-buffered; where it goes (layer-layout.h) and
 * whether it has the keyboard, the desktop decides. Once closed it never comes
 * back.
 */
#ifndef WEDDELL_SHELL_LAYER_SURFACE_H
#define WEDDELL_SHELL_LAYER_SURFACE_H

#include "shell/layer-layout.h"
#include "shell/shell-surface.h"

enum layer_surface_fault {
	LAYER_SURFACE_BAD_LEVEL = 861,   /* not a value of the enum */
	LAYER_SURFACE_BAD_SIZE,          /* more than any surface can have */
	LAYER_SURFACE_BAD_ANCHOR,        /* bits that are no edge */
	LAYER_SURFACE_BAD_INTERACTIVITY, /* not a value of the enum */
	LAYER_SURFACE_NO_SIZE,           /* committed with 0 where the anchors give no size */
};

struct layer_surface;

/* Spoken to the desktop. */
struct layer_surface_listener {
	/* What it wants has changed: it is time for layer_surface_place. */
	void (*arrange)(void *data, struct layer_surface *layer);
	void (*map)(void *data, struct layer_surface *layer);
	void (*unmap)(void *data, struct layer_surface *layer);
};

struct layer_surface {
	struct shell_surface *shell_surface;
	struct wl_list link;        /* desktop.layers[stacked] */
	enum layer_level stacked;   /* set by the desktop */
	int output;                 /* index */
	struct layer_state current; /* what holds */
	struct layer_state pending; /* as last set */
	bool closed;

	/* private */
	const struct layer_surface_listener *listener;
	void *listener_data;
	enum layer_level first_level;
	bool owes_configure; /* its client has asked for something else */
};

/* Gives shell_surface its role. Returns 0, LAYER_SURFACE_BAD_LEVEL, a fault of
 * shell_surface_set_role or -ENOMEM. */
int layer_surface_create(struct shell_surface *shell_surface, struct scene *scene, uint32_t level,
	int output, const struct layer_surface_listener *listener, void *data,
	struct layer_surface **layer_out);
void layer_surface_destroy(struct layer_surface *layer); /* NULL is fine */

/* The one whose surface this is; NULL when that has another role or none. */
struct layer_surface *layer_surface_from_shell_surface(const struct shell_surface *shell_surface);

/* Each applies with the next commit, and returns 0 or the fault its name tells. A commit returns
 * LAYER_SURFACE_NO_SIZE if a size is missing. */
int layer_surface_set_level(struct layer_surface *layer, uint32_t level);
int layer_surface_set_size(struct layer_surface *layer, uint32_t width, uint32_t height);
int layer_surface_set_anchor(struct layer_surface *layer, uint32_t anchor);
int layer_surface_set_interactivity(struct layer_surface *layer, uint32_t interactivity);
void layer_surface_set_exclusive_zone(struct layer_surface *layer, int32_t zone);
void layer_surface_set_margin(
	struct layer_surface *layer, int32_t top, int32_t right, int32_t bottom, int32_t left);

/* Puts its top left at that of box of the layout and asks its client for that size, unless it has
 * been. Content of another size stays at that corner. */
void layer_surface_place(struct layer_surface *layer, const struct box *box);

/* Whether it has to be placed: it had its first commit. */
bool layer_surface_is_placed(const struct layer_surface *layer);

/* Unmaps it for good and tells the client. */
void layer_surface_close(struct layer_surface *layer);

#endif
