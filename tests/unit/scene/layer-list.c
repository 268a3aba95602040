/* SPDX-License-Identifier: MIT */
#include "scene/layer-list.h"
#include "check.h"
#include "fixture.h"
#include "surface/subsurface.h"

#define REGION_IS(region, ...) \
	CHECK(region_is(region, (const pixman_box32_t[]){__VA_ARGS__}, \
		sizeof((const pixman_box32_t[]){__VA_ARGS__}) / sizeof(pixman_box32_t)))

static bool region_is(const pixman_region32_t *region, const pixman_box32_t *boxes, size_t count)
{
	pixman_region32_t expected;
	pixman_region32_init_rects(&expected, boxes, (int)count);
	bool equal = pixman_region32_equal((pixman_region32_t *)region, &expected);
	pixman_region32_fini(&expected);
	return equal;
}

static bool is_hidden(const struct layer *layer)
{
	return !pixman_region32_not_empty((pixman_region32_t *)&layer->visible);
}

static struct output_view view_of(int32_t x, int32_t width, int32_t height, double scale)
{
	return (struct output_view){
		.logical = {x, 0, (int32_t)(width / scale + 0.999),
			(int32_t)(height / scale + 0.999)},
		.scale = scale,
		.width = width,
		.height = height,
	};
}

/* A scene with windows of one buffer each, and a list. */
struct stage {
	struct test_scene scene;
	struct layer_list list;
	struct test_buffer *buffers[8];
	struct scene_node *nodes[8];
	int count;
};

static void stage_init(struct stage *stage)
{
	*stage = (struct stage){0};
	test_scene_init(&stage->scene);
	layer_list_init(&stage->list);
}

static void stage_finish(struct stage *stage)
{
	for (int i = 0; i < stage->count; i++) {
		test_scene_remove(stage->nodes[i]);
		test_buffer_drop(stage->buffers[i]);
	}
	layer_list_finish(&stage->list);
	test_scene_finish(&stage->scene);
}

static struct surface *add(
	struct stage *stage, uint32_t fourcc, int x, int y, int32_t width, int32_t height)
{
	int i = stage->count++;
	stage->nodes[i] = test_scene_add(&stage->scene, SCENE_WINDOWS, x, y);
	stage->buffers[i] = test_buffer_create(fourcc, width, height);
	test_surface_show(stage->nodes[i]->surface, stage->buffers[i]);
	return stage->nodes[i]->surface;
}

static void build(struct stage *stage, const struct output_view *view)
{
	CHECK_EQ(layer_list_build(&stage->list, &stage->scene.scene, view), 0);
}

static void set_opaque(struct surface *surface, int x, int y, unsigned int w, unsigned int h)
{
	pixman_region32_union_rect(&surface->pending.opaque, &surface->pending.opaque, x, y, w, h);
	surface->pending.changes |= SURFACE_CHANGE_OPAQUE;
	CHECK_EQ(surface_commit(surface), 0);
}

static void set_destination(struct surface *surface, int32_t width, int32_t height)
{
	surface->pending.viewport.has_destination = true;
	surface->pending.viewport.to_width = width;
	surface->pending.viewport.to_height = height;
	surface->pending.changes |= SURFACE_CHANGE_DESTINATION;
	CHECK_EQ(surface_commit(surface), 0);
}

static void test_culling(void)
{
	struct stage stage;
	stage_init(&stage);
	add(&stage, PIXEL_FORMAT_XRGB8888, 10, 10, 20, 20);
	struct surface *middle = add(&stage, PIXEL_FORMAT_ARGB8888, 0, 0, 50, 50);
	add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 20, 100);
	struct output_view view = view_of(0, 100, 100, 1);
	build(&stage, &view);
	CHECK_EQ(stage.list.count, 3);
	const struct layer *layers = stage.list.layers;
	REGION_IS(&layers[2].visible, {0, 0, 20, 100});
	REGION_IS(&layers[1].visible, {20, 0, 50, 50});
	REGION_IS(&layers[0].visible, {20, 10, 30, 30}); /* the middle one is translucent */
	CHECK(layers[2].opaque && layers[0].opaque && !layers[1].opaque);

	set_opaque(middle, -5, -5, 30, 1000);
	build(&stage, &view);
	layers = stage.list.layers;
	REGION_IS(&layers[0].visible, {25, 10, 30, 30});
	set_opaque(middle, 0, 0, 50, 50);
	build(&stage, &view);
	layers = stage.list.layers;
	CHECK(is_hidden(&layers[0]));
	CHECK(layers[1].opaque);
	stage_finish(&stage);
}

