/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "error-rows.h"

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

static void subsurface_has_a_role(void)
{
	struct wl_surface *parent = keep(wl_compositor_create_surface(client.compositor));
	struct wl_surface *surface = keep(wl_compositor_create_surface(client.compositor));
	keep(wl_subcompositor_get_subsurface(client.subcompositor, surface, parent));
	keep(xdg_wm_base_get_xdg_surface(client.wm_base, surface));
}

static void second_xdg_surface(void)
{
	wire_window_init(&client, &a);
	keep(xdg_wm_base_get_xdg_surface(client.wm_base, a.surface));
}

static void popup_after_toplevel(void)
{
	make_toplevel(&b);
	make_toplevel(&a);
	xdg_toplevel_destroy(wire_client_drop(&client, a.toplevel));
	wire_window_make_popup(&client, &a, &b);
}

static void wm_base_before_surfaces(void)
{
	wire_window_init(&client, &a);
	xdg_wm_base_destroy(wire_client_drop(&client, client.wm_base));
}

static void surface_with_buffer(void)
{
	a.surface = keep(wl_compositor_create_surface(client.compositor));
	wire_window_attach(&client, &a);
	keep(xdg_wm_base_get_xdg_surface(client.wm_base, a.surface));
}

static void ack_without_role(void)
{
	wire_window_init(&client, &a);
	xdg_surface_ack_configure(a.xdg_surface, 1);
}

static void geometry_without_role(void)
{
	wire_window_init(&client, &a);
	xdg_surface_set_window_geometry(a.xdg_surface, 0, 0, 1, 1);
}

static void buffer_without_role(void)
{
	wire_window_init(&client, &a);
	wire_window_attach(&client, &a);
}

static void second_toplevel(void)
{
	make_toplevel(&a);
	wire_window_make_toplevel(&client, &a);
}

static void buffer_at_first_commit(void)
{
	make_toplevel(&a);
	wire_window_attach(&client, &a);
	wl_surface_commit(a.surface);
}

static void buffer_before_ack(void)
{
	make_toplevel(&a);
	wl_surface_commit(a.surface);
	wire_client_pump(&client);
	CHECK_EQ(a.configures, 1);
	wire_window_attach(&client, &a);
	wl_surface_commit(a.surface);
}

static void unknown_serial(void)
{
	map_toplevel(&a);
	xdg_surface_ack_configure(a.xdg_surface, a.serial + 1000);
}

static void empty_geometry(void)
{
	make_toplevel(&a);
	xdg_surface_set_window_geometry(a.xdg_surface, 1, 2, 0, -4);
}

static void surface_before_role(void)
{
	make_toplevel(&a);
	xdg_surface_destroy(wire_client_drop(&client, a.xdg_surface));
}

static void negative_min_size(void)
{
	make_toplevel(&a);
	xdg_toplevel_set_min_size(a.toplevel, -3, 0);
}

static void negative_max_size(void)
{
	make_toplevel(&a);
	xdg_toplevel_set_max_size(a.toplevel, 0, -3);
}

static void min_above_max(void)
{
	make_toplevel(&a);
	xdg_toplevel_set_min_size(a.toplevel, 50, 0);
	xdg_toplevel_set_max_size(a.toplevel, 40, 0);
	wl_surface_commit(a.surface);
}

static void own_child_as_parent(void)
{
	map_toplevel(&a);
	map_toplevel(&b);
	xdg_toplevel_set_parent(b.toplevel, a.toplevel);
	xdg_toplevel_set_parent(a.toplevel, b.toplevel);
}

static void opposite_edges(void)
{
	map_toplevel(&a);
	xdg_toplevel_resize(a.toplevel, client.seat, 1, 3);
}

static void positioner_size(void)
{
	xdg_positioner_set_size(wire_positioner(&client), 0, 7);
}

static void positioner_anchor_rect(void)
{
	xdg_positioner_set_anchor_rect(wire_positioner(&client), 1, 2, 3, -4);
}

static void positioner_anchor(void)
{
	xdg_positioner_set_anchor(wire_positioner(&client), 9);
}

static void positioner_gravity(void)
{
	xdg_positioner_set_gravity(wire_positioner(&client), 77);
}

static void positioner_parent_size(void)
{
	xdg_positioner_set_parent_size(wire_positioner(&client), 0, 0);
}

static void incomplete_positioner(void)
{
	map_toplevel(&a);
	wire_window_init(&client, &b);
	keep(xdg_surface_get_popup(
		b.xdg_surface, a.xdg_surface, keep(xdg_wm_base_create_positioner(client.wm_base))));
}

static void incomplete_reposition(void)
{
	map_toplevel(&a);
	map_popup(&b, &a);
	xdg_popup_reposition(b.popup, keep(xdg_wm_base_create_positioner(client.wm_base)), 1);
}

static void parent_without_role(void)
{
	wire_window_init(&client, &a);
	make_popup(&b, &a);
}

static void too_deep(void)
{
	static struct wire_window chain[65];
	map_toplevel(&a);
	for (int i = 0; i < 65; i++) {
		make_popup(&chain[i], i == 0 ? &a : &chain[i - 1]);
	}
}

static void no_parent(void)
{
	make_popup(&b, NULL);
	wl_surface_commit(b.surface);
}

static void parent_not_mapped(void)
{
	make_toplevel(&a);
	map_popup(&b, &a);
}

