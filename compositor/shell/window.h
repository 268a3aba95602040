/* SPDX-License-Identifier: MIT */
/*
 * A window is a shell surface with a title, limits to its size, a parent, and
 * states: maximised, full-screen, resizing, activated, minimised. It is the
 * model of xdg_toplevel.
 *
 * It asks its client for what it was told to ask, and moves to where it should
 * be when the client's content has followed: never before. What a window
 * should be, the desktop decides.
 */
#ifndef WEDDELL_SHELL_WINDOW_H
#define WEDDELL_SHELL_WINDOW_H

#include "shell/edges.h"
#include "shell/shell-surface.h"
#include "shell/size-limits.h"

enum window_fault {
	WINDOW_BAD_LIMIT = 841, /* a negative size */
	WINDOW_MIN_ABOVE_MAX,   /* the least size is above the greatest */
	WINDOW_BAD_PARENT,      /* the parent is the window itself or below it */
	WINDOW_BAD_EDGES,       /* not a value of xdg_toplevel.resize_edge */
};

struct backdrop;
struct window;

/* What others may want to know of a window. */
enum window_change {
	WINDOW_CHANGED_TITLE = 1 << 0,
	WINDOW_CHANGED_APP_ID = 1 << 1,
	WINDOW_CHANGED_STATES = 1 << 2,
	WINDOW_CHANGED_PARENT = 1 << 3,
};

/* Spoken to the desktop. */
struct window_listener {
	void (*initial)(void *data, struct window *window); /* decide what is configured first */
	void (*map)(void *data, struct window *window);
	void (*commit)(void *data, struct window *window); /* mapped; after it was placed */
	void (*unmap)(void *data, struct window *window);
	/* Mapped; changes is of enum window_change. */
	void (*changed)(void *data, struct window *window, uint32_t changes);
	void (*destroy)(void *data, struct window *window); /* about to be freed, not mapped */
};

struct window {
	struct shell_surface *shell_surface;
	char *title, *app_id; /* "" when not set */

	struct window *parent;   /* NULL for none; a mapped one */
	struct wl_list children; /* window.link, bottom to top */
	struct wl_list link;     /* parent.children or desktop.windows */

	struct size_limits limits;    /* current */
	struct configuration current; /* what the content now shown answers */

	/* What the desktop and the client want it to be. */
	bool wants_maximised, wants_fullscreen;
	int fullscreen_output; /* index, -1: the one it is on */
	struct box restore;    /* where it was before either; empty when it was nowhere */
	bool needs_place;      /* its place was not decided yet */
	bool minimised;        /* mapped and not shown, and what is below it neither */
	bool hidden;           /* it or a window it is below is minimised: window_stack_apply */
	bool has_last_place;   /* it was shown before, with its top left at: */
	int32_t last_x, last_y;
	struct backdrop *backdrop; /* black, behind a full-screen window; else NULL */
	struct wl_list focus_link; /* desktop.focus_order when mapped */

	struct {
		struct wl_signal destroy; /* struct window: about to be freed, not mapped */
	} events;

	/* private */
	const struct window_listener *listener;
	void *listener_data;
	struct size_limits pending_limits;
	uint32_t last_placement;    /* the newest order to place that was given */
	uint32_t applied_placement; /* this one and older ones are done */
};

/* Gives shell_surface its role. Returns 0, a fault of shell_surface_set_role or -ENOMEM. */
int window_create(struct shell_surface *shell_surface, struct scene *scene,
	const struct window_listener *listener, void *data, struct window **window_out);
void window_destroy(struct window *window); /* NULL is fine */

/* The one whose surface this is; NULL when that has another role or none. */
struct window *window_from_shell_surface(const struct shell_surface *shell_surface);

/* Each returns 0 or -ENOMEM, and then keeps the old one. */
int window_set_title(struct window *window, const char *title);
int window_set_app_id(struct window *window, const char *app_id);

/* Apply with the next commit, which returns WINDOW_MIN_ABOVE_MAX if they do not fit each other. */
int window_set_min_size(struct window *window, int32_t width, int32_t height);
int window_set_max_size(struct window *window, int32_t width, int32_t height);

/* Whether ancestor is the window itself, its parent, the parent of that … */
bool window_is_below(const struct window *window, const struct window *ancestor);
struct window *window_root(struct window *window); /* the topmost parent, or itself */

/* Asks for geometry box in the layout (of size 0: as the client likes), and states besides
 * WINDOW_ACTIVATED. When the content has followed, the window is placed at box: in a resize, edges
 * are the dragged ones, and the opposite ones stay where box has them. */
void window_configure(
	struct window *window, const struct box *box, uint32_t states, uint32_t edges);
void window_set_activated(struct window *window, bool activated);

/* Whether the content shown is that of a maximised or full-screen window. */
bool window_is_bound(const struct window *window);

/* Whether it is mapped and not hidden. */
bool window_is_shown(const struct window *window);

/* Where its geometry will be, if it is of that size then, when its client has followed the
 * configure with serial; where it is now if that does not move it. */
struct box window_box_after(
	const struct window *window, uint32_t serial, int32_t width, int32_t height);

/* Moves the window now; an order to place it that is under way is void. */
void window_move(struct window *window, int32_t x, int32_t y);

/* Asks the client to close it. */
void window_close(struct window *window);

/* Whether a configure was sent that the client has not answered. */
bool window_awaits_ack(const struct window *window);

#endif
