/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "error-rows.h"

#include "backend/headless/headless.h"
#include "server/server.h"
#include "wlr-layer-shell-unstable-v1-client-protocol.h"

static struct wire_client client;

/* A layer surface, and what it was told. */
static struct bar {
	struct wire_window window; /* its surface */
	struct zwlr_layer_shell_v1 *shell;
	struct zwlr_layer_surface_v1 *layer;
	uint32_t serial, width, height;
	int configures, closed;
} bar;

static void handle_configure(void *data, struct zwlr_layer_surface_v1 *layer, uint32_t serial,
	uint32_t width, uint32_t height)
{
	bar.serial = serial;
	bar.width = width;
	bar.height = height;
	bar.configures++;
}

static void handle_closed(void *data, struct zwlr_layer_surface_v1 *layer)
{
	bar.closed++;
}

static const struct zwlr_layer_surface_v1_listener listener = {
	.configure = handle_configure,
	.closed = handle_closed,
};

static void *keep(void *proxy)
{
	return wire_client_keep(&client, proxy);
}

static void bind(void)
{
	bar = (struct bar){0};
	bar.shell = wire_client_bind(&client, &zwlr_layer_shell_v1_interface, 4);
}

static void get_layer(uint32_t layer, struct wl_output *output)
{
	bar.layer = keep(zwlr_layer_shell_v1_get_layer_surface(
		bar.shell, bar.window.surface, output, layer, "test"));
	zwlr_layer_surface_v1_add_listener(bar.layer, &listener, NULL);
}

static void make(void)
{
	wire_client_add_output(&client, 640, 480);
	bind();
	bar.window.surface = keep(wl_compositor_create_surface(client.compositor));
	get_layer(ZWLR_LAYER_SHELL_V1_LAYER_TOP, NULL);
	zwlr_layer_surface_v1_set_size(bar.layer, 0, 30);
	zwlr_layer_surface_v1_set_anchor(bar.layer, ZWLR_LAYER_SURFACE_V1_ANCHOR_TOP |
							    ZWLR_LAYER_SURFACE_V1_ANCHOR_LEFT |
							    ZWLR_LAYER_SURFACE_V1_ANCHOR_RIGHT);
}

static void commit(void)
{
	wl_surface_commit(bar.window.surface);
	wire_client_pump(&client);
}

static void map(void)
{
	make();
	commit();
	zwlr_layer_surface_v1_ack_configure(bar.layer, bar.serial);
	wire_window_attach(&client, &bar.window);
	commit();
}

static void second_role(void)
{
	wire_window_init(&client, &bar.window);
	wire_window_make_toplevel(&client, &bar.window);
	struct wl_surface *surface = bar.window.surface;
	bind();
	bar.window.surface = surface;
	get_layer(0, NULL);
}

static void with_xdg_surface(void)
{
	struct wire_window window;
	wire_window_init(&client, &window);
	bind();
	bar.window.surface = window.surface;
	get_layer(0, NULL);
}

static void xdg_surface_of_layer(void)
{
	make();
	keep(xdg_wm_base_get_xdg_surface(client.wm_base, bar.window.surface));
}

static void no_such_layer(void)
{
	bind();
	bar.window.surface = keep(wl_compositor_create_surface(client.compositor));
	get_layer(4, NULL);
}

static void buffer_first(void)
{
	bind();
	bar.window.surface = keep(wl_compositor_create_surface(client.compositor));
	wire_window_attach(&client, &bar.window);
	get_layer(0, NULL);
}

static void buffer_at_first_commit(void)
{
	make();
	wire_window_attach(&client, &bar.window);
	commit();
}

static void buffer_before_ack(void)
{
	make();
	commit();
	CHECK_EQ(bar.configures, 1);
	wire_window_attach(&client, &bar.window);
	commit();
}

static void unknown_serial(void)
{
	map();
	zwlr_layer_surface_v1_ack_configure(bar.layer, bar.serial + 1000);
}

static void no_width(void)
{
	make();
	zwlr_layer_surface_v1_set_anchor(bar.layer, ZWLR_LAYER_SURFACE_V1_ANCHOR_LEFT);
	commit();
}

static void huge(void)
{
	make();
	zwlr_layer_surface_v1_set_size(bar.layer, UINT32_MAX, 3);
}

static void no_such_anchor(void)
{
	make();
	zwlr_layer_surface_v1_set_anchor(bar.layer, 16);
}

static void no_such_interactivity(void)
{
	make();
	zwlr_layer_surface_v1_set_keyboard_interactivity(bar.layer, 3);
}

static void set_no_such_layer(void)
{
	make();
	zwlr_layer_surface_v1_set_layer(bar.layer, 9);
}