/* What is below a backdrop is hidden, and what shows of it is background. */
static void test_backdrop(void)
{
	struct stage stage;
	stage_init(&stage);
	add(&stage, PIXEL_FORMAT_XRGB8888, 10, 10, 20, 20);
	struct surface *backdrop = add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 1, 1);
	set_destination(backdrop, 50, 100);
	add(&stage, PIXEL_FORMAT_ARGB8888, 0, 0, 100, 100);
	struct output_view view = view_of(0, 100, 100, 1);
	test_buffer_fill(stage.buffers[1], 0x00102030);
	build(&stage, &view);
	CHECK(is_hidden(&stage.list.layers[0]));
	REGION_IS(&stage.list.layers[1].visible, {0, 0, 50, 100});
	REGION_IS(&stage.list.uncovered, {50, 0, 100, 100});

	view.background = 0x102030;
	build(&stage, &view);
	CHECK(!is_hidden(&stage.list.layers[1])); /* a client's is a picture like any other */
	stage.nodes[1]->is_backdrop = true;
	build(&stage, &view);
	CHECK(is_hidden(&stage.list.layers[0]));
	CHECK(is_hidden(&stage.list.layers[1]));
	REGION_IS(&stage.list.layers[2].visible, {0, 0, 100, 100});
	REGION_IS(&stage.list.uncovered, {0, 0, 100, 100});
	stage_finish(&stage);
}

static void test_outside(void)
{
	struct stage stage;
	stage_init(&stage);
	add(&stage, PIXEL_FORMAT_XRGB8888, -20, 0, 20, 20);
	add(&stage, PIXEL_FORMAT_XRGB8888, 100, 0, 20, 20);
	add(&stage, PIXEL_FORMAT_XRGB8888, 95, -15, 20, 20);
	add(&stage, PIXEL_FORMAT_XRGB8888, INT32_MAX, INT32_MIN, 20, 20);
	struct output_view view = view_of(0, 100, 100, 1), right = view_of(100, 50, 50, 1);
	build(&stage, &view);
	CHECK_EQ(stage.list.count, 1);
	REGION_IS(&stage.list.layers[0].visible, {95, 0, 100, 5});
	build(&stage, &right);
	CHECK_EQ(stage.list.count, 2);
	REGION_IS(&stage.list.layers[0].visible, {15, 0, 20, 20}, {0, 5, 20, 20});
	REGION_IS(&stage.list.layers[1].visible, {0, 0, 15, 5});
	stage_finish(&stage);
}

/* Adds a subsurface of the newest window. */
static struct surface *add_part(struct stage *stage, int x, int y, int32_t width, int32_t height)
{
	struct surface *parent = stage->nodes[stage->count - 1]->surface, *part;
	CHECK_EQ(surface_create(stage->scene.budget, &part), 0);
	struct subsurface *subsurface;
	CHECK_EQ(subsurface_create(part, parent, &subsurface), 0);
	subsurface_set_position(subsurface, x, y);
	CHECK_EQ(surface_commit(parent), 0);
	subsurface_set_synchronised(subsurface, false);
	struct test_buffer *buffer = test_buffer_create(PIXEL_FORMAT_XRGB8888, width, height);
	test_surface_show(part, buffer);
	test_buffer_drop(buffer);
	return part;
}

static void test_fractional(void)
{
	struct stage stage;
	stage_init(&stage);
	/* parts at 1.5, from 5: edges at 0, 4.5, 9 → 0, 5, 9 */
	add(&stage, PIXEL_FORMAT_XRGB8888, 3, 0, 3, 3);
	struct surface *part = add_part(&stage, 3, 0, 3, 3);
	struct output_view view = view_of(0, 150, 150, 1.5);
	build(&stage, &view);
	const struct layer *layers = stage.list.layers;
	CHECK(box_equal(&layers[0].box, &(struct box){5, 0, 5, 5}));
	CHECK(box_equal(&layers[1].box, &(struct box){10, 0, 4, 5}));
	CHECK(!layers[0].crisp);
	CHECK_EQ(layers[0].spread, 2); /* a buffer pixel is up to 5/3 output pixels */
	double x = 10, y = 5;
	affine_apply(&layers[0].to_buffer, &x, &y);
	CHECK(x == 3 && y == 3); /* the edge is the edge */
	layer_list_clear(&stage.list);
	surface_destroy(part);
	stage_finish(&stage);
}

