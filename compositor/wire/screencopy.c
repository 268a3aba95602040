/* SPDX-License-Identifier: MIT */
/*
 * The pointer's picture is a layer as any other, so overlay_cursor changes
 * nothing: what is shown is what is copied.
 *
 * A client that wants damage uses its few buffers in turn; each is brought up to
 * date by what has changed since it was filled last.
 */
#include "wire/screencopy.h"

#include "base/clock.h"
#include "buffer/shm-buffer.h"
#include "output/capture-copies.h"
#include "wire/client-record.h"
#include "wire/output.h"
#include "wire/shm/buffer-resource.h"

#include "wlr-screencopy-unstable-v1-server-protocol.h"

#include <errno.h>
#include <stdlib.h>
#include <wayland-server-protocol.h>

enum {
	SCREENCOPY_VERSION = 3,
	DAMAGE_BOXES_MAX = 32, /* events a frame */
};

/* One for each manager object; lives on while frames do. */
struct screencopy {
	int references;
	struct capture_memory memory;
	struct capture_copies copies;
	struct client_record *record; /* referenced; NULL without memory for one */
};

struct screencopy_frame {
	struct wl_resource *resource;
	struct screencopy *screencopy;
	struct capture *capture; /* NULL when it had failed before it began */
	struct buffer *buffer;   /* to be filled; NULL before copy */
	bool used, with_damage;
};

static void unref(struct screencopy *screencopy)
{
	if (--screencopy->references == 0) {
		capture_memory_finish(&screencopy->memory);
		capture_copies_finish(&screencopy->copies);
		client_record_unref(screencopy->record);
		free(screencopy);
	}
}

static int copy_part(struct screencopy_frame *frame, const struct box *part)
{
	int32_t stride = part->width * 4;
	void *pixels = malloc((size_t)stride * (size_t)part->height);
	if (pixels == NULL) {
		return -ENOMEM;
	}
	int error = capture_read(frame->capture, part, pixels, stride);
	if (error == 0) {
		error = shm_buffer_write(
			shm_buffer_from_buffer(frame->buffer), part, pixels, (size_t)stride);
	}
	free(pixels);
	return error;
}

static int copy_parts(struct screencopy_frame *frame, pixman_region32_t *parts)
{
	struct client_record *record = frame->screencopy->record;
	int count, error = 0;
	const pixman_box32_t *boxes = pixman_region32_rectangles(parts, &count);
	for (int i = 0; i < count && error == 0; i++) {
		struct box part = {boxes[i].x1, boxes[i].y1, boxes[i].x2 - boxes[i].x1,
			boxes[i].y2 - boxes[i].y1};
		error = copy_part(frame, &part);
		if (record != NULL) {
			record->bytes_captured += (uint64_t)part.width * (uint64_t)part.height * 4;
		}
	}
	return error;
}

/* Without damage, the client may count on each pixel, whatever it did with the buffer. */
static int fill_buffer(struct screencopy_frame *frame)
{
	struct capture_copies *copies = &frame->screencopy->copies;
	pixman_region32_t stale;
	pixman_region32_init(&stale);
	if (frame->with_damage) {
		capture_copies_find_stale(copies, frame->capture, frame->buffer, &stale);
	} else {
		capture_damage_since(frame->capture, 0, &stale);
	}
	int error = copy_parts(frame, &stale);
	pixman_region32_fini(&stale);
	capture_copies_note(copies, frame->capture, frame->buffer, error == 0);
	return error;
}

/* Its boxes, or the one around them where there are many. */
static void send_damage(struct screencopy_frame *frame, pixman_region32_t *damage)
{
	int count;
	const pixman_box32_t *boxes = pixman_region32_rectangles(damage, &count);
	if (count > DAMAGE_BOXES_MAX) {
		boxes = pixman_region32_extents(damage);
		count = 1;
	}
	for (int i = 0; i < count; i++) {
		zwlr_screencopy_frame_v1_send_damage(frame->resource, (uint32_t)boxes[i].x1,
			(uint32_t)boxes[i].y1, (uint32_t)(boxes[i].x2 - boxes[i].x1),
			(uint32_t)(boxes[i].y2 - boxes[i].y1));
	}
}

