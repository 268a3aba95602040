/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "desk-buffer.h"

#include "surface/notice.h"

struct test_notice {
	struct notice base;
	int presented, discarded;
};

static void handle_presented(struct notice *notice, const struct presentation *presentation)
{
	struct test_notice *test = wl_container_of(notice, test, base);
	test->presented++;
}

static void handle_discarded(struct notice *notice)
{
	struct test_notice *test = wl_container_of(notice, test, base);
	test->discarded++;
}

static const struct notice_interface notice_impl = {handle_presented, handle_discarded};

static void add_notice(struct test_notice *notice, struct wl_list *list)
{
	*notice = (struct test_notice){.base.impl = &notice_impl};
	wl_list_insert(list->prev, &notice->base.link);
}

static void test_state_is_double_buffered(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer a;
	desk_buffer_init(&a, 8, 8, 0xff000001);
	surface_state_attach(&surface->pending, &a.base);
	surface->pending.scale = 2;
	surface->pending.changes |= SURFACE_CHANGE_SCALE;
	CHECK_EQ(surface->geometry.width, 0);
	CHECK(!surface->mapped);
	CHECK_EQ(surface_commit(surface), 0);
	CHECK_EQ(surface->geometry.width, 4);
	CHECK(surface->mapped);
	CHECK(surface_accepts_input(surface, 3.9, 0));
	CHECK(!surface_accepts_input(surface, 4, 0));
	CHECK(!surface_accepts_input(surface, -0.1, 0));

	/* a commit that sets nothing changes nothing */
	CHECK_EQ(surface_commit(surface), 0);
	CHECK_EQ(surface->geometry.width, 4);
	CHECK(surface->content.buffer == &a.base);
	surface_destroy(surface);
	CHECK_EQ(a.releases, 1);
	desk_buffer_drop(&a);
	budget_unref(budget);
}

static void test_fault_changes_nothing(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer a, odd;
	desk_buffer_init(&a, 8, 8, 0xff000001);
	desk_buffer_init(&odd, 7, 8, 0xff000002);
	surface->pending.scale = 2;
	surface->pending.changes |= SURFACE_CHANGE_SCALE;
	desk_surface_show(surface, &a);
	surface_state_attach(&surface->pending, &odd.base);
	CHECK_EQ(surface_commit(surface), SURFACE_GEOMETRY_BAD_SIZE);
	CHECK(surface->content.buffer == &a.base);
	CHECK_EQ(surface->geometry.width, 4);
	surface_destroy(surface);
	desk_buffer_drop(&a);
	desk_buffer_drop(&odd);
	budget_unref(budget);
}

static void test_damage_reaches_history(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer a;
	desk_buffer_init(&a, 8, 8, 0xff000001);
	desk_surface_show(surface, &a);
	uint64_t seen = surface->damage.serial;
	pixman_region32_union_rect(
		&surface->pending.buffer_damage, &surface->pending.buffer_damage, 2, 3, 1, 1);
	CHECK_EQ(surface_commit(surface), 0);
	desk_surface_damage(surface, 6, 6, 100, 1);
	CHECK_EQ(surface_commit(surface), 0);
	pixman_region32_t since;
	pixman_region32_init(&since);
	CHECK(damage_history_since(&surface->damage, seen, &since));
	CHECK_EQ(pixman_region32_n_rects(&since), 2);
	const pixman_box32_t *extents = pixman_region32_extents(&since);
	CHECK(extents->x1 == 2 && extents->y1 == 3 && extents->x2 == 8 && extents->y2 == 7);
	CHECK(damage_history_since(&surface->damage, surface->damage.serial, &since));
	for (int i = 0; i < DAMAGE_HISTORY_LENGTH; i++) {
		CHECK_EQ(surface_commit(surface), 0);
	}
	CHECK(!damage_history_since(&surface->damage, seen, &since));
	pixman_region32_fini(&since);
	surface_destroy(surface);
	desk_buffer_drop(&a);
	budget_unref(budget);
}

static void test_notices(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct test_notice frame, replaced, feedback, never;
	add_notice(&frame, &surface->pending.frame_notices);
	add_notice(&replaced, &surface->pending.feedback_notices);
	CHECK_EQ(surface_commit(surface), 0);
	add_notice(&feedback, &surface->pending.feedback_notices);
	CHECK_EQ(replaced.discarded, 0);
	CHECK_EQ(surface_commit(surface), 0);
	CHECK_EQ(replaced.discarded, 1); /* another update came first */

	struct wl_list frames, feedbacks;
	wl_list_init(&frames);
	wl_list_init(&feedbacks);
	surface_take_notices(surface, &frames, &feedbacks);
	struct presentation presentation = {.time_nsec = 1};
	notice_list_present(&frames, &presentation);
	notice_list_present(&feedbacks, &presentation);
	CHECK_EQ(frame.presented, 1); /* a frame callback waits through any number of commits */
	CHECK_EQ(feedback.presented, 1);

	add_notice(&never, &surface->pending.frame_notices);
	surface_destroy(surface);
	CHECK_EQ(never.discarded, 1);
	budget_unref(budget);
}

