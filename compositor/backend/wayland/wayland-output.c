/* SPDX-License-Identifier: MIT */
#include "backend/wayland/wayland-output.h"

#include "base/clock.h"
#include "scene/affine.h"
#include "scene/region-map.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	DEFAULT_WIDTH = 1280, /* logical pixels of the parent's */
	DEFAULT_HEIGHT = 720,
	DEFAULT_REFRESH_MHZ = 60000,
};

static int handle_target(struct output *base, struct render_target **target_out)
{
	struct wayland_output *output = wl_container_of(base, output, base);
	struct chain_target *target;
	int result = target_chain_take(
		&output->chain, base->mode.width, base->mode.height, base->shown->target, &target);
	if (result == 0) {
		target->base.transform = base->transform;
		*target_out = &target->base;
	}
	return result;
}

static uint32_t handle_judge_direct(struct output *base, struct buffer *buffer)
{
	struct wayland_output *output = wl_container_of(base, output, base);
	struct passed_buffer *passed;
	return passed_buffer_get(output->passed, buffer, true, &passed);
}

static uint32_t handle_judge_plane(struct output *base, const struct frame_plane *plane)
{
	struct wayland_output *output = wl_container_of(base, output, base);
	return plane->buffer != NULL ? wayland_planes_judge(&output->planes, plane)
				     : wayland_cursor_judge(&output->cursor, plane);
}

static struct render_target *handle_plane_target(
	struct output *base, const struct frame_plane *plane)
{
	struct wayland_output *output = wl_container_of(base, output, base);
	return wayland_cursor_target(&output->cursor, plane);
}

static bool handle_takes_planes(
	struct output *base, const struct frame *frame, const struct buffer *direct)
{
	struct wayland_output *output = wl_container_of(base, output, base);
	return wayland_planes_take(&output->planes, frame);
}

/* The frame's picture at the parent: one of the two, or neither where a direct one may not be
 * passed any more. */
struct pixels {
	struct chain_target *target;
	struct passed_buffer *passed;
};

/* Whether the window has it already. */
static bool has_picture(const struct wayland_output *output, const struct frame *frame)
{
	const struct frame *shown = output->base.shown;
	return frame->kept ||
	       (frame->direct != NULL && frame->direct == shown->direct &&
		       !pixman_region32_not_empty((pixman_region32_t *)&frame->damage));
}

static struct pixels find_pixels(struct wayland_output *output, const struct frame *frame)
{
	struct pixels pixels = {NULL, NULL};
	if (frame->direct == NULL) {
		pixels.target = target_chain_find(&output->chain, frame->target);
	} else if (passed_buffer_get(output->passed, frame->direct, true, &pixels.passed) != 0) {
		pixels.passed = NULL;
	}
	return pixels;
}

/* Until the parent releases them. */
static void attach_and_hold(struct wayland_output *output, const struct pixels *pixels)
{
	struct wl_surface *surface = output->window.surface;
	if (pixels->target != NULL) {
		pixels->target->busy = true;
		wl_surface_attach(surface, pixels->target->buffer, 0, 0);
	} else {
		passed_buffer_hold(pixels->passed);
		wl_surface_attach(surface, pixels->passed->proxy, 0, 0);
	}
}

static void damage_all(pixman_region32_t *damage, const struct output_mode *mode)
{
	pixman_region32_union_rect(
		damage, damage, 0, 0, (unsigned int)mode->width, (unsigned int)mode->height);
}

/* In pixels of the mode, which are those of the buffer. A frame with nothing new in it is to be
 * presented as well: for that the parent has to have a reason to draw. */
static void send_damage(struct wayland_output *output, const struct frame *frame)
{
	struct output *base = &output->base;
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	if (region_transform(base->transform, output_width(base), output_height(base),
		    &frame->damage, &damage) != 0) {
		damage_all(&damage, &base->mode);
	}
	wayland_planes_add_damage(&output->planes, frame, &damage);
	if (!pixman_region32_not_empty(&damage)) {
		pixman_region32_union_rect(&damage, &damage, 0, 0, 1, 1);
	}
	int count;
	const pixman_box32_t *boxes = pixman_region32_rectangles(&damage, &count);
	for (int i = 0; i < count; i++) {
		wl_surface_damage_buffer(output->window.surface, boxes[i].x1, boxes[i].y1,
			boxes[i].x2 - boxes[i].x1, boxes[i].y2 - boxes[i].y1);
	}
	pixman_region32_fini(&damage);
}

