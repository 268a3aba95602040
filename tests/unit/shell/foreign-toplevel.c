/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "error-rows.h"

#include "server/server.h"
#include "wlr-foreign-toplevel-management-unstable-v1-client-protocol.h"

static struct wire_client client;
static struct wire_window window, other;

/* A taskbar's view of windows, in the order they were told of. */
static struct entry {
	struct zwlr_foreign_toplevel_handle_v1 *handle;
	struct zwlr_foreign_toplevel_handle_v1 *parent;
	char title[32], app_id[32];
	uint32_t states; /* bit n: state n */
	int outputs, dones, closed;
} entries[4];
static int entry_count, finished;

static struct entry *entry_of(void *handle)
{
	for (int i = 0; i < entry_count; i++) {
		if (entries[i].handle == handle) {
			return &entries[i];
		}
	}
	return &entries[3];
}

static void handle_title(
	void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, const char *title)
{
	snprintf(entry_of(handle)->title, sizeof(entries[0].title), "%s", title);
}

static void handle_app_id(
	void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, const char *app_id)
{
	snprintf(entry_of(handle)->app_id, sizeof(entries[0].app_id), "%s", app_id);
}

static void handle_enter(
	void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, struct wl_output *output)
{
	entry_of(handle)->outputs++;
}

static void handle_leave(
	void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, struct wl_output *output)
{
	entry_of(handle)->outputs--;
}

static void handle_state(
	void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, struct wl_array *states)
{
	uint32_t *state;
	entry_of(handle)->states = 0;
	wl_array_for_each (state, states) {
		entry_of(handle)->states |= 1U << *state;
	}
}

static void handle_done(void *data, struct zwlr_foreign_toplevel_handle_v1 *handle)
{
	entry_of(handle)->dones++;
}

static void handle_closed(void *data, struct zwlr_foreign_toplevel_handle_v1 *handle)
{
	entry_of(handle)->closed++;
}

static void handle_parent(void *data, struct zwlr_foreign_toplevel_handle_v1 *handle,
	struct zwlr_foreign_toplevel_handle_v1 *parent)
{
	entry_of(handle)->parent = parent;
}

static const struct zwlr_foreign_toplevel_handle_v1_listener handle_listener = {
	.title = handle_title,
	.app_id = handle_app_id,
	.output_enter = handle_enter,
	.output_leave = handle_leave,
	.state = handle_state,
	.done = handle_done,
	.closed = handle_closed,
	.parent = handle_parent,
};

static void handle_toplevel(void *data, struct zwlr_foreign_toplevel_manager_v1 *manager,
	struct zwlr_foreign_toplevel_handle_v1 *handle)
{
	entries[entry_count++].handle = wire_client_keep(&client, handle);
	zwlr_foreign_toplevel_handle_v1_add_listener(handle, &handle_listener, NULL);
}

static void handle_finished(void *data, struct zwlr_foreign_toplevel_manager_v1 *manager)
{
	finished++;
}

static const struct zwlr_foreign_toplevel_manager_v1_listener manager_listener = {
	.toplevel = handle_toplevel,
	.finished = handle_finished,
};

static struct zwlr_foreign_toplevel_manager_v1 *bind(void)
{
	memset(entries, 0, sizeof(entries));
	entry_count = finished = 0;
	return wire_client_bind_with(
		&client, &zwlr_foreign_toplevel_manager_v1_interface, 3, &manager_listener, NULL);
}

static void map(struct wire_window *mapped, const char *title)
{
	wire_window_init(&client, mapped);
	wire_window_make_toplevel(&client, mapped);
	xdg_toplevel_set_title(mapped->toplevel, title);
	wire_window_map(&client, mapped);
}

static bool has(const struct entry *entry, uint32_t state)
{
	return entry->states >> state & 1;
}

