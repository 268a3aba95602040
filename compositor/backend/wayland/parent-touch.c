/* SPDX-License-Identifier: MIT */
#include "backend/wayland/parent-touch.h"

#include "base/clock.h"

static struct parent_touch_point *find_point(struct parent_touch *touch, int32_t id)
{
	for (int i = 0; i < TOUCH_POINTS_MAX; i++) {
		struct parent_touch_point *point = &touch->points[i];
		if (point->on != NULL && point->id == id) {
			return point;
		}
	}
	return NULL;
}

static struct parent_touch_point *find_free(struct parent_touch *touch)
{
	for (int i = 0; i < TOUCH_POINTS_MAX; i++) {
		if (touch->points[i].on == NULL) {
			return &touch->points[i];
		}
	}
	return NULL;
}

/* false when the window is gone. */
static bool to_scene(
	struct wl_surface *surface, wl_fixed_t x, wl_fixed_t y, double *x_out, double *y_out)
{
	const struct wayland_output *output = wayland_output_from_surface(surface);
	*x_out = wl_fixed_to_double(x);
	*y_out = wl_fixed_to_double(y);
	if (output != NULL) {
		wayland_output_to_scene(output, x_out, y_out);
	}
	return output != NULL;
}

static void handle_down(void *data, struct wl_touch *proxy, uint32_t serial, uint32_t time,
	struct wl_surface *surface, int32_t id, wl_fixed_t x, wl_fixed_t y)
{
	struct parent_touch *touch = data;
	struct parent_touch_point *point = find_free(touch);
	double scene_x, scene_y;
	if (point != NULL && to_scene(surface, x, y, &scene_x, &scene_y)) {
		*point = (struct parent_touch_point){id, surface};
		seat_touch_down(touch->seat, id, scene_x, scene_y, time);
	}
}

static void handle_up(
	void *data, struct wl_touch *proxy, uint32_t serial, uint32_t time, int32_t id)
{
	struct parent_touch *touch = data;
	struct parent_touch_point *point = find_point(touch, id);
	if (point != NULL) {
		point->on = NULL;
		seat_touch_up(touch->seat, id, time);
	}
}

static void handle_motion(
	void *data, struct wl_touch *proxy, uint32_t time, int32_t id, wl_fixed_t x, wl_fixed_t y)
{
	struct parent_touch *touch = data;
	struct parent_touch_point *point = find_point(touch, id);
	double scene_x, scene_y;
	if (point != NULL && to_scene(point->on, x, y, &scene_x, &scene_y)) {
		seat_touch_motion(touch->seat, id, scene_x, scene_y, time);
	}
}

static void handle_frame(void *data, struct wl_touch *proxy)
{
	struct parent_touch *touch = data;
	seat_touch_frame(touch->seat);
}

static void handle_cancel(void *data, struct wl_touch *proxy)
{
	struct parent_touch *touch = data;
	for (int i = 0; i < TOUCH_POINTS_MAX; i++) {
		touch->points[i].on = NULL;
	}
	seat_touch_cancel(touch->seat);
}

static void handle_shape(
	void *data, struct wl_touch *proxy, int32_t id, wl_fixed_t major, wl_fixed_t minor)
{
}

static void handle_orientation(
	void *data, struct wl_touch *proxy, int32_t id, wl_fixed_t orientation)
{
}

static const struct wl_touch_listener touch_listener = {
	.down = handle_down,
	.up = handle_up,
	.motion = handle_motion,
	.frame = handle_frame,
	.cancel = handle_cancel,
	.shape = handle_shape,
	.orientation = handle_orientation,
};

void parent_touch_init(struct parent_touch *touch, struct seat *seat, struct wl_seat *proxy)
{
	*touch = (struct parent_touch){.seat = seat, .proxy = wl_seat_get_touch(proxy)};
	if (touch->proxy != NULL) {
		wl_touch_add_listener(touch->proxy, &touch_listener, touch);
		seat_add_touch_device(seat);
	}
}

static void let_go(struct parent_touch *touch, struct parent_touch_point *point)
{
	point->on = NULL;
	seat_touch_up(touch->seat, point->id, clock_to_msec(clock_now()));
	seat_touch_frame(touch->seat);
}

void parent_touch_finish(struct parent_touch *touch)
{
	if (touch->proxy == NULL) {
		return;
	}
	for (int i = 0; i < TOUCH_POINTS_MAX; i++) {
		if (touch->points[i].on != NULL) {
			let_go(touch, &touch->points[i]);
		}
	}
	seat_remove_touch_device(touch->seat);
	if (wl_touch_get_version(touch->proxy) >= WL_TOUCH_RELEASE_SINCE_VERSION) {
		wl_touch_release(touch->proxy);
	} else {
		wl_touch_destroy(touch->proxy);
	}
	touch->proxy = NULL;
}

void parent_touch_forget(struct parent_touch *touch, const struct wl_surface *surface)
{
	for (int i = 0; i < TOUCH_POINTS_MAX; i++) {
		if (touch->points[i].on != NULL && touch->points[i].on == surface) {
			let_go(touch, &touch->points[i]);
		}
	}
}
