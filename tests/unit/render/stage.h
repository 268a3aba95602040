/* SPDX-License-Identifier: MIT */
/* A scene, a target, and the reference to compare with what is drawn of the one onto the other. */
#ifndef WEDDELL_TESTS_RENDER_STAGE_H
#define WEDDELL_TESTS_RENDER_STAGE_H

#include "fixture.h"
#include "render/renderer.h"

enum {
	STAGE_BACKGROUND = 0x102030,
	STAGE_STALE = 0x777777, /* what was in the target before */
	STAGE_NODES_MAX = 1024,
};

struct stage {
	struct test_scene scene;
	struct layer_list layers;
	struct test_buffer *buffers[STAGE_NODES_MAX];
	struct scene_node *nodes[STAGE_NODES_MAX];
	int count;
	struct render_target target;
	struct output_view view;
	struct crew *crew; /* NULL: none */
};

void stage_init(
	struct stage *stage, int32_t width, int32_t height, double scale, enum transform transform);
void stage_finish(struct stage *stage);

/* A number that looks like noise. */
uint32_t stage_noise(uint32_t *state);

/* A window of noise, above the others. */
struct surface *stage_add(
	struct stage *stage, uint32_t fourcc, int x, int y, int32_t width, int32_t height);

/* Draws all, and compares each pixel; tolerance in steps of a channel. */
void stage_check(struct stage *stage, const char *name, double tolerance);

#endif
