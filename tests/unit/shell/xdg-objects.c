/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "wire-client.h"

#include "server/server.h"

static struct wire_client client;
static struct wire_window a, b, c;

static void *keep(void *proxy)
{
	return wire_client_keep(&client, proxy);
}

static void make_toplevel(struct wire_window *window)
{
	wire_window_init(&client, window);
	wire_window_make_toplevel(&client, window);
}

static void map_toplevel(struct wire_window *window)
{
	make_toplevel(window);
	wire_window_map(&client, window);
}

static void make_popup(struct wire_window *window, struct wire_window *parent)
{
	wire_window_init(&client, window);
	wire_window_make_popup(&client, window, parent);
}

static void map_popup(struct wire_window *window, struct wire_window *parent)
{
	make_popup(window, parent);
	wire_window_map(&client, window);
}

static void test_good_client(void)
{
	char text[1024];
	wire_client_init(&client);
	make_toplevel(&a);
	struct zxdg_toplevel_decoration_v1 *decoration = keep(
		zxdg_decoration_manager_v1_get_toplevel_decoration(client.decorations, a.toplevel));
	zxdg_toplevel_decoration_v1_set_mode(
		decoration, ZXDG_TOPLEVEL_DECORATION_V1_MODE_SERVER_SIDE);
	wire_window_map(&client, &a);
	CHECK_EQ(a.configures, 2);
	make_popup(&b, &a);
	xdg_popup_grab(b.popup, client.seat, wire_client_click(&client));
	wire_window_map(&client, &b);
	map_popup(&c, &b);
	CHECK_EQ(c.configures, 1);
	desktop_activate(client.server->desktop, NULL);
	wire_client_pump(&client);
	CHECK_EQ(b.dismissals, 1);
	CHECK_EQ(c.dismissals, 1);
	xdg_popup_destroy(wire_client_drop(&client, c.popup));
	xdg_surface_destroy(wire_client_drop(&client, c.xdg_surface));
	xdg_popup_destroy(wire_client_drop(&client, b.popup));
	xdg_surface_destroy(wire_client_drop(&client, b.xdg_surface));
	wl_surface_destroy(wire_client_drop(&client, b.surface));
	zxdg_toplevel_decoration_v1_destroy(wire_client_drop(&client, decoration));
	xdg_toplevel_destroy(wire_client_drop(&client, a.toplevel));
	xdg_surface_destroy(wire_client_drop(&client, a.xdg_surface));
	xdg_wm_base_destroy(wire_client_drop(&client, client.wm_base));
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

/* All objects of a client go in the order they were made in: parents before what hangs on them. */
static void test_hangs_up(void)
{
	wire_client_init(&client);
	make_toplevel(&a);
	keep(zxdg_decoration_manager_v1_get_toplevel_decoration(client.decorations, a.toplevel));
	wire_window_map(&client, &a);
	make_popup(&b, &a);
	xdg_popup_grab(b.popup, client.seat, wire_client_click(&client));
	wire_window_map(&client, &b);
	map_popup(&c, &b);
	wire_client_finish(&client);
}

/* A client that nobody is dealing with gets no grab, whatever serial it names. */
static void test_grab_serials(void)
{
	struct wire_client stranger;
	wire_client_init(&client);
	map_toplevel(&a);
	struct window *first = client.server->desktop->active;
	uint32_t serial = wire_client_click(&client);
	wire_client_join(&stranger, client.server);
	static struct wire_window window, popup;
	wire_window_init(&stranger, &window);
	wire_window_make_toplevel(&stranger, &window);
	wire_window_map(&stranger, &window);
	desktop_place_window(client.server->desktop, first, 100, 100);
	wire_client_click_on(&client, first);
	wire_window_init(&stranger, &popup);
	wire_window_make_popup(&stranger, &popup, &window);
	xdg_popup_grab(popup.popup, stranger.seat, serial);
	wire_client_pump(&stranger);
	CHECK_EQ(popup.dismissals, 1);
	wire_client_finish(&stranger);
	make_popup(&c, &a);
	xdg_popup_grab(c.popup, client.seat, serial);
	wire_window_map(&client, &c);
	CHECK_EQ(c.dismissals, 0);
	wire_client_finish(&client);
}

/* What a window is told besides, and how a popup moves. */
static void test_news_of_windows(void)
{
	wire_client_init(&client);
	wire_client_add_output(&client, 640, 480);
	map_toplevel(&a);
	CHECK_EQ(a.bounds_width, 640);
	CHECK_EQ(a.bounds_height, 480);
	CHECK_EQ(a.capabilities, 1U << XDG_TOPLEVEL_WM_CAPABILITIES_MAXIMIZE |
					 1U << XDG_TOPLEVEL_WM_CAPABILITIES_FULLSCREEN |
					 1U << XDG_TOPLEVEL_WM_CAPABILITIES_MINIMIZE);
	map_popup(&b, &a);
	struct xdg_positioner *positioner = wire_positioner(&client);
	xdg_positioner_set_offset(positioner, 7, 9);
	int32_t x = b.x, y = b.y;
	xdg_popup_reposition(b.popup, positioner, 42);
	wire_client_pump(&client);
	CHECK_EQ(b.token, 42);
	CHECK_EQ(b.x, x + 7);
	CHECK_EQ(b.y, y + 9);
	/* there is no menu, and asking for one is no fault */
	xdg_toplevel_show_window_menu(a.toplevel, client.seat, 1, 2, 3);
	char text[512];
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

/* Some clients cannot be told of news: they bind what is announced, whatever it is. */
static void test_older_version(void)
{
	static const struct log quiet = {LOG_ERROR, NULL};
	struct server_config config = {.log = &quiet, .wm_base_version = 3};
	struct server *server;
	CHECK_EQ(server_create(&config, &server), 0);
	wire_client_join(&client, server);
	CHECK_EQ(wl_proxy_get_version((struct wl_proxy *)client.wm_base), 3);
	map_toplevel(&a);
	CHECK_EQ(a.configures, 2);
	CHECK_EQ(a.capabilities, 0);
	wire_client_finish(&client);
	server_destroy(server);
}

static const struct check_case cases[] = {
	{"a client that does it right hears no error", test_good_client},
	{"a client hangs up with all open", test_hangs_up},
	{"a grab is a person's wish", test_grab_serials},
	{"what windows and popups are told besides", test_news_of_windows},
	{"an older xdg_wm_base", test_older_version},
};

CHECK_MAIN(cases)
