/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "family.h"

static void test_synchronised(void)
{
	struct family family;
	family_init(&family);
	desk_surface_show(family.child, &family.child_buffer);
	CHECK_EQ(family.child->content.way, CONTENT_NONE); /* held back */
	CHECK_EQ(surface_commit(family.parent), 0);
	CHECK(family.child->mapped);
	CHECK_EQ(desk_surface_pixel(family.child), 0xff0000bb);
	family_finish(&family);
}

static void test_desynchronised(void)
{
	struct family family;
	family_init(&family);
	CHECK_EQ(surface_commit(family.parent), 0); /* adds the child */
	desk_surface_show(family.child, &family.child_buffer);
	CHECK(!family.child->mapped);
	subsurface_set_synchronised(family.subsurface, false); /* applies what waited */
	CHECK(family.child->mapped);
	surface_state_attach(&family.child->pending, NULL);
	CHECK_EQ(surface_commit(family.child), 0);
	CHECK(!family.child->mapped);
	family_finish(&family);
}

static void test_nested_synchronised(void)
{
	struct family family;
	family_init(&family);
	struct surface *grandchild = desk_surface_create(family.budget);
	struct subsurface *nested;
	struct desk_buffer buffer;
	desk_buffer_init(&buffer, 4, 4, 0xff0000cc);
	CHECK_EQ(subsurface_create(grandchild, family.child, &nested), 0);
	subsurface_set_synchronised(nested, false);
	CHECK(subsurface_is_synchronised(nested)); /* by its parent */
	desk_surface_show(grandchild, &buffer);
	desk_surface_show(family.child, &family.child_buffer);
	CHECK(!grandchild->mapped);
	CHECK_EQ(surface_commit(family.parent), 0);
	CHECK(family.child->mapped);
	CHECK(grandchild->mapped);
	/* a parent that is not shown takes all below it along */
	surface_state_attach(&family.parent->pending, NULL);
	CHECK_EQ(surface_commit(family.parent), 0);
	CHECK(!family.child->mapped);
	CHECK(!grandchild->mapped);
	surface_destroy(grandchild);
	desk_buffer_drop(&buffer);
	family_finish(&family);
}

static void test_position_is_the_parents_state(void)
{
	struct family family;
	family_init(&family);
	desk_surface_show(family.child, &family.child_buffer);
	subsurface_set_position(family.subsurface, 20, -5);
	CHECK_EQ(surface_commit(family.child), 0);
	CHECK_EQ(family.subsurface->x, 0);
	CHECK_EQ(surface_commit(family.parent), 0);
	CHECK_EQ(family.subsurface->x, 20);
	struct box extents = surface_extents(family.parent);
	CHECK_EQ(extents.y, -5);
	CHECK_EQ(extents.width, 28);
	double x, y;
	CHECK(surface_at(family.parent, 21, -4, &x, &y) == family.child);
	CHECK(x == 1 && y == 1);
	CHECK(surface_at(family.parent, 10, 0, &x, &y) == NULL);
	family_finish(&family);
}

/* What waited while a parent was synchronised comes with the commit that adds it. */
static void test_kept_before_it_was_added(void)
{
	struct family family;
	family_init(&family);
	struct surface *grandchild = desk_surface_create(family.budget);
	struct subsurface *nested;
	struct desk_buffer buffer;
	desk_buffer_init(&buffer, 4, 4, 0xff0000cc);
	desk_surface_show(family.child, &family.child_buffer);
	CHECK_EQ(surface_commit(family.parent), 0);
	CHECK_EQ(subsurface_create(grandchild, family.child, &nested), 0);
	subsurface_set_synchronised(nested, false);
	desk_surface_show(grandchild, &buffer); /* waits: the child is synchronised */
	subsurface_set_synchronised(family.subsurface, false);
	CHECK(!grandchild->mapped);
	CHECK_EQ(surface_commit(family.child), 0);
	CHECK(grandchild->mapped);
	surface_destroy(grandchild);
	desk_buffer_drop(&buffer);
	family_finish(&family);
}

static void note_place(void *data, struct surface *surface, int32_t x, int32_t y)
{
	struct box *place = data;
	*place = (struct box){x, y, surface->geometry.width, surface->geometry.height};
}

static void test_places_stay_numbers(void)
{
	struct family family;
	family_init(&family);
	struct surface *grandchild = desk_surface_create(family.budget);
	struct subsurface *nested;
	struct desk_buffer buffer;
	struct box last = {0};
	desk_buffer_init(&buffer, 4, 4, 0xff0000cc);
	CHECK_EQ(subsurface_create(grandchild, family.child, &nested), 0);
	subsurface_set_position(family.subsurface, INT32_MAX, INT32_MIN);
	subsurface_set_position(nested, INT32_MAX, INT32_MIN);
	desk_surface_show(grandchild, &buffer);
	desk_surface_show(family.child, &family.child_buffer);
	CHECK_EQ(surface_commit(family.parent), 0);
	surface_for_each(family.parent, note_place, &last);
	CHECK_EQ(last.x, INT32_MAX);
	CHECK_EQ(last.y, INT32_MIN);
	surface_destroy(grandchild);
	desk_buffer_drop(&buffer);
	family_finish(&family);
}

