/* SPDX-License-Identifier: MIT */
/*
 * A client disconnects, and its objects go one by one: what is left of it meanwhile
 * gets nothing any more that would have to be taken back.
 */
#include "check.h"
#include "play.h"

#include "wire/surface.h"

enum {
	WINDOWS = 3,
};

struct visitor {
	struct wire_client client;
	struct wl_data_device_manager *manager;
	struct wl_data_device *device;
	struct wire_window windows[WINDOWS];
};

/* With several windows, the oldest of which has the keyboard, and an interest in the selection. */
static void visit(struct visitor *visitor, struct server *server)
{
	*visitor = (struct visitor){0};
	wire_client_join(&visitor->client, server);
	visitor->manager = wire_client_bind(&visitor->client, &wl_data_device_manager_interface, 3);
	visitor->device = wire_client_keep(&visitor->client,
		wl_data_device_manager_get_data_device(visitor->manager, visitor->client.seat));
	struct window *oldest = NULL;
	for (int i = 0; i < WINDOWS; i++) {
		wire_window_init(&visitor->client, &visitor->windows[i]);
		wire_window_make_toplevel(&visitor->client, &visitor->windows[i]);
		wire_window_map(&visitor->client, &visitor->windows[i]);
		wire_client_pump(&visitor->client);
		oldest = oldest != NULL ? oldest : server->desktop->active;
	}
	CHECK(oldest != NULL && oldest != server->desktop->active);
	desktop_activate(server->desktop, oldest);
	wire_client_pump(&visitor->client);
}

struct watch {
	struct wl_listener listener;
	int entered, of_nobody;
};

static void handle_enter(struct wl_listener *listener, void *data)
{
	struct watch *watch = wl_container_of(listener, watch, listener);
	const struct keyboard_focus_event *event = data;
	watch->entered++;
	watch->of_nobody += wire_surface_client(event->surface) == NULL;
}

/* The first that goes has the keyboard, and one that is still there gets it. */
static void one_with_several_windows(void)
{
	struct wire_client host;
	struct visitor visitor;
	wire_client_init(&host);
	visit(&visitor, host.server);
	struct keyboard *keyboard = &host.server->seat->keyboard;
	CHECK(keyboard->focus != NULL);
	CHECK(wire_surface_client(keyboard->focus) != NULL);
	struct watch watch = {.listener.notify = handle_enter};
	wl_signal_add(&keyboard->events.approach, &watch.listener);
	wire_client_finish(&visitor.client);
	wire_client_pump(&host);
	CHECK(watch.entered > 0);
	CHECK_EQ(watch.of_nobody, watch.entered);
	CHECK(keyboard->focus == NULL);
	wl_list_remove(&watch.listener.link);
	/* who comes next takes its place, and not what was left in memory that is freed */
	visit(&visitor, host.server);
	CHECK(keyboard->focus != NULL);
	wire_client_finish(&visitor.client);
	wire_client_finish(&host);
}

static const struct check_case cases[] = {
	{"one with several windows", one_with_several_windows},
};

CHECK_MAIN(cases)
