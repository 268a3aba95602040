/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include "check.h"
#include "reference.h"

#include <math.h>

void stage_init(
	struct stage *stage, int32_t width, int32_t height, double scale, enum transform transform)
{
	*stage = (struct stage){0};
	test_scene_init(&stage->scene);
	layer_list_init(&stage->layers);
	void *data; /* as aligned as a screen's; not more of it than there is, for the sanitizers */
	CHECK_EQ(posix_memalign(&data, 4096, (size_t)width * (size_t)height * 4), 0);
	stage->target = (struct render_target){
		.data = data,
		.width = width,
		.height = height,
		.stride = width * 4,
		.fourcc = PIXEL_FORMAT_XRGB8888,
		.transform = transform,
	};
	uint32_t *pixels = stage->target.data;
	for (int32_t i = 0; i < width * height; i++) {
		pixels[i] = STAGE_STALE;
	}
	int32_t upright_width = render_target_upright_width(&stage->target);
	int32_t upright_height = render_target_upright_height(&stage->target);
	stage->view = (struct output_view){
		.logical = {0, 0, (int32_t)ceil(upright_width / scale),
			(int32_t)ceil(upright_height / scale)},
		.scale = scale,
		.width = upright_width,
		.height = upright_height,
	};
}

void stage_finish(struct stage *stage)
{
	for (int i = 0; i < stage->count; i++) {
		test_scene_remove(stage->nodes[i]);
		test_buffer_drop(stage->buffers[i]);
	}
	free(stage->target.data);
	layer_list_finish(&stage->layers);
	test_scene_finish(&stage->scene);
}

uint32_t stage_noise(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

/* Premultiplied noise, in any format of whole words; else just noise. */
static void draw_noise(struct test_buffer *buffer, uint32_t seed)
{
	if (buffer->base.format->fourcc != PIXEL_FORMAT_ARGB8888) {
		for (int32_t i = 0; i < buffer->stride * buffer->base.height; i++) {
			buffer->data[i] = (uint8_t)stage_noise(&seed);
		}
		return;
	}
	uint32_t *pixels = (uint32_t *)(void *)buffer->data;
	for (int32_t i = 0; i < buffer->base.width * buffer->base.height; i++) {
		uint32_t alpha = stage_noise(&seed) % 256;
		pixels[i] = alpha << 24 | (stage_noise(&seed) % (alpha + 1)) << 16 |
			    (stage_noise(&seed) % (alpha + 1)) << 8 |
			    stage_noise(&seed) % (alpha + 1);
	}
}

struct surface *stage_add(
	struct stage *stage, uint32_t fourcc, int x, int y, int32_t width, int32_t height)
{
	int i = stage->count++;
	stage->nodes[i] = test_scene_add(&stage->scene, SCENE_WINDOWS, x, y);
	stage->buffers[i] = test_buffer_create(fourcc, width, height);
	draw_noise(stage->buffers[i], (uint32_t)(fourcc + (uint32_t)i));
	test_surface_show(stage->nodes[i]->surface, stage->buffers[i]);
	return stage->nodes[i]->surface;
}

void stage_check(struct stage *stage, const char *name, double tolerance)
{
	CHECK_EQ(layer_list_build(&stage->layers, &stage->scene.scene, &stage->view), 0);
	pixman_region32_t all;
	pixman_region32_init_rect(
		&all, 0, 0, (unsigned)stage->view.width, (unsigned)stage->view.height);
	CHECK_EQ(renderer_draw(&stage->target, &stage->layers, &all, STAGE_BACKGROUND, stage->crew),
		0);
	pixman_region32_fini(&all);
	for (size_t i = 0; i < stage->layers.count; i++) {
		CHECK(layer_look(
			&stage->layers.layers[i])); /* the reference draws hidden ones, too */
	}
	const uint32_t *pixels = stage->target.data;
	for (int32_t y = 0; y < stage->target.height; y++) {
		for (int32_t x = 0; x < stage->target.width; x++) {
			uint32_t pixel = pixels[y * stage->target.width + x];
			double rgb[3];
			reference_pixel(
				&stage->target, &stage->layers, STAGE_BACKGROUND, x, y, rgb);
			for (int c = 0; c < 3; c++) {
				if (fabs(reference_channel(pixel, 16 - 8 * c) - rgb[c]) >
					tolerance) {
					check_fail(__FILE__, __LINE__,
						"%s: pixel %d,%d is %06x, expected %.1f %.1f %.1f",
						name, x, y, pixel & 0xffffff, rgb[0], rgb[1],
						rgb[2]);
				}
			}
		}
	}
}
