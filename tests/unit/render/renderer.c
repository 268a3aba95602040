/* SPDX-License-Identifier: MIT */
/*
 * The renderer against the reference. Pictures are small and odd-sized, so that
 * every edge and corner counts.
 */
#include "check.h"
#include "reference.h"
#include "stage.h"

#include <math.h>

static const uint32_t formats[] = {
	PIXEL_FORMAT_XRGB8888,
	PIXEL_FORMAT_ARGB8888,
	PIXEL_FOURCC('R', 'G', '1', '6'),
};

/* Every way a client can turn its buffer, on every way an output can be turned. */
static void test_transforms(void)
{
	for (int turned = 0; turned < 64; turned++) {
		enum transform buffer = (enum transform)(turned / 8);
		enum transform output = (enum transform)(turned % 8);
		for (int f = 0; f < 3; f++) {
			struct stage stage;
			char name[64];
			snprintf(name, sizeof(name), "buffer %d output %d format %d", buffer,
				output, f);
			stage_init(&stage, 17, 11, 1, output);
			stage_add(&stage, PIXEL_FORMAT_XRGB8888, 1, 2, 6, 5);
			struct surface *surface = stage_add(&stage, formats[f], 3, -1, 9, 7);
			surface->pending.transform = buffer;
			surface->pending.changes |= SURFACE_CHANGE_TRANSFORM;
			CHECK_EQ(surface_commit(surface), 0);
			stage_check(&stage, name, 1);
			stage_finish(&stage);
		}
	}
}

struct scaling {
	const char *name;
	double output_scale;
	int32_t buffer_scale;
	bool viewport;
	double x, y, width, height; /* of the viewport's source */
	int32_t to_width, to_height;
	double tolerance; /* pixman's weights have 7 bits */
};

static const struct scaling scalings[] = {
	{"twice as large", 2, 1, false, 0, 0, 0, 0, 0, 0, 1},
	{"three times as large", 3, 1, false, 0, 0, 0, 0, 0, 0, 1},
	{"buffer and output of scale 2", 2, 2, false, 0, 0, 0, 0, 0, 0, 1},
	{"half as large", 1, 2, false, 0, 0, 0, 0, 0, 0, 3},
	{"1.5", 1.5, 1, false, 0, 0, 0, 0, 0, 0, 5},
	{"1.25 of a buffer of scale 2", 1.25, 2, false, 0, 0, 0, 0, 0, 0, 5},
	{"a part", 1, 1, true, 2, 1, 5, 4, 5, 4, 1},
	{"a part, enlarged", 1, 1, true, 2, 1, 3, 4, 9, 7, 5},
	{"a part, enlarged evenly", 1, 1, true, 2, 1, 3, 2, 9, 6, 1},
	{"a part with broken edges", 1, 1, true, 2.5, 1.25, 3.5, 4.25, 9, 7, 5},
	{"a part, reduced", 1, 1, true, 1, 1, 7, 5, 3, 2, 5},
	{"a part, reduced a little", 1, 1, true, 1, 1, 7, 6, 5, 4, 5},
};

static void set_scaling(struct surface *surface, const struct scaling *row)
{
	surface->pending.scale = row->buffer_scale;
	surface->pending.changes |= SURFACE_CHANGE_SCALE;
	if (row->viewport) {
		surface->pending.viewport = (struct viewport){true, true, row->x, row->y,
			row->width, row->height, row->to_width, row->to_height};
		surface->pending.changes |= SURFACE_CHANGE_SOURCE | SURFACE_CHANGE_DESTINATION;
	}
	CHECK_EQ(surface_commit(surface), 0);
}

static void test_scalings(void)
{
	for (size_t i = 0; i < sizeof(scalings) / sizeof(scalings[0]); i++) {
		for (int variant = 0; variant < 3 * 4; variant++) {
			static const enum transform outputs[] = {TRANSFORM_NORMAL, TRANSFORM_90,
				TRANSFORM_180, TRANSFORM_FLIPPED_270};
			struct stage stage;
			char name[96];
			snprintf(name, sizeof(name), "%s, format %d, output %d", scalings[i].name,
				variant / 4, outputs[variant % 4]);
			stage_init(&stage, 31, 29, scalings[i].output_scale, outputs[variant % 4]);
			set_scaling(
				stage_add(&stage, formats[variant / 4], 2, 1, 10, 8), &scalings[i]);
			stage_check(&stage, name, scalings[i].tolerance);
			stage_finish(&stage);
		}
	}
}