/* A client that draws for the scale itself is shown pixel by pixel, wherever its window is. */
static void test_fractional_exact(void)
{
	static const double scales[] = {1.25, 1.5, 1.75, 2.5, 4 / 3.0};
	struct stage stage;
	stage_init(&stage);
	for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++) {
		int32_t pixels = (int32_t)(101 * scales[i] + 0.5);
		struct surface *surface = add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, pixels, pixels);
		set_destination(surface, 101, 101);
		struct output_view view = view_of(0, 1366, 768, scales[i]);
		for (int x = 0; x < 12; x++) {
			scene_node_set_position(stage.nodes[i], x, 2 * x);
			build(&stage, &view);
			const struct layer *layer = &stage.list.layers[stage.list.count - 1];
			CHECK(layer->crisp);
			CHECK_EQ(layer->box.width, pixels);
			CHECK_EQ(layer->box.height, pixels);
		}
	}
	stage_finish(&stage);
}

static void test_opaque_inwards(void)
{
	struct stage stage;
	stage_init(&stage);
	struct surface *surface = add(&stage, PIXEL_FORMAT_ARGB8888, 0, 0, 20, 20);
	set_opaque(surface, 0, 5, 20, 10);
	struct output_view view = view_of(0, 150, 150, 1.5);
	build(&stage, &view);
	/* 7.5 to 22.5, inwards, and what filtering blends in: two pixels a side */
	REGION_IS(&stage.list.layers[0].opaque_part, {0, 10, 30, 20});
	CHECK(!stage.list.layers[0].opaque);
	set_opaque(surface, 0, 0, 20, 20);
	build(&stage, &view);
	REGION_IS(&stage.list.layers[0].opaque_part, {0, 0, 30, 30});
	CHECK(stage.list.layers[0].opaque);
	stage_finish(&stage);
}

static void test_extremes(void)
{
	struct stage stage;
	stage_init(&stage);
	struct surface *surface = add(&stage, PIXEL_FORMAT_XRGB8888, -100, 0, 1, 1);
	set_destination(surface, INT32_MAX, INT32_MAX);
	struct output_view view = view_of(0, 300, 200, 3);
	build(&stage, &view);
	REGION_IS(&stage.list.layers[0].visible, {0, 0, 300, 200});
	CHECK(stage.list.layers[0].opaque);
	/* smaller than half a pixel: it is there, but there is nothing to see */
	view = view_of(-100, 4, 4, 0.25);
	set_destination(surface, 1, 1);
	build(&stage, &view);
	CHECK_EQ(stage.list.count, 1);
	CHECK(is_hidden(&stage.list.layers[0]));
	stage_finish(&stage);
}

static void test_source(void)
{
	struct stage stage;
	stage_init(&stage);
	struct surface *surface = add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 40, 20);
	surface->pending.viewport.has_source = true;
	surface->pending.viewport.x = 2.5;
	surface->pending.viewport.y = 3;
	surface->pending.viewport.width = 4;
	surface->pending.viewport.height = 5;
	surface->pending.changes |= SURFACE_CHANGE_SOURCE | SURFACE_CHANGE_TRANSFORM;
	surface->pending.transform = TRANSFORM_90;
	CHECK_EQ(surface_commit(surface), 0);
	struct output_view view = view_of(0, 100, 100, 1);
	build(&stage, &view);
	const struct layer *layer = &stage.list.layers[0];
	CHECK(box_equal(&layer->box, &(struct box){0, 0, 4, 5}));
	/* upright the picture is 20x40; the buffer is that, turned: x = y, y = 20 - x */
	CHECK(box_equal(&layer->source, &(struct box){3, 13, 5, 5}));
	CHECK(!layer->crisp);
	stage_finish(&stage);
}

static void test_destroyed(void)
{
	struct stage stage;
	stage_init(&stage);
	add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 4, 4);
	add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 4, 4);
	struct output_view view = view_of(0, 100, 100, 1);
	build(&stage, &view);
	CHECK(stage.list.layers[1].surface == stage.nodes[1]->surface);
	stage.count--;
	test_scene_remove(stage.nodes[1]);
	test_buffer_drop(stage.buffers[1]);
	CHECK(stage.list.layers[0].surface != NULL);
	CHECK(stage.list.layers[1].surface == NULL);
	CHECK(stage.list.layers[1].buffer == NULL);
	stage_finish(&stage);
}