static void popup_below_another(void)
{
	map_toplevel(&a);
	map_popup(&b, &a);
	map_popup(&c, &b);
	xdg_popup_destroy(wire_client_drop(&client, b.popup));
}

static void grab_after_map(void)
{
	map_toplevel(&a);
	map_popup(&b, &a);
	xdg_popup_grab(b.popup, client.seat, 1);
}

static void grab_on_one_without(void)
{
	map_toplevel(&a);
	map_popup(&b, &a);
	make_popup(&c, &b);
	xdg_popup_grab(c.popup, client.seat, 1);
}

static void second_decoration(void)
{
	make_toplevel(&a);
	keep(zxdg_decoration_manager_v1_get_toplevel_decoration(client.decorations, a.toplevel));
	keep(zxdg_decoration_manager_v1_get_toplevel_decoration(client.decorations, a.toplevel));
}

static void decoration_outlives(void)
{
	make_toplevel(&a);
	keep(zxdg_decoration_manager_v1_get_toplevel_decoration(client.decorations, a.toplevel));
	xdg_toplevel_destroy(wire_client_drop(&client, a.toplevel));
}

static void decoration_too_late(void)
{
	map_toplevel(&a);
	keep(zxdg_decoration_manager_v1_get_toplevel_decoration(client.decorations, a.toplevel));
}

static const struct error_row rows[] = {
	{"a subsurface", subsurface_has_a_role, "xdg_wm_base 0:", "wl_subsurface"},
	{"two xdg_surfaces", second_xdg_surface, "xdg_wm_base 0:", "an xdg_surface already"},
	{"a popup of what was a toplevel", popup_after_toplevel, "xdg_wm_base 0:", "for life"},
	{"wm_base goes first", wm_base_before_surfaces, "gone 1:", "destroy them first"},
	{"a buffer first", surface_with_buffer, "xdg_wm_base 4:", "has a buffer"},
	{"ack without a role", ack_without_role, "xdg_surface 1:", "get_toplevel or get_popup"},
	{"geometry without a role", geometry_without_role, "xdg_surface 1:", "set_window_geometry"},
	{"buffer without a role", buffer_without_role, "xdg_surface 3:", "wl_surface.attach"},
	{"two roles", second_toplevel, "xdg_surface 2:", "an xdg_toplevel already"},
	{"a buffer at once", buffer_at_first_commit,
		"xdg_surface 3:", "a buffer before the first configure"},
	{"a buffer before the ack", buffer_before_ack, "xdg_surface 3:", "ack_configure("},
	{"a serial never sent", unknown_serial, "xdg_surface 4:", "the newest one"},
	{"an empty geometry", empty_geometry, "xdg_surface 5:", "(1, 2, 0, -4)"},
	{"xdg_surface goes first", surface_before_role, "gone 6:", "xdg_toplevel#"},
	{"a negative least size", negative_min_size, "xdg_toplevel 2:", "set_min_size(-3, 0)"},
	{"a negative greatest size", negative_max_size, "xdg_toplevel 2:", "set_max_size(0, -3)"},
	{"least above greatest", min_above_max, "xdg_toplevel 2:", "50x0 is above"},
	{"a ring of parents", own_child_as_parent, "xdg_toplevel 1:", "or below it"},
	{"top and bottom at once", opposite_edges, "xdg_toplevel 0:", "edges is 3"},
	{"positioner: size", positioner_size, "xdg_positioner 0:", "set_size(0, 7)"},
	{"positioner: anchor rectangle", positioner_anchor_rect,
		"xdg_positioner 0:", "(1, 2, 3, -4)"},
	{"positioner: anchor", positioner_anchor, "xdg_positioner 0:", "set_anchor(9)"},
	{"positioner: gravity", positioner_gravity, "xdg_positioner 0:", "set_gravity(77)"},
	{"positioner: parent size", positioner_parent_size,
		"xdg_positioner 0:", "set_parent_size(0, 0)"},
	{"an incomplete positioner", incomplete_positioner, "xdg_wm_base 5:", "get_popup"},
	{"reposition with one", incomplete_reposition, "xdg_wm_base 5:", "reposition"},
	{"a parent without a role", parent_without_role, "xdg_wm_base 3:", "has no role"},
	{"a chain of 65 popups", too_deep, "xdg_wm_base 3:", "64 popups"},
	{"no parent", no_parent, "xdg_wm_base 3:", "has no parent"},
	{"a parent not mapped", parent_not_mapped, "xdg_wm_base 3:", "is not mapped"},
	{"a popup below another goes", popup_below_another, "xdg_wm_base 2:", "hang on this one"},
	{"grab of a mapped popup", grab_after_map, "xdg_popup 0:", "mapped already"},
	{"grab on one without", grab_on_one_without, "xdg_wm_base 2:", "topmost one with a grab"},
	{"two decorations", second_decoration, "zxdg_toplevel_decoration_v1 1:", "already"},
	{"a decoration outlives", decoration_outlives, "zxdg_toplevel_decoration_v1 2:", "destroy"},
	{"a decoration too late", decoration_too_late, "zxdg_toplevel_decoration_v1 0:", "buffer"},
};

static void test_errors(void)
{
	char text[2048];
	CHECK_STR(error_rows_run(&client, rows, sizeof(rows) / sizeof(rows[0]), text, sizeof(text)),
		"");
}

static const struct check_case cases[] = {
	{"each fault is its own error, with a message that helps", test_errors},
};

CHECK_MAIN(cases)
