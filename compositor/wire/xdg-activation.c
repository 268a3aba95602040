/* SPDX-License-Identifier: MIT */
#include "wire/xdg-activation.h"

#include "base/clock.h"
#include "input/seat.h"
#include "shell/desktop.h"
#include "wire/seat.h"
#include "wire/surface.h"
#include "wire/wire.h"
#include "xdg-activation-v1-server-protocol.h"

#include <errno.h>
#include <stdlib.h>

/* Being put together, or used. */
struct wire_token {
	struct wire *wire;
	bool has_press; /* the serial is that of something a person pressed */
	bool is_used;
};

static struct wire_token *token_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static bool post_if_used(struct wl_resource *resource, const char *request)
{
	if (token_of(resource)->is_used) {
		wl_resource_post_error(resource, XDG_ACTIVATION_TOKEN_V1_ERROR_ALREADY_USED,
			"xdg_activation_token_v1.%s: after commit; each object makes one token",
			request);
		return true;
	}
	return false;
}

static void handle_set_serial(struct wl_client *client, struct wl_resource *resource,
	uint32_t serial, struct wl_resource *seat)
{
	if (!post_if_used(resource, "set_serial")) {
		token_of(resource)->has_press =
			wire_client_was_pressed(token_of(resource)->wire, client, serial);
	}
}

static void handle_set_app_id(
	struct wl_client *client, struct wl_resource *resource, const char *app_id)
{
	post_if_used(resource, "set_app_id");
}

static void handle_set_surface(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *surface)
{
	post_if_used(resource, "set_surface");
}

/* Toolkits name all kinds of serials; who has the keyboard could do what it likes anyway. */
static bool is_by_user(const struct wire_token *token, struct wl_client *client)
{
	const struct surface *focus = token->wire->desktop->focus;
	bool has_keyboard = focus != NULL && focus->owner != NULL &&
			    wl_resource_get_client(wire_surface_resource(focus)) == client;
	return token->has_press || has_keyboard;
}

static void handle_commit(struct wl_client *client, struct wl_resource *resource)
{
	struct wire_token *token = token_of(resource);
	char name[RANDOM_NAME_SIZE];
	if (post_if_used(resource, "commit")) {
		return;
	}
	token->is_used = true;
	if (activation_make_token(&token->wire->desktop->activation, is_by_user(token, client),
		    clock_now(), name) != 0) {
		wl_client_post_no_memory(client);
		return;
	}
	xdg_activation_token_v1_send_done(resource, name);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct xdg_activation_token_v1_interface token_impl = {
	.set_serial = handle_set_serial,
	.set_app_id = handle_set_app_id,
	.set_surface = handle_set_surface,
	.commit = handle_commit,
	.destroy = handle_destroy,
};

static void handle_token_destroy(struct wl_resource *resource)
{
	free(token_of(resource));
}

static void handle_get_activation_token(
	struct wl_client *client, struct wl_resource *manager, uint32_t id)
{
	struct wire_token *token = calloc(1, sizeof(*token));
	struct wl_resource *resource =
		token == NULL ? NULL
			      : wl_resource_create(client, &xdg_activation_token_v1_interface,
					wl_resource_get_version(manager), id);
	if (resource == NULL) {
		free(token);
		wl_client_post_no_memory(client);
		return;
	}
	token->wire = wl_resource_get_user_data(manager);
	wl_resource_set_implementation(resource, &token_impl, token, handle_token_destroy);
}

/* A window that is not mapped yet gets the keyboard when it is. */
static void handle_activate(struct wl_client *client, struct wl_resource *manager, const char *name,
	struct wl_resource *surface)
{
	struct desktop *desktop = ((struct wire *)wl_resource_get_user_data(manager))->desktop;
	struct window *window =
		desktop_window_of_surface(desktop, wire_surface_from_resource(surface));
	if (activation_use_token(&desktop->activation, name, clock_now()) && window != NULL &&
		window->shell_surface->mapped) {
		desktop_activate(desktop, window);
	}
}

static const struct xdg_activation_v1_interface activation_impl = {
	.destroy = handle_destroy,
	.get_activation_token = handle_get_activation_token,
	.activate = handle_activate,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &xdg_activation_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &activation_impl, data, NULL);
}

int xdg_activation_global_create(struct wire *wire)
{
	struct wl_global *global =
		wl_global_create(wire->display, &xdg_activation_v1_interface, 1, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
