/* SPDX-License-Identifier: MIT */
/*
 * The objects of a seat as clients meet them: a compositor of its own for each
 * case, a client that drives it with virtual devices, others that listen.
 */
#include "check.h"
#include "fixture/weddell-process.h"
#include "input-client.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/input-event-codes.h>
#include <sys/mman.h>
#include <unistd.h>

struct stage {
	struct weddell_process process;
	struct input_client driver;
	struct zwlr_virtual_pointer_v1 *mouse;
	struct zwp_virtual_keyboard_v1 *typist; /* with the seat's own keymap */
};

static void begin(struct stage *stage)
{
	char *weddell = getenv("WEDDELL");
	char socket[] = "--socket", name[] = WEDDELL_PROCESS_SOCKET;
	char output[] = "--output", size[] = "320x240";
	char *command[] = {weddell, socket, name, output, size, NULL};
	if (weddell == NULL) {
		SKIP("WEDDELL does not name the compositor");
	}
	CHECK_EQ(weddell_process_start(&stage->process, command), 0);
	CHECK_EQ(input_client_init(&stage->driver, stage->process.socket, 8, false), 0);
	struct input_client *driver = &stage->driver;
	stage->mouse = zwlr_virtual_pointer_manager_v1_create_virtual_pointer(
		driver->pointer_manager, driver->seat);
	stage->typist = zwp_virtual_keyboard_manager_v1_create_virtual_keyboard(
		driver->keyboard_manager, driver->seat);
	CHECK(driver->keymap_fd >= 0);
	zwp_virtual_keyboard_v1_keymap(stage->typist, WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1,
		driver->keymap_fd, driver->keymap_size);
	input_client_diary(driver);
}

static void end(struct stage *stage)
{
	zwlr_virtual_pointer_v1_destroy(stage->mouse);
	zwp_virtual_keyboard_v1_destroy(stage->typist);
	input_client_finish(&stage->driver);
	CHECK_EQ(weddell_process_stop(&stage->process), 0);
}

/* All requests of the driver are done, and so is what they led to. */
static void settle(struct stage *stage)
{
	CHECK_EQ(mini_client_roundtrip(&stage->driver.base), 0);
	CHECK_EQ(mini_client_roundtrip(&stage->driver.base), 0);
}

static void move_to(struct stage *stage, uint32_t x, uint32_t y)
{
	zwlr_virtual_pointer_v1_motion_absolute(stage->mouse, 1, x, y, SCREEN_WIDTH, SCREEN_HEIGHT);
	zwlr_virtual_pointer_v1_frame(stage->mouse);
	settle(stage);
}

static void press(struct stage *stage, uint32_t button, bool down)
{
	zwlr_virtual_pointer_v1_button(stage->mouse, 1, button, down);
	zwlr_virtual_pointer_v1_frame(stage->mouse);
	settle(stage);
}

static void type(struct stage *stage, uint32_t key)
{
	zwp_virtual_keyboard_v1_key(stage->typist, 1, key, WL_KEYBOARD_KEY_STATE_PRESSED);
	zwp_virtual_keyboard_v1_key(stage->typist, 2, key, WL_KEYBOARD_KEY_STATE_RELEASED);
	settle(stage);
}

static void show(struct stage *stage, struct input_client *client, uint32_t version)
{
	CHECK_EQ(input_client_init(client, stage->process.socket, version, true), 0);
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
	begin(&stage);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct input_client client;
		CHECK_EQ(input_client_init(&client, stage.process.socket, rows[i].version, false),
			0);
		CHECK_STR(input_client_diary(&client), rows[i].greeting);
		input_client_finish(&client);
	}
	end(&stage);
}

