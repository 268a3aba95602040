/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "desk-buffer.h"

static void test_in_place(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer a, b;
	desk_buffer_init(&a, 8, 8, 0xff000001);
	desk_buffer_init(&b, 8, 8, 0xff000002);

	desk_surface_show(surface, &a);
	CHECK_EQ(surface->content.way, CONTENT_IN_PLACE);
	CHECK(surface->content.view.data == a.pixels);
	CHECK_EQ(a.releases, 0);
	desk_surface_show(surface, &b);
	CHECK_EQ(a.releases, 1);
	CHECK_EQ(b.releases, 0);
	desk_surface_show(surface, &b); /* the same again is no release */
	CHECK_EQ(b.releases, 0);
	CHECK_EQ(a.reads + b.reads, 0);

	surface_state_attach(&surface->pending, NULL);
	CHECK_EQ(surface_commit(surface), 0);
	CHECK_EQ(b.releases, 1);
	CHECK_EQ(surface->content.way, CONTENT_NONE);
	CHECK(!surface->mapped);
	surface_destroy(surface);
	desk_buffer_drop(&a);
	desk_buffer_drop(&b);
	budget_unref(budget);
}

static void test_copied(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer a, b;
	desk_buffer_init(&a, 8, 8, 0xff000001);
	desk_buffer_init(&b, 8, 8, 0xff000002);
	a.in_place = b.in_place = false;

	desk_surface_show(surface, &a);
	CHECK_EQ(surface->content.way, CONTENT_COPIED);
	CHECK_EQ(surface->content.obstacles, CONTENT_OBSTACLE_MEMORY);
	CHECK_EQ(a.releases, 0); /* nobody has looked at the surface yet */
	CHECK(surface_content_prepare(&surface->content, budget));
	CHECK_EQ(a.releases, 1);
	CHECK_EQ(surface->content.bytes_copied, 8 * 8 * 4);
	CHECK_EQ(budget_used(budget, BUDGET_COPY_BYTES), 8 * 8 * 4);
	CHECK_EQ(desk_surface_pixel(surface), 0xff000001);

	/* only what changed is read; the rest stays as it was shown before */
	surface_state_attach(&surface->pending, &b.base);
	desk_surface_damage(surface, 4, 0, 2, 1);
	CHECK_EQ(surface_commit(surface), 0);
	CHECK_EQ(b.releases, 1); /* given back at the commit */
	CHECK_EQ(surface->content.bytes_copied, 8 * 8 * 4 + 2 * 4);
	const uint32_t *shown = surface->content.view.data;
	CHECK_EQ(shown[3], 0xff000001);
	CHECK_EQ(shown[4], 0xff000002);
	CHECK_EQ(shown[5], 0xff000002);
	CHECK_EQ(shown[6], 0xff000001);

	surface_destroy(surface);
	CHECK_EQ(budget_used(budget, BUDGET_COPY_BYTES), 0);
	desk_buffer_drop(&a);
	desk_buffer_drop(&b);
	budget_unref(budget);
}

/* However many updates there are, only what is looked at is read. */
static void test_copied_once_a_look(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer buffers[10], in_place;
	desk_buffer_init(&in_place, 8, 8, 0xff0000ff);
	for (int i = 0; i < 10; i++) {
		desk_buffer_init(&buffers[i], 8, 8, 0xff000000 + (uint32_t)i);
		buffers[i].in_place = false;
		surface_state_attach(&surface->pending, &buffers[i].base);
		desk_surface_damage(surface, i % 8, 0, 1, 1);
		CHECK_EQ(surface_commit(surface), 0);
		CHECK_EQ(buffers[i].releases, 0);
		CHECK_EQ(i > 0 ? buffers[i - 1].releases : 1, 1);
		if (i % 3 == 0) {
			desk_surface_show(surface, &in_place); /* is no look */
		}
	}
	CHECK_EQ(surface->content.bytes_copied, 0);
	desk_surface_show(surface, &buffers[8]);
	CHECK(surface_content_prepare(&surface->content, budget));
	CHECK_EQ(desk_surface_pixel(surface), 0xff000008);
	CHECK_EQ(surface->content.bytes_copied, 8 * 8 * 4);

	/* one at once, and then the damage of all others together */
	for (int i = 0; i < 4; i++) {
		surface_state_attach(&surface->pending, &buffers[i].base);
		desk_surface_damage(surface, 2 * i, 0, 1, 1);
		CHECK_EQ(surface_commit(surface), 0);
	}
	CHECK_EQ(surface->content.bytes_copied, 8 * 8 * 4 + 4);
	CHECK(surface_content_prepare(&surface->content, budget));
	CHECK_EQ(surface->content.bytes_copied, 8 * 8 * 4 + 4 + 3 * 4);
	const uint32_t *shown = surface->content.view.data;
	CHECK_EQ(shown[0], 0xff000000);
	CHECK_EQ(shown[1], 0xff000008);
	CHECK_EQ(shown[2], 0xff000003); /* what was not looked at is not there */
	CHECK_EQ(shown[6], 0xff000003);
	surface_destroy(surface);
	for (int i = 0; i < 10; i++) {
		desk_buffer_drop(&buffers[i]);
	}
	desk_buffer_drop(&in_place);
	budget_unref(budget);
}

