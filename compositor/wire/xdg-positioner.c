/* SPDX-License-Identifier: MIT */
#include "wire/xdg-positioner.h"

#include "wire/xdg-dialect.h"
#include "xdg-shell-server-protocol.h"
#include "xdg-shell-unstable-v6-server-protocol.h"

#include <stdlib.h>

static struct positioner *positioner_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void post_bad_size(
	struct wl_resource *resource, const char *request, int32_t width, int32_t height)
{
	wl_resource_post_error(resource, XDG_POSITIONER_ERROR_INVALID_INPUT,
		"xdg_positioner.%s(%d, %d): width and height have to be positive", request, width,
		height);
}

static void post_bad_direction(struct wl_resource *resource, const char *request, uint32_t value)
{
	wl_resource_post_error(resource, XDG_POSITIONER_ERROR_INVALID_INPUT,
		"xdg_positioner.%s(%u): the values are 0 (none) to 8 (bottom_right)", request,
		value);
}

static void handle_set_size(
	struct wl_client *client, struct wl_resource *resource, int32_t width, int32_t height)
{
	if (positioner_set_size(positioner_of(resource), width, height) != 0) {
		post_bad_size(resource, "set_size", width, height);
	}
}

static void handle_set_anchor_rect(struct wl_client *client, struct wl_resource *resource,
	int32_t x, int32_t y, int32_t width, int32_t height)
{
	struct box rect = {x, y, width, height};
	if (positioner_set_anchor_rect(positioner_of(resource), &rect) != 0) {
		wl_resource_post_error(resource, XDG_POSITIONER_ERROR_INVALID_INPUT,
			"xdg_positioner.set_anchor_rect(%d, %d, %d, %d): width and height must not "
			"be negative",
			x, y, width, height);
	}
}

static void handle_set_anchor(
	struct wl_client *client, struct wl_resource *resource, uint32_t anchor)
{
	if (positioner_set_anchor(positioner_of(resource), anchor) != 0) {
		post_bad_direction(resource, "set_anchor", anchor);
	}
}

static void handle_set_gravity(
	struct wl_client *client, struct wl_resource *resource, uint32_t gravity)
{
	if (positioner_set_gravity(positioner_of(resource), gravity) != 0) {
		post_bad_direction(resource, "set_gravity", gravity);
	}
}

static void post_bad_edges(struct wl_resource *resource, const char *request, uint32_t value)
{
	wl_resource_post_error(resource, ZXDG_POSITIONER_V6_ERROR_INVALID_INPUT,
		"zxdg_positioner_v6.%s(%u): it is a sum of at most one of 1 (top) and 2 (bottom), "
		"and at most one of 4 (left) and 8 (right)",
		request, value);
}

static void handle_set_anchor_edges(
	struct wl_client *client, struct wl_resource *resource, uint32_t anchor)
{
	if (positioner_set_anchor_edges(positioner_of(resource), anchor) != 0) {
		post_bad_edges(resource, "set_anchor", anchor);
	}
}

static void handle_set_gravity_edges(
	struct wl_client *client, struct wl_resource *resource, uint32_t gravity)
{
	if (positioner_set_gravity_edges(positioner_of(resource), gravity) != 0) {
		post_bad_edges(resource, "set_gravity", gravity);
	}
}

static void handle_set_constraint_adjustment(
	struct wl_client *client, struct wl_resource *resource, uint32_t adjustment)
{
	positioner_of(resource)->adjustment = adjustment;
}

static void handle_set_offset(
	struct wl_client *client, struct wl_resource *resource, int32_t x, int32_t y)
{
	positioner_of(resource)->offset_x = x;
	positioner_of(resource)->offset_y = y;
}

static void handle_set_reactive(struct wl_client *client, struct wl_resource *resource)
{
	positioner_of(resource)->reactive = true;
}

static void handle_set_parent_size(
	struct wl_client *client, struct wl_resource *resource, int32_t width, int32_t height)
{
	if (positioner_set_parent_size(positioner_of(resource), width, height) != 0) {
		post_bad_size(resource, "set_parent_size", width, height);
	}
}

static void handle_set_parent_configure(
	struct wl_client *client, struct wl_resource *resource, uint32_t serial)
{
	positioner_of(resource)->has_parent_configure = true;
	positioner_of(resource)->parent_configure = serial;
}

static const struct xdg_positioner_interface positioner_impl = {
	.destroy = handle_destroy,
	.set_size = handle_set_size,
	.set_anchor_rect = handle_set_anchor_rect,
	.set_anchor = handle_set_anchor,
	.set_gravity = handle_set_gravity,
	.set_constraint_adjustment = handle_set_constraint_adjustment,
	.set_offset = handle_set_offset,
	.set_reactive = handle_set_reactive,
	.set_parent_size = handle_set_parent_size,
	.set_parent_configure = handle_set_parent_configure,
};

static const struct zxdg_positioner_v6_interface positioner_v6_impl = {
	.destroy = handle_destroy,
	.set_size = handle_set_size,
	.set_anchor_rect = handle_set_anchor_rect,
	.set_anchor = handle_set_anchor_edges,
	.set_gravity = handle_set_gravity_edges,
	.set_constraint_adjustment = handle_set_constraint_adjustment,
	.set_offset = handle_set_offset,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	free(positioner_of(resource));
}

void wire_xdg_positioner_create(
	const struct xdg_dialect *dialect, struct wl_resource *wm_base, uint32_t id)
{
	struct positioner *positioner = calloc(1, sizeof(*positioner));
	struct wl_resource *resource =
		positioner == NULL
			? NULL
			: wl_resource_create(wl_resource_get_client(wm_base), dialect->positioner,
				  wl_resource_get_version(wm_base), id);
	if (resource == NULL) {
		free(positioner);
		wl_resource_post_no_memory(wm_base);
		return;
	}
	positioner_init(positioner);
	const void *impl = &positioner_impl;
	if (dialect == &xdg_dialect_v6) {
		impl = &positioner_v6_impl;
	}
	wl_resource_set_implementation(resource, impl, positioner, handle_resource_destroy);
}

const struct positioner *wire_xdg_positioner_from_resource(struct wl_resource *resource)
{
	return positioner_of(resource);
}
