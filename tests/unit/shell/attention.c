/* SPDX-License-Identifier: MIT */
/* What clients hand to each other and are told of people: activation, foreign windows, idleness. */
#include "check.h"
#include "error-rows.h"

#include "ext-idle-notify-v1-client-protocol.h"
#include "idle-inhibit-unstable-v1-client-protocol.h"
#include "server/server.h"
#include "xdg-activation-v1-client-protocol.h"
#include "xdg-foreign-unstable-v1-client-protocol.h"
#include "xdg-foreign-unstable-v2-client-protocol.h"

static struct wire_client client;
static struct wire_window a, b;

static void *keep(void *proxy)
{
	return wire_client_keep(&client, proxy);
}

static void map(struct wire_window *window)
{
	wire_window_init(&client, window);
	wire_window_make_toplevel(&client, window);
	wire_window_map(&client, window);
}

static void handle_done(void *data, struct xdg_activation_token_v1 *token, const char *name)
{
	snprintf(data, 64, "%s", name);
}

static const struct xdg_activation_token_v1_listener token_listener = {.done = handle_done};

/* The name of a token asked for by a client, which names that serial; "" without an answer. */
static void get_token(struct wire_client *by, uint32_t serial, char name_out[64])
{
	struct xdg_activation_v1 *activation =
		wire_client_bind(by, &xdg_activation_v1_interface, 1);
	struct xdg_activation_token_v1 *token =
		wire_client_keep(by, xdg_activation_v1_get_activation_token(activation));
	name_out[0] = '\0';
	xdg_activation_token_v1_add_listener(token, &token_listener, name_out);
	xdg_activation_token_v1_set_serial(token, serial, by->seat);
	xdg_activation_token_v1_set_app_id(token, "org.example");
	xdg_activation_token_v1_commit(token);
	wire_client_pump(by);
}

static const struct surface *focus(void)
{
	return client.server->desktop->focus;
}

static void test_activation(void)
{
	struct wire_client stranger;
	char text[512], name[64];
	wire_client_init(&client);
	wire_client_join(&stranger, client.server);
	map(&a);
	const struct surface *first = focus();
	uint32_t serial = wire_client_click(&client);
	map(&b);
	CHECK(focus() != first);
	struct xdg_activation_v1 *activation =
		wire_client_bind(&client, &xdg_activation_v1_interface, 1);
	/* a stranger's token is worth nothing, whatever serial it names */
	get_token(&stranger, serial, name);
	CHECK(name[0] != '\0');
	xdg_activation_v1_activate(activation, name, a.surface);
	xdg_activation_v1_activate(activation, "made up", a.surface);
	wire_client_pump(&client);
	CHECK(focus() != first);
	get_token(&client, serial, name);
	xdg_activation_v1_activate(activation, name, a.surface);
	wire_client_pump(&client);
	CHECK(focus() == first);
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&stranger);
	wire_client_finish(&client);
}

/* The next client's budget may be at the same address. */
static void test_press_of_one_gone(void)
{
	struct wire_client dying;
	wire_client_init(&client);
	wire_client_join(&dying, client.server);
	wire_window_init(&dying, &a);
	wire_window_make_toplevel(&dying, &a);
	wire_window_map(&dying, &a);
	const struct budget *budget = focus()->budget;
	struct seat *seat = client.server->seat;
	uint32_t serial = wire_client_click(&dying);
	CHECK(seat_has_press_serial(seat, serial, budget));
	wire_client_finish(&dying);
	wire_client_pump(&client);
	CHECK(!seat_has_press_serial(seat, serial, budget));
	wire_client_finish(&client);
}

static void token_used_twice(void)
{
	struct xdg_activation_v1 *activation =
		wire_client_bind(&client, &xdg_activation_v1_interface, 1);
	struct xdg_activation_token_v1 *token =
		keep(xdg_activation_v1_get_activation_token(activation));
	xdg_activation_token_v1_commit(token);
	xdg_activation_token_v1_set_app_id(token, "late");
}

static void handle_handle_v1(void *data, struct zxdg_exported_v1 *exported, const char *handle)
{
	snprintf(data, 64, "%s", handle);
}

static void handle_destroyed_v2(void *data, struct zxdg_imported_v2 *imported)
{
	++*(int *)data;
}

static const struct zxdg_exported_v1_listener exported_listener = {.handle = handle_handle_v1};
static const struct zxdg_imported_v2_listener imported_listener = {
	.destroyed = handle_destroyed_v2};

