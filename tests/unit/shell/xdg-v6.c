/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "wire-client.h"
#include "xdg-shell-unstable-v6-client-protocol.h"

#include "server/server.h"

static struct wire_client client;
static struct zxdg_shell_v6 *shell;

/* A window or a menu, and what it was told. */
struct subject {
	struct wl_surface *surface;
	struct zxdg_surface_v6 *xdg_surface;
	uint32_t serial;
	int configures, dismissals, closed;
	int32_t x, y, width, height;
};

static void handle_configure(void *data, struct zxdg_surface_v6 *xdg_surface, uint32_t serial)
{
	struct subject *subject = data;
	subject->serial = serial;
	subject->configures++;
}

static const struct zxdg_surface_v6_listener surface_listener = {.configure = handle_configure};

static void handle_toplevel_configure(void *data, struct zxdg_toplevel_v6 *toplevel, int32_t width,
	int32_t height, struct wl_array *states)
{
	struct subject *subject = data;
	subject->width = width;
	subject->height = height;
}

static void handle_close(void *data, struct zxdg_toplevel_v6 *toplevel)
{
	struct subject *subject = data;
	subject->closed++;
}

static const struct zxdg_toplevel_v6_listener toplevel_listener = {
	.configure = handle_toplevel_configure,
	.close = handle_close,
};

static void handle_popup_configure(void *data, struct zxdg_popup_v6 *popup, int32_t x, int32_t y,
	int32_t width, int32_t height)
{
	struct subject *subject = data;
	subject->x = x;
	subject->y = y;
	handle_toplevel_configure(data, NULL, width, height, NULL);
}

static void handle_popup_done(void *data, struct zxdg_popup_v6 *popup)
{
	struct subject *subject = data;
	subject->dismissals++;
}

static const struct zxdg_popup_v6_listener popup_listener = {
	.configure = handle_popup_configure,
	.popup_done = handle_popup_done,
};

static void *keep(void *proxy)
{
	return wire_client_keep(&client, proxy);
}

static void begin(void)
{
	wire_client_init(&client);
	shell = wire_client_bind(&client, &zxdg_shell_v6_interface, 1);
}

static void make(struct subject *subject)
{
	*subject = (struct subject){0};
	subject->surface = keep(wl_compositor_create_surface(client.compositor));
	subject->xdg_surface = keep(zxdg_shell_v6_get_xdg_surface(shell, subject->surface));
	zxdg_surface_v6_add_listener(subject->xdg_surface, &surface_listener, subject);
}

static void map(struct subject *subject)
{
	wl_surface_commit(subject->surface);
	wire_client_pump(&client);
	CHECK_EQ(subject->configures, 1);
	zxdg_surface_v6_ack_configure(subject->xdg_surface, subject->serial);
	struct wire_window window = {.surface = subject->surface};
	wire_window_attach(&client, &window);
	wl_surface_commit(subject->surface);
	wire_client_pump(&client);
}

static struct zxdg_toplevel_v6 *map_window(struct subject *subject)
{
	make(subject);
	struct zxdg_toplevel_v6 *toplevel =
		keep(zxdg_surface_v6_get_toplevel(subject->xdg_surface));
	zxdg_toplevel_v6_add_listener(toplevel, &toplevel_listener, subject);
	zxdg_toplevel_v6_set_title(toplevel, "old");
	map(subject);
	return toplevel;
}

