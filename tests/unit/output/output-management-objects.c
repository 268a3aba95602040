/* SPDX-License-Identifier: MIT */
/*
 * zwlr_output_manager_v1 and its objects, as a client sees them.
 */
#include "check.h"
#include "output-client.h"
#include "output/output-setup.h"

static void expect(struct output_client *stage, int head, const char *log)
{
	CHECK_EQ(pair_run(&stage->pair), 0);
	CHECK_STR(stage->heads[head].log, log);
	stage->heads[head].log[0] = '\0';
}

static void handle_succeeded(void *data, struct zwlr_output_configuration_v1 *configuration)
{
	struct output_client *stage = data;
	snprintf(stage->answer, sizeof(stage->answer), "succeeded");
}

static void handle_failed(void *data, struct zwlr_output_configuration_v1 *configuration)
{
	struct output_client *stage = data;
	snprintf(stage->answer, sizeof(stage->answer), "failed");
}

static void handle_cancelled(void *data, struct zwlr_output_configuration_v1 *configuration)
{
	struct output_client *stage = data;
	snprintf(stage->answer, sizeof(stage->answer), "cancelled");
}

static const struct zwlr_output_configuration_v1_listener configuration_listener = {
	.succeeded = handle_succeeded,
	.failed = handle_failed,
	.cancelled = handle_cancelled,
};

/* A configuration with all heads enabled, and the objects of these. */
struct plan {
	struct zwlr_output_configuration_v1 *object, *other; /* other: NULL, or without heads */
	struct zwlr_output_configuration_head_v1 *heads[2];
};

static void plan_init(struct plan *plan, struct output_client *stage)
{
	plan->other = NULL;
	plan->object = zwlr_output_manager_v1_create_configuration(stage->manager, stage->serial);
	zwlr_output_configuration_v1_add_listener(plan->object, &configuration_listener, stage);
	for (int i = 0; i < 2; i++) {
		plan->heads[i] = zwlr_output_configuration_v1_enable_head(
			plan->object, stage->heads[i].object);
	}
}

/* The compositor destroys the heads with it. */
static void plan_finish(struct plan *plan)
{
	for (int i = 0; i < 2; i++) {
		zwlr_output_configuration_head_v1_destroy(plan->heads[i]);
	}
	zwlr_output_configuration_v1_destroy(plan->object);
	if (plan->other != NULL) {
		zwlr_output_configuration_v1_destroy(plan->other);
	}
}

static void expect_answer(struct output_client *stage, struct plan *plan, const char *answer)
{
	CHECK_EQ(pair_run(&stage->pair), 0);
	CHECK_STR(stage->answer, answer);
	plan_finish(plan);
}

static void test_state(void)
{
	struct output_client stage;
	output_client_init(&stage);
	/* a mode that is not among those to choose from is told as one more */
	int last = stage.heads[0].mode_count - 1;
	char log[128];
	snprintf(log, sizeof(log),
		"HEADLESS-1 339x190mm enabled:1 mode:%d at:0,0 turned:0 scale:1 ", last);
	expect(&stage, 0, log);
	CHECK_EQ(stage.heads[1].mode_count, last + 1);
	snprintf(log, sizeof(log),
		"HEADLESS-2 8x5mm enabled:1 mode:%d at:1280,0 turned:1 scale:1.5 ", last);
	expect(&stage, 1, log);
	struct output *first = output_layout_from_name(&stage.pair.screen.layout, "HEADLESS-1");
	output_destroy(first);
	expect(&stage, 0, "finished ");
	snprintf(log, sizeof(log), "mode:%d at:0,0 turned:1 scale:1.5 ", last);
	expect(&stage, 1, log);
	CHECK_EQ(stage.done_count, 2);
	zwlr_output_manager_v1_stop(stage.manager);
	expect(&stage, 0, "");
	CHECK_STR(stage.answer, "stopped");
	screen_add_output(&stage.pair.screen, 10, 10, 1, TRANSFORM_NORMAL);
	expect(&stage, 1, "");
	CHECK_EQ(stage.head_count, 2);
	output_client_finish(&stage);
}

