/* SPDX-License-Identifier: MIT */
/*
 * When a window that asks for decorations is told that it has to draw them
 * itself: with a configure, but never between the first one and the first
 * picture (wire/xdg-toplevel.c says why).
 */
#include "check.h"
#include "wire-client.h"

struct asking {
	struct wire_client client;
	struct wire_window window;
	struct zxdg_toplevel_decoration_v1 *decoration;
	int told;
};

static void count_configure(
	void *data, struct zxdg_toplevel_decoration_v1 *decoration, uint32_t mode)
{
	CHECK_EQ(mode, ZXDG_TOPLEVEL_DECORATION_V1_MODE_CLIENT_SIDE);
	++*(int *)data;
}

static void ask(struct asking *asking)
{
	static const struct zxdg_toplevel_decoration_v1_listener listener = {count_configure};
	asking->decoration = wire_client_keep(
		&asking->client, zxdg_decoration_manager_v1_get_toplevel_decoration(
					 asking->client.decorations, asking->window.toplevel));
	zxdg_toplevel_decoration_v1_add_listener(asking->decoration, &listener, &asking->told);
	zxdg_toplevel_decoration_v1_set_mode(
		asking->decoration, ZXDG_TOPLEVEL_DECORATION_V1_MODE_SERVER_SIDE);
	wire_client_pump(&asking->client);
	CHECK_EQ(asking->told, 0);
}

static void asking_init(struct asking *asking)
{
	*asking = (struct asking){0};
	wire_client_init(&asking->client);
	wire_window_init(&asking->client, &asking->window);
	wire_window_make_toplevel(&asking->client, &asking->window);
}

static void map(struct asking *asking)
{
	wire_window_map(&asking->client, &asking->window);
	wire_client_pump(&asking->client);
	CHECK_EQ(asking->told, 1);
}

static void test_early(void)
{
	struct asking asking;
	asking_init(&asking);
	ask(&asking);
	map(&asking);
	zxdg_toplevel_decoration_v1_unset_mode(asking.decoration);
	wire_client_pump(&asking.client);
	CHECK_EQ(asking.told, 2);
	wire_client_finish(&asking.client);
}

static void test_late(void)
{
	struct asking asking;
	asking_init(&asking);
	wl_surface_commit(asking.window.surface);
	wire_client_pump(&asking.client);
	xdg_surface_ack_configure(asking.window.xdg_surface, asking.window.serial);
	ask(&asking);
	map(&asking);
	wire_client_finish(&asking.client);
}

static const struct check_case cases[] = {
	{"asked before the first configure, it is told with it", test_early},
	{"asked after that, it is told once it is shown", test_late},
};

CHECK_MAIN(cases)