/* Whether it may be touched is asked by whoever looks, not at the commit; and what was copied then
 * is brought up to date, not copied anew. */
static void test_holes_found_by_a_look(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer a;
	desk_buffer_init(&a, 8, 8, 0xff000001);
	a.has_holes = true;
	desk_surface_show(surface, &a);
	CHECK_EQ(surface->content.way, CONTENT_IN_PLACE);
	CHECK_EQ(a.questions, 0);
	CHECK(surface_content_prepare(&surface->content, budget));
	CHECK_EQ(surface->content.way, CONTENT_COPIED);
	CHECK_EQ(surface->content.obstacles, CONTENT_OBSTACLE_MEMORY);
	CHECK_EQ(surface->content.bytes_copied, 8 * 8 * 4);
	CHECK_EQ(a.releases, 1);

	a.pixels[1] = 0xff000002;
	surface_state_attach(&surface->pending, &a.base);
	desk_surface_damage(surface, 1, 0, 1, 1);
	CHECK_EQ(surface_commit(surface), 0);
	CHECK(surface_content_prepare(&surface->content, budget));
	CHECK_EQ(surface->content.bytes_copied, 8 * 8 * 4 + 4);
	const uint32_t *shown = surface->content.view.data;
	CHECK_EQ(shown[0], 0xff000001);
	CHECK_EQ(shown[1], 0xff000002);

	a.has_holes = false;
	desk_surface_show(surface, &a);
	CHECK(surface_content_prepare(&surface->content, budget));
	CHECK(surface->content.view.data == a.pixels);
	CHECK_EQ(budget_used(budget, BUDGET_COPY_BYTES), 0);
	CHECK_EQ(a.releases, 2);
	surface_destroy(surface);
	CHECK_EQ(a.releases, 3);
	desk_buffer_drop(&a);
	budget_unref(budget);
}

static void test_cannot_be_read_when_looked_at(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer a;
	desk_buffer_init(&a, 8, 8, 0xff000001);
	a.in_place = false;
	desk_surface_show(surface, &a);
	a.fault = 42;
	CHECK(!surface_content_prepare(&surface->content, budget));
	CHECK_EQ(a.broken, 42);
	CHECK(!surface_content_prepare(&surface->content, budget));
	surface_destroy(surface);
	CHECK_EQ(a.releases, 1);
	desk_buffer_drop(&a);
	budget_unref(budget);
}

static void test_broken(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer a, b;
	desk_buffer_init(&a, 8, 8, 0xff000001);
	desk_buffer_init(&b, 8, 8, 0xff000002);
	desk_surface_show(surface, &a);
	CHECK(surface_content_prepare(&surface->content, budget));
	b.in_place = false;
	b.fault = 42;
	surface_state_attach(&surface->pending, &b.base);
	CHECK_EQ(surface_commit(surface), 42);
	CHECK_EQ(b.broken, 42);
	CHECK_EQ(b.releases, 1);
	CHECK_EQ(a.releases, 1);
	CHECK(!surface->mapped);
	CHECK_EQ(surface->geometry.width, 0);
	surface_destroy(surface);
	desk_buffer_drop(&a);
	desk_buffer_drop(&b);
	budget_unref(budget);
}

static void test_copy_over_budget(void)
{
	struct budget_limits limits = budget_default_limits();
	limits.limit[BUDGET_COPY_BYTES] = 8 * 8 * 4 - 1;
	struct budget *budget;
	CHECK_EQ(budget_create(&limits, &budget), 0);
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer a;
	desk_buffer_init(&a, 8, 8, 0xff000001);
	a.in_place = false;
	CHECK(!surface_content_prepare(&surface->content, budget)); /* nothing to see yet */
	surface_state_attach(&surface->pending, &a.base);
	CHECK_EQ(surface_commit(surface), BUDGET_EXCEEDED);
	CHECK_EQ(a.broken, BUDGET_EXCEEDED);
	CHECK_EQ(budget_refused_item(budget), BUDGET_COPY_BYTES);
	surface_destroy(surface);
	desk_buffer_drop(&a);
	budget_unref(budget);
}

