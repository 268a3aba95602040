/* SPDX-License-Identifier: MIT */
#include "output/screenshot.h"

#include "output/output-picture.h"
#include "output/png-file.h"

#include <errno.h>
#include <stdlib.h>

enum {
	PIXELS_MAX = INT32_MAX, /* pixman counts to the beginning of a row with 32 bits */
};

static void measure(const struct output_layout *layout, int32_t *width_out, int32_t *height_out)
{
	*width_out = *height_out = 0;
	struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		int32_t height = output_height(output);
		*width_out += output_width(output);
		*height_out = height > *height_out ? height : *height_out;
	}
}

/* Black where it has shown nothing yet. */
static int draw_output(const struct output *output, uint32_t *pixels, int32_t width)
{
	int error = output_read_upright(output, pixels, width * 4);
	return error != -EAGAIN ? error : 0;
}

static int draw_outputs(const struct output_layout *layout, uint32_t *pixels, int32_t width)
{
	struct output *output;
	int32_t x = 0;
	wl_list_for_each (output, &layout->outputs, link) {
		int error = draw_output(output, pixels + x, width);
		if (error != 0) {
			return error;
		}
		x += output_width(output);
	}
	return 0;
}

static uint32_t *allocate(int32_t width, int32_t height)
{
	return calloc((size_t)width * (size_t)height, sizeof(uint32_t));
}

int screenshot_write(const struct output_layout *layout, const char *path)
{
	int32_t width, height;
	measure(layout, &width, &height);
	if (width == 0) {
		return -ENODEV;
	}
	if ((int64_t)width * height > PIXELS_MAX) {
		return -EFBIG;
	}
	uint32_t *pixels = allocate(width, height);
	if (pixels == NULL) {
		return -ENOMEM;
	}
	int error = draw_outputs(layout, pixels, width);
	if (error == 0) {
		error = png_file_write(path, pixels, width, height);
	}
	free(pixels);
	return error;
}

int screenshot_write_output(const struct output *output, const char *path)
{
	int32_t width = output_width(output), height = output_height(output);
	uint32_t *pixels = allocate(width, height);
	if (pixels == NULL) {
		return -ENOMEM;
	}
	int error = draw_output(output, pixels, width);
	if (error == 0) {
		error = png_file_write(path, pixels, width, height);
	}
	free(pixels);
	return error;
}