static void the_keymap_can_be_mapped_and_not_changed(void)
{
	struct stage stage;
	begin(&stage);
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
	end(&stage);
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
		begin(&stage);
		show(&stage, &client, rows[i].version);
		move_to(&stage, 10, 20);
		CHECK_STR(input_client_diary(&client), rows[i].enter);
		zwlr_virtual_pointer_v1_motion(
			stage.mouse, 2, wl_fixed_from_int(5), wl_fixed_from_int(0));
		zwlr_virtual_pointer_v1_frame(stage.mouse);
		settle(&stage);
		CHECK_STR(input_client_diary(&client), rows[i].motion);
		press(&stage, BTN_LEFT, true);
		press(&stage, BTN_LEFT, false);
		CHECK_STR(input_client_diary(&client), rows[i].click);
		input_client_finish(&client);
		end(&stage);
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
	begin(&stage);
	show(&stage, &clients[0], rows[0].version);
	move_to(&stage, 10, 20);
	input_client_finish(&clients[0]);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct input_client *client = &clients[i];
		show(&stage, client, rows[i].version);
		zwlr_virtual_pointer_v1_axis_source(stage.mouse, WL_POINTER_AXIS_SOURCE_WHEEL);
		zwlr_virtual_pointer_v1_axis_discrete(
			stage.mouse, 1, WL_POINTER_AXIS_VERTICAL_SCROLL, wl_fixed_from_int(15), 1);
		zwlr_virtual_pointer_v1_axis_stop(
			stage.mouse, 1, WL_POINTER_AXIS_HORIZONTAL_SCROLL);
		zwlr_virtual_pointer_v1_frame(stage.mouse);
		settle(&stage);
		CHECK_STR(input_client_diary(client), rows[i].diary);
		input_client_finish(client);
	}
	end(&stage);
}

static void what_a_lost_device_held_is_let_go(void)
{
	struct stage stage;
	struct input_client client, second;
	begin(&stage);
	show(&stage, &client, 8);
	move_to(&stage, 10, 20);
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
	settle(&stage);
	CHECK_STR(input_client_diary(&client), "button 273 up; frame; key 30 up; ");
	input_client_finish(&client);
	end(&stage);
}

static void the_keyboard_follows_the_windows(void)
{
	struct stage stage;
	struct input_client first, second;
	begin(&stage);
	CHECK_EQ(input_client_init(&first, stage.process.socket, 5, true), 0);
	CHECK(strstr(input_client_diary(&first), "no selection; focus; mods 0 0 0 0; ") != NULL);
	type(&stage, KEY_LEFTSHIFT);
	CHECK_STR(
		input_client_diary(&first), "key 42 down; mods 1 0 0 0; key 42 up; mods 0 0 0 0; ");
	show(&stage, &second, 5);
	CHECK_STR(input_client_diary(&first), "unfocus; ");
	type(&stage, KEY_A);
	CHECK_STR(input_client_diary(&first), "");
	CHECK_STR(input_client_diary(&second), "key 30 down; key 30 up; ");
	input_client_finish(&second);
	settle(&stage);
	CHECK_STR(input_client_diary(&first), "no selection; focus; mods 0 0 0 0; ");
	input_client_finish(&first);
	end(&stage);
}

static void new_devices_hear_of_the_focus(void)
{
	struct stage stage;
	struct input_client client;
	begin(&stage);
	show(&stage, &client, 8);
	move_to(&stage, 10, 20);
	input_client_diary(&client);
	input_client_renew_devices(&client);
	CHECK_STR(input_client_diary(&client),
		"enter 10,20; frame; keymap; repeat 25 600; focus; mods 0 0 0 0; ");
	type(&stage, KEY_A);
	CHECK_STR(input_client_diary(&client), "key 30 down; key 30 up; ");
	input_client_finish(&client);
	end(&stage);
}

static void a_cursor_is_the_clients_under_the_pointer(void)
{
	struct stage stage;
	struct input_client client;
	begin(&stage);
	show(&stage, &client, 8);
	move_to(&stage, 10, 20);
	input_client_diary(&client);
	struct wl_surface *cursor = wl_compositor_create_surface(client.base.compositor);
	struct wl_buffer *buffer = input_client_create_buffer(&client, 16, 16);
	wl_pointer_set_cursor(client.pointer, client.enter_serial, cursor, 8, 8);
	wl_surface_attach(cursor, buffer, 0, 0);
	struct wl_callback *frame = wl_surface_frame(cursor);
	wl_surface_commit(cursor);
	CHECK_EQ(mini_client_roundtrip(&client.base), 0);
	/* it lies over the window, and takes nothing from it */
	move_to(&stage, 30, 20);
	CHECK_STR(input_client_diary(&client), "motion 30,20; frame; ");
	wl_pointer_set_cursor(client.pointer, client.enter_serial, NULL, 0, 0);
	wl_surface_destroy(cursor);
	CHECK_STR(input_client_diary(&client), "");
	wl_callback_destroy(frame);
	wl_buffer_destroy(buffer);
	input_client_finish(&client);
	end(&stage);
}

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
	begin(&stage);
	for (size_t i = 0; i < sizeof(crimes) / sizeof(crimes[0]); i++) {
		struct input_client client;
		show(&stage, &client, 8);
		crimes[i](&stage, &client);
		input_client_finish(&client);
		settle(&stage);
	}
	end(&stage);
}

