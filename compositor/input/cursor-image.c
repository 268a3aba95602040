/* SPDX-License-Identifier: MIT */
/*
 * libXcursor is loaded only when there is something to point with, and let go
 * of once the picture is read: it comes with libX11, for which most who run us
 * have no other use.
 */
#include "input/cursor-image.h"

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

int32_t cursor_image_size(void)
{
	const char *text = getenv("XCURSOR_SIZE");
	long size = text != NULL ? strtol(text, NULL, 10) : 0;
	return size >= SIZE_LEAST && size <= SIZE_MOST ? (int32_t)size : SIZE_USUAL;
}

void cursor_image_finish(struct cursor_image *image)
{
	free(image->pixels);
	image->pixels = NULL;
}

#if WEDDELL_HAS_XCURSOR
typedef XcursorImage *(*load_function)(const char *name, const char *theme, int size);
typedef void (*destroy_function)(XcursorImage *image);

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
	*image_out = (struct cursor_image){
		.width = (int32_t)from->width,
		.height = (int32_t)from->height,
		.hotspot_x = (int32_t)from->xhot,
		.hotspot_y = (int32_t)from->yhot,
		.pixels = pixels,
	};
	return 0;
}

static int load_with(void *library, int32_t size, struct cursor_image *image_out)
{
	static const char *const names[] = {"default", "left_ptr"};
	load_function load = (load_function)dlsym(library, "XcursorLibraryLoadImage");
	destroy_function destroy = (destroy_function)dlsym(library, "XcursorImageDestroy");
	XcursorImage *image = NULL;
	for (size_t i = 0; i < 2 && image == NULL && load != NULL && destroy != NULL; i++) {
		image = load(names[i], getenv("XCURSOR_THEME"), size);
	}
	if (image == NULL) {
		return -ENOENT;
	}
	int result = copy_image(image, image_out);
	destroy(image);
	return result;
}

int cursor_image_load(int32_t size, struct cursor_image *image_out)
{
	void *library = dlopen("libXcursor.so.1", RTLD_LAZY | RTLD_LOCAL);
	if (library == NULL) {
		return -ENOENT;
	}
	int result = load_with(library, size, image_out);
	dlclose(library);
	return result;
}
#else
int cursor_image_load(int32_t size, struct cursor_image *image_out)
{
	return -ENOENT;
}
#endif
