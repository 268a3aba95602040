/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "output/output-layout.h"
#include "play.h"

#include "wlr-output-power-management-unstable-v1-client-protocol.h"

static void handle_mode(void *data, struct zwlr_output_power_v1 *power, uint32_t mode)
{
	play_note(data, "%s; ", mode == ZWLR_OUTPUT_POWER_V1_MODE_ON ? "on" : "off");
}

static void handle_failed(void *data, struct zwlr_output_power_v1 *power)
{
	play_note(data, "failed; ");
}

static const struct zwlr_output_power_v1_listener listener = {handle_mode, handle_failed};

struct stage {
	struct play play;
	struct output *output;
	struct wl_output *proxy;
	struct zwlr_output_power_manager_v1 *manager;
};

static void begin(struct stage *stage)
{
	play_begin(&stage->play);
	stage->output = wire_client_add_output(&stage->play.client, 64, 48);
	stage->proxy = play_bind(&stage->play, &wl_output_interface, 3);
	stage->manager = play_bind(&stage->play, &zwlr_output_power_manager_v1_interface, 1);
}

static struct zwlr_output_power_v1 *get_power(struct stage *stage)
{
	struct zwlr_output_power_v1 *power = play_keep(&stage->play,
		zwlr_output_power_manager_v1_get_output_power(stage->manager, stage->proxy));
	zwlr_output_power_v1_add_listener(power, &listener, &stage->play);
	return power;
}

static void turned_off_and_on(void)
{
	struct stage stage;
	begin(&stage);
	struct zwlr_output_power_v1 *first = get_power(&stage), *second = get_power(&stage);
	CHECK_STR(play_diary(&stage.play), "on; on; ");
	zwlr_output_power_v1_set_mode(first, ZWLR_OUTPUT_POWER_V1_MODE_OFF);
	CHECK_STR(play_diary(&stage.play), "off; off; ");
	CHECK(!stage.output->powered);
	zwlr_output_power_v1_destroy(play_drop(&stage.play, first));
	zwlr_output_power_v1_set_mode(second, ZWLR_OUTPUT_POWER_V1_MODE_OFF);
	CHECK_STR(play_diary(&stage.play), "");
	zwlr_output_power_v1_set_mode(second, ZWLR_OUTPUT_POWER_V1_MODE_ON);
	CHECK_STR(play_diary(&stage.play), "on; ");
	CHECK(stage.output->powered);
	zwlr_output_power_v1_set_mode(second, 2);
	CHECK_STR(play_error(&stage.play), "zwlr_output_power_v1 1");
	play_end(&stage.play);
}

static void the_output_may_go(void)
{
	struct stage stage;
	begin(&stage);
	struct zwlr_output_power_v1 *power = get_power(&stage);
	CHECK_STR(play_diary(&stage.play), "on; ");
	output_disable(stage.output);
	CHECK_STR(play_diary(&stage.play), "failed; ");
	zwlr_output_power_v1_set_mode(power, ZWLR_OUTPUT_POWER_V1_MODE_OFF);
	get_power(&stage); /* of what is gone */
	CHECK_STR(play_diary(&stage.play), "failed; ");
	CHECK(stage.output->powered);
	CHECK_STR(play_error(&stage.play), "");
	play_end(&stage.play);
}

static const struct check_case cases[] = {
	{"turned off and on", turned_off_and_on},
	{"the output may go", the_output_may_go},
};

CHECK_MAIN(cases)
