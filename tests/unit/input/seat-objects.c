/* SPDX-License-Identifier: MIT */
/*
 * wl_seat, wl_pointer and wl_keyboard as clients meet them.
 */
#include "check.h"
#include "stage.h"

#include <fcntl.h>
#include <linux/input-event-codes.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xkbcommon/xkbcommon.h>

/* A client with a window, and the pointer on it. */
static void begin_with(struct stage *stage, struct input_client *client)
{
	stage_begin(stage);
	stage_show(stage, client, 8);
	stage_move_to(stage, 10, 20);
	input_client_diary(client);
}

static void each_version_hears_what_it_knows(void)
{
	const struct {
		uint32_t version;
		const char *greeting;
	} rows[] = {
		{1, "capabilities 3; keymap; "},
		{2, "capabilities 3; name seat0; keymap; "},
		{4, "capabilities 3; name seat0; keymap; repeat 25 600; "},
		{8, "capabilities 3; name seat0; keymap; repeat 25 600; "},
	};
	struct stage stage;
	stage_begin(&stage);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct input_client client;
		CHECK_EQ(input_client_init(&client, stage.process.socket, rows[i].version, false),
			0);
		CHECK_STR(input_client_diary(&client), rows[i].greeting);
		input_client_finish(&client);
	}
	stage_end(&stage);
}

static void the_keymap_can_be_mapped_and_not_changed(void)
{
	struct stage stage;
	stage_begin(&stage);
	struct input_client *client = &stage.driver;
	const int flags[] = {MAP_SHARED, MAP_PRIVATE};
	for (int i = 0; i < 2; i++) {
		char *text =
			mmap(NULL, client->keymap_size, PROT_READ, flags[i], client->keymap_fd, 0);
		CHECK(text != MAP_FAILED);
		CHECK_EQ(strncmp(text, "xkb_keymap", 10), 0);
		CHECK_EQ(strlen(text), client->keymap_size - 1);
		munmap(text, client->keymap_size);
	}
	CHECK_EQ(pwrite(client->keymap_fd, "x", 1, 0), -1);
	CHECK_EQ(ftruncate(client->keymap_fd, 0), -1);
	int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
	CHECK_EQ(fcntl(client->keymap_fd, F_GET_SEALS) & seals, seals);
	stage_end(&stage);
}

static void the_pointer_enters_moves_and_clicks(void)
{
	const struct {
		uint32_t version;
		const char *enter, *motion, *click;
	} rows[] = {
		{4, "enter 10,20; ", "motion 15,20; ", "button 272 down; button 272 up; "},
		{5, "enter 10,20; frame; ", "motion 15,20; frame; ",
			"button 272 down; frame; button 272 up; frame; "},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct stage stage;
		struct input_client client;
		stage_begin(&stage);
		stage_show(&stage, &client, rows[i].version);
		stage_move_to(&stage, 10, 20);
		CHECK_STR(input_client_diary(&client), rows[i].enter);
		zwlr_virtual_pointer_v1_motion(
			stage.mouse, 2, wl_fixed_from_int(5), wl_fixed_from_int(0));
		zwlr_virtual_pointer_v1_frame(stage.mouse);
		stage_settle(&stage);
		CHECK_STR(input_client_diary(&client), rows[i].motion);
		stage_button(&stage, BTN_LEFT, true);
		stage_button(&stage, BTN_LEFT, false);
		CHECK_STR(input_client_diary(&client), rows[i].click);
		input_client_finish(&client);
		stage_end(&stage);
	}
}

static void wheels_turn_for_each_version(void)
{
	const struct {
		uint32_t version;
		const char *diary;
	} rows[] = {
		{4, "axis 0 15; "},
		{5, "source 0; discrete 0 1; axis 0 15; stop 1; frame; "},
		{8, "source 0; value120 0 120; axis 0 15; stop 1; frame; "},
	};
	struct stage stage;
	struct input_client clients[3];
	stage_begin(&stage);
	stage_show(&stage, &clients[0], rows[0].version);
	stage_move_to(&stage, 10, 20);
	input_client_finish(&clients[0]);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct input_client *client = &clients[i];
		stage_show(&stage, client, rows[i].version);
		zwlr_virtual_pointer_v1_axis_source(stage.mouse, WL_POINTER_AXIS_SOURCE_WHEEL);
		zwlr_virtual_pointer_v1_axis_discrete(
			stage.mouse, 1, WL_POINTER_AXIS_VERTICAL_SCROLL, wl_fixed_from_int(15), 1);
		zwlr_virtual_pointer_v1_axis_stop(
			stage.mouse, 1, WL_POINTER_AXIS_HORIZONTAL_SCROLL);
		zwlr_virtual_pointer_v1_frame(stage.mouse);
		stage_settle(&stage);
		CHECK_STR(input_client_diary(client), rows[i].diary);
		/* what has no steps comes to all as it is */
		zwlr_virtual_pointer_v1_axis(
			stage.mouse, 1, WL_POINTER_AXIS_VERTICAL_SCROLL, wl_fixed_from_int(3));
		zwlr_virtual_pointer_v1_frame(stage.mouse);
		stage_settle(&stage);
		CHECK_STR(input_client_diary(client),
			rows[i].version < 5 ? "axis 0 3; " : "axis 0 3; frame; ");
		input_client_finish(client);
	}
	stage_end(&stage);
}

