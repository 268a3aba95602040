/* SPDX-License-Identifier: MIT */
/*
 * What the parent's commit makes of its children: their order, and the box
 * around all of them.
 */
#include "check.h"
#include "family.h"

struct order {
	const struct surface *seen[16];
	int count;
};

static void note_surface(void *data, struct surface *surface, int32_t x, int32_t y)
{
	struct order *order = data;
	order->seen[order->count++] = surface;
}

static void test_stacking(void)
{
	struct family family;
	family_init(&family);
	struct surface *other = desk_surface_create(family.budget);
	struct subsurface *sibling;
	struct desk_buffer buffer;
	desk_buffer_init(&buffer, 4, 4, 0xff0000cc);
	CHECK_EQ(subsurface_create(other, family.parent, &sibling), 0);
	desk_surface_show(family.child, &family.child_buffer);
	desk_surface_show(other, &buffer);

	CHECK_EQ(subsurface_place_below(sibling, family.parent), 0);
	CHECK_EQ(surface_commit(family.parent), 0);
	struct order order = {0};
	surface_for_each(family.parent, note_surface, &order);
	CHECK_EQ(order.count, 3);
	CHECK(order.seen[0] == other && order.seen[1] == family.parent);

	CHECK_EQ(subsurface_place_above(sibling, family.child), 0);
	order.count = 0;
	surface_for_each(family.parent, note_surface, &order);
	CHECK(order.seen[0] == other); /* not before the parent commits */
	CHECK_EQ(surface_commit(family.parent), 0);
	order.count = 0;
	surface_for_each(family.parent, note_surface, &order);
	CHECK(order.seen[0] == family.parent && order.seen[2] == other);
	CHECK_EQ(subsurface_place_above(sibling, family.child), 0); /* there already */

	struct surface *stranger = desk_surface_create(family.budget);
	CHECK_EQ(subsurface_place_above(sibling, stranger), SUBSURFACE_NOT_A_SIBLING);
	CHECK_EQ(subsurface_place_below(sibling, other), SUBSURFACE_NOT_A_SIBLING);
	surface_destroy(stranger);
	surface_destroy(other);
	desk_buffer_drop(&buffer);
	family_finish(&family);
}

enum {
	SIBLINGS = 7,
};

/* The current order, bottom to top, against the pending one, which is the plain list of moves. */
static bool is_in_pending_order(struct surface *parent)
{
	struct order order = {0};
	int at = 0;
	surface_for_each(parent, note_surface, &order);
	const struct subsurface *child;
	wl_list_for_each (child, &parent->pending_below, pending_link) {
		if (order.seen[at++] != child->surface) {
			return false;
		}
	}
	if (order.seen[at++] != parent) {
		return false;
	}
	wl_list_for_each (child, &parent->pending_above, pending_link) {
		if (order.seen[at++] != child->surface) {
			return false;
		}
	}
	return at == order.count;
}

static struct box brute_extents(struct surface *parent, struct surface *siblings[SIBLINGS])
{
	struct box extents = {0, 0, parent->geometry.width, parent->geometry.height};
	for (int i = 0; i < SIBLINGS; i++) {
		const struct surface *s = siblings[i];
		struct box box = {
			s->subsurface->x, s->subsurface->y, s->geometry.width, s->geometry.height};
		extents = box_unite(&extents, &box);
	}
	return extents;
}

/* A few of the siblings, anywhere; what they are placed by may have been moved as well. */
static void move_some(
	struct surface *parent, struct surface *siblings[SIBLINGS], unsigned int *seed)
{
	for (int move = rand_r(seed) % 6; move > 0; move--) {
		struct subsurface *which = siblings[rand_r(seed) % SIBLINGS]->subsurface;
		int by = rand_r(seed) % (SIBLINGS + 1);
		struct surface *sibling = by == SIBLINGS ? parent : siblings[by];
		subsurface_set_position(which, rand_r(seed) % 100 - 50, rand_r(seed) % 100 - 50);
		(void)(rand_r(seed) % 2 == 0 ? subsurface_place_above(which, sibling)
					     : subsurface_place_below(which, sibling));
	}
}

static void test_any_moves(void)
{
	struct family family;
	struct surface *siblings[SIBLINGS];
	struct desk_buffer buffer;
	unsigned int seed = 1;
	family_init(&family);
	subsurface_destroy(family.subsurface);
	desk_buffer_init(&buffer, 4, 4, 0xff0000cc);
	for (int i = 0; i < SIBLINGS; i++) {
		struct subsurface *subsurface;
		siblings[i] = desk_surface_create(family.budget);
		CHECK_EQ(subsurface_create(siblings[i], family.parent, &subsurface), 0);
		desk_surface_show(siblings[i], &buffer);
	}
	for (int round = 0; round < 500; round++) {
		move_some(family.parent, siblings, &seed);
		CHECK_EQ(surface_commit(family.parent), 0);
		CHECK(is_in_pending_order(family.parent));
		struct box extents = surface_extents(family.parent);
		struct box wanted = brute_extents(family.parent, siblings);
		CHECK(box_equal(&extents, &wanted));
	}
	for (int i = 0; i < SIBLINGS; i++) {
		surface_destroy(siblings[i]);
	}
	struct box extents = surface_extents(family.parent);
	CHECK(box_equal(&extents, &(struct box){0, 0, 8, 8}));
	desk_buffer_drop(&buffer);
	family_finish(&family);
}

static void test_extents(void)
{
	struct family family;
	struct subsurface *nested;
	family_init(&family);
	struct surface *grandchild = desk_surface_create(family.budget);
	CHECK_EQ(subsurface_create(grandchild, family.child, &nested), 0);
	subsurface_set_position(nested, 10, 0);
	subsurface_set_position(family.subsurface, 20, 0);
	desk_surface_show(grandchild, &family.child_buffer);
	CHECK_EQ(surface_extents(family.parent).width, 8); /* nothing is shown yet */
	CHECK_EQ(surface_commit(family.parent), 0);
	CHECK_EQ(surface_extents(family.parent).width, 8); /* the child has no content */
	desk_surface_show(family.child, &family.child_buffer);
	CHECK_EQ(surface_commit(family.parent), 0);
	CHECK_EQ(surface_extents(family.parent).width, 38);
	subsurface_set_synchronised(family.subsurface, false);
	subsurface_set_position(nested, 40, 0);
	CHECK_EQ(surface_commit(family.child), 0);
	CHECK_EQ(surface_extents(family.parent).width, 68);
	surface_state_attach(&family.child->pending, NULL);
	CHECK_EQ(surface_commit(family.child), 0);
	CHECK_EQ(surface_extents(family.parent).width, 8); /* and hides what is below it */
	desk_surface_show(family.child, &family.child_buffer);
	CHECK_EQ(surface_extents(family.parent).width, 68);
	surface_destroy(grandchild);
	CHECK_EQ(surface_extents(family.parent).width, 28);
	family_finish(&family);
}

static const struct check_case cases[] = {
	{"stacking is the parent's state", test_stacking},
	{"any moves come to the order asked for", test_any_moves},
	{"extents follow what changes", test_extents},
};

CHECK_MAIN(cases)
