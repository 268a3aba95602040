/* SPDX-License-Identifier: MIT */
#include "screen.h"

#include "output/output-picture.h"

#include <assert.h>

void screen_init(struct screen *screen, struct wl_event_loop *loop)
{
	screen->owns_loop = loop == NULL;
	screen->loop = loop != NULL ? loop : wl_event_loop_create();
	test_scene_init(&screen->scene);
	output_layout_init(&screen->layout, screen->loop, &screen->scene.scene);
	screen->layout.background = 0x102030;
	int error = headless_backend_create(&screen->layout, &screen->backend);
	assert(error == 0);
}

void screen_finish(struct screen *screen)
{
	headless_backend_destroy(screen->backend);
	output_layout_finish(&screen->layout);
	test_scene_finish(&screen->scene);
	if (screen->owns_loop) {
		wl_event_loop_destroy(screen->loop);
	}
}

struct output *screen_add_output(struct screen *screen, int32_t width, int32_t height, double scale,
	enum transform transform)
{
	struct headless_output_config config = {
		.width = width,
		.height = height,
		.refresh_mhz = 1000000,
		.scale = scale,
		.transform = transform,
	};
	struct output *output;
	int error = headless_backend_add_output(screen->backend, &config, &output);
	assert(error == 0);
	return output;
}

static bool is_busy(const struct screen *screen)
{
	struct output *output;
	wl_list_for_each (output, &screen->layout.outputs, link) {
		if (output_is_scheduled(output)) {
			return true;
		}
	}
	return false;
}

void screen_settle(struct screen *screen)
{
	for (;;) {
		wl_event_loop_dispatch_idle(screen->loop);
		if (!is_busy(screen)) {
			return;
		}
		wl_event_loop_dispatch(screen->loop, 100);
	}
}

struct scene_node *screen_add_window(
	struct screen *screen, struct test_buffer *buffer, int x, int y)
{
	struct scene_node *node = test_scene_add(&screen->scene, SCENE_WINDOWS, x, y);
	test_surface_show(node->surface, buffer);
	return node;
}

uint32_t screen_pixel(const struct output *output, int32_t x, int32_t y)
{
	uint32_t pixel = 0;
	struct box box = {x, y, 1, 1};
	int error = output_read_pixels(output, &box, &pixel, 4);
	assert(error == 0);
	return pixel & 0xffffff;
}