/* Returns 0 or a negative errno; then nothing has changed. */
static int show_picture(struct wayland_output *output, const struct frame *frame)
{
	struct pixels pixels = find_pixels(output, frame);
	bool is_there = has_picture(output, frame);
	if (!is_there && pixels.target == NULL && pixels.passed == NULL) {
		return -EAGAIN;
	}
	int result = wayland_planes_show(&output->planes, frame);
	if (result == 0 && !is_there) {
		attach_and_hold(output, &pixels);
	}
	return result;
}

static bool shows_overlays(const struct frame *frame)
{
	for (size_t i = 0; i < frame->plane_count; i++) {
		if (frame->planes[i].buffer != NULL) {
			return true;
		}
	}
	return false;
}

static int commit(struct wayland_output *output, const struct frame *frame)
{
	struct wl_surface *surface = output->window.surface;
	int result = flight_begin(&output->flight, surface);
	if (result != 0) {
		return result;
	}
	result = show_picture(output, frame);
	if (result != 0) {
		flight_cancel(&output->flight);
		return result;
	}
	output->has_overlays = shows_overlays(frame);
	send_damage(output, frame);
	parent_window_describe(&output->window);
	wl_surface_commit(surface);
	return 0;
}

/* All that the parent would have to show is the cursor, and that it moves by itself. */
static bool is_for_parent(const struct wayland_output *output, const struct frame *frame)
{
	return !has_picture(output, frame) || frame_has_notices(frame) ||
	       wayland_planes_differ(&output->planes, frame);
}

static int handle_commit(struct output *base, const struct frame *frame)
{
	struct wayland_output *output = wl_container_of(base, output, base);
	bool waits = is_for_parent(output, frame);
	int result = waits ? commit(output, frame) : 0;
	if (result != 0) {
		return result;
	}
	wayland_cursor_show(&output->cursor, frame);
	parent_flush(output->window.parent);
	if (!waits) {
		output_presented(base, clock_now(), 0);
	}
	return 0;
}

/* The parent tells how it shows the window's own picture, and nothing of what is before that. */
static void handle_landed(void *data, int64_t time_nsec, uint32_t flags)
{
	struct wayland_output *output = data;
	if (output->has_overlays) {
		flags &= ~(uint32_t)PRESENTATION_ZERO_COPY;
	}
	output_presented(&output->base, time_nsec, flags);
}

static const struct flight_listener flight_listener = {
	.landed = handle_landed,
};

static void handle_destroy(struct output *base)
{
	struct wayland_output *output = wl_container_of(base, output, base);
	flight_finish(&output->flight);
	if (output->is_made) {
		output_finish(base);
		wl_list_remove(&output->link);
	}
	target_chain_finish(&output->chain);
	wayland_cursor_finish(&output->cursor);
	wayland_planes_finish(&output->planes);
	parent_window_finish(&output->window);
	free(output);
}

static const struct output_interface output_impl = {
	.target = handle_target,
	.judge_direct = handle_judge_direct,
	.judge_plane = handle_judge_plane,
	.plane_target = handle_plane_target,
	.takes_planes = handle_takes_planes,
	.commit = handle_commit,
	.takes_mode = wayland_output_takes_mode,
	.mode_changed = wayland_output_mode_changed,
	.set_power = wayland_output_set_power,
	.destroy = handle_destroy,
	.ignores_alpha = true, /* by the format: passed_buffer_get */
};

static struct output_mode find_mode(const struct wayland_output *output)
{
	const struct parent_window *window = &output->window;
	return (struct output_mode){
		.width = parent_window_pixel_width(window),
		.height = parent_window_pixel_height(window),
		.refresh_mhz = window->refresh_mhz > 0 ? window->refresh_mhz : DEFAULT_REFRESH_MHZ,
	};
}