/* What the source of a selection or drag hears. */
struct giver {
	bool cancelled, dropped, finished;
	uint32_t action;
};

static void giver_target(void *data, struct wl_data_source *source, const char *mime_type)
{
}

static void giver_send(void *data, struct wl_data_source *source, const char *mime_type, int32_t fd)
{
	CHECK_EQ(write(fd, mime_type, strlen(mime_type)), strlen(mime_type));
	close(fd);
}

static void giver_cancelled(void *data, struct wl_data_source *source)
{
	struct giver *giver = data;
	giver->cancelled = true;
}

static void giver_dropped(void *data, struct wl_data_source *source)
{
	struct giver *giver = data;
	giver->dropped = true;
}

static void giver_finished(void *data, struct wl_data_source *source)
{
	struct giver *giver = data;
	giver->finished = true;
}

static void giver_action(void *data, struct wl_data_source *source, uint32_t action)
{
	struct giver *giver = data;
	giver->action = action;
}

static const struct wl_data_source_listener giver_listener = {
	.target = giver_target,
	.send = giver_send,
	.cancelled = giver_cancelled,
	.dnd_drop_performed = giver_dropped,
	.dnd_finished = giver_finished,
	.action = giver_action,
};

static struct wl_data_source *create_source(struct input_client *client, struct giver *giver)
{
	struct wl_data_source *source =
		wl_data_device_manager_create_data_source(client->data_manager);
	*giver = (struct giver){0};
	wl_data_source_add_listener(source, &giver_listener, giver);
	wl_data_source_offer(source, "text/plain");
	wl_data_source_offer(source, "text/html");
	return source;
}

/* The giver's client writes the name of the type it was asked for. */
static void expect_data(
	struct input_client *taker, struct wl_data_offer *offer, struct input_client *giver)
{
	int ends[2];
	char text[32] = "";
	CHECK_EQ(pipe2(ends, O_CLOEXEC), 0);
	wl_data_offer_receive(offer, "text/html", ends[1]);
	close(ends[1]);
	CHECK_EQ(mini_client_roundtrip(&taker->base), 0);
	CHECK_EQ(mini_client_roundtrip(&giver->base), 0);
	CHECK(read(ends[0], text, sizeof(text) - 1) >= 0);
	close(ends[0]);
	CHECK_STR(text, "text/html");
}

static void copy_and_paste_between_clients(void)
{
	struct stage stage;
	struct input_client first, second;
	struct giver giver, later_giver;
	begin(&stage);
	show(&stage, &first, 8);
	struct wl_data_source *source = create_source(&first, &giver);
	wl_data_device_set_selection(first.data_device, source, first.key_serial);
	CHECK_STR(input_client_diary(&first), "offer text/plain; offer text/html; selection; ");
	CHECK_EQ(input_client_init(&second, stage.process.socket, 8, true), 0);
	CHECK(strstr(input_client_diary(&second),
		      "offer text/plain; offer text/html; selection; focus; ") != NULL);
	expect_data(&second, second.selection, &first);

	/* without the focus there is no say */
	struct wl_data_source *late = create_source(&first, &later_giver);
	wl_data_device_set_selection(first.data_device, late, first.key_serial);
	input_client_diary(&first);
	CHECK(later_giver.cancelled && !giver.cancelled);
	CHECK_STR(input_client_diary(&second), "");

	wl_data_source_destroy(late);
	wl_data_source_destroy(source);
	input_client_diary(&first);
	CHECK_STR(input_client_diary(&second), "no selection; ");
	input_client_finish(&second);
	input_client_finish(&first);
	end(&stage);
}

