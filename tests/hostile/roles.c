/* SPDX-License-Identifier: MIT */
/*
 * Objects used for what they are not, or at the wrong time.
 */
#include "hostile.h"

#include "xdg-shell-client-protocol.h"

/* Proxies that a case does not need any more are destroyed on our side only, once what the
 * compositor has to say of them is known: for it they are all there. */
static void forget(struct culprit *culprit, void *proxy)
{
	mini_client_roundtrip(&culprit->client);
	if (proxy != NULL) {
		wl_proxy_destroy(proxy);
	}
}

static struct wl_surface *make_surface(struct culprit *culprit)
{
	return wl_compositor_create_surface(culprit->client.compositor);
}

static void toplevel_as_subsurface(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) == 0) {
		struct wl_surface *parent = make_surface(culprit);
		forget(culprit, wl_subcompositor_get_subsurface(culprit->client.subcompositor,
					culprit->window.surface, parent));
		forget(culprit, parent);
	}
}

static void subsurface_as_toplevel(struct culprit *culprit, const struct hostile_case *test)
{
	struct wl_surface *child = make_surface(culprit), *parent = make_surface(culprit);
	forget(culprit,
		wl_subcompositor_get_subsurface(culprit->client.subcompositor, child, parent));
	struct xdg_surface *xdg_surface =
		xdg_wm_base_get_xdg_surface(culprit->client.wm_base, child);
	forget(culprit, xdg_surface_get_toplevel(xdg_surface));
	forget(culprit, xdg_surface);
	forget(culprit, child);
	forget(culprit, parent);
}

static void subsurface_twice(struct culprit *culprit, const struct hostile_case *test)
{
	struct wl_surface *child = make_surface(culprit), *parent = make_surface(culprit);
	forget(culprit,
		wl_subcompositor_get_subsurface(culprit->client.subcompositor, child, parent));
	forget(culprit,
		wl_subcompositor_get_subsurface(culprit->client.subcompositor, child, parent));
	forget(culprit, child);
	forget(culprit, parent);
}

static void xdg_surface_twice(struct culprit *culprit, const struct hostile_case *test)
{
	struct wl_surface *surface = make_surface(culprit);
	forget(culprit, xdg_wm_base_get_xdg_surface(culprit->client.wm_base, surface));
	forget(culprit, xdg_wm_base_get_xdg_surface(culprit->client.wm_base, surface));
	forget(culprit, surface);
}

static void toplevel_twice(struct culprit *culprit, const struct hostile_case *test)
{
	if (mini_window_init(&culprit->window, &culprit->client) == 0) {
		forget(culprit, xdg_surface_get_toplevel(culprit->window.xdg_surface));
	}
}

static void no_role_at_all(struct culprit *culprit, const struct hostile_case *test)
{
	struct wl_surface *surface = make_surface(culprit);
	struct xdg_surface *xdg_surface =
		xdg_wm_base_get_xdg_surface(culprit->client.wm_base, surface);
	xdg_surface_set_window_geometry(xdg_surface, 0, 0, 1, 1);
	wl_surface_commit(surface);
	forget(culprit, xdg_surface);
	forget(culprit, surface);
}

static void buffer_before_configure(struct culprit *culprit, const struct hostile_case *test)
{
	if (!culprit_open_fd(culprit, CLIENT_FD_SHRINK, POOL_SIZE)) {
		return;
	}
	culprit_create_pool(culprit, POOL_SIZE);
	culprit->buffer = culprit_create_buffer(culprit, 0);
	struct wl_surface *surface = make_surface(culprit);
	struct xdg_surface *xdg_surface =
		xdg_wm_base_get_xdg_surface(culprit->client.wm_base, surface);
	forget(culprit, xdg_surface_get_toplevel(xdg_surface));
	wl_surface_attach(surface, culprit->buffer, 0, 0);
	wl_surface_commit(surface);
	forget(culprit, xdg_surface);
	forget(culprit, surface);
}

static void wm_base_before_its_surfaces(struct culprit *culprit, const struct hostile_case *test)
{
	if (mini_window_init(&culprit->window, &culprit->client) == 0) {
		/* the proxy stays, to hear of the error */
		wl_proxy_marshal_flags((struct wl_proxy *)culprit->client.wm_base,
			XDG_WM_BASE_DESTROY, NULL, 1, 0);
	}
}

static void surface_before_its_role(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) == 0) {
		wl_surface_destroy(culprit->window.surface);
		culprit->window.surface = NULL;
	}
}

static void resize_by_a_wrong_edge(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) == 0) {
		xdg_toplevel_resize(culprit->window.toplevel, culprit->client.seat, 1, 3);
	}
}

