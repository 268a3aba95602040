/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/clock.h"
#include "input/idle-inhibitor.h"

static struct wl_event_loop *loop;
static struct idle idle;

/* What one who wants to know was told. */
struct watcher {
	struct idle_notice *notice;
	int idled, resumed;
};

static void handle_changed(void *data, bool is_idle)
{
	struct watcher *watcher = data;
	watcher->idled += is_idle;
	watcher->resumed += !is_idle;
}

static void begin(void)
{
	loop = wl_event_loop_create();
	idle_init(&idle, loop);
}

static void finish(void)
{
	idle_finish(&idle);
	wl_event_loop_destroy(loop);
}

static void watch(struct watcher *watcher, uint32_t msec)
{
	*watcher = (struct watcher){0};
	CHECK_EQ(idle_notice_create(&idle, &idle, msec, handle_changed, watcher, &watcher->notice),
		0);
}

/* Until it has been told so often that nothing is done. */
static void await(const struct watcher *watcher, int idled)
{
	while (watcher->idled < idled) {
		wl_event_loop_dispatch(loop, -1);
	}
}

static void test_times(void)
{
	struct watcher soon, late;
	begin();
	watch(&soon, 5);
	watch(&late, 3600 * 1000);
	await(&soon, 1);
	CHECK_EQ(soon.resumed, 0);
	idle_note_activity(&idle);
	CHECK_EQ(soon.resumed, 1);
	idle_note_activity(&idle);
	CHECK_EQ(soon.resumed, 1);
	await(&soon, 2);
	CHECK(clock_now() - idle.active_nsec >= 5 * 1000000);
	CHECK(late.idled == 0 && late.resumed == 0);
	idle_notice_destroy(late.notice);
	idle_notice_destroy(soon.notice);
	finish();
}

/* The time begins when it is asked for, however long nothing was done before. */
static void test_begins_now(void)
{
	struct watcher watcher;
	begin();
	idle.active_nsec -= INT64_C(3600) * 1000000000;
	int64_t began = clock_now();
	watch(&watcher, 5);
	CHECK_EQ(watcher.idled, 0);
	await(&watcher, 1);
	CHECK(clock_now() - began >= 5 * 1000000);
	idle_notice_destroy(watcher.notice);
	/* at once still is from the loop */
	watch(&watcher, 0);
	CHECK_EQ(watcher.idled, 0);
	await(&watcher, 1);
	idle_notice_destroy(watcher.notice);
	finish();
}

static void test_inhibited(void)
{
	struct watcher watcher;
	begin();
	watch(&watcher, 1);
	await(&watcher, 1);
	idle_inhibit(&idle);
	CHECK_EQ(watcher.resumed, 1);
	idle_inhibit(&idle);
	idle_note_activity(&idle);
	idle_allow(&idle);
	wl_event_loop_dispatch(loop, 20);
	CHECK_EQ(watcher.idled, 1);
	idle_allow(&idle);
	await(&watcher, 2);
	idle_notice_destroy(watcher.notice);
	/* one that comes meanwhile waits */
	idle_inhibit(&idle);
	watch(&watcher, 1);
	wl_event_loop_dispatch(loop, 20);
	CHECK_EQ(watcher.idled, 0);
	idle_allow(&idle);
	await(&watcher, 1);
	idle_notice_destroy(watcher.notice);
	finish();
}

static void test_surfaces(void)
{
	struct budget_limits limits = budget_default_limits();
	struct budget *budget;
	struct surface *surface;
	struct idle_inhibitor inhibitor, second;
	begin();
	CHECK_EQ(budget_create(&limits, &budget), 0);
	CHECK_EQ(surface_create(budget, &surface), 0);
	idle_inhibitor_init(&inhibitor, &idle, surface);
	CHECK_EQ(idle.inhibitors, 0);
	surface_set_on_output(surface, 3, true);
	CHECK_EQ(idle.inhibitors, 1);
	surface_set_on_output(surface, 4, true);
	surface_set_on_output(surface, 3, false);
	CHECK_EQ(idle.inhibitors, 1);
	idle_inhibitor_init(&second, &idle, surface);
	CHECK_EQ(idle.inhibitors, 2);
	idle_inhibitor_finish(&second);
	surface_set_on_output(surface, 4, false);
	CHECK_EQ(idle.inhibitors, 0);
	surface_set_on_output(surface, 4, true);
	surface_destroy(surface);
	CHECK_EQ(idle.inhibitors, 0);
	idle_inhibitor_finish(&inhibitor);
	budget_unref(budget);
	finish();
}

static void test_budget(void)
{
	static struct watcher watchers[IDLE_NOTICES_MAX];
	struct watcher other = {0};
	begin();
	for (int i = 0; i < IDLE_NOTICES_MAX; i++) {
		watch(&watchers[i], i == 0 ? 1 : 3600 * 1000);
	}
	await(&watchers[0], 1);
	CHECK_EQ(idle_notice_create(&idle, &idle, 1, handle_changed, &other, &other.notice),
		IDLE_TOO_MANY);
	/* others have their own */
	CHECK_EQ(idle_notice_create(&idle, &other, 1, handle_changed, &other, &other.notice), 0);
	idle_notice_destroy(other.notice);
	for (int i = 0; i < IDLE_NOTICES_MAX; i++) {
		idle_notice_destroy(watchers[i].notice);
	}
	finish();
}

/* The seat goes before what its clients have. */
static void test_order(void)
{
	struct watcher watcher;
	begin();
	watch(&watcher, 1);
	idle_finish(&idle);
	wl_event_loop_dispatch(loop, 5);
	CHECK_EQ(watcher.idled, 0);
	idle_notice_destroy(watcher.notice);
	wl_event_loop_destroy(loop);
}

static const struct check_case cases[] = {
	{"told after a pause, and at its end", test_times},
	{"a pause that began before does not count", test_begins_now},
	{"nobody is told while anything inhibits", test_inhibited},
	{"surfaces that can be seen inhibit", test_surfaces},
	{"notices outlive the seat", test_order},
	{"one owner has so many", test_budget},
};

CHECK_MAIN(cases)
