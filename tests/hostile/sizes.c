/* SPDX-License-Identifier: MIT */
/*
 * Requests that are fine, only far too large or too many: rectangles, titles,
 * types, keymaps.
 */
#include "hostile.h"

#include "virtual-keyboard-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	RECTANGLES = 100000,
	ROW = 400, /* rectangles, none of which touches another */
	BATCH = 64,
	LONG_TEXT = 4000, /* bytes: about as much as a message holds */
	TITLES = 1000,
	TYPES = 50000,
	KEYBOARDS = 300,
};

static void chequered(int i, int32_t *x_out, int32_t *y_out)
{
	*x_out = i % ROW * 2;
	*y_out = i / ROW * 2;
}

static bool time_to_look(struct culprit *culprit, int i)
{
	return i % BATCH == 0 && mini_client_roundtrip(&culprit->client) != 0;
}

static void damage(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	for (int i = 0; i < RECTANGLES; i++) {
		int32_t x, y;
		chequered(i, &x, &y);
		wl_surface_damage(culprit->window.surface, x, y, 1, 1);
		wl_surface_damage_buffer(culprit->window.surface, x, y, 1, 1);
		if (time_to_look(culprit, i)) {
			return;
		}
	}
	culprit_go_on(culprit, 2);
}

/* The pieces are added, or taken out of the whole. */
static void region(struct culprit *culprit, bool added)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) != 0) {
		return;
	}
	struct wl_region *region = wl_compositor_create_region(culprit->client.compositor);
	if (!added) {
		wl_region_add(region, 0, 0, INT32_MAX, INT32_MAX);
	}
	bool over = false;
	for (int i = 0; i < RECTANGLES && !over; i++) {
		int32_t x, y;
		chequered(i, &x, &y);
		(added ? wl_region_add : wl_region_subtract)(region, x, y, 1, 1);
		over = time_to_look(culprit, i);
	}
	wl_surface_set_input_region(culprit->window.surface, region);
	wl_surface_set_opaque_region(culprit->window.surface, region);
	culprit_go_on(culprit, 2);
	wl_region_destroy(region);
}

static void region_of_many(struct culprit *culprit, const struct hostile_case *test)
{
	region(culprit, true);
}

static void region_without_many(struct culprit *culprit, const struct hostile_case *test)
{
	region(culprit, false);
}

static void make_long_text(char text[LONG_TEXT + 1], int i)
{
	memset(text, 'a' + i % 26, LONG_TEXT);
	text[LONG_TEXT] = '\0';
}

/* 4 MB in all; one title cannot be longer than a message. */
static void titles(struct culprit *culprit, const struct hostile_case *test)
{
	char text[LONG_TEXT + 1];
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) != 0) {
		return;
	}
	for (int i = 0; i < TITLES; i++) {
		make_long_text(text, i);
		xdg_toplevel_set_title(culprit->window.toplevel, text);
		xdg_toplevel_set_app_id(culprit->window.toplevel, text);
		if (mini_client_roundtrip(&culprit->client) != 0) {
			return;
		}
	}
	culprit_go_on(culprit, 1);
}

static void formats_in_a_title(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) == 0) {
		xdg_toplevel_set_title(
			culprit->window.toplevel, "%s%s%s%n%n%n%99999999d\x1b[2J\xff");
		xdg_toplevel_set_app_id(culprit->window.toplevel, "../../%n%n%n\n\n");
		culprit_go_on(culprit, 1);
	}
}

static void types(struct culprit *culprit, const struct hostile_case *test)
{
	char text[LONG_TEXT + 1];
	struct wl_data_device_manager *manager =
		mini_client_bind(&culprit->client, &wl_data_device_manager_interface, 3);
	struct wl_data_source *source = wl_data_device_manager_create_data_source(manager);
	for (int i = 0; i < TYPES; i++) {
		make_long_text(text, i);
		wl_data_source_offer(source, text);
		if (mini_client_roundtrip(&culprit->client) != 0) {
			break;
		}
	}
	wl_proxy_destroy((struct wl_proxy *)source);
	wl_proxy_destroy((struct wl_proxy *)manager);
}

static int open_keymap(const char *layout, uint32_t *size_out)
{
	char text[512];
	int length = snprintf(text, sizeof(text),
		"xkb_keymap { xkb_keycodes { include \"evdev\" }; xkb_types { include \"complete\" "
		"};"
		"xkb_compat { include \"complete\" }; xkb_symbols { include \"pc+%s+inet(evdev)\" "
		"}; };",
		layout);
	int fd = memfd_create("weddell-test-keymap", MFD_CLOEXEC);
	*size_out = (uint32_t)length + 1;
	if (fd >= 0 && write(fd, text, *size_out) != (ssize_t)*size_out) {
		close(fd);
		fd = -1;
	}
	return fd;
}

/* Each has a keymap, which the compositor has to keep in a file. */
static void keyboards(struct culprit *culprit, const struct hostile_case *test)
{
	struct zwp_virtual_keyboard_manager_v1 *manager =
		mini_client_bind(&culprit->client, &zwp_virtual_keyboard_manager_v1_interface, 1);
	struct zwp_virtual_keyboard_v1 *made[KEYBOARDS] = {0};
	for (int i = 0; i < KEYBOARDS; i++) {
		uint32_t size;
		int fd = open_keymap(i % 2 == 0 ? "us" : "de", &size);
		made[i] = zwp_virtual_keyboard_manager_v1_create_virtual_keyboard(
			manager, culprit->client.seat);
		zwp_virtual_keyboard_v1_keymap(made[i], WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1, fd, size);
		close(fd);
		if (mini_client_roundtrip(&culprit->client) != 0) {
			break;
		}
	}
	for (int i = 0; i < KEYBOARDS && made[i] != NULL; i++) {
		wl_proxy_destroy((struct wl_proxy *)made[i]);
	}
	wl_proxy_destroy((struct wl_proxy *)manager);
}

#define IMPLEMENTATION .outcome = REFUSED, .interface = "wl_display", .code = IMPLEMENTATION_ERROR

static const struct hostile_case cases[] = {
	{"size: damage in 100,000 pieces, sealed", damage, ACCEPTED, .kind = CLIENT_FD_SHRINK},
	{"size: damage in 100,000 pieces, unsealable", damage, ACCEPTED,
		.kind = CLIENT_FD_UNSEALABLE},
	{"size: region of 100,000 pieces", region_of_many, ACCEPTED},
	{"size: region with 100,000 holes", region_without_many, ACCEPTED},
	{"size: a thousand titles of 4,000 bytes", titles, ACCEPTED},
	{"size: title of formats and control characters", formats_in_a_title, ACCEPTED},
	{"size: 50,000 types of a selection", types, STOPPED},
	{"size: 300 keyboards with a keymap each", keyboards, IMPLEMENTATION},
};

struct hostile_table hostile_sizes(void)
{
	return HOSTILE_TABLE(cases);
}