/* The middle one hides the lowest, until it turns out that there is nothing to see of it. */
static void hidden_ones_are_not_looked_at(void)
{
	struct stage stage;
	stage_init(&stage);
	add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 20, 20);
	add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 30, 30);
	add(&stage, PIXEL_FORMAT_XRGB8888, 20, 0, 20, 30);
	struct output_view view = view_of(0, 100, 100, 1);
	build(&stage, &view);
	CHECK_EQ(stage.buffers[0]->looks, 0);
	CHECK_EQ(stage.buffers[1]->looks, 1);
	CHECK_EQ(stage.buffers[2]->looks, 1);
	CHECK(!stage.list.layers[0].looked);

	stage.buffers[1]->unreadable = true;
	build(&stage, &view);
	CHECK(stage.buffers[1]->broken);
	CHECK_EQ(stage.buffers[0]->looks, 1);
	CHECK_EQ(stage.buffers[2]->looks, 2); /* once a frame */
	const struct layer *layers = stage.list.layers;
	REGION_IS(&layers[0].visible, {0, 0, 20, 20});
	CHECK(is_hidden(&layers[1]));
	REGION_IS(&layers[2].visible, {20, 0, 40, 30});
	CHECK(layers[0].looked && layers[0].view.data == stage.buffers[0]->data);
	stage_finish(&stage);
}

/* So that its buffer is back, and its client need not make another. */
static void hidden_ones_are_copied_where_they_have_to_be(void)
{
	struct stage stage;
	stage_init(&stage);
	struct surface *hidden = add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 20, 20);
	add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 30, 30);
	hidden->content.way = CONTENT_COPIED; /* as of memory that may not be touched */
	struct output_view view = view_of(0, 100, 100, 1);
	int releases = stage.buffers[0]->releases;
	build(&stage, &view);
	CHECK(is_hidden(&stage.list.layers[0]));
	CHECK_EQ(stage.buffers[0]->reads, 1);
	CHECK_EQ(stage.buffers[0]->releases, releases + 1);
	stage_finish(&stage);
}

/* A full-screen window larger than its output, and the next output. */
static void confined_to_its_output(void)
{
	struct stage stage;
	stage_init(&stage);
	add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 100, 20);
	struct output_view left = view_of(0, 40, 20, 1), right = view_of(40, 40, 20, 1);
	struct box box = {0, 0, 40, 20};
	CHECK_EQ(layer_list_build(&stage.list, &stage.scene.scene, &right), 0);
	CHECK_EQ(stage.list.count, 1);
	scene_node_confine(stage.nodes[0], &box);
	CHECK_EQ(layer_list_build(&stage.list, &stage.scene.scene, &right), 0);
	CHECK_EQ(stage.list.count, 0);
	CHECK_EQ(layer_list_build(&stage.list, &stage.scene.scene, &left), 0);
	CHECK_EQ(stage.list.count, 1);
	double x, y;
	CHECK(scene_at(&stage.scene.scene, 39, 1, &x, &y) == stage.nodes[0]->surface);
	CHECK(scene_at(&stage.scene.scene, 41, 1, &x, &y) == NULL);
	scene_node_confine(stage.nodes[0], NULL);
	CHECK(scene_at(&stage.scene.scene, 41, 1, &x, &y) == stage.nodes[0]->surface);
	stage_finish(&stage);
}

static const struct check_case cases[] = {
	{"a node confined to its output", confined_to_its_output},
	{"what is under something opaque is culled", test_culling},
	{"a backdrop of the background's colour is background", test_backdrop},
	{"what is hidden is not looked at", hidden_ones_are_not_looked_at},
	{"but copied, where it has to be", hidden_ones_are_copied_where_they_have_to_be},
	{"what is outside is not listed", test_outside},
	{"fractional scale: parts of a window meet", test_fractional},
	{"fractional scale: exact buffers are not filtered", test_fractional_exact},
	{"opaque regions shrink where they are filtered", test_opaque_inwards},
	{"largest and smallest surfaces", test_extremes},
	{"a viewport's source in a turned buffer", test_source},
	{"a destroyed surface is forgotten", test_destroyed},
};

CHECK_MAIN(cases)