static void test_apply(void)
{
	struct output_client stage;
	output_client_init(&stage);
	struct plan plan;
	plan_init(&plan, &stage);
	zwlr_output_configuration_head_v1_set_mode(plan.heads[0], stage.heads[0].modes[1]);
	zwlr_output_configuration_head_v1_set_scale(plan.heads[0], wl_fixed_from_double(2));
	zwlr_output_configuration_head_v1_set_position(plan.heads[0], 0, 0);
	zwlr_output_configuration_head_v1_set_position(plan.heads[1], 1280, 0);
	zwlr_output_configuration_head_v1_set_custom_mode(plan.heads[1], 50, 40, 0);
	zwlr_output_configuration_head_v1_set_transform(plan.heads[1], 3);
	zwlr_output_configuration_v1_test(plan.object);
	struct output *first = output_layout_from_name(&stage.pair.screen.layout, "HEADLESS-1");
	struct output *second = output_layout_from_name(&stage.pair.screen.layout, "HEADLESS-2");
	expect_answer(&stage, &plan, "succeeded");
	CHECK_EQ(first->mode.width, 1280); /* a test only */
	plan_init(&plan, &stage);
	zwlr_output_configuration_head_v1_set_mode(plan.heads[0], stage.heads[0].modes[1]);
	zwlr_output_configuration_head_v1_set_scale(plan.heads[0], wl_fixed_from_double(2));
	zwlr_output_configuration_head_v1_set_position(plan.heads[1], 1280, 0);
	zwlr_output_configuration_head_v1_set_custom_mode(plan.heads[1], 50, 40, 0);
	zwlr_output_configuration_head_v1_set_transform(plan.heads[1], 3);
	zwlr_output_configuration_v1_apply(plan.object);
	expect_answer(&stage, &plan, "succeeded");
	CHECK_EQ(first->mode.width, 1920);
	CHECK_EQ(second->mode.width, 50);
	CHECK_EQ(second->mode.refresh_mhz, 1000000);
	CHECK_EQ(second->transform, TRANSFORM_270);
	CHECK_EQ(second->x, 960); /* where it was told to be is where it stood: it follows */
	plan_init(&plan, &stage);
	zwlr_output_configuration_head_v1_set_position(plan.heads[1], -5, 7);
	zwlr_output_configuration_v1_apply(plan.object);
	expect_answer(&stage, &plan, "succeeded");
	CHECK(second->x == -5 && second->y == 7);
	CHECK_EQ(first->x, 22); /* right of the one that was placed */
	output_client_finish(&stage);
}

/* However many there are, a client that is told of them has one object. */
static void test_custom_modes(void)
{
	struct output_client stage;
	output_client_init(&stage);
	int count = stage.heads[1].mode_count;
	CHECK_EQ(stage.heads[1].widths[count - 1], 30);
	for (int i = 0; i < 3; i++) {
		struct plan plan;
		plan_init(&plan, &stage);
		zwlr_output_configuration_head_v1_set_custom_mode(plan.heads[1], 50 + i, 40, 0);
		zwlr_output_configuration_v1_apply(plan.object);
		expect_answer(&stage, &plan, "succeeded");
		CHECK_EQ(stage.heads[1].mode_count, count);
		CHECK_EQ(stage.heads[1].widths[count - 1], 50 + i);
	}
	output_client_finish(&stage);
}

