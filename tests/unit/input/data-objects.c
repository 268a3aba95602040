/* SPDX-License-Identifier: MIT */
/*
 * Clipboard, drag and drop between clients.
 */
#include "check.h"
#include "stage.h"

#include <fcntl.h>
#include <linux/input-event-codes.h>
#include <unistd.h>

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
	stage_begin(&stage);
	stage_show(&stage, &first, 8);
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
	stage_end(&stage);
}

static void drag_and_drop_within_a_window(void)
{
	struct stage stage;
	struct input_client client;
	struct giver giver;
	stage_begin(&stage);
	stage_show(&stage, &client, 8);
	stage_move_to(&stage, 10, 20);
	stage_button(&stage, BTN_LEFT, true);
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
	stage_move_to(&stage, 12, 22);
	wl_data_offer_set_actions(client.dragged, WL_DATA_DEVICE_MANAGER_DND_ACTION_MOVE,
		WL_DATA_DEVICE_MANAGER_DND_ACTION_MOVE);
	wl_data_offer_accept(client.dragged, 0, "text/html");
	CHECK_STR(input_client_diary(&client), "drag motion 12,22; action 2; ");
	stage_button(&stage, BTN_LEFT, false);
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
	stage_end(&stage);
}

static void a_drag_ends_with_its_client(void)
{
	struct stage stage;
	struct input_client client, other;
	struct giver giver;
	stage_begin(&stage);
	stage_show(&stage, &other, 8);
	stage_show(&stage, &client, 8);
	stage_move_to(&stage, 10, 20);
	stage_button(&stage, BTN_LEFT, true);
	input_client_diary(&client);
	struct wl_data_source *source = create_source(&client, &giver);
	wl_data_device_start_drag(
		client.data_device, source, client.window.surface, NULL, client.button_serial);
	CHECK(strstr(input_client_diary(&client), "drag enter") != NULL);
	wl_proxy_destroy((struct wl_proxy *)source);
	input_client_finish(&client);
	stage_button(&stage, BTN_LEFT, false);
	CHECK(strstr(input_client_diary(&other), "enter 10,20; frame; ") != NULL);
	input_client_finish(&other);
	stage_end(&stage);
}

static void a_drag_needs_the_press_it_names(void)
{
	struct stage stage;
	struct input_client client;
	stage_begin(&stage);
	stage_show(&stage, &client, 8);
	stage_move_to(&stage, 10, 20);
	stage_button(&stage, BTN_LEFT, true);
	input_client_diary(&client);
	struct wl_surface *other = wl_compositor_create_surface(client.base.compositor);
	const struct {
		struct wl_surface *origin;
		uint32_t serial;
	} rows[] = {
		{client.window.surface, client.enter_serial},
		{other, client.button_serial},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct giver giver;
		struct wl_data_source *source = create_source(&client, &giver);
		wl_data_device_start_drag(
			client.data_device, source, rows[i].origin, NULL, rows[i].serial);
		CHECK_STR(input_client_diary(&client), "");
		CHECK(giver.cancelled);
		wl_data_source_destroy(source);
	}
	wl_surface_destroy(other);
	input_client_finish(&client);
	stage_end(&stage);
}

static const struct check_case cases[] = {
	{"copy and paste between clients", copy_and_paste_between_clients},
	{"drag and drop within a window", drag_and_drop_within_a_window},
	{"a drag ends with its client", a_drag_ends_with_its_client},
	{"a drag needs the press it names", a_drag_needs_the_press_it_names},
};

CHECK_MAIN(cases)