/* Exported with one version, imported with the other. */
static void test_foreign(void)
{
	char text[512], handle[64] = "";
	int destroyed = 0;
	wire_client_init(&client);
	map(&a);
	map(&b);
	struct zxdg_exported_v1 *exported = keep(zxdg_exporter_v1_export(
		wire_client_bind(&client, &zxdg_exporter_v1_interface, 1), a.surface));
	zxdg_exported_v1_add_listener(exported, &exported_listener, handle);
	wire_client_pump(&client);
	CHECK(handle[0] != '\0');
	struct zxdg_importer_v2 *importer =
		wire_client_bind(&client, &zxdg_importer_v2_interface, 1);
	struct zxdg_imported_v2 *imported =
		keep(zxdg_importer_v2_import_toplevel(importer, handle));
	zxdg_imported_v2_add_listener(imported, &imported_listener, &destroyed);
	zxdg_imported_v2_set_parent_of(imported, b.surface);
	wire_client_pump(&client);
	struct desktop *desktop = client.server->desktop;
	CHECK(desktop->active->parent != NULL);
	CHECK_EQ(destroyed, 0);
	zxdg_exported_v1_destroy(wire_client_drop(&client, exported));
	wire_client_pump(&client);
	CHECK_EQ(destroyed, 1);
	CHECK(desktop->active->parent == NULL);
	zxdg_imported_v2_set_parent_of(imported, b.surface);
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

static struct wl_surface *bare_surface(void)
{
	return keep(wl_compositor_create_surface(client.compositor));
}

static void export_bare_v1(void)
{
	keep(zxdg_exporter_v1_export(
		wire_client_bind(&client, &zxdg_exporter_v1_interface, 1), bare_surface()));
}

static void export_bare_v2(void)
{
	keep(zxdg_exporter_v2_export_toplevel(
		wire_client_bind(&client, &zxdg_exporter_v2_interface, 1), bare_surface()));
}

static void parent_of_bare(void)
{
	struct zxdg_imported_v2 *imported = keep(zxdg_importer_v2_import_toplevel(
		wire_client_bind(&client, &zxdg_importer_v2_interface, 1), "nothing"));
	zxdg_imported_v2_set_parent_of(imported, bare_surface());
}

static void too_many_exports(void)
{
	struct zxdg_exporter_v2 *exporter =
		wire_client_bind(&client, &zxdg_exporter_v2_interface, 1);
	map(&a);
	for (int i = 0; i <= 256; i++) {
		keep(zxdg_exporter_v2_export_toplevel(exporter, a.surface));
	}
}

static void handle_idled(void *data, struct ext_idle_notification_v1 *notification)
{
	((int *)data)[0]++;
}

static void handle_resumed(void *data, struct ext_idle_notification_v1 *notification)
{
	((int *)data)[1]++;
}

static const struct ext_idle_notification_v1_listener idle_listener = {
	.idled = handle_idled,
	.resumed = handle_resumed,
};

static void test_idle(void)
{
	char text[512];
	int told[2] = {0}; /* idled, and resumed */
	wire_client_init(&client);
	struct output *output = wire_client_add_output(&client, 64, 48);
	struct zwp_idle_inhibit_manager_v1 *inhibitors =
		wire_client_bind(&client, &zwp_idle_inhibit_manager_v1_interface, 1);
	struct ext_idle_notifier_v1 *notifier =
		wire_client_bind(&client, &ext_idle_notifier_v1_interface, 1);
	struct ext_idle_notification_v1 *notification =
		keep(ext_idle_notifier_v1_get_idle_notification(notifier, 1, client.seat));
	ext_idle_notification_v1_add_listener(notification, &idle_listener, told);
	struct wl_event_loop *loop = wl_display_get_event_loop(client.server->display);
	while (told[0] == 0) {
		wl_event_loop_dispatch(loop, 20);
		wire_client_pump(&client);
	}
	seat_pointer_motion(client.server->seat, 1, 1, 0);
	wire_client_pump(&client);
	CHECK(told[1] >= 1);
	/* a film is on, for as long as it can be seen */
	map(&a);
	struct zwp_idle_inhibitor_v1 *inhibitor =
		keep(zwp_idle_inhibit_manager_v1_create_inhibitor(inhibitors, a.surface));
	wire_client_await_frame(&client, output);
	CHECK_EQ(client.server->seat->idle.inhibitors, 1);
	zwp_idle_inhibitor_v1_destroy(wire_client_drop(&client, inhibitor));
	wire_client_pump(&client);
	CHECK_EQ(client.server->seat->idle.inhibitors, 0);
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

static void too_many_notifications(void)
{
	struct ext_idle_notifier_v1 *notifier =
		wire_client_bind(&client, &ext_idle_notifier_v1_interface, 1);
	for (int i = 0; i <= 256; i++) {
		keep(ext_idle_notifier_v1_get_idle_notification(notifier, 3600000, client.seat));
	}
}

static const struct error_row rows[] = {
	{"a token used twice", token_used_twice, "xdg_activation_token_v1 0:", "set_app_id"},
	{"no window exported", export_bare_v1, "zxdg_exporter_v1 0:", "no xdg_toplevel"},
	{"nor in version 2", export_bare_v2, "zxdg_exporter_v2 0:", "no xdg_toplevel"},
	{"a parent of no window", parent_of_bare, "zxdg_imported_v2 0:", "no xdg_toplevel"},
	{"too many exports", too_many_exports, "wl_display 3:", "256 exported windows"},
	{"too many notifications", too_many_notifications,
		"wl_display 3:", "256 ext_idle_notification_v1"},
};

static void test_errors(void)
{
	char text[2048];
	CHECK_STR(error_rows_run(&client, rows, sizeof(rows) / sizeof(rows[0]), text, sizeof(text)),
		"");
}

static const struct check_case cases[] = {
	{"a person's attention is handed on", test_activation},
	{"a press ends with the client that was told", test_press_of_one_gone},
	{"a parent of another client's", test_foreign},
	{"nobody is there", test_idle},
	{"each fault is its own error, with a message that helps", test_errors},
};

CHECK_MAIN(cases)