static double find_scale(const struct wayland_output *output)
{
	return output->wished_scale * output->window.scale;
}

static void handle_changed(void *data)
{
	struct wayland_output *output = data;
	struct output *base = &output->base;
	struct output_mode mode = find_mode(output);
	double scale = find_scale(output);
	if (mode.width != base->mode.width || mode.height != base->mode.height ||
		mode.refresh_mhz != base->mode.refresh_mhz || scale != base->scale) {
		/* a scale that cannot be leaves it as it is */
		output_configure(base, &mode, scale, base->transform);
		if (!base->powered) {
			wayland_output_set_power(base, false); /* as large as it is now */
		}
	}
}

static void handle_closed(void *data)
{
	struct wayland_output *output = data;
	output->listener->closed(output->data, &output->base);
}

static void handle_back(void *data)
{
	struct wayland_output *output = data;
	output_wake(&output->base);
}

static const struct parent_window_listener window_listener = {
	.changed = handle_changed,
	.closed = handle_closed,
	.back = handle_back,
};

static int make(struct wayland_output *output, struct output_layout *layout,
	const struct output_wish *wish, const char *name)
{
	char description[96];
	snprintf(description, sizeof(description), "Window %s of the parent compositor", name);
	struct output_config config = {
		.name = name,
		.make = "Weddell",
		.model = "wayland",
		.description = description,
		.mode = find_mode(output),
		.scale = find_scale(output),
		.transform = wish->transform,
	};
	wayland_planes_init(&output->planes, &output->base, &output->window, output->passed);
	wayland_cursor_init(&output->cursor, &output->base, &output->window);
	int result = output_init(&output->base, &output_impl, layout, &config);
	output->is_made = result == 0;
	output->base.planes = output->planes.described;
	output->base.plane_count = output->planes.count;
	return result;
}

/* The size wished is that of the window where the parent does not scale it. */
static int make_window(struct wayland_output *output, struct parent *parent,
	const struct output_wish *wish, const char *name)
{
	char title[64];
	int32_t width = wish->width > 0 ? wish->width : DEFAULT_WIDTH;
	int32_t height = wish->height > 0 ? wish->height : DEFAULT_HEIGHT;
	snprintf(title, sizeof(title), "Weddell %s", name);
	return parent_window_init(
		&output->window, parent, title, width, height, &window_listener, output);
}

int wayland_output_create(struct parent *parent, struct passed_buffers *passed,
	struct output_layout *layout, const struct output_wish *wish, const char *name,
	const struct wayland_output_listener *listener, void *data,
	struct wayland_output **output_out)
{
	struct wayland_output *output = calloc(1, sizeof(*output));
	if (output == NULL) {
		return -ENOMEM;
	}
	output->passed = passed;
	output->wished_scale = wish->scale;
	output->listener = listener;
	output->data = data;
	target_chain_init(&output->chain, parent, PIXEL_FORMAT_XRGB8888);
	int result = flight_init(&output->flight, parent, layout->loop, &flight_listener, output);
	if (result == 0) {
		result = make_window(output, parent, wish, name);
	}
	if (result == 0) {
		result = make(output, layout, wish, name);
	}
	if (result != 0) {
		handle_destroy(&output->base);
		return result;
	}
	*output_out = output;
	return 0;
}

struct wayland_output *wayland_output_from_surface(struct wl_surface *surface)
{
	struct parent_window *window = parent_window_from_surface(surface);
	struct wayland_output *output;
	return window != NULL ? wl_container_of(window, output, window) : NULL;
}

void wayland_output_set_pointer(struct wayland_output *output, struct parent_cursor *pointer)
{
	if (output->cursor.pointer != pointer) {
		wayland_cursor_set_pointer(&output->cursor, pointer);
		output_schedule(&output->base);
	}
}

void wayland_output_to_scene(const struct wayland_output *output, double *x, double *y)
{
	const struct output *base = &output->base;
	*x *= output->window.scale;
	*y *= output->window.scale;
	transform_point(
		transform_invert(base->transform), base->mode.width, base->mode.height, x, y);
	*x = base->x + *x / base->scale;
	*y = base->y + *y / base->scale;
}
