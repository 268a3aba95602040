/* SPDX-License-Identifier: MIT */
/*
 * A seat: one person's keyboard, pointer and touch screen, and the scene they
 * act on.
 *
 * Backends and virtual devices call the functions below; filters (the shell's)
 * get a first look; what is left goes to keyboard, pointer and touch, which
 * announce it (keyboard.h, pointer.h, touch.h). The pointer's focus follows the scene: after a
 * change it is looked up once, at the end of the loop's turn. An idle seat has
 * no timer and wakes nobody.
 *
 * It knows nothing of clients and their objects.
 */
#ifndef WEDDELL_INPUT_SEAT_H
#define WEDDELL_INPUT_SEAT_H

#include "base/box.h"
#include "input/cursor.h"
#include "input/default-cursor.h"
#include "input/gesture.h"
#include "input/idle.h"
#include "input/keyboard.h"
#include "input/pointer.h"
#include "input/selection.h"
#include "input/text-entry.h"
#include "input/touch.h"

struct seat_config {
	struct scene *scene;                 /* outlives the seat */
	struct wl_event_loop *loop;          /* may go before the seat */
	uint32_t (*next_serial)(void *data); /* wl_display_next_serial */
	void *serial_data;
	const struct keymap_names *keymap; /* may be NULL: see keymap.h */
};

enum {
	SEAT_BOUNDS_MAX = SURFACE_OUTPUT_MAX,
};

struct seat {
	struct serials serials;
	struct keyboard keyboard;
	struct pointer pointer;
	struct touch touch;
	struct gesture gesture; /* devices call it directly: gesture.h */
	struct cursor cursor;
	struct default_cursor *default_cursor; /* borrowed; NULL for none */
	struct selection selection;            /* what a paste takes */
	struct selection primary;              /* what the middle button takes */
	struct text_entry text;                /* who wants an input method */
	struct idle idle;                      /* how long nothing was done */
	struct keyboard_device *device;        /* the seat's own keyboards */
	bool ever_had_touch;
	bool keyboard_is_away; /* see seat_set_keyboard_away */

	struct {
		struct wl_signal capabilities; /* struct seat: seat_has_touch is another one */
		/* struct seat: the keyboard is not away any more, and wants its focus */
		struct wl_signal keyboard_back;
		struct wl_signal interrupt; /* struct seat: see seat_interrupt */
	} events;

	/* private */
	int touch_devices;
	struct wl_event_loop *loop; /* NULL once that is gone */
	struct wl_event_source *refocus_source;
	void (*limit_motion)(void *data, double *x, double *y); /* may be NULL */
	void *limit_data;
	bool (*divert_key)(void *data, uint32_t key, bool pressed, uint32_t time); /* may be NULL */
	void *diverted_to;
	struct wl_list filters; /* seat_filter_entry.link, the newest first */
	struct box bounds[SEAT_BOUNDS_MAX];
	size_t bounds_count;
	struct wl_listener scene_changed, loop_destroy, focus_changed;
};

/*
 * A first look at input. Each function returns whether it consumes what happened, so that
 * older filters and clients do not hear of it; NULL consumes nothing. The release of a consumed
 * press never reaches a client, and the release of one that a client saw reaches it in any
 * case, unless it lost the focus meanwhile. At the call seat->pointer and seat->keyboard have
 * the new place and the modifiers, and the focus from before.
 */
struct seat_filter {
	bool (*motion)(void *data, uint32_t time);
	bool (*button)(void *data, uint32_t button, bool pressed, uint32_t time);
	bool (*scroll)(void *data, enum scroll_axis axis, double value, uint32_t time);
	bool (*key)(void *data, uint32_t key, bool pressed, uint32_t time);
	/* point->surface, if not NULL, will hear of it */
	bool (*touch_down)(void *data, const struct touch_point *point, uint32_t time);
	/* Of each point, whoever hears of it; a cancelled one goes up, too. There is nothing to
	 * consume: who wants a point for itself cancels it (touch_cancel). */
	void (*touch_motion)(void *data, const struct touch_point *point);
	void (*touch_up)(void *data, const struct touch_point *point, bool cancelled);
};

struct seat_filter_entry {
	struct wl_list link; /* seat.filters */
	const struct seat_filter *filter;
	void *data;
};

/* Returns 0, KEYMAP_INVALID or a negative errno. */
int seat_create(const struct seat_config *config, struct seat **seat_out);
/* No listener and no filter may be left. NULL is fine. */
void seat_destroy(struct seat *seat);

/* In front of all others. entry is the caller's, until it is removed. */
void seat_add_filter(struct seat *seat, struct seat_filter_entry *entry,
	const struct seat_filter *filter, void *data);
/* A filter may remove itself while it is called, and no other. */
void seat_remove_filter(struct seat_filter_entry *entry);

/* Where the pointer may be: the boxes of the outputs. None: anywhere. */
void seat_set_bounds(struct seat *seat, const struct box *boxes, size_t count);

