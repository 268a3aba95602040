/* SPDX-License-Identifier: MIT */
/*
 * A family of surfaces, for tests of subsurfaces: a parent of 8x8 that is
 * shown, and a child of 8x8 that is not yet.
 */
#ifndef WEDDELL_TESTS_UNIT_SURFACE_FAMILY_H
#define WEDDELL_TESTS_UNIT_SURFACE_FAMILY_H

#include "check.h"
#include "desk-buffer.h"

struct family {
	struct budget *budget;
	struct surface *parent, *child;
	struct subsurface *subsurface;
	struct desk_buffer parent_buffer, child_buffer;
};

__attribute__((unused)) static void family_init(struct family *family)
{
	family->budget = desk_budget_create();
	family->parent = desk_surface_create(family->budget);
	family->child = desk_surface_create(family->budget);
	desk_buffer_init(&family->parent_buffer, 8, 8, 0xff0000aa);
	desk_buffer_init(&family->child_buffer, 8, 8, 0xff0000bb);
	desk_surface_show(family->parent, &family->parent_buffer);
	CHECK_EQ(subsurface_create(family->child, family->parent, &family->subsurface), 0);
}

__attribute__((unused)) static void family_finish(struct family *family)
{
	surface_destroy(family->child);
	surface_destroy(family->parent);
	desk_buffer_drop(&family->parent_buffer);
	desk_buffer_drop(&family->child_buffer);
	budget_unref(family->budget);
}

#endif
