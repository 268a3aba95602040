/* SPDX-License-Identifier: MIT */
/*
 * Drag and drop on a seat: from start_drag until the last button is let go, or
 * the finger that it was begun with.
 *
 * Meanwhile the pointer has no focus, or the finger is no client's; the drag has
 * a focus instead, and announces how that enters, moves, leaves and drops. An
 * icon may go with pointer or finger. Escape ends it without a drop, as does the
 * end of its source.
 */
#ifndef WEDDELL_INPUT_DRAG_H
#define WEDDELL_INPUT_DRAG_H

#include "input/data-offer.h"
#include "input/seat.h"

struct drag {
	struct seat *seat;
	bool active;
	struct data_source *source; /* NULL: the client drags something within itself */
	struct surface *focus;      /* may be NULL */
	bool by_touch;              /* by the finger touch_id, and not the pointer */
	int32_t touch_id;
	double x, y;             /* of pointer or finger, in the scene */
	double local_x, local_y; /* in the focus's coordinates */

	struct {
		struct wl_signal enter;  /* struct drag: focus is set */
		struct wl_signal motion; /* struct drag_motion_event */
		struct wl_signal leave;  /* struct drag: focus is still the old one */
		struct wl_signal drop;   /* struct drag: on the focus; no leave follows */
	} events;

	/* private */
	bool (*may_enter)(void *data, struct surface *surface); /* may be NULL */
	void *may_enter_data;
	struct cursor icon;
	struct seat_filter_entry filter;
	struct wl_listener interrupt, origin_destroy, source_destroy, focus_unmap, focus_destroy;
};

struct drag_motion_event {
	struct drag *drag;
	uint32_t time; /* milliseconds */
};

/* Its committed keeps the input region empty: what is dragged is not what is dropped on. */
extern const struct surface_role drag_icon_role;

void drag_init(struct drag *drag, struct seat *seat);
/* No listener may be left. */
void drag_finish(struct drag *drag);

/* While a button is held that the client of origin heard of, or with the finger of point, which is
 * on a surface of that client; it hears that its touches are cancelled. point, source, icon and
 * may_enter may be NULL; the focus will only be a surface that may_enter says yes to. Without a
 * source the drag ends with its origin. Returns 0, DATA_SOURCE_IN_USE or -ENOMEM. */
int drag_start(struct drag *drag, const struct touch_point *point, struct data_source *source,
	struct surface *origin, struct surface *icon,
	bool (*may_enter)(void *data, struct surface *surface), void *data);

/* Ends it without a drop. */
void drag_cancel(struct drag *drag);

#endif