static void test_list(void)
{
	char text[1024];
	wire_client_init(&client);
	map(&window, "first");
	bind();
	CHECK_EQ(entry_count, 1);
	CHECK_STR(entries[0].title, "first");
	CHECK_EQ(entries[0].dones, 1);
	CHECK(has(&entries[0], ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED));
	map(&other, "second");
	CHECK_EQ(entry_count, 2);
	CHECK_STR(entries[1].title, "second");
	CHECK_STR(entries[1].app_id, "");
	CHECK(!has(&entries[0], ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED));
	xdg_toplevel_set_app_id(other.toplevel, "org.example");
	xdg_toplevel_set_title(other.toplevel, "renamed");
	xdg_toplevel_set_parent(other.toplevel, window.toplevel);
	int dones = entries[1].dones;
	wire_client_pump(&client);
	CHECK_EQ(entries[1].dones, dones + 1);
	CHECK_STR(entries[1].app_id, "org.example");
	CHECK_STR(entries[1].title, "renamed");
	CHECK(entries[1].parent == entries[0].handle);
	wl_surface_attach(window.surface, NULL, 0, 0);
	wl_surface_commit(window.surface);
	wire_client_pump(&client);
	CHECK_EQ(entries[0].closed, 1);
	CHECK(entries[1].parent == NULL);
	/* what comes too late is of no effect */
	zwlr_foreign_toplevel_handle_v1_activate(entries[0].handle, client.seat);
	zwlr_foreign_toplevel_handle_v1_close(entries[0].handle);
	zwlr_foreign_toplevel_handle_v1_set_fullscreen(entries[0].handle, NULL);
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

static void obey(struct wire_window *obeying)
{
	wire_client_pump(&client);
	xdg_surface_ack_configure(obeying->xdg_surface, obeying->serial);
	wl_surface_commit(obeying->surface);
	wire_client_pump(&client);
}

static void test_requests(void)
{
	char text[1024];
	wire_client_init(&client);
	map(&window, "first");
	map(&other, "second");
	bind();
	struct entry *entry = &entries[0];
	zwlr_foreign_toplevel_handle_v1_set_maximized(entry->handle);
	obey(&window);
	CHECK(has(entry, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_MAXIMIZED));
	zwlr_foreign_toplevel_handle_v1_unset_maximized(entry->handle);
	zwlr_foreign_toplevel_handle_v1_set_fullscreen(entry->handle, NULL);
	obey(&window);
	CHECK(!has(entry, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_MAXIMIZED));
	CHECK(has(entry, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_FULLSCREEN));
	zwlr_foreign_toplevel_handle_v1_unset_fullscreen(entry->handle);
	obey(&window);
	CHECK(!has(entry, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_FULLSCREEN));
	zwlr_foreign_toplevel_handle_v1_set_minimized(entry->handle);
	wire_client_pump(&client);
	CHECK(has(entry, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_MINIMIZED));
	zwlr_foreign_toplevel_handle_v1_unset_minimized(entry->handle);
	wire_client_pump(&client);
	CHECK(!has(entry, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_MINIMIZED));
	/* a client's own wish, and out of it again */
	xdg_toplevel_set_minimized(window.toplevel);
	wire_client_pump(&client);
	CHECK(has(entry, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_MINIMIZED));
	zwlr_foreign_toplevel_handle_v1_activate(entry->handle, client.seat);
	wire_client_pump(&client);
	CHECK(has(entry, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED));
	CHECK(!has(entry, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_MINIMIZED));
	zwlr_foreign_toplevel_handle_v1_set_rectangle(entry->handle, window.surface, 1, 2, 3, 4);
	zwlr_foreign_toplevel_handle_v1_close(entry->handle);
	wire_client_pump(&client);
	CHECK_EQ(window.closes, 1);
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

static void test_outputs(void)
{
	wire_client_init(&client);
	struct output *output = wire_client_add_output(&client, 640, 480);
	map(&window, "first");
	wire_client_await_frame(&client, output);
	bind();
	CHECK_EQ(entries[0].outputs, 0);
	/* it learns of the output only now */
	wire_client_bind(&client, &wl_output_interface, 4);
	wire_client_pump(&client);
	CHECK_EQ(entries[0].outputs, 1);
	wire_client_finish(&client);
}

static void test_stop(void)
{
	wire_client_init(&client);
	map(&window, "first");
	struct zwlr_foreign_toplevel_manager_v1 *manager = bind();
	zwlr_foreign_toplevel_manager_v1_stop(manager);
	map(&other, "second");
	CHECK_EQ(finished, 1);
	CHECK_EQ(entry_count, 1);
	/* the one it knows is told on */
	xdg_toplevel_set_title(window.toplevel, "renamed");
	wire_client_pump(&client);
	CHECK_STR(entries[0].title, "renamed");
	zwlr_foreign_toplevel_handle_v1_destroy(wire_client_drop(&client, entries[0].handle));
	xdg_toplevel_set_title(window.toplevel, "unheard");
	wire_client_pump(&client);
	wire_client_finish(&client);
}

static void negative_rectangle(void)
{
	map(&window, "first");
	bind();
	zwlr_foreign_toplevel_handle_v1_set_rectangle(
		entries[0].handle, window.surface, 0, 0, -1, 5);
}

static void test_errors(void)
{
	static const struct error_row rows[] = {
		{"a negative rectangle", negative_rectangle,
			"zwlr_foreign_toplevel_handle_v1 0:", "(0, 0, -1, 5)"},
	};
	char text[2048];
	CHECK_STR(error_rows_run(&client, rows, 1, text, sizeof(text)), "");
}

static const struct check_case cases[] = {
	{"windows come, change and go", test_list},
	{"what a taskbar may ask for", test_requests},
	{"outputs they are on", test_outputs},
	{"no more windows, please", test_stop},
	{"errors", test_errors},
};

CHECK_MAIN(cases)