static void test_window(void)
{
	struct subject a;
	char text[256];
	begin();
	struct zxdg_toplevel_v6 *toplevel = map_window(&a);
	struct window *window = client.server->desktop->active;
	CHECK(window != NULL && window->shell_surface->mapped);
	CHECK_STR(window->title, "old");
	zxdg_toplevel_v6_set_min_size(toplevel, 30, 20);
	wl_surface_commit(a.surface);
	wire_client_pump(&client);
	CHECK_EQ(window->limits.min_width, 30);
	window_close(window);
	wire_client_pump(&client);
	CHECK_EQ(a.closed, 1);
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

/* A direction is a sum of edges, and what is shown beside a corner is at that corner. */
static void test_menu(void)
{
	struct subject a, b;
	char text[256];
	begin();
	map_window(&a);
	make(&b);
	struct zxdg_positioner_v6 *positioner = keep(zxdg_shell_v6_create_positioner(shell));
	zxdg_positioner_v6_set_size(positioner, 60, 40);
	zxdg_positioner_v6_set_anchor_rect(positioner, 10, 20, 5, 7);
	zxdg_positioner_v6_set_anchor(
		positioner, ZXDG_POSITIONER_V6_ANCHOR_BOTTOM | ZXDG_POSITIONER_V6_ANCHOR_RIGHT);
	zxdg_positioner_v6_set_gravity(
		positioner, ZXDG_POSITIONER_V6_GRAVITY_BOTTOM | ZXDG_POSITIONER_V6_GRAVITY_RIGHT);
	struct zxdg_popup_v6 *popup =
		keep(zxdg_surface_v6_get_popup(b.xdg_surface, a.xdg_surface, positioner));
	zxdg_popup_v6_add_listener(popup, &popup_listener, &b);
	zxdg_popup_v6_grab(popup, client.seat, wire_client_click(&client));
	map(&b);
	CHECK_EQ(b.x, 15);
	CHECK_EQ(b.y, 27);
	CHECK_EQ(b.width, 60);
	CHECK_EQ(b.height, 40);
	desktop_activate(client.server->desktop, NULL);
	wire_client_pump(&client);
	CHECK_EQ(b.dismissals, 1);
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

static void test_opposite_edges(void)
{
	char text[256];
	begin();
	struct zxdg_positioner_v6 *positioner = keep(zxdg_shell_v6_create_positioner(shell));
	zxdg_positioner_v6_set_anchor(
		positioner, ZXDG_POSITIONER_V6_ANCHOR_TOP | ZXDG_POSITIONER_V6_ANCHOR_BOTTOM);
	const char *error = wire_client_error(&client, text, sizeof(text));
	CHECK(strstr(error, "zxdg_positioner_v6 0:") == error);
	CHECK(strstr(error, "set_anchor(3)") != NULL);
	wire_client_finish(&client);
}

static const char *without_version(const char *signature)
{
	return signature + strspn(signature, "0123456789");
}

static void check_prefix(
	const struct wl_message *old, int old_count, const struct wl_message *new, int new_count)
{
	CHECK(old_count <= new_count);
	for (int i = 0; i < old_count; i++) {
		CHECK_STR(old[i].name, new[i].name);
		CHECK_STR(without_version(old[i].signature), without_version(new[i].signature));
	}
}

/* What one implementation for both rests on. */
static void test_same_messages(void)
{
	static const struct {
		const struct wl_interface *old, *new;
	} pairs[] = {
		{&zxdg_shell_v6_interface, &xdg_wm_base_interface},
		{&zxdg_positioner_v6_interface, &xdg_positioner_interface},
		{&zxdg_surface_v6_interface, &xdg_surface_interface},
		{&zxdg_toplevel_v6_interface, &xdg_toplevel_interface},
		{&zxdg_popup_v6_interface, &xdg_popup_interface},
	};
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const struct wl_interface *old = pairs[i].old, *new = pairs[i].new;
		/* get_popup may do without a parent since the name changed */
		if (old == &zxdg_surface_v6_interface) {
			CHECK_STR(old->methods[2].signature, "noo");
			CHECK_STR(new->methods[2].signature, "n?oo");
			check_prefix(old->methods, 2, new->methods, new->method_count);
			check_prefix(old->methods + 3, old->method_count - 3, new->methods + 3,
				new->method_count - 3);
		} else {
			check_prefix(
				old->methods, old->method_count, new->methods, new->method_count);
		}
		check_prefix(old->events, old->event_count, new->events, new->event_count);
	}
}

static const struct check_case cases[] = {
	{"the messages are the first ones of xdg_shell", test_same_messages},
	{"a window", test_window},
	{"a menu, placed by edges", test_menu},
	{"opposite edges are no direction", test_opposite_edges},
};

CHECK_MAIN(cases)
