/* SPDX-License-Identifier: MIT */
/*
 * What clients do wrong with the objects of a seat, and what they are told.
 */
#include "check.h"
#include "stage.h"

#include <errno.h>
#include <linux/input-event-codes.h>
#include <sys/mman.h>
#include <unistd.h>

static void expect_error(struct input_client *client, const char *interface, uint32_t code)
{
	mini_client_roundtrip(&client->base);
	struct mini_client_error error = mini_client_error(&client->base);
	CHECK_EQ(error.error, EPROTO);
	CHECK_STR(error.interface, interface);
	CHECK_EQ(error.code, code);
}

static void make_window_a_cursor(struct stage *stage, struct input_client *client)
{
	wl_pointer_set_cursor(client->pointer, 0, client->window.surface, 0, 0);
	expect_error(client, "wl_pointer", WL_POINTER_ERROR_ROLE);
}

static void get_touch(struct stage *stage, struct input_client *client)
{
	wl_proxy_destroy((struct wl_proxy *)wl_seat_get_touch(client->seat));
	expect_error(client, "wl_seat", WL_SEAT_ERROR_MISSING_CAPABILITY);
}

static void type_without_keymap(struct stage *stage, struct input_client *client)
{
	struct zwp_virtual_keyboard_v1 *typist =
		zwp_virtual_keyboard_manager_v1_create_virtual_keyboard(
			client->keyboard_manager, client->seat);
	zwp_virtual_keyboard_v1_key(typist, 1, KEY_A, 1);
	expect_error(client, "zwp_virtual_keyboard_v1", ZWP_VIRTUAL_KEYBOARD_V1_ERROR_NO_KEYMAP);
	wl_proxy_destroy((struct wl_proxy *)typist);
}

static void give_bad_keymap(struct stage *stage, struct input_client *client)
{
	struct zwp_virtual_keyboard_v1 *typist =
		zwp_virtual_keyboard_manager_v1_create_virtual_keyboard(
			client->keyboard_manager, client->seat);
	int fd = memfd_create("keymap", MFD_CLOEXEC); /* empty */
	zwp_virtual_keyboard_v1_keymap(typist, WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1, fd, 100);
	close(fd);
	expect_error(client, "wl_display", WL_DISPLAY_ERROR_IMPLEMENTATION);
	wl_proxy_destroy((struct wl_proxy *)typist);
}

static void scroll_a_third_axis(struct stage *stage, struct input_client *client)
{
	struct zwlr_virtual_pointer_v1 *mouse =
		zwlr_virtual_pointer_manager_v1_create_virtual_pointer(
			client->pointer_manager, NULL);
	zwlr_virtual_pointer_v1_axis(mouse, 1, 2, 0);
	expect_error(client, "zwlr_virtual_pointer_v1", ZWLR_VIRTUAL_POINTER_V1_ERROR_INVALID_AXIS);
	wl_proxy_destroy((struct wl_proxy *)mouse);
}

static void scroll_with_a_fifth_source(struct stage *stage, struct input_client *client)
{
	struct zwlr_virtual_pointer_v1 *mouse =
		zwlr_virtual_pointer_manager_v1_create_virtual_pointer(
			client->pointer_manager, NULL);
	zwlr_virtual_pointer_v1_axis_source(mouse, 4);
	expect_error(client, "zwlr_virtual_pointer_v1",
		ZWLR_VIRTUAL_POINTER_V1_ERROR_INVALID_AXIS_SOURCE);
	wl_proxy_destroy((struct wl_proxy *)mouse);
}

static void select_a_source_for_drags(struct stage *stage, struct input_client *client)
{
	struct wl_data_source *source =
		wl_data_device_manager_create_data_source(client->data_manager);
	wl_data_source_set_actions(source, WL_DATA_DEVICE_MANAGER_DND_ACTION_COPY);
	wl_data_device_set_selection(client->data_device, source, client->key_serial);
	expect_error(client, "wl_data_source", WL_DATA_SOURCE_ERROR_INVALID_SOURCE);
	wl_proxy_destroy((struct wl_proxy *)source);
}

static void offer_unknown_actions(struct stage *stage, struct input_client *client)
{
	struct wl_data_source *source =
		wl_data_device_manager_create_data_source(client->data_manager);
	wl_data_source_set_actions(source, 8);
	expect_error(client, "wl_data_source", WL_DATA_SOURCE_ERROR_INVALID_ACTION_MASK);
	wl_proxy_destroy((struct wl_proxy *)source);
}

static void drag_a_window_as_icon(struct stage *stage, struct input_client *client)
{
	wl_data_device_start_drag(
		client->data_device, NULL, client->window.surface, client->window.surface, 0);
	expect_error(client, "wl_data_device", WL_DATA_DEVICE_ERROR_ROLE);
}

static void faults_hit_the_culprit(void)
{
	static void (*const crimes[])(struct stage * stage, struct input_client * client) = {
		make_window_a_cursor,
		get_touch,
		type_without_keymap,
		give_bad_keymap,
		scroll_a_third_axis,
		scroll_with_a_fifth_source,
		select_a_source_for_drags,
		offer_unknown_actions,
		drag_a_window_as_icon,
	};
	struct stage stage;
	stage_begin(&stage);
	for (size_t i = 0; i < sizeof(crimes) / sizeof(crimes[0]); i++) {
		struct input_client client;
		stage_show(&stage, &client, 8);
		crimes[i](&stage, &client);
		input_client_finish(&client);
		stage_settle(&stage);
	}
	stage_end(&stage);
}

static const struct check_case cases[] = {
	{"faults hit the culprit", faults_hit_the_culprit},
};

CHECK_MAIN(cases)