static void what_a_lost_device_held_is_let_go(void)
{
	struct stage stage;
	struct input_client client, second;
	stage_begin(&stage);
	stage_show(&stage, &client, 8);
	stage_move_to(&stage, 10, 20);
	input_client_diary(&client);
	CHECK_EQ(input_client_init(&second, stage.process.socket, 8, false), 0);
	struct zwlr_virtual_pointer_v1 *mouse =
		zwlr_virtual_pointer_manager_v1_create_virtual_pointer(
			second.pointer_manager, NULL);
	struct zwp_virtual_keyboard_v1 *typist =
		zwp_virtual_keyboard_manager_v1_create_virtual_keyboard(
			second.keyboard_manager, second.seat);
	zwp_virtual_keyboard_v1_keymap(
		typist, WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1, second.keymap_fd, second.keymap_size);
	zwlr_virtual_pointer_v1_button(mouse, 1, BTN_RIGHT, WL_POINTER_BUTTON_STATE_PRESSED);
	zwlr_virtual_pointer_v1_frame(mouse);
	zwp_virtual_keyboard_v1_key(typist, 1, KEY_A, WL_KEYBOARD_KEY_STATE_PRESSED);
	CHECK_EQ(mini_client_roundtrip(&second.base), 0);
	CHECK_STR(input_client_diary(&client), "button 273 down; frame; key 30 down; ");
	wl_proxy_destroy((struct wl_proxy *)mouse);
	wl_proxy_destroy((struct wl_proxy *)typist);
	input_client_finish(&second);
	stage_settle(&stage);
	CHECK_STR(input_client_diary(&client), "button 273 up; frame; key 30 up; ");
	input_client_finish(&client);
	stage_end(&stage);
}

static void the_keyboard_follows_the_windows(void)
{
	struct stage stage;
	struct input_client first, second;
	stage_begin(&stage);
	CHECK_EQ(input_client_init(&first, stage.process.socket, 5, true), 0);
	CHECK(strstr(input_client_diary(&first), "no selection; focus; mods 0 0 0 0; ") != NULL);
	stage_type(&stage, KEY_LEFTSHIFT);
	CHECK_STR(
		input_client_diary(&first), "key 42 down; mods 1 0 0 0; key 42 up; mods 0 0 0 0; ");
	stage_show(&stage, &second, 5);
	CHECK_STR(input_client_diary(&first), "unfocus; ");
	stage_type(&stage, KEY_A);
	CHECK_STR(input_client_diary(&first), "");
	CHECK_STR(input_client_diary(&second), "key 30 down; key 30 up; ");
	input_client_finish(&second);
	stage_settle(&stage);
	CHECK_STR(input_client_diary(&first), "no selection; focus; mods 0 0 0 0; ");
	input_client_finish(&first);
	stage_end(&stage);
}

/* A file with the text of the keymap of a layout. */
static int create_keymap(const char *layout, uint32_t *size_out)
{
	struct xkb_context *context = xkb_context_new(XKB_CONTEXT_NO_FLAGS);
	struct xkb_keymap *keymap = xkb_keymap_new_from_names(
		context, &(struct xkb_rule_names){.layout = layout}, XKB_KEYMAP_COMPILE_NO_FLAGS);
	char *text = xkb_keymap_get_as_string(keymap, XKB_KEYMAP_FORMAT_TEXT_V1);
	int fd = memfd_create("keymap", MFD_CLOEXEC);
	size_t size = strlen(text) + 1;
	CHECK_EQ(write(fd, text, size), size);
	free(text);
	xkb_keymap_unref(keymap);
	xkb_context_unref(context);
	*size_out = (uint32_t)size;
	return fd;
}

static void a_virtual_keyboard_brings_its_keymap(void)
{
	struct stage stage;
	struct input_client client;
	uint32_t size;
	begin_with(&stage, &client);
	uint32_t own_size = client.keymap_size;
	int fd = create_keymap("de", &size);
	struct zwp_virtual_keyboard_v1 *german =
		zwp_virtual_keyboard_manager_v1_create_virtual_keyboard(
			stage.driver.keyboard_manager, stage.driver.seat);
	zwp_virtual_keyboard_v1_keymap(german, WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1, fd, size);
	zwp_virtual_keyboard_v1_key(german, 1, KEY_Y, WL_KEYBOARD_KEY_STATE_PRESSED);
	stage_settle(&stage);
	CHECK_STR(input_client_diary(&client), "keymap; key 21 down; ");
	CHECK_EQ(client.keymap_size, size);
	zwp_virtual_keyboard_v1_destroy(german);
	stage_settle(&stage);
	CHECK_STR(input_client_diary(&client), "key 21 up; keymap; ");
	CHECK_EQ(client.keymap_size, own_size);
	close(fd);
	input_client_finish(&client);
	stage_end(&stage);
}

