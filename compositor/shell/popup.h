/* SPDX-License-Identifier: MIT */
/*
 * A popup is a shell surface that hangs on another one, at the place its
 * positioner says. It is the model of xdg_popup.
 *
 * It goes where its parent goes, is unmapped when its parent is, and once
 * dismissed never comes back. Grabs are chained in popup-grab.h.
 */
#ifndef WEDDELL_SHELL_POPUP_H
#define WEDDELL_SHELL_POPUP_H

#include "shell/positioner.h"
#include "shell/shell-surface.h"

enum popup_fault {
	POPUP_INCOMPLETE_POSITIONER = 851, /* no size or no anchor rectangle */
	POPUP_BAD_PARENT,                  /* a parent without a role */
	POPUP_TOO_DEEP,                    /* POPUP_DEPTH_MAX popups hang on each other already */
	POPUP_NO_PARENT,                   /* committed without a parent */
	POPUP_PARENT_UNMAPPED,             /* mapped before its parent */
	POPUP_HAS_POPUPS,                  /* destroyed while popups hang on it */
	POPUP_HAS_PARENT,                  /* given a second parent */
	POPUP_GRAB_MAPPED,                 /* a grab after it was mapped */
	POPUP_GRAB_NOT_TOPMOST, /* a grab on a popup that is not the topmost grabbing one */
};

enum {
	/* Of popups that hang on each other: they are walked with recursion, and a client must
	 * not be able to use up our stack. */
	POPUP_DEPTH_MAX = 64,
};

struct popup;

/* Spoken to the desktop. */
struct popup_listener {
	/* Where it may be has to be decided: it is time for popup_constrain. */
	void (*constrain)(void *data, struct popup *popup);
	void (*map)(void *data, struct popup *popup);
	void (*unmap)(void *data, struct popup *popup); /* also without a map before */
};

struct popup {
	struct shell_surface *shell_surface;
	struct shell_surface *parent; /* NULL: none yet, or gone */
	struct wl_list link;          /* parent.popups */
	struct box box;               /* where its content is, relative to the parent's geometry */
	bool dismissed;

	bool grabs;               /* asked for a grab */
	struct wl_list grab_link; /* popup_grab.popups */

	/* private */
	struct positioner positioner;
	const struct popup_listener *listener;
	void *listener_data;
	struct wl_listener parent_moved, parent_unmap, parent_destroy;
};

/* Gives shell_surface its role; positioner is copied; parent may be NULL. Returns 0,
 * POPUP_INCOMPLETE_POSITIONER, POPUP_BAD_PARENT, POPUP_TOO_DEEP, a fault of shell_surface_set_role
 * or -ENOMEM. */
int popup_create(struct shell_surface *shell_surface, struct shell_surface *parent,
	const struct positioner *positioner, struct scene *scene,
	const struct popup_listener *listener, void *data, struct popup **popup_out);
/* Popups that hang on it are dismissed. NULL is fine. */
void popup_destroy(struct popup *popup);

/* For one made without a parent. Returns 0, POPUP_HAS_PARENT or POPUP_BAD_PARENT. */
int popup_set_parent(struct popup *popup, struct shell_surface *parent);

/* The one whose surface this is; NULL when that has another role or none. */
struct popup *popup_from_shell_surface(const struct shell_surface *shell_surface);

/* Whether its client may destroy it now: 0 or POPUP_HAS_POPUPS. */
int popup_check_destroy(const struct popup *popup);

/* New rules; the answer carries token. Returns 0 or POPUP_INCOMPLETE_POSITIONER. */
int popup_reposition(struct popup *popup, const struct positioner *positioner, uint32_t token);

/* Says what box of the layout it should stay in, and asks the client for the place that gives. */
void popup_constrain(struct popup *popup, const struct box *bounds);
/* The outputs have changed: if it is reactive, its listener hears that it has to be constrained. */
void popup_react(struct popup *popup);

/* Unmaps it for good, with those that hang on it, the last one first, and tells the client. */
void popup_dismiss(struct popup *popup);

/* As popup_dismiss, for all that hang on parent, the last one first. */
void popups_dismiss(struct shell_surface *parent);

/* As popup_react, for all popups that hang on parent and on each other. */
void popups_react(struct shell_surface *parent);

/* Brings the nodes of all popups that hang on parent to the top of band, in their order. */
void popups_raise(struct shell_surface *parent, enum scene_band band);

/* What it hangs on at last: the shell surface that is no popup. NULL when a parent is gone. */
struct shell_surface *popup_root(const struct popup *popup);

#endif