static void note(
	struct holding_cost *cost, const void *buffer, bool new_memory, int32_t side, bool copies)
{
	struct holding_note commit = {buffer, new_memory, side, side};
	CHECK_EQ(holding_cost_note(cost, &commit), copies);
}

static const char buffers[2048]; /* only their addresses count */

/* GTK 3's way: new memory for every frame. */
static void test_holding_cost_starts(void)
{
	struct holding_cost cost = {0};
	note(&cost, &buffers[0], true, 100, false);
	for (int i = 1; i < 12; i++) {
		note(&cost, &buffers[i], true, 100, false);
	}
	note(&cost, &buffers[12], true, 100, true);
	for (int i = 0; i < 100; i++) { /* and goes on while one buffer serves it */
		note(&cost, &buffers[12], false, 100, true);
	}
}

static void test_holding_cost_does_not_start(void)
{
	struct holding_cost resizing = {0}, two = {0};
	for (int i = 0; i < 64; i++) {
		note(&resizing, &buffers[i], true, 100 + i, false);
		note(&two, &buffers[i % 2], i < 2, 100, false);
	}
}

static void test_holding_cost_stops(void)
{
	struct holding_cost rotating = {.copies = true};
	for (int i = 0; i < 24; i++) {
		note(&rotating, &buffers[i % 3], false, 100, true);
	}
	note(&rotating, &buffers[1], false, 100, false);
}

/* Of so many commits from the first on, each with new memory. */
static int count_copied(struct holding_cost *cost, int first, int count)
{
	int copied = 0;
	for (int i = first; i < first + count; i++) {
		struct holding_note commit = {&buffers[i], true, 100, 100};
		copied += holding_cost_note(cost, &commit);
	}
	return copied;
}

/* A client that makes new memory also when its buffer is back is left alone for a while. */
static void test_holding_cost_in_vain(void)
{
	struct holding_cost cost = {0};
	int copied = count_copied(&cost, 0, 200);
	CHECK(copied > 0 && copied < 20);
	CHECK_EQ(cost.switches, 2);
	CHECK_EQ(count_copied(&cost, 200, 800), 0);
	copied = count_copied(&cost, 1000, 500);
	CHECK(copied > 0 && copied < 20);
	CHECK_EQ(cost.switches, 4); /* tried once more */
}

/* Of a hidden window nothing is copied, so its buffers do not come back in time. */
static void test_holding_cost_unseen(void)
{
	struct holding_cost cost = {.copies = true};
	for (int i = 0; i < 200; i++) {
		struct holding_note fresh = {&buffers[i], true, 100, 100, .held = true};
		CHECK(holding_cost_note(&cost, &fresh));
	}
	for (int i = 0; i < 200; i++) {
		struct holding_note old = {&buffers[i % 2], false, 100, 100, .held = true};
		CHECK(holding_cost_note(&cost, &old));
	}
	CHECK(count_copied(&cost, 200, 200) < 20); /* now they do, and it is in vain */
}

static void test_holding_rules(void)
{
	struct holding_cost always = {.rule = HOLDING_ALWAYS}, never = {.rule = HOLDING_NEVER};
	for (int i = 0; i < 64; i++) {
		note(&always, &buffers[i], true, 100, false);
		note(&never, &buffers[i % 3], false, 100, true);
	}
}

static const struct check_case cases[] = {
	{"in place: held while shown", test_in_place},
	{"copied: damage only, given back at once", test_copied},
	{"copied once a look", test_copied_once_a_look},
	{"holes are found by a look", test_holes_found_by_a_look},
	{"a buffer that cannot be read when looked at", test_cannot_be_read_when_looked_at},
	{"a buffer that cannot be read shows nothing", test_broken},
	{"a copy over the budget", test_copy_over_budget},
	{"new memory each frame is copied", test_holding_cost_starts},
	{"resizing and double buffering are held", test_holding_cost_does_not_start},
	{"a client that changes its ways is held again", test_holding_cost_stops},
	{"so is one that copying does not help", test_holding_cost_in_vain},
	{"what is done while nobody looks does not count", test_holding_cost_unseen},
	{"a rule does not look at the cost", test_holding_rules},
};

CHECK_MAIN(cases)
