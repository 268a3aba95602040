/* SPDX-License-Identifier: MIT */
/*
 * The pointer of a seat: where it is, the surface it is on, and the buttons
 * held.
 *
 * From the first button that a client hears of until the last is let go, the
 * focus stays: the implicit grab. Otherwise the focus is what the scene has at
 * the pointer's place; the owner calls pointer_refocus when the scene changed.
 * Until a device has moved it the pointer is absent: it has no focus then, and
 * a headless screen shows no cursor.
 *
 * Scrolling is gathered and announced with the frame it belongs to.
 */
#ifndef WEDDELL_INPUT_POINTER_H
#define WEDDELL_INPUT_POINTER_H

#include "input/press-set.h"
#include "input/scroll.h"
#include "input/serials.h"
#include "scene/scene.h"

/* How far a device was moved, wherever the pointer got to. */
struct relative_motion {
	uint64_t time_usec;
	double dx, dy;         /* logical pixels, accelerated */
	double raw_dx, raw_dy; /* as the device counts, not accelerated */
};

struct pointer {
	struct scene *scene;
	struct serials *serials;
	bool present; /* a device moved or pressed it at least once */
	double x, y;  /* logical pixels, in the scene */
	struct press_set buttons;

	struct surface *focus;   /* may be NULL */
	double local_x, local_y; /* in the focus's coordinates */
	uint32_t enter_serial;   /* of the last enter */
	uint32_t grab_serial;    /* of the press that began the implicit grab */

	struct {
		struct wl_signal enter; /* struct pointer_focus_event: focus is set */
		struct wl_signal leave; /* struct pointer_focus_event: focus is still the old one */
		struct wl_signal motion;   /* struct pointer_motion_event */
		struct wl_signal relative; /* struct relative_motion: only with a focus */
		struct wl_signal button;   /* struct pointer_button_event: only with a focus */
		struct wl_signal scroll;   /* struct pointer_scroll_event: only with a focus */
		struct wl_signal frame;    /* struct pointer: the events before belong together */
		struct wl_signal focus;    /* struct pointer: another focus, or none, is settled */
	} events;

	/* private */
	bool unframed; /* something was announced since the last frame */
	int blocks;
	bool (*may_focus)(void *data, struct surface *surface); /* may be NULL */
	void *may_focus_data;
	struct scroll scroll;
	struct wl_listener focus_unmap, focus_destroy;
};

struct pointer_focus_event {
	struct pointer *pointer;
	struct surface *surface;
	uint32_t serial;
};

struct pointer_motion_event {
	struct pointer *pointer; /* local_x and local_y are new */
	uint32_t time;           /* milliseconds, here and below */
};

struct pointer_button_event {
	struct pointer *pointer;
	uint32_t serial, time, button; /* button: linux/input-event-codes.h */
	bool pressed;
};

struct pointer_scroll_event {
	struct pointer *pointer;
	struct scroll_news news;
};

void pointer_init(struct pointer *pointer, struct scene *scene, struct serials *serials);
/* No listener may be left. */
void pointer_finish(struct pointer *pointer);

/* To a place in the scene, without a look at what is there: pointer_refocus follows. */
void pointer_place(struct pointer *pointer, double x, double y);

/* It is absent, until it is placed again: pointer_refocus follows. */
void pointer_take_away(struct pointer *pointer);

/* Tells the focus how far a device was moved. */
void pointer_move_relative(struct pointer *pointer, const struct relative_motion *motion);

/* Looks what is at the pointer's place, moves the focus there, and tells the focus where the
 * pointer is now if that is new to it. */
void pointer_refocus(struct pointer *pointer, uint32_t time);

/* A consumed press is kept from clients, and so is its release. */
void pointer_button(
	struct pointer *pointer, uint32_t button, bool pressed, uint32_t time, bool consumed);

/* These three gather until pointer_frame. value120 is 0 for what has no steps. */
void pointer_scroll(struct pointer *pointer, enum scroll_axis axis, double value, int32_t value120,
	uint32_t time);
void pointer_scroll_stop(struct pointer *pointer, enum scroll_axis axis, uint32_t time);
void pointer_scroll_source(struct pointer *pointer, enum scroll_source source);

/* Ends what belongs together, if there is anything. */
void pointer_frame(struct pointer *pointer);

/* Whether the implicit grab is on. */
bool pointer_is_grabbed(const struct pointer *pointer);

/*
 * While blocked the pointer has no focus: for moving and resizing a window, for drags. The
 * focus leaves at once; a client that saw a button pressed does not see it let go. Each block
 * needs its unblock.
 */
void pointer_block(struct pointer *pointer);
void pointer_unblock(struct pointer *pointer);
bool pointer_is_blocked(const struct pointer *pointer);

/* Only surfaces that may_focus says yes to get the focus: for popups that grab. NULL for all.
 * Takes effect at once. */
void pointer_set_focus_filter(struct pointer *pointer,
	bool (*may_focus)(void *data, struct surface *surface), void *data);

#endif
