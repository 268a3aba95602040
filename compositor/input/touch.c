/* SPDX-License-Identifier: MIT */
#include "input/touch.h"

#include <assert.h>

static void forget_surface(struct touch_point *point)
{
	if (point->surface != NULL) {
		wl_list_remove(&point->surface_destroy.link);
		point->surface = NULL;
	}
}

/* Something that a frame has to end. */
static void announce(
	struct touch_point *point, struct wl_signal *signal, uint32_t serial, uint32_t time)
{
	struct touch_event event = {
		.touch = point->touch,
		.point = point,
		.serial = serial,
		.time = time,
	};
	point->time = time;
	point->touch->unframed = true;
	wl_signal_emit_mutable(signal, &event);
}

/* Its client will never hear of the finger again, and must not wait for it. */
static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct touch_point *point = wl_container_of(listener, point, surface_destroy);
	struct touch *touch = point->touch;
	if (point->serial != 0) {
		announce(point, &touch->events.up, serials_next(touch->serials), point->time);
	}
	forget_surface(point);
	touch_frame(touch);
}

void touch_init(struct touch *touch, struct scene *scene, struct serials *serials)
{
	*touch = (struct touch){.scene = scene, .serials = serials};
	wl_signal_init(&touch->events.down);
	wl_signal_init(&touch->events.motion);
	wl_signal_init(&touch->events.up);
	wl_signal_init(&touch->events.frame);
	wl_signal_init(&touch->events.cancel);
}

void touch_finish(struct touch *touch)
{
	for (size_t i = 0; i < TOUCH_POINTS_MAX; i++) {
		forget_surface(&touch->points[i]);
	}
	assert(wl_list_empty(&touch->events.down.listener_list));
	assert(wl_list_empty(&touch->events.motion.listener_list));
	assert(wl_list_empty(&touch->events.up.listener_list));
	assert(wl_list_empty(&touch->events.frame.listener_list));
	assert(wl_list_empty(&touch->events.cancel.listener_list));
}

struct touch_point *touch_find(struct touch *touch, int32_t id)
{
	for (size_t i = 0; i < TOUCH_POINTS_MAX; i++) {
		if (touch->points[i].down && touch->points[i].id == id) {
			return &touch->points[i];
		}
	}
	return NULL;
}

struct touch_point *touch_find_serial(struct touch *touch, uint32_t serial)
{
	for (size_t i = 0; i < TOUCH_POINTS_MAX; i++) {
		struct touch_point *point = &touch->points[i];
		if (point->down && point->surface != NULL && point->serial == serial) {
			return point;
		}
	}
	return NULL;
}

static struct touch_point *free_slot(struct touch *touch)
{
	size_t i = 0;
	while (i < TOUCH_POINTS_MAX && touch->points[i].down) {
		i++;
	}
	return i < TOUCH_POINTS_MAX ? &touch->points[i] : NULL;
}

static void pick(struct touch_point *point)
{
	struct touch *touch = point->touch;
	double x, y;
	struct surface *surface = scene_at(touch->scene, point->x, point->y, &x, &y);
	if (surface == NULL ||
		(touch->may_focus != NULL && !touch->may_focus(touch->may_focus_data, surface))) {
		return;
	}
	point->surface = surface;
	point->local_x = x;
	point->local_y = y;
	wl_signal_add(&surface->events.destroy, &point->surface_destroy);
}

struct touch_point *touch_put_down(struct touch *touch, int32_t id, double x, double y)
{
	struct touch_point *point = touch_find(touch, id) == NULL ? free_slot(touch) : NULL;
	if (point == NULL) {
		return NULL;
	}
	*point = (struct touch_point){
		.touch = touch,
		.down = true,
		.id = id,
		.number = ++touch->downs,
		.x = x,
		.y = y,
		.surface_destroy.notify = handle_surface_destroy,
	};
	pick(point);
	return point;
}

void touch_begin(struct touch_point *point, uint32_t time, bool consumed)
{
	if (consumed) {
		forget_surface(point);
	}
	if (point->surface != NULL) {
		point->serial = serials_next_press(point->touch->serials, point->surface->budget);
		announce(point, &point->touch->events.down, point->serial, time);
	}
}

void touch_move(struct touch_point *point, double x, double y, uint32_t time)
{
	point->x = x;
	point->y = y;
	if (point->surface == NULL ||
		!scene_locate(point->touch->scene, point->surface, x, y, &x, &y)) {
		return;
	}
	if (x != point->local_x || y != point->local_y) {
		point->local_x = x;
		point->local_y = y;
		announce(point, &point->touch->events.motion, 0, time);
	}
}

void touch_lift(struct touch_point *point, uint32_t time)
{
	if (point->surface != NULL) {
		announce(
			point, &point->touch->events.up, serials_next(point->touch->serials), time);
	}
	forget_surface(point);
	point->down = false;
}

void touch_frame(struct touch *touch)
{
	if (touch->unframed) {
		touch->unframed = false;
		wl_signal_emit_mutable(&touch->events.frame, touch);
	}
}

/* A client is known by the budget that pays for its surfaces. */
static bool is_of_client(const struct touch_point *point, const struct budget *client)
{
	return point->surface != NULL && point->surface->budget == client;
}

static void cancel_client(struct touch *touch, struct surface *surface)
{
	const struct budget *client = surface->budget;
	struct touch_cancel_event event = {.touch = touch, .surface = surface};
	wl_signal_emit_mutable(&touch->events.cancel, &event);
	for (size_t i = 0; i < TOUCH_POINTS_MAX; i++) {
		if (is_of_client(&touch->points[i], client)) {
			forget_surface(&touch->points[i]);
		}
	}
}

void touch_cancel(struct touch *touch, const struct surface *surface)
{
	for (size_t i = 0; i < TOUCH_POINTS_MAX; i++) {
		if (is_of_client(&touch->points[i], surface->budget)) {
			cancel_client(touch, touch->points[i].surface);
		}
	}
}

void touch_cancel_all(struct touch *touch)
{
	for (size_t i = 0; i < TOUCH_POINTS_MAX; i++) {
		if (touch->points[i].surface != NULL) {
			cancel_client(touch, touch->points[i].surface);
		}
		touch->points[i].down = false;
	}
}

void touch_set_focus_filter(
	struct touch *touch, bool (*may_focus)(void *data, struct surface *surface), void *data)
{
	touch->may_focus = may_focus;
	touch->may_focus_data = data;
}