static void test_refusals(void)
{
	struct output_client stage;
	output_client_init(&stage);
	struct plan plan;
	plan_init(&plan, &stage);
	zwlr_output_configuration_head_v1_set_adaptive_sync(plan.heads[0], 1);
	zwlr_output_configuration_v1_apply(plan.object);
	expect_answer(&stage, &plan, "failed");
	plan_init(&plan, &stage);
	zwlr_output_configuration_head_v1_set_custom_mode(plan.heads[0], 1 << 20, 5, 0);
	zwlr_output_configuration_v1_apply(plan.object);
	expect_answer(&stage, &plan, "failed");
	static const int32_t far[] = {
		INT32_MIN, -OUTPUT_PLACE_MAX - 1, OUTPUT_PLACE_MAX + 1, INT32_MAX};
	for (size_t i = 0; i < 2 * sizeof(far) / sizeof(far[0]); i++) {
		plan_init(&plan, &stage);
		zwlr_output_configuration_head_v1_set_position(
			plan.heads[0], i % 2 ? 0 : far[i / 2], i % 2 ? far[i / 2] : 0);
		zwlr_output_configuration_v1_apply(plan.object);
		expect_answer(&stage, &plan, "failed");
	}
	plan_init(&plan, &stage);
	screen_add_output(&stage.pair.screen, 10, 10, 1, TRANSFORM_NORMAL);
	zwlr_output_configuration_v1_apply(plan.object);
	expect_answer(&stage, &plan, "cancelled");
	output_client_finish(&stage);
}

/* Its heads are over then, though nothing has changed. */
static void test_stopped(void)
{
	struct output_client stage;
	output_client_init(&stage);
	struct plan plan = {
		.object = zwlr_output_manager_v1_create_configuration(stage.manager, stage.serial),
		.other = zwlr_output_manager_v1_create_configuration(stage.manager, stage.serial),
	};
	zwlr_output_configuration_v1_add_listener(plan.object, &configuration_listener, &stage);
	zwlr_output_configuration_v1_add_listener(plan.other, &configuration_listener, &stage);
	zwlr_output_manager_v1_stop(stage.manager);
	for (int i = 0; i < 2; i++) {
		zwlr_output_configuration_v1_disable_head(plan.other, stage.heads[i].object);
		plan.heads[i] = zwlr_output_configuration_v1_enable_head(
			plan.object, stage.heads[i].object);
		zwlr_output_configuration_head_v1_set_position(plan.heads[i], 5, 5);
	}
	zwlr_output_configuration_v1_apply(plan.other);
	CHECK_EQ(pair_run(&stage.pair), 0);
	CHECK_STR(stage.answer, "failed");
	stage.answer[0] = '\0';
	zwlr_output_configuration_v1_apply(plan.object);
	expect_answer(&stage, &plan, "failed");
	output_client_finish(&stage);
}

/* The first head off or on; the second one on. */
static void switch_first(struct output_client *stage, bool on)
{
	struct zwlr_output_configuration_v1 *object =
		zwlr_output_manager_v1_create_configuration(stage->manager, stage->serial);
	struct zwlr_output_configuration_head_v1 *heads[2] = {NULL, NULL};
	zwlr_output_configuration_v1_add_listener(object, &configuration_listener, stage);
	for (int i = 0; i < 2; i++) {
		struct zwlr_output_head_v1 *head = stage->heads[i].object;
		if (i == 0 && !on) {
			zwlr_output_configuration_v1_disable_head(object, head);
		} else {
			heads[i] = zwlr_output_configuration_v1_enable_head(object, head);
		}
	}
	zwlr_output_configuration_v1_apply(object);
	CHECK_EQ(pair_run(&stage->pair), 0);
	for (int i = 0; i < 2; i++) {
		if (heads[i] != NULL) {
			zwlr_output_configuration_head_v1_destroy(heads[i]);
		}
	}
	zwlr_output_configuration_v1_destroy(object);
	CHECK_EQ(pair_run(&stage->pair), 0);
}

static void test_off_and_on(void)
{
	struct output_client stage;
	output_client_init(&stage);
	struct output_layout *layout = &stage.pair.screen.layout;
	CHECK_EQ(pair_run(&stage.pair), 0);
	stage.heads[0].log[0] = stage.heads[1].log[0] = '\0';
	int32_t second = output_layout_from_index(layout, 1)->x;
	switch_first(&stage, false);
	CHECK_STR(stage.answer, "succeeded");
	expect(&stage, 0, "enabled:0 ");
	CHECK(output_layout_from_index(layout, 0) == NULL);
	CHECK_EQ(output_layout_from_index(layout, 1)->x, 0); /* moves up */
	stage.heads[1].log[0] = '\0';
	switch_first(&stage, true);
	CHECK_STR(stage.answer, "succeeded");
	CHECK(strncmp(stage.heads[0].log, "enabled:1 mode:", 15) == 0);
	CHECK(output_layout_from_index(layout, 0) != NULL);
	CHECK_EQ(output_layout_from_index(layout, 1)->x, 0);
	CHECK(output_layout_from_index(layout, 0)->x > 0 && second > 0);
	/* one that goes while it is off is told to be gone */
	switch_first(&stage, false);
	stage.heads[0].log[0] = '\0';
	struct output *off = wl_container_of(layout->disabled.next, off, link);
	output_destroy(off);
	expect(&stage, 0, "finished ");
	output_client_finish(&stage);
}

