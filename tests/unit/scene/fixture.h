/* SPDX-License-Identifier: MIT */
/*
 * Surfaces without clients, for the tests of scene/, render/ and output/:
 * buffers in memory of the test, and a scene to put surfaces into.
 */
#ifndef WEDDELL_TESTS_UNIT_SCENE_FIXTURE_H
#define WEDDELL_TESTS_UNIT_SCENE_FIXTURE_H

#include "buffer/buffer.h"
#include "scene/scene.h"
#include "surface/notice.h"
#include "surface/surface.h"

/* Readable in place, or not at all. The test keeps a reference. */
struct test_buffer {
	struct buffer base;
	int32_t stride; /* bytes */
	uint8_t *data;
	int releases; /* how often the last lock went */
	int looks;    /* whether it may be touched */
	int reads;    /* by copying */
	bool unreadable;
	bool broken; /* somebody has found that */
};

struct test_buffer *test_buffer_create(uint32_t fourcc, int32_t width, int32_t height);
/* Every 32-bit pixel; of a format of 4 bytes. */
void test_buffer_fill(struct test_buffer *buffer, uint32_t pixel);
void test_buffer_drop(struct test_buffer *buffer);

struct test_scene {
	struct scene scene;
	struct budget *budget;
};

void test_scene_init(struct test_scene *scene);
void test_scene_finish(struct test_scene *scene);

/* A surface and its node at (x, y), visible, with nothing attached. */
struct scene_node *test_scene_add(struct test_scene *scene, enum scene_band band, int x, int y);
void test_scene_remove(struct scene_node *node);

/* Attaches buffer, damages all of it, and commits. */
void test_surface_show(struct surface *surface, struct test_buffer *buffer);

/* Counts its answers. */
struct test_notice {
	struct notice base;
	int presented, discarded;
	struct presentation last;
};

/* Goes with the surface's next commit. */
void test_notice_add_frame(struct test_notice *notice, struct surface *surface);
void test_notice_add_feedback(struct test_notice *notice, struct surface *surface);

#endif
