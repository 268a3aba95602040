/* SPDX-License-Identifier: MIT */
#include "output/screenshot.h"

#include "output/output-picture.h"
#include "output/png-file.h"

#include <errno.h>
#include <stdlib.h>

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

static int draw_outputs(const struct output_layout *layout, uint32_t *pixels, int32_t width)
{
	struct output *output;
	int32_t x = 0;
	wl_list_for_each (output, &layout->outputs, link) {
		int error = output_read_upright(output, pixels + x, width * 4);
		if (error != 0 && error != -EAGAIN) {
			return error;
		}
		x += output_width(output);
	}
	return 0;
}

int screenshot_write(const struct output_layout *layout, const char *path)
{
	int32_t width, height;
	measure(layout, &width, &height);
	if (width == 0) {
		return -ENODEV;
	}
	uint32_t *pixels = calloc((size_t)width * (size_t)height, sizeof(*pixels));
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
