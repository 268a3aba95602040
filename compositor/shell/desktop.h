/* SPDX-License-Identifier: MIT */
/*
 * The desktop: all windows, popups and layer surfaces, where they are, in which
 * order, and which window is active. Here is decided what clients and the user only ask for.
 *
 * It knows outputs as boxes and the pointer as a point, so it needs neither
 * screens nor a seat. Whom the keyboard belongs to, it says with an event.
 */
#ifndef WEDDELL_SHELL_DESKTOP_H
#define WEDDELL_SHELL_DESKTOP_H

#include "memory/budget.h"
#include "shell/activation.h"
#include "shell/desktop-outputs.h"
#include "shell/interactive.h"
#include "shell/layer-surface.h"
#include "shell/lock-surface.h"
#include "shell/popup-grab.h"
#include "shell/window-stack.h"

/* Of a mapped window. */
struct window_change_event {
	struct window *window;
	uint32_t changes; /* enum window_change */
};

struct desktop {
	struct wl_display *display;
	struct scene *scene;
	struct budget *budget; /* pays for surfaces of our own */
	bool kiosk; /* windows fill their output, but for dialogs, and stay so; set at first */
	bool early_buffers; /* of clients' shell surfaces; for the one who made it to set */
	struct desktop_outputs outputs;

	struct window_stack stack;
	struct wl_list focus_order; /* window.focus_link: mapped ones, the active one first,
				     * minimised ones last */
	struct window *active;      /* NULL for none */
	struct surface *focus;      /* as last announced */
	struct popup_grab grab;

	struct wl_list layers[LAYER_LEVEL_COUNT]; /* layer_surface.link, bottom to top */
	struct layer_surface *focused_layer;      /* the user has turned to it; NULL for none */

	bool locked;
	struct wl_list lock_surfaces; /* lock_surface.link */

	struct activation activation;

	struct interactive interactive;
	struct window *dragged; /* NULL: interactive.kind is NONE */
	bool dragged_by_touch;  /* by the finger touch_id, and not the pointer */
	int32_t touch_id;
	struct box dragged_box;  /* what it was last asked to be */
	bool configure_deferred; /* until it has answered the last one */
	double pointer_x, pointer_y;
	int buttons; /* down */

	struct {
		/* struct surface, or NULL: who has the keyboard from now on */
		struct wl_signal focus;
		/* struct interactive: one has begun, and the pointer is nobody's; or NULL: it has
		 * ended */
		struct wl_signal interactive;
		struct wl_signal lock;           /* struct desktop: it is locked, or not any more */
		struct wl_signal window_map;     /* struct window: mapped, and in its place */
		struct wl_signal window_unmap;   /* struct window */
		struct wl_signal window_changed; /* struct window_change_event */
	} events;
};

/* Returns 0 or -ENOMEM. */
int desktop_create(struct wl_display *display, struct scene *scene, struct desktop **desktop_out);
/* All windows, popups and layer surfaces must be gone. NULL is fine. */
void desktop_destroy(struct desktop *desktop);

/* Makes shell_surface a window or a popup. Faults as window_create and popup_create. */
int desktop_create_window(
	struct desktop *desktop, struct shell_surface *shell_surface, struct window **window_out);
int desktop_create_popup(struct desktop *desktop, struct shell_surface *shell_surface,
	struct shell_surface *parent, const struct positioner *positioner,
	struct popup **popup_out);

/* Makes shell_surface a layer surface, on the output of output_index; -1 is for where the user is.
 * Where there is no such output, it is closed already. Faults as layer_surface_create. */
int desktop_create_layer_surface(struct desktop *desktop, struct shell_surface *shell_surface,
	uint32_t level, int output_index, struct layer_surface **layer_out);

/* Nothing but lock surfaces is shown and takes input until desktop_unlock, which is the end of all
 * lock surfaces there are. */
void desktop_lock(struct desktop *desktop);
void desktop_unlock(struct desktop *desktop);

/* The end of the lock surfaces alone: it stays locked, for the next client that wants to. */
void desktop_retire_lock_surfaces(struct desktop *desktop);

/* Makes shell_surface the lock surface of an output; one whose output is gone (-1) is never shown.
 * Returns 0, LOCK_SURFACE_DUPLICATE or as lock_surface_create. */
int desktop_create_lock_surface(struct desktop *desktop, struct shell_surface *shell_surface,
	int output_index, struct lock_surface **lock_surface_out);

/* Copies them. Windows out of sight are moved back, and those that fill an output follow it; layer
 * surfaces of an output that is gone are closed.
 * Returns 0 or -ENOMEM. */
int desktop_set_outputs(
	struct desktop *desktop, const struct desktop_output *outputs, size_t count);

/* What clients ask for. Each is answered with a configure, also when nothing changes. */
void desktop_set_maximised(struct desktop *desktop, struct window *window, bool maximised);
/* Hides it and the windows below it, or shows it again and activates it; not answered. */
void desktop_set_minimised(struct desktop *desktop, struct window *window, bool minimised);
/* output_index is -1 for where it is. */
void desktop_set_fullscreen(
	struct desktop *desktop, struct window *window, bool fullscreen, int output_index);
/* Returns 0 or WINDOW_BAD_PARENT. */
int desktop_set_parent(struct desktop *desktop, struct window *window, struct window *parent);
/* Faults as popup_grab_add. */
int desktop_grab_popup(struct desktop *desktop, struct popup *popup, bool by_user);

/* Begin when a button is down, the window is mapped and free to move; else nothing happens. */
void desktop_begin_move(struct desktop *desktop, struct window *window);
/* Returns 0 or WINDOW_BAD_EDGES. */
int desktop_begin_resize(struct desktop *desktop, struct window *window, uint32_t edges);

/* The same with the finger of this id, which is down at (x, y). */
void desktop_begin_touch_move(
	struct desktop *desktop, struct window *window, int32_t id, double x, double y);
int desktop_begin_touch_resize(struct desktop *desktop, struct window *window, uint32_t edges,
	int32_t id, double x, double y);

/* The pointer is at (x, y) of the layout. Each returns whether the desktop keeps the event. */
bool desktop_handle_motion(struct desktop *desktop, double x, double y);
bool desktop_handle_button(struct desktop *desktop, double x, double y, bool pressed);
/* A finger came down at (x, y). */
void desktop_handle_touch(struct desktop *desktop, double x, double y);
/* One that may be dragging a window moved, or went up. */
void desktop_handle_touch_motion(struct desktop *desktop, int32_t id, double x, double y);
void desktop_handle_touch_up(struct desktop *desktop, int32_t id);

/* Raises a mapped window, shows it if it was minimised, and makes it the active one; NULL: none is
 * active. */
void desktop_activate(struct desktop *desktop, struct window *window);

/* Puts a mapped window's geometry at (x, y), whatever was decided before. */
void desktop_place_window(struct desktop *desktop, struct window *window, int32_t x, int32_t y);

/* Activates the window that was active index windows ago: 0 is the one that is, and beyond the
 * last one is the last one. So counting up goes through all, though each comes to the front. */
void desktop_activate_recent(struct desktop *desktop, size_t index);

/* The window at (x, y) of the layout, with its popups; NULL for none. */
struct window *desktop_window_at(struct desktop *desktop, double x, double y);

/* The window that surface belongs to, by its tree and popups; NULL for none. */
struct window *desktop_window_of_surface(struct desktop *desktop, struct surface *surface);

#endif
