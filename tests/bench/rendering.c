/* SPDX-License-Identifier: MIT */
/*
 * What drawing a frame costs, in ratios to a memcpy of as many bytes as the
 * frame has: with the renderer as it is, and with pixman alone, layer by layer
 * over the whole frame.
 *
 * All take turns in one run, on several targets and pictures so that nothing is
 * in the cache from the time before; medians, in milliseconds of CPU time.
 * Prints a table, and with --json the numbers.
 */
#include "fixture.h"
#include "render/canvas.h"
#include "render/renderer.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
	ROUNDS = 41,
	WARM_UP = 3,
	RING = 4, /* stages that take turns, so that none is in the cache */
	LAYERS_MAX = 64,
	PAGE = 4096, /* where real targets begin */
};

struct load {
	const char *name;
	int count;             /* of surfaces */
	int32_t width, height; /* of each surface's buffer; 0 for the frame's */
	double step;           /* buffer pixels an output pixel; 1 for as they are */
	bool opaque;
	bool on_opaque; /* the first is opaque, and as large as the frame */
};

static const struct load loads[] = {
	{"opaque", 1, 0, 0, 1, true},
	{"translucent", 1, 0, 0, 1, false},
	{"one on the other", 2, 0, 0, 1, false, true},
	{"32 small on one", 33, 96, 96, 1, false, true},
	{"32 translucent", 32, 256, 256, 1, false},
	{"twice as large", 1, 0, 0, 0.5, true},
	{"1.5 times", 1, 0, 0, 1 / 1.5, true},
	{"1.5, translucent", 1, 0, 0, 1 / 1.5, false},
	{"half as large", 1, 0, 0, 2, true},
	{"0.8 times", 1, 0, 0, 1 / 0.8, true},
	{"0.6 times", 1, 0, 0, 1 / 0.6, true},
	{"0.4 times", 1, 0, 0, 1 / 0.4, true},
};

struct size {
	const char *name;
	int32_t width, height;
};

static const struct size sizes[] = {{"1080p", 1920, 1080}, {"4K", 3840, 2160}};

enum way {
	RENDERER,
	PIXMAN,
	MEMCPY,
	WAYS,
};

struct stage {
	struct test_scene scene;
	struct layer_list layers;
	struct test_buffer *buffers[LAYERS_MAX];
	struct scene_node *nodes[LAYERS_MAX];
	int count;
	struct render_target target;
	struct output_view view;
};