static void test_budget(void)
{
	struct budget_limits limits = budget_default_limits();
	limits.limit[BUDGET_SURFACES] = 1;
	struct budget *budget;
	CHECK_EQ(budget_create(&limits, &budget), 0);
	struct surface *surface = desk_surface_create(budget), *second = NULL;
	CHECK_EQ(surface_create(budget, &second), BUDGET_EXCEEDED);
	CHECK(second == NULL);
	surface_destroy(surface);
	CHECK_EQ(surface_create(budget, &second), 0);
	surface_destroy(second);
	budget_unref(budget);
}

static void count_event(struct wl_listener *listener, void *data);

struct counter {
	struct wl_listener listener;
	int count;
};

static void count_event(struct wl_listener *listener, void *data)
{
	struct counter *counter = wl_container_of(listener, counter, listener);
	counter->count++;
}

static void test_outputs(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct counter counter = {.listener.notify = count_event};
	wl_signal_add(&surface->events.outputs, &counter.listener);
	surface_set_on_output(surface, 63, true);
	surface_set_on_output(surface, 63, true);
	CHECK_EQ(counter.count, 1);
	CHECK(surface->outputs == UINT64_C(1) << 63);
	surface_set_on_output(surface, 63, false);
	CHECK_EQ(counter.count, 2);
	CHECK(surface->outputs == 0);
	surface_destroy(surface);
	budget_unref(budget);
}

/* Rectangles apart from each other, of a pixel each. */
static void add_pieces(pixman_region32_t *region, int count)
{
	for (int i = 0; i < count; i++) {
		pixman_region32_union_rect(region, region, 2 * i, 0, 1, 1);
	}
}

static void test_rectangles(void)
{
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer a;
	desk_buffer_init(&a, 64, 8, 0xff000001);
	desk_surface_show(surface, &a);
	CHECK_EQ(budget_used(budget, BUDGET_RECTANGLES), 0); /* one each costs nothing */
	add_pieces(&surface->pending.surface_damage, 20);
	CHECK_EQ(surface_charge_rectangles(surface), 0);
	CHECK_EQ(budget_used(budget, BUDGET_RECTANGLES), 20);
	CHECK_EQ(surface_commit(surface), 0);
	CHECK_EQ(budget_used(budget, BUDGET_RECTANGLES), 20); /* the history has them now */
	for (int i = 0; i < DAMAGE_HISTORY_LENGTH; i++) {
		CHECK_EQ(surface_commit(surface), 0);
	}
	CHECK_EQ(budget_used(budget, BUDGET_RECTANGLES), 0);

	pixman_region32_clear(&surface->pending.input);
	add_pieces(&surface->pending.input, 10);
	surface->pending.changes |= SURFACE_CHANGE_INPUT;
	CHECK_EQ(surface_commit(surface), 0);
	CHECK_EQ(budget_used(budget, BUDGET_RECTANGLES), 20); /* pending keeps its own */
	surface_destroy(surface);
	desk_buffer_drop(&a);
	budget_unref(budget);
}

static void test_too_many_rectangles(void)
{
	struct budget_limits limits = budget_default_limits();
	struct budget *budget;
	limits.limit[BUDGET_RECTANGLES] = 30;
	CHECK_EQ(budget_create(&limits, &budget), 0);
	struct surface *surface = desk_surface_create(budget);
	struct desk_buffer a;
	desk_buffer_init(&a, 64, 8, 0xff000001);
	desk_surface_show(surface, &a);
	add_pieces(&surface->pending.surface_damage, 20);
	CHECK_EQ(surface_commit(surface), 0);
	add_pieces(&surface->pending.surface_damage, 20);
	CHECK_EQ(surface_charge_rectangles(surface), BUDGET_EXCEEDED);
	CHECK_EQ(budget_refused_item(budget), BUDGET_RECTANGLES);
	CHECK_EQ(surface_commit(surface), BUDGET_EXCEEDED);
	surface_destroy(surface); /* and all that was charged is refunded, or the budget aborts */
	desk_buffer_drop(&a);
	budget_unref(budget);
}

static void test_role(void)
{
	static const struct surface_role one = {.name = "one"}, two = {.name = "two"};
	struct budget *budget = desk_budget_create();
	struct surface *surface = desk_surface_create(budget);
	int object;
	CHECK(surface_set_role(surface, &one, &object));
	CHECK(!surface_set_role(surface, &one, &object)); /* its object is alive */
	surface->role_data = NULL;
	CHECK(!surface_set_role(surface, &two, &object)); /* for life */
	CHECK(surface_set_role(surface, &one, &object));
	surface_destroy(surface);
	budget_unref(budget);
}

static const struct check_case cases[] = {
	{"state is double-buffered", test_state_is_double_buffered},
	{"a fault changes nothing", test_fault_changes_nothing},
	{"damage of both kinds reaches the history", test_damage_reaches_history},
	{"notices are answered once", test_notices},
	{"surfaces are charged", test_budget},
	{"rectangles are charged", test_rectangles},
	{"too many rectangles are refused", test_too_many_rectangles},
	{"outputs are told once", test_outputs},
	{"a role is for life", test_role},
};

CHECK_MAIN(cases)
