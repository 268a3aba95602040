/* SPDX-License-Identifier: MIT */
/*
 * A window at the parent: its surface, the size and scale the parent gives it,
 * and that it is closed there. It can be withdrawn, and come back.
 *
 * It has two sizes: in the parent's logical pixels, as the parent says, and in
 * pixels, which is that times the scale of the parent's outputs that it is on.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PARENT_WINDOW_H
#define WEDDELL_BACKEND_WAYLAND_PARENT_WINDOW_H

#include "backend/wayland/parent.h"

enum {
	PARENT_WINDOW_OUTPUTS_MAX = 16,
};

struct parent_output;
struct parent_window;

struct parent_window_listener {
	/* Its size in pixels, its scale or its refresh have changed. Not while it is made. */
	void (*changed)(void *data);
	/* Its user, or the parent, wants it to go. */
	void (*closed)(void *data);
	/* It was withdrawn, and can have pictures again. */
	void (*back)(void *data);
};

struct parent_window {
	struct parent *parent;
	struct wl_surface *surface;
	int32_t width, height; /* logical */
	double scale;
	int32_t refresh_mhz; /* 0: not known */
	bool sizes_itself;   /* the parent leaves its size to us */

	/* private */
	const struct parent_window_listener *listener;
	void *data;
	char title[64];
	struct xdg_surface *xdg_surface; /* NULL while it is withdrawn, as the two below */
	struct xdg_toplevel *toplevel;
	struct zxdg_toplevel_decoration_v1 *decoration; /* NULL: none at the parent, and below */
	struct wp_viewport *viewport;
	struct wp_fractional_scale_v1 *fractional_scale;
	struct parent_output *outputs[PARENT_WINDOW_OUTPUTS_MAX]; /* that it is on */
	size_t output_count;
	int32_t wished_width, wished_height;   /* logical, for when the parent has no wish */
	int32_t pending_width, pending_height; /* of a configure; 0: as we like */
	bool pending_sizes_itself;             /* the same */
	bool configured, made;
	struct wl_listener output_changed;
};

/* Makes a window of the size given, logical pixels, unless the parent wants another; waits for
 * the parent to say. Returns 0 or a negative errno; finish it in any case. */
int parent_window_init(struct parent_window *window, struct parent *parent, const char *title,
	int32_t width, int32_t height, const struct parent_window_listener *listener, void *data);
/* All zero is fine. */
void parent_window_finish(struct parent_window *window);

/* NULL is fine: the surface of none that is there. */
struct parent_window *parent_window_from_surface(struct wl_surface *surface);

int32_t parent_window_pixel_width(const struct parent_window *window);
int32_t parent_window_pixel_height(const struct parent_window *window);

/* Whether that many pixels are a whole number of logical ones, and which. */
bool parent_window_to_logical(
	const struct parent_window *window, int32_t pixels, int32_t *logical_out);

/* Takes it from the parent's screen, at once, or asks for it to be shown again: the listener is
 * told when it is back. In between it has no pictures. Both are fine when it is so already. */
void parent_window_withdraw(struct parent_window *window);
void parent_window_bring_back(struct parent_window *window);

/* With sizes_itself: the next picture has that size in pixels, of which to_logical is true. */
void parent_window_resize(struct parent_window *window, int32_t width, int32_t height);

/* With a buffer of the size in pixels attached: says how large that is, and that it is opaque.
 * wl_surface.commit follows. */
void parent_window_describe(struct parent_window *window);

#endif
