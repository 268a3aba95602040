/* SPDX-License-Identifier: MIT */
/*
 * Three windows, bottom to top, on an output of 100x100: an opaque one at the
 * left, an opaque one at the right over a part of it, and a translucent one at
 * the bottom over both. Each change does one thing and says what has to be drawn.
 */
#ifndef WEDDELL_TESTS_UNIT_SCENE_THREE_WINDOWS_H
#define WEDDELL_TESTS_UNIT_SCENE_THREE_WINDOWS_H

#include "fixture.h"
#include "scene/layer-list.h"

enum {
	LEFT,
	RIGHT,
	GLASS,
	WINDOWS,
};

struct three_windows {
	struct test_scene scene;
	struct test_buffer *buffers[WINDOWS];
	struct scene_node *nodes[WINDOWS]; /* NULL once removed */
	struct layer_list before, after;   /* empty at first */
	struct output_view view;
};

void three_windows_init(struct three_windows *stage);
void three_windows_finish(struct three_windows *stage);

/* Commits damage, in pixels of the window's buffer. */
void three_windows_damage(
	struct three_windows *stage, int window, int x, int y, unsigned int w, unsigned int h);
void three_windows_hide_right(struct three_windows *stage);

struct change {
	const char *name;
	void (*act)(struct three_windows *stage);
	bool anew;        /* the list has to be built */
	uint32_t updated; /* bits of windows, in the new order from the bottom */
	int count;
	pixman_box32_t damage[4];
};

extern const struct change changes[];
extern const size_t change_count;

/* Checks the damage found, and which layers of the list are updated. */
void change_check(const struct change *change, const pixman_region32_t *damage,
	const struct layer_list *list);

#endif