static void drag_and_drop_within_a_window(void)
{
	struct stage stage;
	struct input_client client;
	struct giver giver;
	begin(&stage);
	show(&stage, &client, 8);
	move_to(&stage, 10, 20);
	press(&stage, BTN_LEFT, true);
	input_client_diary(&client);
	struct wl_data_source *source = create_source(&client, &giver);
	wl_data_source_set_actions(source,
		WL_DATA_DEVICE_MANAGER_DND_ACTION_COPY | WL_DATA_DEVICE_MANAGER_DND_ACTION_MOVE);
	struct wl_surface *icon = wl_compositor_create_surface(client.base.compositor);
	struct wl_buffer *buffer = input_client_create_buffer(&client, 16, 16);
	wl_data_device_start_drag(
		client.data_device, source, client.window.surface, icon, client.button_serial);
	wl_surface_attach(icon, buffer, 0, 0);
	wl_surface_commit(icon);
	CHECK_STR(input_client_diary(&client),
		"leave; frame; offer text/plain; offer text/html; source actions 3; drag enter "
		"10,20; ");
	move_to(&stage, 12, 22);
	wl_data_offer_set_actions(client.dragged, WL_DATA_DEVICE_MANAGER_DND_ACTION_MOVE,
		WL_DATA_DEVICE_MANAGER_DND_ACTION_MOVE);
	wl_data_offer_accept(client.dragged, 0, "text/html");
	CHECK_STR(input_client_diary(&client), "drag motion 12,22; action 2; ");
	press(&stage, BTN_LEFT, false);
	CHECK_STR(input_client_diary(&client), "drop; enter 12,22; frame; ");
	CHECK(giver.dropped && giver.action == WL_DATA_DEVICE_MANAGER_DND_ACTION_MOVE);
	expect_data(&client, client.dragged, &client);
	wl_data_offer_finish(client.dragged);
	CHECK_STR(input_client_diary(&client), "");
	CHECK(giver.finished && !giver.cancelled);
	wl_buffer_destroy(buffer);
	wl_surface_destroy(icon);
	wl_data_source_destroy(source);
	input_client_finish(&client);
	end(&stage);
}

static void a_drag_ends_with_its_client(void)
{
	struct stage stage;
	struct input_client client, other;
	struct giver giver;
	begin(&stage);
	show(&stage, &other, 8);
	show(&stage, &client, 8);
	move_to(&stage, 10, 20);
	press(&stage, BTN_LEFT, true);
	input_client_diary(&client);
	struct wl_data_source *source = create_source(&client, &giver);
	wl_data_device_start_drag(
		client.data_device, source, client.window.surface, NULL, client.button_serial);
	CHECK(strstr(input_client_diary(&client), "drag enter") != NULL);
	wl_proxy_destroy((struct wl_proxy *)source);
	input_client_finish(&client);
	press(&stage, BTN_LEFT, false);
	CHECK(strstr(input_client_diary(&other), "enter 10,20; frame; ") != NULL);
	input_client_finish(&other);
	end(&stage);
}

static void a_drag_needs_a_press(void)
{
	struct stage stage;
	struct input_client client;
	struct giver giver;
	begin(&stage);
	show(&stage, &client, 8);
	move_to(&stage, 10, 20);
	input_client_diary(&client);
	struct wl_data_source *source = create_source(&client, &giver);
	wl_data_device_start_drag(
		client.data_device, source, client.window.surface, NULL, client.enter_serial);
	CHECK_STR(input_client_diary(&client), "");
	CHECK(giver.cancelled);
	wl_data_source_destroy(source);
	input_client_finish(&client);
	end(&stage);
}

static const struct check_case cases[] = {
	{"each version hears what it knows", each_version_hears_what_it_knows},
	{"the keymap can be mapped and not changed", the_keymap_can_be_mapped_and_not_changed},
	{"the pointer enters, moves and clicks", the_pointer_enters_moves_and_clicks},
	{"wheels turn for each version", wheels_turn_for_each_version},
	{"what a lost device held is let go", what_a_lost_device_held_is_let_go},
	{"the keyboard follows the windows", the_keyboard_follows_the_windows},
	{"new devices hear of the focus", new_devices_hear_of_the_focus},
	{"a cursor is the client's under the pointer", a_cursor_is_the_clients_under_the_pointer},
	{"faults hit the culprit", faults_hit_the_culprit},
	{"copy and paste between clients", copy_and_paste_between_clients},
	{"drag and drop within a window", drag_and_drop_within_a_window},
	{"a drag ends with its client", a_drag_ends_with_its_client},
	{"a drag needs a press", a_drag_needs_a_press},
};

CHECK_MAIN(cases)