/* A client may go on for ever: neither the damage that waits nor the offset may. */
static void test_what_waits_is_bounded(void)
{
	struct family family;
	family_init(&family);
	struct surface_state *pending = &family.child->pending;
	for (int i = 0; i < 5000; i++) {
		desk_surface_damage(family.child, i % 100 * 2, i / 100 * 2, 1, 1);
		pending->dx = pending->dy = i % 2 == 0 ? INT32_MAX : 1;
		pending->changes |= SURFACE_CHANGE_OFFSET;
		CHECK_EQ(surface_commit(family.child), 0);
		CHECK(pixman_region32_n_rects(&family.subsurface->cached.surface_damage) <= 1024);
	}
	pixman_box32_t *all = pixman_region32_extents(&family.subsurface->cached.surface_damage);
	CHECK_EQ(all->x2, 199);
	CHECK_EQ(all->y2, 99);
	CHECK_EQ(family.subsurface->cached.dx, INT32_MAX);
	family_finish(&family);
}

static void test_faults(void)
{
	static const struct surface_role role = {.name = "another"};
	struct family family;
	family_init(&family);
	struct subsurface *none = NULL;
	struct surface *other = desk_surface_create(family.budget);
	CHECK_EQ(subsurface_create(other, other, &none), SUBSURFACE_BAD_PARENT);
	CHECK_EQ(subsurface_create(family.parent, family.child, &none), SUBSURFACE_BAD_PARENT);
	CHECK_EQ(subsurface_create(family.child, other, &none), SUBSURFACE_BAD_SURFACE);
	CHECK(surface_set_role(other, &role, NULL));
	CHECK_EQ(subsurface_create(other, family.parent, &none), SUBSURFACE_BAD_SURFACE);
	CHECK(none == NULL);
	surface_destroy(other);
	family_finish(&family);
}

static void test_depth(void)
{
	enum {
		LEVELS = SUBSURFACE_DEPTH_MAX + 1
	};
	struct budget *budget = desk_budget_create();
	struct surface *surfaces[LEVELS + 1];
	struct subsurface *subsurface;
	/* the upper half from the top, the lower one from the bottom, then one under the other */
	for (int i = 0; i <= LEVELS; i++) {
		surfaces[i] = desk_surface_create(budget);
	}
	for (int i = 1; i < LEVELS / 2; i++) {
		CHECK_EQ(subsurface_create(surfaces[i], surfaces[i - 1], &subsurface), 0);
	}
	for (int i = LEVELS - 1; i > LEVELS / 2; i--) {
		CHECK_EQ(subsurface_create(surfaces[i], surfaces[i - 1], &subsurface), 0);
	}
	CHECK_EQ(subsurface_create(surfaces[LEVELS / 2], surfaces[LEVELS / 2 - 1], &subsurface), 0);
	CHECK_EQ(subsurface_create(surfaces[LEVELS], surfaces[LEVELS - 1], &subsurface),
		SUBSURFACE_TOO_DEEP);
	CHECK_EQ(
		subsurface_create(surfaces[0], surfaces[LEVELS], &subsurface), SUBSURFACE_TOO_DEEP);
	for (int i = 0; i <= LEVELS; i++) {
		surface_destroy(surfaces[i]);
	}
	budget_unref(budget);
}

static void test_destroyed_object(void)
{
	struct family family;
	family_init(&family);
	desk_surface_show(family.child, &family.child_buffer);
	CHECK_EQ(surface_commit(family.parent), 0);
	CHECK(family.child->mapped);
	subsurface_destroy(family.subsurface);
	CHECK(!family.child->mapped);
	CHECK(family.child->subsurface == NULL);
	/* it may be given the same role again */
	CHECK_EQ(subsurface_create(family.child, family.parent, &family.subsurface), 0);
	CHECK_EQ(surface_commit(family.parent), 0);
	CHECK(family.child->mapped);
	family_finish(&family);
}

static void test_parent_goes_first(void)
{
	struct family family;
	family_init(&family);
	desk_surface_show(family.child, &family.child_buffer);
	CHECK_EQ(surface_commit(family.parent), 0);
	surface_destroy(family.parent);
	CHECK(!family.child->mapped);
	CHECK(family.subsurface->parent == NULL);
	CHECK_EQ(subsurface_place_above(family.subsurface, family.child), 0); /* inert */
	CHECK_EQ(surface_commit(family.child), 0);
	family.parent = NULL;
	family_finish(&family);
}

static const struct check_case cases[] = {
	{"synchronised: shown with the parent", test_synchronised},
	{"desynchronised: at once", test_desynchronised},
	{"synchronised by a parent, unmapped with it", test_nested_synchronised},
	{"what it kept before it was added", test_kept_before_it_was_added},
	{"places stay numbers", test_places_stay_numbers},
	{"what waits is bounded", test_what_waits_is_bounded},
	{"the position is the parent's state", test_position_is_the_parents_state},
	{"each fault", test_faults},
	{"how deep a tree may be", test_depth},
	{"the object is destroyed", test_destroyed_object},
	{"the parent is destroyed", test_parent_goes_first},
};

CHECK_MAIN(cases)
