/* SPDX-License-Identifier: MIT */
/*
 * A hand on the mouse: does what it reads, a line each, with a virtual pointer.
 *
 *   actor WIDTH HEIGHT      the size of all outputs together, in logical pixels
 *
 *   move X Y
 *   press BUTTON            as linux/input-event-codes.h has them: 272 is the left one
 *   release BUTTON
 *   scroll STEPS            down; up where negative
 *
 * Answers each line with "done" once the compositor has it. Letters are typed by
 * wtype, which is in Debian.
 */
#include "fixture/mini-client.h"

#include "wlr-virtual-pointer-unstable-v1-client-protocol.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct actor {
	struct mini_client client;
	struct zwlr_virtual_pointer_manager_v1 *manager;
	struct zwlr_virtual_pointer_v1 *pointer;
	uint32_t width, height;
};

static uint32_t now_msec(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint32_t)(now.tv_sec * 1000 + now.tv_nsec / 1000000);
}

static void scroll(struct actor *actor, int steps)
{
	const int pixels_a_step = 15;
	zwlr_virtual_pointer_v1_axis_source(actor->pointer, WL_POINTER_AXIS_SOURCE_WHEEL);
	zwlr_virtual_pointer_v1_axis_discrete(actor->pointer, now_msec(),
		WL_POINTER_AXIS_VERTICAL_SCROLL, wl_fixed_from_int(steps * pixels_a_step), steps);
}

/* Whether the line was one that is known. */
static bool act(struct actor *actor, const char *line)
{
	unsigned int x, y, button;
	int steps;
	if (sscanf(line, "move %u %u", &x, &y) == 2) {
		zwlr_virtual_pointer_v1_motion_absolute(
			actor->pointer, now_msec(), x, y, actor->width, actor->height);
	} else if (sscanf(line, "press %u", &button) == 1) {
		zwlr_virtual_pointer_v1_button(
			actor->pointer, now_msec(), button, WL_POINTER_BUTTON_STATE_PRESSED);
	} else if (sscanf(line, "release %u", &button) == 1) {
		zwlr_virtual_pointer_v1_button(
			actor->pointer, now_msec(), button, WL_POINTER_BUTTON_STATE_RELEASED);
	} else if (sscanf(line, "scroll %d", &steps) == 1) {
		scroll(actor, steps);
	} else {
		return false;
	}
	zwlr_virtual_pointer_v1_frame(actor->pointer);
	return true;
}

static int start(struct actor *actor)
{
	if (mini_client_connect(&actor->client, getenv("WAYLAND_DISPLAY")) != 0) {
		fprintf(stderr, "actor: no compositor\n");
		return -1;
	}
	actor->manager =
		mini_client_bind(&actor->client, &zwlr_virtual_pointer_manager_v1_interface, 1);
	if (actor->manager == NULL) {
		fprintf(stderr, "actor: the compositor has no virtual pointers\n");
		return -1;
	}
	actor->pointer = zwlr_virtual_pointer_manager_v1_create_virtual_pointer(
		actor->manager, actor->client.seat);
	return mini_client_roundtrip(&actor->client);
}

int main(int argc, char **argv)
{
	struct actor actor = {0};
	if (argc != 3) {
		fprintf(stderr, "usage: actor WIDTH HEIGHT\n");
		return 2;
	}
	actor.width = (uint32_t)strtoul(argv[1], NULL, 10);
	actor.height = (uint32_t)strtoul(argv[2], NULL, 10);
	if (start(&actor) != 0) {
		return EXIT_FAILURE;
	}
	char line[256];
	while (fgets(line, sizeof(line), stdin) != NULL) {
		if (!act(&actor, line) || mini_client_roundtrip(&actor.client) != 0) {
			fprintf(stderr, "actor: cannot do: %s", line);
			return EXIT_FAILURE;
		}
		puts("done");
		fflush(stdout);
	}
	zwlr_virtual_pointer_v1_destroy(actor.pointer);
	zwlr_virtual_pointer_manager_v1_destroy(actor.manager);
	mini_client_roundtrip(&actor.client);
	mini_client_disconnect(&actor.client);
	return EXIT_SUCCESS;
}
