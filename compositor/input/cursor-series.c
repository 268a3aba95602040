/* SPDX-License-Identifier: MIT */
/*
 * libXcursor is loaded only when there is something to point with, and let go
 * of once the pictures are read: it comes with libX11, for which most who run us
 * have no other use.
 */
#include "input/cursor-series.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#if WEDDELL_HAS_XCURSOR
#include <X11/Xcursor/Xcursor.h>
#include <dlfcn.h>
#endif

enum {
	SIZE_USUAL = 24,
	SIZE_LEAST = 8,
	SIZE_MOST = 256,
};

int32_t cursor_series_size(void)
{
	const char *text = getenv("XCURSOR_SIZE");
	long size = text != NULL ? strtol(text, NULL, 10) : 0;
	return size >= SIZE_LEAST && size <= SIZE_MOST ? (int32_t)size : SIZE_USUAL;
}

/* Room for count images. Returns 0 or -ENOMEM. */
static int allocate(size_t count, struct cursor_series *series_out)
{
	struct cursor_image *images = calloc(count, sizeof(*images));
	if (images == NULL) {
		return -ENOMEM;
	}
	*series_out = (struct cursor_series){.images = images, .count = count};
	return 0;
}

void cursor_series_finish(struct cursor_series *series)
{
	for (size_t i = 0; i < series->count; i++) {
		cursor_image_finish(&series->images[i]);
	}
	free(series->images);
	*series = (struct cursor_series){0};
}

int cursor_series_draw(int32_t size, struct cursor_series *series_out)
{
	struct cursor_series series;
	int error = allocate(1, &series);
	if (error != 0) {
		return error;
	}
	error = cursor_image_draw(size, &series.images[0]);
	if (error != 0) {
		cursor_series_finish(&series);
		return error;
	}
	*series_out = series;
	return 0;
}

#if WEDDELL_HAS_XCURSOR
typedef XcursorImages *(*load_function)(const char *name, const char *theme, int size);
typedef void (*destroy_function)(XcursorImages *images);

static int copy_image(const XcursorImage *from, struct cursor_image *image_out)
{
	if (from->width == 0 || from->width > CURSOR_IMAGE_MAX || from->height == 0 ||
		from->height > CURSOR_IMAGE_MAX) {
		return -ENOENT;
	}
	size_t size = (size_t)from->width * from->height * sizeof(uint32_t);
	uint32_t *pixels = malloc(size);
	if (pixels == NULL) {
		return -ENOMEM;
	}
	memcpy(pixels, from->pixels, size);
	int32_t msec = from->delay < INT32_MAX ? (int32_t)from->delay : INT32_MAX;
	*image_out = (struct cursor_image){
		.width = (int32_t)from->width,
		.height = (int32_t)from->height,
		.hotspot_x = (int32_t)from->xhot,
		.hotspot_y = (int32_t)from->yhot,
		.pixels = pixels,
		.msec = msec > CURSOR_SERIES_LEAST_MSEC ? msec : CURSOR_SERIES_LEAST_MSEC,
	};
	return 0;
}

static int copy_images(const XcursorImages *from, struct cursor_series *series_out)
{
	struct cursor_series series;
	size_t there = from->nimage > 0 ? (size_t)from->nimage : 0;
	size_t count = there < CURSOR_SERIES_MAX ? there : CURSOR_SERIES_MAX;
	int result = count == 0 ? -ENOENT : allocate(count, &series);
	if (result != 0) {
		return result;
	}
	for (size_t i = 0; i < count && result == 0; i++) {
		result = copy_image(from->images[i], &series.images[i]);
	}
	if (result != 0) {
		cursor_series_finish(&series);
		return result;
	}
	*series_out = series;
	return 0;
}

static int load_with(void *library, int32_t size, struct cursor_series *series_out)
{
	static const char *const names[] = {"default", "left_ptr"};
	load_function load = (load_function)dlsym(library, "XcursorLibraryLoadImages");
	destroy_function destroy = (destroy_function)dlsym(library, "XcursorImagesDestroy");
	XcursorImages *images = NULL;
	for (size_t i = 0; i < 2 && images == NULL && load != NULL && destroy != NULL; i++) {
		images = load(names[i], getenv("XCURSOR_THEME"), size);
	}
	if (images == NULL) {
		return -ENOENT;
	}
	int result = copy_images(images, series_out);
	destroy(images);
	return result;
}

int cursor_series_load(int32_t size, struct cursor_series *series_out)
{
	void *library = dlopen("libXcursor.so.1", RTLD_LAZY | RTLD_LOCAL);
	if (library == NULL) {
		return -ENOENT;
	}
	int result = load_with(library, size, series_out);
	dlclose(library);
	return result;
}
#else
int cursor_series_load(int32_t size, struct cursor_series *series_out)
{
	return -ENOENT;
}
#endif