/* Each does one thing wrong. */
static void twice_enabled(struct output_client *stage, struct plan *plan)
{
	zwlr_output_configuration_v1_disable_head(plan->object, stage->heads[1].object);
}

static void twice_used(struct output_client *stage, struct plan *plan)
{
	zwlr_output_configuration_v1_test(plan->object);
	zwlr_output_configuration_v1_apply(plan->object);
}

static void left_out(struct output_client *stage, struct plan *plan)
{
	plan->other = zwlr_output_manager_v1_create_configuration(stage->manager, stage->serial);
	zwlr_output_configuration_v1_apply(plan->other);
}

static void twice_scaled(struct output_client *stage, struct plan *plan)
{
	zwlr_output_configuration_head_v1_set_scale(plan->heads[0], wl_fixed_from_int(1));
	zwlr_output_configuration_head_v1_set_scale(plan->heads[0], wl_fixed_from_int(1));
}

static void no_scale(struct output_client *stage, struct plan *plan)
{
	zwlr_output_configuration_head_v1_set_scale(plan->heads[0], 0);
}

static void no_transform(struct output_client *stage, struct plan *plan)
{
	zwlr_output_configuration_head_v1_set_transform(plan->heads[0], 8);
}

static void no_mode(struct output_client *stage, struct plan *plan)
{
	zwlr_output_configuration_head_v1_set_custom_mode(plan->heads[0], 0, 5, 0);
}

static void other_mode(struct output_client *stage, struct plan *plan)
{
	zwlr_output_configuration_head_v1_set_mode(plan->heads[0], stage->heads[1].modes[0]);
}

static void no_state(struct output_client *stage, struct plan *plan)
{
	zwlr_output_configuration_head_v1_set_adaptive_sync(plan->heads[0], 2);
}

static void test_faults(void)
{
	static const char whole[] = "zwlr_output_configuration_v1";
	static const char of_head[] = "zwlr_output_configuration_head_v1";
	static const struct {
		const char *name;
		void (*act)(struct output_client *stage, struct plan *plan);
		const char *interface;
		uint32_t code;
	} rows[] = {
		{"a head twice", twice_enabled, whole, 1},
		{"a head left out", left_out, whole, 2},
		{"used twice", twice_used, whole, 3},
		{"set twice", twice_scaled, of_head, 1},
		{"a mode of another head", other_mode, of_head, 2},
		{"a mode that cannot be", no_mode, of_head, 3},
		{"a transform there is not", no_transform, of_head, 4},
		{"a scale that cannot be", no_scale, of_head, 5},
		{"a state there is not", no_state, of_head, 6},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct output_client stage;
		output_client_init(&stage);
		struct plan plan;
		plan_init(&plan, &stage);
		rows[i].act(&stage, &plan);
		CHECK_ROW(rows[i].name, pair_run(&stage.pair) != 0, true);
		CHECK_ROW(rows[i].name, pair_error_code(&stage.pair, rows[i].interface),
			rows[i].code);
		plan_finish(&plan);
		output_client_finish(&stage);
	}
}

static const struct check_case cases[] = {
	{"heads and what becomes of them", test_state},
	{"tested and applied", test_apply},
	{"modes that are not listed", test_custom_modes},
	{"what cannot be", test_refusals},
	{"heads of a manager that was stopped", test_stopped},
	{"off and on", test_off_and_on},
	{"what a client can do wrong", test_faults},
};

CHECK_MAIN(cases)