static void new_devices_hear_of_the_focus(void)
{
	struct stage stage;
	struct input_client client;
	stage_begin(&stage);
	stage_show(&stage, &client, 8);
	stage_move_to(&stage, 10, 20);
	input_client_diary(&client);
	input_client_renew_devices(&client);
	CHECK_STR(input_client_diary(&client),
		"enter 10,20; frame; keymap; repeat 25 600; focus; mods 0 0 0 0; ");
	stage_type(&stage, KEY_A);
	CHECK_STR(input_client_diary(&client), "key 30 down; key 30 up; ");
	input_client_finish(&client);
	stage_end(&stage);
}

static void cursor_enter(void *data, struct wl_surface *surface, struct wl_output *output)
{
	bool *shown = data;
	*shown = true;
}

static void cursor_leave(void *data, struct wl_surface *surface, struct wl_output *output)
{
	bool *shown = data;
	*shown = false;
}

static const struct wl_surface_listener cursor_listener = {
	.enter = cursor_enter,
	.leave = cursor_leave,
};

/* Gives the pointer a cursor and says whether it is on the screen then. */
static bool shows_cursor(struct input_client *client, uint32_t serial, struct wl_surface *cursor)
{
	bool shown = false;
	struct wl_buffer *buffer = input_client_create_buffer(client, 16, 16);
	wl_surface_add_listener(cursor, &cursor_listener, &shown);
	wl_pointer_set_cursor(client->pointer, serial, cursor, 8, 8);
	wl_surface_attach(cursor, buffer, 0, 0);
	wl_surface_damage(cursor, 0, 0, 16, 16);
	wl_surface_commit(cursor);
	/* the window has to wait for a frame that has the cursor as well */
	CHECK_EQ(mini_window_show_frame(&client->window, client->buffer), 0);
	CHECK_EQ(mini_window_show_frame(&client->window, client->buffer), 0);
	wl_surface_set_user_data(cursor, NULL);
	wl_buffer_destroy(buffer);
	return shown;
}

static void the_cursor_is_the_focus_clients(void)
{
	struct stage stage;
	struct input_client first, second;
	begin_with(&stage, &first);
	struct wl_surface *cursor = wl_compositor_create_surface(first.base.compositor);
	CHECK(!shows_cursor(&first, first.enter_serial - 1, cursor)); /* of a time gone by */
	wl_surface_destroy(cursor);
	cursor = wl_compositor_create_surface(first.base.compositor);
	CHECK(shows_cursor(&first, first.enter_serial, cursor));
	/* it lies over the window, and takes nothing from it */
	stage_move_to(&stage, 30, 20);
	CHECK_STR(input_client_diary(&first), "motion 30,20; frame; ");

	stage_show(&stage, &second, 8); /* the pointer is on its window now */
	bool shown = true;
	wl_surface_set_user_data(cursor, &shown);
	CHECK_EQ(mini_window_show_frame(&second.window, second.buffer), 0);
	input_client_diary(&first);
	CHECK(!shown);
	/* no longer its turn, whatever the serial */
	wl_pointer_set_cursor(first.pointer, second.enter_serial + 100, cursor, 0, 0);
	input_client_diary(&first);
	CHECK_EQ(mini_window_show_frame(&second.window, second.buffer), 0);
	CHECK_EQ(mini_window_show_frame(&second.window, second.buffer), 0);
	input_client_diary(&first);
	CHECK(!shown);

	wl_surface_destroy(cursor);
	input_client_finish(&second);
	input_client_finish(&first);
	stage_end(&stage);
}

static const struct check_case cases[] = {
	{"each version hears what it knows", each_version_hears_what_it_knows},
	{"the keymap can be mapped and not changed", the_keymap_can_be_mapped_and_not_changed},
	{"the pointer enters, moves and clicks", the_pointer_enters_moves_and_clicks},
	{"wheels turn for each version", wheels_turn_for_each_version},
	{"what a lost device held is let go", what_a_lost_device_held_is_let_go},
	{"the keyboard follows the windows", the_keyboard_follows_the_windows},
	{"a virtual keyboard brings its keymap", a_virtual_keyboard_brings_its_keymap},
	{"new devices hear of the focus", new_devices_hear_of_the_focus},
	{"the cursor is the focus client's", the_cursor_is_the_focus_clients},
};

CHECK_MAIN(cases)