static void test_hidden_parts(void)
{
	struct stage stage;
	stage_init(&stage, 20, 20, 1, TRANSFORM_NORMAL);
	stage_add(&stage, PIXEL_FORMAT_ARGB8888, 0, 0, 15, 15);
	stage_add(&stage, PIXEL_FORMAT_XRGB8888, 5, 5, 10, 10);
	struct surface *surface = stage_add(&stage, PIXEL_FORMAT_ARGB8888, 8, 0, 12, 12);
	/* what the client says is opaque, is */
	for (int i = 0; i < 12 * 12; i++) {
		((uint32_t *)(void *)stage.buffers[2]->data)[i] |= 0xff000000;
	}
	pixman_region32_union_rect(
		&surface->pending.opaque, &surface->pending.opaque, 0, 0, 12, 12);
	surface->pending.changes |= SURFACE_CHANGE_OPAQUE;
	CHECK_EQ(surface_commit(surface), 0);
	stage_check(&stage, "three windows", 1);
	stage_finish(&stage);
}

static void draw_part(struct stage *stage, const struct box *part)
{
	pixman_region32_t damage;
	pixman_region32_init(&damage);
	region_add_box(&damage, part);
	CHECK_EQ(renderer_draw(&stage->target, &stage->layers, &damage, STAGE_BACKGROUND, NULL), 0);
	pixman_region32_fini(&damage);
}

static void check_part(struct stage *stage, struct box part, double tolerance)
{
	part = transform_box(stage->target.transform, stage->view.width, stage->view.height, part);
	const uint32_t *pixels = stage->target.data;
	for (int32_t i = 0; i < stage->target.width * stage->target.height; i++) {
		int32_t x = i % stage->target.width, y = i / stage->target.width;
		double rgb[3];
		reference_pixel(&stage->target, &stage->layers, STAGE_BACKGROUND, x, y, rgb);
		double expected = box_contains_point(&part, x, y)
					  ? rgb[0]
					  : reference_channel(STAGE_STALE, 16);
		CHECK(fabs(reference_channel(pixels[i], 16) - expected) <= tolerance);
	}
}

/* Outside of the damage nothing is touched; inside it is as if all had been drawn, and drawing
 * again changes nothing. */
static void test_damage(void)
{
	static const struct box part = {8, 3, 3, 5};
	for (int variant = 0; variant < 16; variant++) {
		bool scaled = variant >= 8;
		struct stage stage;
		stage_init(&stage, 17, 11, scaled ? 2.5 : 1, (enum transform)(variant % 8));
		stage_add(&stage, PIXEL_FORMAT_ARGB8888, 2, 1, 7, 7);
		CHECK_EQ(layer_list_build(&stage.layers, &stage.scene.scene, &stage.view), 0);
		draw_part(&stage, &part);
		draw_part(&stage, &part);
		check_part(&stage, part, scaled ? 5 : 1);
		stage_finish(&stage);
	}
}

static void test_one_pixel(void)
{
	struct stage stage;
	stage_init(&stage, 20, 20, 1.5, TRANSFORM_90);
	struct surface *surface = stage_add(&stage, PIXEL_FORMAT_ARGB8888, 1, 1, 1, 1);
	surface->pending.viewport.has_destination = true;
	surface->pending.viewport.to_width = 9;
	surface->pending.viewport.to_height = 5;
	surface->pending.changes |= SURFACE_CHANGE_DESTINATION;
	CHECK_EQ(surface_commit(surface), 0);
	stage_check(&stage, "one pixel for all", 1);
	stage_finish(&stage);
}

/* Wider than pixman counts: a gradient from left to right, shown whole and in part. */
static void test_wide(void)
{
	enum {
		WIDTH = 100000,
	};
	struct stage stage;
	stage_init(&stage, 100, 4, 1, TRANSFORM_NORMAL);
	struct surface *surface = stage_add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, WIDTH, 1);
	uint32_t *pixels = (uint32_t *)(void *)stage.buffers[0]->data;
	for (int i = 0; i < WIDTH; i++) {
		pixels[i] = (uint32_t)(i * 255 / WIDTH) * 0x10101;
	}
	scene_node_set_position(stage.nodes[0], -50000, 0);
	stage_check(&stage, "the middle of a wide one", 1);
	scene_node_set_position(stage.nodes[0], 0, 0);
	surface->pending.viewport.has_destination = true;
	surface->pending.viewport.to_width = 100;
	surface->pending.viewport.to_height = 4;
	surface->pending.changes |= SURFACE_CHANGE_DESTINATION;
	CHECK_EQ(surface_commit(surface), 0);
	stage_check(&stage, "all of a wide one", 4);
	surface->pending.viewport.to_width = 2;
	surface->pending.changes |= SURFACE_CHANGE_DESTINATION;
	CHECK_EQ(surface_commit(surface), 0);
	stage_check(&stage, "all of a wide one in two pixels", 255); /* it is drawn, at least */
	stage_finish(&stage);
}