static void take_damage(struct screencopy_frame *frame)
{
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	capture_take_damage(frame->capture, &frame->screencopy->memory, &damage);
	if (frame->with_damage) {
		send_damage(frame, &damage);
	}
	pixman_region32_fini(&damage);
}

static void drop_buffer(struct screencopy_frame *frame)
{
	buffer_unref(frame->buffer);
	frame->buffer = NULL;
}

static void handle_ready(void *data, struct capture *capture)
{
	struct screencopy_frame *frame = data;
	int error = fill_buffer(frame);
	drop_buffer(frame);
	if (error != 0) {
		zwlr_screencopy_frame_v1_send_failed(frame->resource);
		return;
	}
	zwlr_screencopy_frame_v1_send_flags(frame->resource, 0);
	take_damage(frame);
	int64_t time = capture_time_nsec(capture);
	uint64_t seconds = (uint64_t)(time / CLOCK_NSEC_PER_SEC);
	zwlr_screencopy_frame_v1_send_ready(frame->resource, (uint32_t)(seconds >> 32),
		(uint32_t)seconds, (uint32_t)(time % CLOCK_NSEC_PER_SEC));
}

static void handle_failed(void *data, struct capture *capture)
{
	struct screencopy_frame *frame = data;
	drop_buffer(frame);
	zwlr_screencopy_frame_v1_send_failed(frame->resource);
}

static const struct capture_listener capture_listener = {
	.ready = handle_ready,
	.failed = handle_failed,
};

/* The buffer if it can take the picture; else an error is posted. */
static struct buffer *check_buffer(
	struct screencopy_frame *frame, struct wl_resource *buffer_resource)
{
	struct buffer *buffer = wire_buffer_from_resource(buffer_resource);
	int32_t width = capture_width(frame->capture), height = capture_height(frame->capture);
	if (buffer == NULL || shm_buffer_from_buffer(buffer) == NULL) {
		wl_resource_post_error(frame->resource,
			ZWLR_SCREENCOPY_FRAME_V1_ERROR_INVALID_BUFFER,
			"the buffer to copy into is not of wl_shm, the only kind that was "
			"announced");
		return NULL;
	}
	if (buffer->format->fourcc != PIXEL_FORMAT_XRGB8888 || buffer->width != width ||
		buffer->height != height) {
		wl_resource_post_error(frame->resource,
			ZWLR_SCREENCOPY_FRAME_V1_ERROR_INVALID_BUFFER,
			"the buffer to copy into is %s of %dx%d pixels; announced was XRGB8888 of "
			"%dx%d",
			buffer->format->name, buffer->width, buffer->height, width, height);
		return NULL;
	}
	return buffer;
}

static void copy(struct screencopy_frame *frame, struct wl_resource *buffer_resource)
{
	if (frame->used) {
		wl_resource_post_error(frame->resource, ZWLR_SCREENCOPY_FRAME_V1_ERROR_ALREADY_USED,
			"a second copy on one frame: each frame takes one picture, make another");
		return;
	}
	frame->used = true;
	if (frame->capture == NULL) {
		return; /* it was told that it failed */
	}
	struct buffer *buffer = check_buffer(frame, buffer_resource);
	if (buffer == NULL) {
		return;
	}
	frame->buffer = buffer_ref(buffer);
	if (frame->with_damage) {
		capture_start_when_changed(frame->capture, &frame->screencopy->memory);
	} else {
		capture_start(frame->capture);
	}
}

static void handle_copy(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *buffer)
{
	copy(wl_resource_get_user_data(resource), buffer);
}

