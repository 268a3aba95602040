/* SPDX-License-Identifier: MIT */
/*
 * Clients that turn the screen off and on without end, under all that draw. It is
 * theirs to do so: in the end, when it is on, everything is as before.
 */
#include "hostile.h"

#include "wlr-output-power-management-unstable-v1-client-protocol.h"

enum {
	ROUNDS = 400,
	BATCH = 16,
};

static void handle_mode(void *data, struct zwlr_output_power_v1 *power, uint32_t mode)
{
	bool *on = data;
	*on = mode == ZWLR_OUTPUT_POWER_V1_MODE_ON;
}

static void handle_power_failed(void *data, struct zwlr_output_power_v1 *power)
{
	bool *on = data;
	*on = false;
}

static const struct zwlr_output_power_v1_listener power_listener = {
	.mode = handle_mode,
	.failed = handle_power_failed,
};

static void flicker(struct culprit *culprit, const struct hostile_case *test)
{
	struct mini_client *client = &culprit->client;
	struct zwlr_output_power_manager_v1 *manager =
		mini_client_bind(client, &zwlr_output_power_manager_v1_interface, 1);
	struct zwlr_output_power_v1 *power =
		zwlr_output_power_manager_v1_get_output_power(manager, client->output);
	bool on = false;
	zwlr_output_power_v1_add_listener(power, &power_listener, &on);
	for (int i = 1; i <= ROUNDS; i++) {
		/* the last round turns it on */
		zwlr_output_power_v1_set_mode(power, (uint32_t)((i & 1) == 0));
		if (i % test->size == 0 && mini_client_roundtrip(client) != 0) {
			break;
		}
	}
	if (mini_client_roundtrip(client) != 0 || !on) {
		culprit_fail(culprit, "the screen is not on in the end");
	}
	wl_proxy_destroy((struct wl_proxy *)power);
	wl_proxy_destroy((struct wl_proxy *)manager);
}

static const struct hostile_case cases[] = {
	{"outputs: a screen turned off and on 200 times", flicker, ACCEPTED, .size = 1},
	{"outputs: a screen turned off and on, many times at once", flicker, ACCEPTED,
		.size = BATCH},
};

struct hostile_table hostile_outputs(void)
{
	return HOSTILE_TABLE(cases);
}
