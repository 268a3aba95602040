/* SPDX-License-Identifier: MIT */
/*
 * A client of zwlr_output_manager_v1, and what it was told of the heads of two
 * outputs.
 */
#ifndef WEDDELL_TESTS_UNIT_OUTPUT_OUTPUT_CLIENT_H
#define WEDDELL_TESTS_UNIT_OUTPUT_OUTPUT_CLIENT_H

#include "pair.h"

#include "wlr-output-management-unstable-v1-client-protocol.h"

enum {
	HEADS_MAX = 4,
	MODES_MAX = 24,
};

struct client_head {
	struct zwlr_output_head_v1 *object;
	struct zwlr_output_mode_v1 *modes[MODES_MAX];
	int32_t widths[MODES_MAX]; /* of modes */
	int mode_count;
	char log[256]; /* of what it was told; each ends with a space */
};

struct output_client {
	struct pair pair;
	struct zwlr_output_manager_v1 *manager;
	struct client_head heads[HEADS_MAX];
	int head_count, done_count;
	uint32_t serial;
	char answer[64]; /* to the newest configuration */
};

void output_client_init(struct output_client *client);
void output_client_finish(struct output_client *client);

#endif