static void least_size_negative(struct culprit *culprit, const struct hostile_case *test)
{
	if (mini_window_init(&culprit->window, &culprit->client) == 0) {
		xdg_toplevel_set_min_size(culprit->window.toplevel, -1, INT32_MIN);
		wl_surface_commit(culprit->window.surface);
	}
}

static void parent_of_itself(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) == 0) {
		xdg_toplevel_set_parent(culprit->window.toplevel, culprit->window.toplevel);
		culprit_go_on(culprit, 1);
	}
}

static void positioner_with_nothing_in_it(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) != 0) {
		return;
	}
	struct wl_surface *surface = make_surface(culprit);
	struct xdg_surface *xdg_surface =
		xdg_wm_base_get_xdg_surface(culprit->client.wm_base, surface);
	struct xdg_positioner *positioner = xdg_wm_base_create_positioner(culprit->client.wm_base);
	forget(culprit,
		xdg_surface_get_popup(xdg_surface, culprit->window.xdg_surface, positioner));
	forget(culprit, positioner);
	forget(culprit, xdg_surface);
	forget(culprit, surface);
}

/* Numbers of wl_surface, of which to is one. */
static void scale(struct culprit *culprit, const struct hostile_case *test)
{
	struct wl_surface *surface = make_surface(culprit);
	wl_surface_set_buffer_scale(surface, test->to);
	forget(culprit, surface);
}

static void transform(struct culprit *culprit, const struct hostile_case *test)
{
	struct wl_surface *surface = make_surface(culprit);
	wl_surface_set_buffer_transform(surface, test->to);
	forget(culprit, surface);
}

static void size_no_multiple_of_the_scale(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) == 0) {
		wl_surface_set_buffer_scale(culprit->window.surface, 63);
		wl_surface_commit(culprit->window.surface);
	}
}

static void offset_in_attach(struct culprit *culprit, const struct hostile_case *test)
{
	struct wl_surface *surface = make_surface(culprit);
	wl_surface_attach(surface, NULL, INT32_MAX, INT32_MIN);
	forget(culprit, surface);
}

/* Far outside of all that can be shown: fine, and not seen. */
static void largest_offset(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) != 0) {
		return;
	}
	for (int i = 0; i < 10; i++) {
		wl_surface_offset(culprit->window.surface, INT32_MAX, INT32_MIN);
		xdg_surface_set_window_geometry(
			culprit->window.xdg_surface, INT32_MIN, INT32_MAX, INT32_MAX, INT32_MAX);
		wl_surface_commit(culprit->window.surface);
	}
}

#define WRONG(what, function, about, number, ...) \
	{ \
		.name = "role: " what, .run = function, .outcome = REFUSED, .interface = about, \
		.code = number, ##__VA_ARGS__ \
	}
#define FINE(what, function) \
	{ \
		.name = "role: " what, .run = function, .outcome = ACCEPTED \
	}

static const struct hostile_case cases[] = {
	WRONG("toplevel as subsurface", toplevel_as_subsurface, "wl_subcompositor", 0),
	WRONG("subsurface as toplevel", subsurface_as_toplevel, "xdg_wm_base", 0),
	WRONG("subsurface twice", subsurface_twice, "wl_subcompositor", 0),
	WRONG("xdg_surface twice", xdg_surface_twice, "xdg_wm_base", 0),
	WRONG("toplevel twice", toplevel_twice, "xdg_surface", 2),
	WRONG("xdg_surface that is nothing", no_role_at_all, "xdg_surface", 1),
	WRONG("buffer before the first configure", buffer_before_configure, "xdg_surface", 3),
	WRONG("xdg_wm_base destroyed before its surfaces", wm_base_before_its_surfaces,
		"xdg_wm_base", 1),
	FINE("surface destroyed before its toplevel", surface_before_its_role),
	WRONG("resize by the edges top and bottom", resize_by_a_wrong_edge, "xdg_toplevel", 0),
	WRONG("least size negative", least_size_negative, "xdg_toplevel", 2),
	WRONG("toplevel its own parent", parent_of_itself, "xdg_toplevel", 1),
	WRONG("popup of an empty positioner", positioner_with_nothing_in_it, "xdg_wm_base", 5),
	WRONG("buffer scale 0", scale, "wl_surface", 0, .to = 0),
	WRONG("buffer scale negative", scale, "wl_surface", 0, .to = INT32_MIN),
	WRONG("buffer transform 8", transform, "wl_surface", 1, .to = 8),
	WRONG("buffer transform negative", transform, "wl_surface", 1, .to = -1),
	WRONG("buffer size no multiple of its scale", size_no_multiple_of_the_scale, "wl_surface",
		2),
	WRONG("offset in attach", offset_in_attach, "wl_surface", 3),
	FINE("offsets and geometry at their largest", largest_offset),
};

struct hostile_table hostile_roles(void)
{
	return HOSTILE_TABLE(cases);
}