static void popup_with_parent(void)
{
	static struct wire_window window, popup;
	map();
	wire_window_init(&client, &window);
	wire_window_make_toplevel(&client, &window);
	wire_window_map(&client, &window);
	wire_window_init(&client, &popup);
	wire_window_make_popup(&client, &popup, &window);
	zwlr_layer_surface_v1_get_popup(bar.layer, popup.popup);
}

static const struct error_row rows[] = {
	{"another role", second_role, "zwlr_layer_shell_v1 0:", "xdg_toplevel"},
	{"an xdg_surface", with_xdg_surface, "zwlr_layer_shell_v1 0:", "an xdg_surface"},
	{"an xdg_surface later", xdg_surface_of_layer, "xdg_wm_base 0:", "zwlr_layer_surface_v1"},
	{"no such layer", no_such_layer, "zwlr_layer_shell_v1 1:", "layer is 4"},
	{"a buffer first", buffer_first, "zwlr_layer_shell_v1 2:", "has a buffer"},
	{"a buffer at once", buffer_at_first_commit,
		"zwlr_layer_surface_v1 0:", "commit without one first"},
	{"a buffer before ack", buffer_before_ack, "zwlr_layer_surface_v1 0:", "was acked"},
	{"an unknown serial", unknown_serial, "zwlr_layer_surface_v1 0:", "ack_configure("},
	{"no width", no_width, "zwlr_layer_surface_v1 1:", "left and right"},
	{"a size beyond all", huge, "zwlr_layer_surface_v1 1:", "set_size(4294967295, 3)"},
	{"no such anchor", no_such_anchor, "zwlr_layer_surface_v1 2:", "set_anchor(16)"},
	{"no such interactivity", no_such_interactivity,
		"zwlr_layer_surface_v1 3:", "set_keyboard_interactivity(3)"},
	{"to no such layer", set_no_such_layer, "zwlr_layer_surface_v1 0:", "set_layer(9)"},
	{"a popup with a parent", popup_with_parent, "zwlr_layer_surface_v1 0:", "has a parent"},
};

static void test_errors(void)
{
	char text[2048];
	CHECK_STR(error_rows_run(&client, rows, sizeof(rows) / sizeof(rows[0]), text, sizeof(text)),
		"");
}

static void test_good_client(void)
{
	static struct wire_window popup;
	char text[1024];
	wire_client_init(&client);
	map();
	CHECK_EQ(bar.width, 640);
	CHECK_EQ(bar.height, 30);
	wire_window_init(&client, &popup);
	wire_window_make_popup(&client, &popup, NULL);
	zwlr_layer_surface_v1_get_popup(bar.layer, popup.popup);
	wire_window_map(&client, &popup);
	CHECK_EQ(popup.configures, 1);
	zwlr_layer_surface_v1_set_layer(bar.layer, ZWLR_LAYER_SHELL_V1_LAYER_OVERLAY);
	zwlr_layer_surface_v1_set_margin(bar.layer, 1, 2, 3, 4);
	zwlr_layer_surface_v1_set_exclusive_zone(bar.layer, -1);
	commit();
	CHECK_EQ(bar.width, 634);
	zwlr_layer_surface_v1_destroy(wire_client_drop(&client, bar.layer));
	wire_client_pump(&client);
	CHECK_EQ(popup.dismissals, 1);
	zwlr_layer_shell_v1_destroy(wire_client_drop(&client, bar.shell));
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

/* Nothing it does afterwards is an error, or has an effect. */
static void test_output_goes(void)
{
	char text[1024];
	wire_client_init(&client);
	map();
	struct wl_output *output = wire_client_bind(&client, &wl_output_interface, 4);
	output_destroy(
		wl_container_of(client.server->outputs.outputs.next, (struct output *)NULL, link));
	wire_client_pump(&client);
	CHECK_EQ(bar.closed, 1);
	zwlr_layer_surface_v1_ack_configure(bar.layer, 12345);
	zwlr_layer_surface_v1_set_size(bar.layer, 0, 0);
	commit();
	/* one that names the output that is gone is closed from the start */
	bar.window.surface = keep(wl_compositor_create_surface(client.compositor));
	get_layer(0, output);
	wire_client_pump(&client);
	CHECK_EQ(bar.closed, 2);
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

static void test_hangs_up(void)
{
	static struct wire_window popup;
	wire_client_init(&client);
	map();
	wire_window_init(&client, &popup);
	wire_window_make_popup(&client, &popup, NULL);
	zwlr_layer_surface_v1_get_popup(bar.layer, popup.popup);
	wire_window_map(&client, &popup);
	wire_client_finish(&client);
}

static const struct check_case cases[] = {
	{"each fault is its own error, with a message that helps", test_errors},
	{"a client that does it right hears no error", test_good_client},
	{"the output goes", test_output_goes},
	{"a client hangs up with all open", test_hangs_up},
};

CHECK_MAIN(cases)