static void handle_copy_with_damage(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *buffer)
{
	struct screencopy_frame *frame = wl_resource_get_user_data(resource);
	frame->with_damage = true;
	copy(frame, buffer);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwlr_screencopy_frame_v1_interface frame_requests = {
	.copy = handle_copy,
	.destroy = handle_destroy,
	.copy_with_damage = handle_copy_with_damage,
};

static void handle_frame_destroy(struct wl_resource *resource)
{
	struct screencopy_frame *frame = wl_resource_get_user_data(resource);
	drop_buffer(frame);
	capture_destroy(frame->capture);
	unref(frame->screencopy);
	free(frame);
}

static void announce_buffer(struct screencopy_frame *frame)
{
	uint32_t width = (uint32_t)capture_width(frame->capture);
	uint32_t height = (uint32_t)capture_height(frame->capture);
	zwlr_screencopy_frame_v1_send_buffer(
		frame->resource, WL_SHM_FORMAT_XRGB8888, width, height, width * 4);
	if (wl_resource_get_version(frame->resource) >=
		ZWLR_SCREENCOPY_FRAME_V1_BUFFER_DONE_SINCE_VERSION) {
		zwlr_screencopy_frame_v1_send_buffer_done(frame->resource);
	}
}

static void create_frame(struct wl_resource *manager, uint32_t id,
	struct wl_resource *output_resource, const struct box *region)
{
	struct wl_client *client = wl_resource_get_client(manager);
	struct screencopy_frame *frame = calloc(1, sizeof(*frame));
	struct wl_resource *resource = wl_resource_create(
		client, &zwlr_screencopy_frame_v1_interface, wl_resource_get_version(manager), id);
	if (frame == NULL || resource == NULL) {
		free(frame);
		wl_client_post_no_memory(client);
		return;
	}
	frame->resource = resource;
	frame->screencopy = wl_resource_get_user_data(manager);
	frame->screencopy->references++;
	wl_resource_set_implementation(resource, &frame_requests, frame, handle_frame_destroy);
	struct output *output = wire_output_from_resource(output_resource);
	if (output == NULL ||
		capture_create(output, region, &capture_listener, frame, &frame->capture) != 0) {
		zwlr_screencopy_frame_v1_send_failed(resource);
		return;
	}
	announce_buffer(frame);
}

static void handle_capture_output(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, int32_t overlay_cursor, struct wl_resource *output)
{
	create_frame(resource, id, output, NULL);
}

static void handle_capture_output_region(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, int32_t overlay_cursor, struct wl_resource *output, int32_t x, int32_t y,
	int32_t width, int32_t height)
{
	struct box region = {x, y, width, height};
	create_frame(resource, id, output, &region);
}

static const struct zwlr_screencopy_manager_v1_interface manager_requests = {
	.capture_output = handle_capture_output,
	.capture_output_region = handle_capture_output_region,
	.destroy = handle_destroy,
};

static void handle_manager_destroy(struct wl_resource *resource)
{
	unref(wl_resource_get_user_data(resource));
}

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wire *wire = data;
	struct screencopy *screencopy = calloc(1, sizeof(*screencopy));
	struct wl_resource *resource =
		wl_resource_create(client, &zwlr_screencopy_manager_v1_interface, (int)version, id);
	if (screencopy == NULL || resource == NULL) {
		free(screencopy);
		wl_client_post_no_memory(client);
		return;
	}
	screencopy->references = 1;
	capture_memory_init(&screencopy->memory, wire->outputs);
	capture_copies_init(&screencopy->copies, wire->outputs);
	struct client_record *record = client_record_of(wire->clients, client);
	screencopy->record = record != NULL ? client_record_ref(record) : NULL;
	wl_resource_set_implementation(
		resource, &manager_requests, screencopy, handle_manager_destroy);
}

int screencopy_manager_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(wire->display,
		&zwlr_screencopy_manager_v1_interface, SCREENCOPY_VERSION, wire, bind);
	return global != NULL ? 0 : -ENOMEM;
}
