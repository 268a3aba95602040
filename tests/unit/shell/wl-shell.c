/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "wire-client.h"

#include "server/server.h"

static struct wire_client client;
static struct wl_shell *shell;

/* A surface and what it was told. */
struct subject {
	struct wl_surface *surface;
	struct wl_shell_surface *shell_surface;
	int configures, dismissals;
	int32_t width, height;
};

static void handle_ping(void *data, struct wl_shell_surface *shell_surface, uint32_t serial)
{
}

static void handle_configure(void *data, struct wl_shell_surface *shell_surface, uint32_t edges,
	int32_t width, int32_t height)
{
	struct subject *subject = data;
	subject->configures++;
	subject->width = width;
	subject->height = height;
}

static void handle_popup_done(void *data, struct wl_shell_surface *shell_surface)
{
	struct subject *subject = data;
	subject->dismissals++;
}

static const struct wl_shell_surface_listener listener = {
	.ping = handle_ping,
	.configure = handle_configure,
	.popup_done = handle_popup_done,
};

static void begin(void)
{
	wire_client_init(&client);
	shell = wire_client_bind(&client, &wl_shell_interface, 1);
	const struct desktop_output output = {.index = 0, .box = {0, 0, 1000, 800}};
	CHECK_EQ(desktop_set_outputs(client.server->desktop, &output, 1), 0);
}

static void finish(void)
{
	char text[256];
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

static void make(struct subject *subject)
{
	*subject = (struct subject){0};
	subject->surface =
		wire_client_keep(&client, wl_compositor_create_surface(client.compositor));
	subject->shell_surface =
		wire_client_keep(&client, wl_shell_get_shell_surface(shell, subject->surface));
	wl_shell_surface_add_listener(subject->shell_surface, &listener, subject);
}

static void show(struct subject *subject)
{
	struct wire_window window = {.surface = subject->surface};
	wire_window_attach(&client, &window);
	wl_surface_commit(subject->surface);
	wire_client_pump(&client);
}

static void open_window(struct subject *subject)
{
	make(subject);
	wl_shell_surface_set_title(subject->shell_surface, "first");
	wl_shell_surface_set_class(subject->shell_surface, "class");
	wl_shell_surface_set_toplevel(subject->shell_surface);
	show(subject);
}

static void test_window(void)
{
	struct subject a;
	begin();
	open_window(&a);
	const struct window *window = client.server->desktop->active;
	CHECK(window != NULL && window->shell_surface->mapped);
	CHECK_STR(window->title, "first");
	CHECK_STR(window->app_id, "class");
	wl_shell_surface_set_title(a.shell_surface, "second");
	wire_client_pump(&client);
	CHECK_STR(window->title, "second");
	CHECK_EQ(a.configures, 0);
	finish();
}

/* The next picture after a size was asked for is the answer to it. */
static void test_maximised(void)
{
	struct subject a;
	begin();
	open_window(&a);
	wl_shell_surface_set_maximized(a.shell_surface, NULL);
	wire_client_pump(&client);
	CHECK_EQ(a.configures, 1);
	CHECK_EQ(a.width, 1000);
	CHECK_EQ(a.height, 800);
	const struct window *window = client.server->desktop->active;
	CHECK(!window_is_bound(window));
	show(&a);
	CHECK(window_is_bound(window));
	CHECK_EQ(window->shell_surface->x, 0);
	wl_shell_surface_set_toplevel(a.shell_surface);
	wire_client_pump(&client);
	show(&a);
	CHECK(!window_is_bound(window));
	wl_shell_surface_set_fullscreen(
		a.shell_surface, WL_SHELL_SURFACE_FULLSCREEN_METHOD_DEFAULT, 0, NULL);
	wire_client_pump(&client);
	show(&a);
	CHECK_EQ(window->current.states & WINDOW_FULLSCREEN, WINDOW_FULLSCREEN);
	finish();
}

static void test_transient(void)
{
	struct subject a, b;
	begin();
	open_window(&a);
	struct window *parent = client.server->desktop->active;
	desktop_place_window(client.server->desktop, parent, 100, 200);
	make(&b);
	wl_shell_surface_set_transient(b.shell_surface, a.surface, 7, -3, 0);
	show(&b);
	const struct window *window = client.server->desktop->active;
	CHECK(window != parent && window->parent == parent);
	CHECK_EQ(window->shell_surface->x, 107);
	CHECK_EQ(window->shell_surface->y, 197);
	finish();
}

static void test_popup(void)
{
	struct subject a, b, c;
	begin();
	open_window(&a);
	struct desktop *desktop = client.server->desktop;
	desktop_place_window(desktop, desktop->active, 100, 200);
	make(&b);
	wl_shell_surface_set_popup(
		b.shell_surface, client.seat, wire_client_click(&client), a.surface, 12, 34, 0);
	show(&b);
	const struct shell_surface *menu = shell_surface_from_surface(desktop->focus);
	CHECK(menu != NULL && menu->role_object != desktop->active);
	CHECK_EQ(menu->x, 112);
	CHECK_EQ(menu->y, 234);
	desktop_activate(desktop, NULL);
	wire_client_pump(&client);
	CHECK_EQ(b.dismissals, 1);
	/* on nothing that is shown */
	make(&c);
	wl_shell_surface_set_popup(c.shell_surface, client.seat, 1, b.surface, 0, 0, 0);
	show(&c);
	CHECK_EQ(c.dismissals, 1);
	finish();
}

static void test_surface_goes(void)
{
	struct subject a;
	begin();
	open_window(&a);
	wl_surface_destroy(wire_client_drop(&client, a.surface));
	wire_client_pump(&client);
	CHECK(client.server->desktop->active == NULL);
	finish();
}

static void test_role_taken(void)
{
	struct subject a;
	char text[256];
	begin();
	open_window(&a);
	wire_client_keep(&client, wl_shell_get_shell_surface(shell, a.surface));
	const char *error = wire_client_error(&client, text, sizeof(text));
	CHECK(strstr(error, "wl_shell 0:") == error);
	CHECK(strstr(error, "another role already") != NULL);
	wire_client_finish(&client);
}

static const struct check_case cases[] = {
	{"a window is shown as it comes, with its title", test_window},
	{"maximised and full-screen, answered by the next picture", test_maximised},
	{"a child of another, where it wants to be", test_transient},
	{"a menu, until something else is clicked", test_popup},
	{"it goes with its surface", test_surface_goes},
	{"a surface has one role", test_role_taken},
};

CHECK_MAIN(cases)