static double cpu_msec(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Premultiplied noise that lets something through everywhere. */
static void draw_noise(struct test_buffer *buffer, bool opaque)
{
	uint32_t *pixels = (uint32_t *)(void *)buffer->data, state = 1;
	for (int32_t i = 0; i < buffer->base.width * buffer->base.height; i++) {
		state = state * 1664525 + 1013904223;
		uint32_t alpha = opaque ? 255 : 1 + (state >> 24) % 254;
		pixels[i] = alpha << 24 | (state >> 16 & 0xff) * alpha / 255 << 16 |
			    (state >> 8 & 0xff) * alpha / 255 << 8;
	}
}

static void add_surface(struct stage *stage, const struct load *load, int index)
{
	bool below = load->on_opaque && index == 0;
	int32_t width = load->width != 0 && !below ? load->width : stage->target.width;
	int32_t height = load->height != 0 && !below ? load->height : stage->target.height;
	int32_t columns = (stage->target.width - width) / 9, rows = stage->target.height - height;
	struct scene_node *node = test_scene_add(
		&stage->scene, SCENE_WINDOWS, columns * (index % 9), rows / 4 * (index / 9));
	bool opaque = load->opaque || below;
	stage->buffers[index] =
		test_buffer_create(opaque ? PIXEL_FORMAT_XRGB8888 : PIXEL_FORMAT_ARGB8888,
			(int32_t)(width * load->step), (int32_t)(height * load->step));
	draw_noise(stage->buffers[index], opaque);
	stage->nodes[index] = node;
	struct surface_state *pending = &node->surface->pending;
	pending->viewport.has_destination = true;
	pending->viewport.to_width = width;
	pending->viewport.to_height = height;
	pending->changes |= SURFACE_CHANGE_DESTINATION;
	test_surface_show(node->surface, stage->buffers[index]);
}

static void stage_init(struct stage *stage, const struct size *size, const struct load *load)
{
	*stage = (struct stage){.count = load->count};
	stage->target = (struct render_target){
		.data = aligned_alloc(PAGE, (size_t)size->width * (size_t)size->height * 4),
		.width = size->width,
		.height = size->height,
		.stride = size->width * 4,
		.fourcc = PIXEL_FORMAT_XRGB8888,
	};
	stage->view = (struct output_view){
		{0, 0, size->width, size->height}, 1, size->width, size->height};
	assert(stage->target.data != NULL);
	memset(stage->target.data, 0x11, (size_t)size->width * (size_t)size->height * 4);
	test_scene_init(&stage->scene);
	layer_list_init(&stage->layers);
	for (int i = 0; i < load->count; i++) {
		add_surface(stage, load, i);
	}
	int error = layer_list_build(&stage->layers, &stage->scene.scene, &stage->view);
	assert(error == 0 && stage->layers.count == (size_t)load->count);
}

static void stage_finish(struct stage *stage)
{
	layer_list_finish(&stage->layers);
	for (int i = 0; i < stage->count; i++) {
		test_scene_remove(stage->nodes[i]);
		test_buffer_drop(stage->buffers[i]);
	}
	free(stage->target.data);
	test_scene_finish(&stage->scene);
}

static void draw_with_renderer(struct stage *stage)
{
	pixman_region32_t damage;
	pixman_region32_init_rect(
		&damage, 0, 0, (unsigned int)stage->view.width, (unsigned int)stage->view.height);
	int error = renderer_draw(&stage->target, &stage->layers, &damage, 0x102030, NULL);
	assert(error == 0);
	pixman_region32_fini(&damage);
}

static void draw_with_pixman(struct stage *stage)
{
	struct canvas canvas;
	canvas_init(&canvas, &stage->target, NULL);
	int error = canvas_fill(&canvas, &stage->layers.uncovered, 0x102030);
	for (size_t i = 0; i < stage->layers.count && error == 0; i++) {
		const struct layer *layer = &stage->layers.layers[i];
		struct drawing drawing = {
			.view = layer->view,
			.source = layer->source,
			.to_source = layer->to_buffer,
			.crisp = layer->crisp,
			.opaque = layer->opaque,
		};
		error = canvas_draw(&canvas, &drawing, &layer->visible);
	}
	assert(error == 0);
	canvas_finish(&canvas);
}

static double frame_msec(struct stage *stage, enum way way, const void *from)
{
	double begin = cpu_msec();
	switch (way) {
	case RENDERER:
		draw_with_renderer(stage);
		break;
	case PIXMAN:
		draw_with_pixman(stage);
		break;
	default:
		memcpy(stage->target.data, from,
			(size_t)stage->target.stride * (size_t)stage->target.height);
		break;
	}
	return cpu_msec() - begin;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void measure(const struct size *size, const struct load *load, double medians[WAYS])
{
	static struct stage ring[RING];
	static double samples[WAYS][ROUNDS];
	size_t bytes = (size_t)size->width * (size_t)size->height * 4;
	char *from = malloc(bytes * RING);
	assert(from != NULL);
	memset(from, 0x33, bytes * RING);
	for (int i = 0; i < RING; i++) {
		stage_init(&ring[i], size, load);
	}
	unsigned int turn = 0;
	for (int round = -WARM_UP; round < ROUNDS; round++) {
		for (int way = 0; way < WAYS; way++, turn++) {
			samples[way][round < 0 ? 0 : round] = frame_msec(
				&ring[turn % RING], (enum way)way, from + turn % RING * bytes);
		}
	}
	for (int way = 0; way < WAYS; way++) {
		qsort(samples[way], ROUNDS, sizeof(double), compare);
		medians[way] = samples[way][ROUNDS / 2];
	}
	for (int i = 0; i < RING; i++) {
		stage_finish(&ring[i]);
	}
	free(from);
}

static void print_row(
	const struct size *size, const struct load *load, const double medians[WAYS], bool json)
{
	double renderer = medians[RENDERER], pixman = medians[PIXMAN], copy = medians[MEMCPY];
	if (json) {
		printf("{\"size\": \"%s\", \"load\": \"%s\", \"renderer\": %.4f, "
		       "\"pixman\": %.4f, \"memcpy\": %.4f}\n",
			size->name, load->name, renderer, pixman, copy);
	} else {
		printf("%-6s %-17s %8.3f %5.2fx  %8.3f %5.2fx  %8.3f\n", size->name, load->name,
			renderer, renderer / copy, pixman, pixman / copy, copy);
	}
}

int main(int argc, char **argv)
{
	bool json = argc > 1 && strcmp(argv[1], "--json") == 0;
	if (!json) {
		printf("ms of CPU a frame, median of %d, and as a ratio to memcpy%s\n", ROUNDS,
			pixel_kernels_find() == NULL ? " (no kernels for this processor)" : "");
		printf("%-24s %15s  %15s  %8s\n", "frame", "renderer", "pixman", "memcpy");
	}
	for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++) {
		for (size_t l = 0; l < sizeof(loads) / sizeof(loads[0]); l++) {
			double medians[WAYS];
			measure(&sizes[s], &loads[l], medians);
			print_row(&sizes[s], &loads[l], medians, json);
		}
	}
	return EXIT_SUCCESS;
}