/* The one of them that is nearest to (x, y); NULL when there are none. */
const struct box *seat_bounds_near(const struct seat *seat, double x, double y);

/* The box around them; empty when there are none. */
struct box seat_bounds(const struct seat *seat);

/* Coordinates are logical pixels, times milliseconds of CLOCK_MONOTONIC, button and key codes
 * those of linux/input-event-codes.h. seat_pointer_frame ends what belongs together. */
void seat_pointer_motion(struct seat *seat, double dx, double dy, uint32_t time);
/* For devices that know more than that. */
void seat_pointer_motion_relative(struct seat *seat, const struct relative_motion *motion);
void seat_pointer_motion_absolute(struct seat *seat, double x, double y, uint32_t time);
void seat_pointer_button(struct seat *seat, uint32_t button, bool pressed, uint32_t time);
/* value120: 120ths of a wheel's step, 0 for what has none. */
void seat_pointer_scroll(
	struct seat *seat, enum scroll_axis axis, double value, int32_t value120, uint32_t time);
void seat_pointer_scroll_stop(struct seat *seat, enum scroll_axis axis, uint32_t time);
void seat_pointer_scroll_source(struct seat *seat, enum scroll_source source);
void seat_pointer_frame(struct seat *seat);
/* It is on none of our outputs: absent until a device moves it again. */
void seat_pointer_leave(struct seat *seat, uint32_t time);

/* limit is asked before each motion, with the place the pointer would go to, and may change it.
 * There can be one; NULL for none. */
void seat_set_motion_limit(
	struct seat *seat, void (*limit)(void *data, double *x, double *y), void *data);

/* Puts the pointer elsewhere, with no device and no limit. */
void seat_warp_pointer(struct seat *seat, double x, double y);

/* What is shown where no client has set a cursor, once there is something to point with. NULL, as
 * at first, for nothing. Borrowed. */
void seat_set_default_cursor(struct seat *seat, struct default_cursor *cursor);
/* Takes back what a client has set. */
void seat_reset_cursor(struct seat *seat);
/* As default_cursor_set_scale, at once. */
void seat_set_cursor_scale(struct seat *seat, int32_t scale);

/* A key of the seat's own keyboards. */
void seat_key(struct seat *seat, uint32_t key, bool pressed, uint32_t time);

/* A key, and modifiers told from outside, of another device. */
void seat_device_key(struct seat *seat, struct keyboard_device *device, uint32_t key, bool pressed,
	uint32_t time);
void seat_device_modifiers(struct seat *seat, struct keyboard_device *device,
	const struct keyboard_modifiers *modifiers);
/* Lets go of what is held on it; the seat's own keymap holds again. */
void seat_remove_keyboard_device(struct seat *seat, struct keyboard_device *device);

/* divert is shown each key that no filter consumes, and returns whether it keeps it: then the
 * keyboard knows nothing of that key. seat->keyboard.device is the one that it is of. There can be
 * one; NULL for none. For input methods. */
void seat_divert_keys(struct seat *seat,
	bool (*divert)(void *data, uint32_t key, bool pressed, uint32_t time), void *data);

/* A seat has keyboard and pointer at all times, a touch screen only while there is one. What is
 * down when the last one goes is cancelled. */
void seat_add_touch_device(struct seat *seat);
void seat_remove_touch_device(struct seat *seat);
bool seat_has_touch(const struct seat *seat);

/* id names a point from down to up, among all devices of the seat. seat_touch_frame ends what
 * belongs together. cancel: what is down was no touch after all; it needs no frame. */
void seat_touch_down(struct seat *seat, int32_t id, double x, double y, uint32_t time);
void seat_touch_motion(struct seat *seat, int32_t id, double x, double y, uint32_t time);
void seat_touch_up(struct seat *seat, int32_t id, uint32_t time);
void seat_touch_frame(struct seat *seat);
void seat_touch_cancel(struct seat *seat);

/* While the keyboards act on something else than this compositor, no surface has their focus; after
 * that, whoever sets it is asked for it (events.keyboard_back). */
void seat_set_keyboard_away(struct seat *seat, bool away);

/* NULL for none. Not heeded while the keyboard is away. */
void seat_set_keyboard_focus(struct seat *seat, struct surface *surface);

/* Whatever a person is in the middle of ends: pointer and touch have no focus any more before they
 * get it anew, and drags are over. */
void seat_interrupt(struct seat *seat);

/* Looks at the scene now instead of at the end of the loop's turn. */
void seat_refocus_pointer(struct seat *seat);

/* Whether a person pressed a key or button or touched the screen, not too long ago, with this
 * serial, and the client with the budget owner was told; NULL: or anybody. */
bool seat_has_press_serial(const struct seat *seat, uint32_t serial, const struct budget *owner);

/* The client with the budget owner is gone. */
void seat_forget_presses(struct seat *seat, const struct budget *owner);

#endif
