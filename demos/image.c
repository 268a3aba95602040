/* SPDX-License-Identifier: MIT */
/*
 * Shows a PNG file. Its pixels are put into memory once and never change, so
 * the compositor may keep what it makes of them; of another window size the
 * same buffer is scaled by the compositor, with a viewport.
 *
 *   weddell-image FILE.png
 */
#include "window.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct viewer {
	struct window window;
	struct weddell_image *image;
	png_image png;
	bool opaque; /* the file has no alpha */
	bool attached;
	bool failed; /* the file is damaged past its header */
};

/* Straight alpha, as PNG has it, into premultiplied, as Wayland wants it. */
static void premultiply(const struct weddell_frame *frame)
{
	for (int32_t y = 0; y < frame->height; y++) {
		uint8_t *pixel = (uint8_t *)frame->pixels + (size_t)y * frame->stride;
		for (int32_t x = 0; x < frame->width; x++, pixel += 4) {
			for (int channel = 0; channel < 3; channel++) {
				pixel[channel] = (uint8_t)(pixel[channel] * pixel[3] / 255);
			}
		}
	}
}

/* libpng writes straight into the memory that is shared. */
static void decode(void *data, const struct weddell_frame *frame)
{
	struct viewer *viewer = data;
	viewer->failed =
		png_image_finish_read(&viewer->png, NULL, frame->pixels, frame->stride, NULL) == 0;
	if (!viewer->opaque) {
		premultiply(frame);
	}
}

static bool draw(void *data)
{
	struct viewer *viewer = data;
	struct window *window = &viewer->window;
	window_prepare_commit(window);
	if (!viewer->attached) {
		wl_surface_attach(window->surface, weddell_image_get_buffer(viewer->image), 0, 0);
		wl_surface_damage(window->surface, 0, 0, INT32_MAX, INT32_MAX);
		viewer->attached = true;
	}
	wl_surface_commit(window->surface);
	return true;
}

static const struct window_listener listener = {.draw = draw};

static int show(struct viewer *viewer)
{
	struct window *window = &viewer->window;
	/* what is said to be opaque need not be blended */
	uint32_t format = viewer->opaque ? WL_SHM_FORMAT_XRGB8888 : WL_SHM_FORMAT_ARGB8888;
	int error = weddell_image_create(window->connection.shm, window->connection.wishes, format,
		(int32_t)viewer->png.width, (int32_t)viewer->png.height, decode, viewer,
		&viewer->image);
	if (error < 0 || viewer->failed) {
		fprintf(stderr, "weddell-image: %s\n",
			error < 0 ? strerror(-error) : viewer->png.message);
		return 1;
	}
	return window_run(window, &listener, viewer);
}

int main(int argc, char **argv)
{
	struct viewer viewer = {.png = {.version = PNG_IMAGE_VERSION}};
	if (argc != 2) {
		fprintf(stderr, "usage: weddell-image FILE.png\n");
		return 2;
	}
	if (png_image_begin_read_from_file(&viewer.png, argv[1]) == 0) {
		fprintf(stderr, "weddell-image: %s: %s\n", argv[1], viewer.png.message);
		return 1;
	}
	viewer.opaque = (viewer.png.format & PNG_FORMAT_FLAG_ALPHA) == 0;
	viewer.png.format = PNG_FORMAT_BGRA;
	int result = 1;
	if (window_init(&viewer.window, "weddell-image", (int32_t)viewer.png.width,
		    (int32_t)viewer.png.height) == 0) {
		viewer.window.own_scale = 1; /* the file has no other pixels */
		result = show(&viewer);
		weddell_image_destroy(viewer.image);
		window_finish(&viewer.window);
	}
	png_image_free(&viewer.png);
	return result;
}