/* Regions are coarse where they would be in that many pieces; the picture is not. */
static void test_many_pieces(void)
{
	static const struct {
		const char *name;
		uint32_t formats[2]; /* of the dots, in turn */
	} rows[] = {
		{"opaque dots", {PIXEL_FORMAT_XRGB8888, PIXEL_FORMAT_XRGB8888}},
		{"translucent dots", {PIXEL_FORMAT_ARGB8888, PIXEL_FORMAT_ARGB8888}},
		{"dots of both kinds", {PIXEL_FORMAT_XRGB8888, PIXEL_FORMAT_ARGB8888}},
	};
	for (size_t row = 0; row < sizeof(rows) / sizeof(rows[0]); row++) {
		struct stage stage;
		stage_init(&stage, 64, 64, 1, TRANSFORM_NORMAL);
		stage_add(&stage, PIXEL_FORMAT_ARGB8888, 0, 32, 64, 20);
		for (int i = 0; i < 32 * 30; i++) {
			stage_add(&stage, rows[row].formats[i % 2], i % 32 * 2, i / 32 * 2, 1, 1);
		}
		stage_add(&stage, PIXEL_FORMAT_ARGB8888, 10, 10, 40, 40);
		stage_add(&stage, PIXEL_FORMAT_XRGB8888, 20, 20, 10, 10);
		stage_check(&stage, rows[row].name, 3); /* three are blended */
		stage_finish(&stage);
	}
}

/* What lies at the bottom may be drawn together with what is blended onto it, or before, or after.
 */
static void test_stacks(void)
{
	uint32_t state = 1;
	for (int round = 0; round < 300; round++) {
		double scale = round % 3 == 2 ? 1.5 : 1;
		struct stage stage;
		char name[32];
		snprintf(name, sizeof(name), "stack %d", round);
		stage_init(&stage, 33, 29, scale, round % 5 == 4 ? TRANSFORM_90 : TRANSFORM_NORMAL);
		int count = 2 + (int)(stage_noise(&state) % 5);
		for (int i = 0; i < count; i++) {
			uint32_t format = formats[stage_noise(&state) % 3];
			bool whole = stage_noise(&state) % 2 != 0;
			int32_t size = 3 + (int32_t)(stage_noise(&state) % 20);
			int32_t x = (int32_t)(stage_noise(&state) % 30) - 4;
			int32_t y = (int32_t)(stage_noise(&state) % 30) - 4;
			stage_add(&stage, format, whole ? -1 : x, whole ? -2 : y, whole ? 40 : size,
				whole ? 42 : size);
		}
		stage_check(&stage, name, scale == 1 ? count : 5 + count);
		stage_finish(&stage);
	}
}

static void test_large_stack(void)
{
	struct stage stage; /* goes past the cache, in several bands */
	stage_init(&stage, 1030, 700, 1, TRANSFORM_NORMAL);
	stage_add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 1030, 600);
	stage_add(&stage, PIXEL_FORMAT_XRGB8888, 700, 100, 200, 600);
	stage_add(&stage, PIXEL_FORMAT_ARGB8888, 3, 5, 1001, 690);
	stage_add(&stage, PIXEL_FORMAT_ARGB8888, 500, 200, 31, 30);
	stage_check(&stage, "large", 3);
	stage_finish(&stage);
}

/* Scaled and opaque: written past the cache, in rows that are aligned and in such that are not, and
 * with and without a rest. */
static void test_large_picture(void)
{
	for (int32_t width = 1040; width <= 1043; width++) {
		struct stage stage;
		stage_init(&stage, width, 700, 1.5, TRANSFORM_NORMAL);
		stage_add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 694, 460);
		stage_check(&stage, "large and scaled", 5);
		stage_finish(&stage);
	}
}

/* Enough of it filtered that all processors help. */
static void test_crew(void)
{
	struct crew crew;
	struct stage stage;
	crew_init(&crew);
	stage_init(&stage, 1201, 1001, 1.5, TRANSFORM_NORMAL);
	stage.crew = &crew;
	stage_add(&stage, PIXEL_FORMAT_XRGB8888, 0, 0, 790, 650);
	for (int32_t i = 0; i < 3; i++) {
		stage_add(&stage, PIXEL_FORMAT_ARGB8888, 3 * i, 5, 780, 640);
	}
	stage_check(&stage, "drawn by many", 5);
	CHECK(crew.started);
	stage_finish(&stage);
	crew_finish(&crew);
}

static const struct check_case cases[] = {
	{"all transforms of buffer and output", test_transforms},
	{"all scalings", test_scalings},
	{"hidden parts", test_hidden_parts},
	{"only damage is drawn", test_damage},
	{"a buffer of one pixel", test_one_pixel},
	{"more pieces than regions keep apart", test_many_pieces},
	{"a buffer wider than pixman can count", test_wide},
	{"stacks of all kinds", test_stacks},
	{"a large stack", test_large_stack},
	{"a large picture, scaled", test_large_picture},
	{"a frame that is drawn by many", test_crew},
};

CHECK_MAIN(cases)
