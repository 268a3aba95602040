/* SPDX-License-Identifier: MIT */
#include "vm/clients/screen-capture.h"

#include "vm/clients/client-memory.h"
#include "wlr-screencopy-unstable-v1-client-protocol.h"

#include <string.h>
#include <sys/mman.h>

static void handle_global(void *data, struct wl_registry *registry, uint32_t name,
	const char *interface, uint32_t version)
{
	struct screen_capture *capture = data;
	if (strcmp(interface, zwlr_screencopy_manager_v1_interface.name) == 0) {
		capture->manager =
			wl_registry_bind(registry, name, &zwlr_screencopy_manager_v1_interface, 1);
	} else if (strcmp(interface, wl_output_interface.name) == 0) {
		if (capture->last_output != NULL) {
			wl_output_destroy(capture->last_output);
		}
		capture->last_output = wl_registry_bind(registry, name, &wl_output_interface, 1);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

int screen_capture_init(
	struct screen_capture *capture, struct mini_client *client, struct wl_output *output)
{
	*capture = (struct screen_capture){.client = client};
	capture->registry = wl_display_get_registry(client->display);
	wl_registry_add_listener(capture->registry, &registry_listener, capture);
	if (mini_client_roundtrip(client) != 0 || capture->manager == NULL ||
		capture->last_output == NULL) {
		screen_capture_finish(capture);
		return -1;
	}
	capture->output = output == NULL ? capture->last_output : output;
	return 0;
}

void screen_capture_finish(struct screen_capture *capture)
{
	if (capture->buffer != NULL) {
		wl_buffer_destroy(capture->buffer);
		munmap((void *)capture->pixels, (size_t)capture->width * capture->height * 4);
	}
	if (capture->manager != NULL) {
		zwlr_screencopy_manager_v1_destroy(capture->manager);
	}
	if (capture->last_output != NULL) {
		wl_output_destroy(capture->last_output);
	}
	wl_registry_destroy(capture->registry);
	*capture = (struct screen_capture){0};
}

static void handle_buffer(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t format,
	uint32_t width, uint32_t height, uint32_t stride)
{
	struct screen_capture *capture = data;
	if (capture->buffer == NULL) {
		struct client_memory memory = {.size = (size_t)stride * height};
		if (stride != width * 4 || format > WL_SHM_FORMAT_XRGB8888 ||
			client_memory_init(&memory) != 0) {
			capture->failed = true;
			capture->ready = true;
			return;
		}
		capture->width = (int32_t)width;
		capture->height = (int32_t)height;
		capture->pixels = memory.data;
		capture->buffer = client_memory_buffer(
			&memory, capture->client->shm, (int32_t)width, (int32_t)height, format);
		client_memory_close(&memory);
	}
	zwlr_screencopy_frame_v1_copy(frame, capture->buffer);
}

static void handle_flags(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t flags)
{
}

static void handle_ready(void *data, struct zwlr_screencopy_frame_v1 *frame, uint32_t seconds_high,
	uint32_t seconds_low, uint32_t nanoseconds)
{
	struct screen_capture *capture = data;
	capture->ready = true;
}

static void handle_failed(void *data, struct zwlr_screencopy_frame_v1 *frame)
{
	struct screen_capture *capture = data;
	capture->failed = true;
	capture->ready = true;
}

static const struct zwlr_screencopy_frame_v1_listener frame_listener = {
	.buffer = handle_buffer,
	.flags = handle_flags,
	.ready = handle_ready,
	.failed = handle_failed,
};

int screen_capture_take(struct screen_capture *capture)
{
	capture->ready = false;
	capture->failed = false;
	struct zwlr_screencopy_frame_v1 *frame =
		zwlr_screencopy_manager_v1_capture_output(capture->manager, 0, capture->output);
	zwlr_screencopy_frame_v1_add_listener(frame, &frame_listener, capture);
	int result = mini_client_wait(capture->client, &capture->ready);
	zwlr_screencopy_frame_v1_destroy(frame);
	return result;
}
