/* SPDX-License-Identifier: MIT */
/*
 * The touch screen of a seat: the points that fingers are on.
 *
 * A point belongs to the surface it came down on until it goes up, wherever it
 * moves meanwhile: the implicit grab, one for each point. When its surface is
 * destroyed, the point goes up for the client; one that only leaves the screen
 * still hears of the end. Points beyond a fixed number are not noticed.
 */
#ifndef WEDDELL_INPUT_TOUCH_H
#define WEDDELL_INPUT_TOUCH_H

#include "input/serials.h"
#include "scene/scene.h"

enum {
	TOUCH_POINTS_MAX = 32,
};

struct touch;

struct touch_point {
	struct touch *touch;
	bool down; /* else the slot is free */
	int32_t id;
	uint64_t number;                    /* which of all points there ever were; from 1 */
	uint32_t serial;                    /* of the down; 0 until a client was told */
	uint32_t time;                      /* of what was last told of it, milliseconds */
	double x, y;                        /* logical pixels, in the scene */
	struct surface *surface;            /* NULL: nobody hears of it */
	double local_x, local_y;            /* in the surface's coordinates */
	struct wl_listener surface_destroy; /* private */
};

struct touch {
	struct scene *scene;
	struct serials *serials;
	struct touch_point points[TOUCH_POINTS_MAX];
	uint64_t downs; /* points there ever were */

	struct {
		struct wl_signal down;   /* struct touch_event: point->surface is set */
		struct wl_signal motion; /* struct touch_event: local_x and local_y are new */
		struct wl_signal up;     /* struct touch_event: point->surface is still set */
		struct wl_signal frame;  /* struct touch: the events before belong together */
		/* struct touch_cancel_event: all points of one client are over */
		struct wl_signal cancel;
	} events;

	/* private */
	bool unframed; /* something was announced since the last frame */
	bool (*may_focus)(void *data, struct surface *surface); /* may be NULL */
	void *may_focus_data;
};

struct touch_event {
	struct touch *touch;
	const struct touch_point *point;
	uint32_t serial; /* 0 for motion */
	uint32_t time;   /* milliseconds */
};

struct touch_cancel_event {
	struct touch *touch;
	struct surface *surface; /* any one of the client's; its points are still there */
};

void touch_init(struct touch *touch, struct scene *scene, struct serials *serials);
/* No listener may be left. */
void touch_finish(struct touch *touch);

/* A new point on what the scene has at (x, y); the surface does not hear of it before
 * touch_begin. NULL when id is down already, or there are too many. */
struct touch_point *touch_put_down(struct touch *touch, int32_t id, double x, double y);
/* Tells the surface. A consumed point is kept from clients for all its life. */
void touch_begin(struct touch_point *point, uint32_t time, bool consumed);

void touch_move(struct touch_point *point, double x, double y, uint32_t time);
void touch_lift(struct touch_point *point, uint32_t time);

/* Ends what belongs together, if there is anything. */
void touch_frame(struct touch *touch);

/* What looked like touches was something else, or the compositor takes it for itself: the client
 * of surface hears no more of its points, which stay down. */
void touch_cancel(struct touch *touch, const struct surface *surface);
/* For all clients; no point is down after it. */
void touch_cancel_all(struct touch *touch);

/* NULL when it is not down. */
struct touch_point *touch_find(struct touch *touch, int32_t id);

/* The point on a surface with this serial of its down, for a client that begins something with
 * it; NULL for none. */
struct touch_point *touch_find_serial(struct touch *touch, uint32_t serial);

/* Only surfaces that may_focus says yes to get new points: for popups that grab. NULL for all. */
void touch_set_focus_filter(
	struct touch *touch, bool (*may_focus)(void *data, struct surface *surface), void *data);

#endif
