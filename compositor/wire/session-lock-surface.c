/* SPDX-License-Identifier: MIT */
#include "wire/session-lock-surface.h"

#include "ext-session-lock-v1-server-protocol.h"
#include "shell/desktop.h"
#include "wire/output.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include <stdlib.h>

struct wire_lock_surface {
	struct wl_resource *resource;
	struct shell_surface *shell_surface;
	struct lock_surface *lock_surface;
};

static struct wire_lock_surface *object_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_ack_configure(
	struct wl_client *client, struct wl_resource *resource, uint32_t serial)
{
	struct shell_surface *ss = object_of(resource)->shell_surface;
	if (!ss->inert && shell_surface_ack(ss, serial) != 0) {
		wl_resource_post_error(resource, EXT_SESSION_LOCK_SURFACE_V1_ERROR_INVALID_SERIAL,
			"ext_session_lock_surface_v1.ack_configure(%u): no configure with this "
			"serial waits for an answer; the newest one that does is %u (0: none)",
			serial, configure_queue_newest(&ss->queue));
	}
}

static const struct ext_session_lock_surface_v1_interface lock_surface_impl = {
	.destroy = handle_destroy,
	.ack_configure = handle_ack_configure,
};

static void tell_configure(void *data, uint32_t serial, const struct configuration *configuration)
{
	struct wire_lock_surface *object = data;
	ext_session_lock_surface_v1_send_configure(object->resource, serial,
		(uint32_t)configuration->box.width, (uint32_t)configuration->box.height);
}

static void tell_fault(void *data, int fault)
{
	struct wire_lock_surface *object = data;
	const struct box *box = &object->shell_surface->next.box;
	switch (fault) {
	case LOCK_SURFACE_EARLY_COMMIT:
		wl_resource_post_error(object->resource,
			EXT_SESSION_LOCK_SURFACE_V1_ERROR_COMMIT_BEFORE_FIRST_ACK,
			"wl_surface.commit: before a configure was acked; ack_configure(%u) comes "
			"first",
			configure_queue_newest(&object->shell_surface->queue));
		break;
	case SHELL_SURFACE_NOT_ACKED:
		wl_resource_post_error(object->resource,
			EXT_SESSION_LOCK_SURFACE_V1_ERROR_COMMIT_BEFORE_FIRST_ACK,
			"wl_surface.commit: a buffer before a configure was acked");
		break;
	case LOCK_SURFACE_NO_BUFFER:
		wl_resource_post_error(object->resource,
			EXT_SESSION_LOCK_SURFACE_V1_ERROR_NULL_BUFFER,
			"wl_surface.commit: without a buffer; a lock surface has one with each "
			"commit and keeps it");
		break;
	case LOCK_SURFACE_BAD_SIZE:
		wl_resource_post_error(object->resource,
			EXT_SESSION_LOCK_SURFACE_V1_ERROR_DIMENSIONS_MISMATCH,
			"wl_surface.commit: the surface is %dx%d; it has to have the size that was "
			"acked, now %dx%d",
			object->shell_surface->geometry.width,
			object->shell_surface->geometry.height, box->width, box->height);
		break;
	default:
		wl_resource_post_no_memory(object->resource);
	}
}

static const struct shell_surface_listener shell_surface_listener = {
	.configure = tell_configure,
	.fault = tell_fault,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_lock_surface *object = object_of(resource);
	lock_surface_destroy(object->lock_surface);
	shell_surface_destroy(object->shell_surface);
	free(object);
}

static void post_create_fault(
	struct wl_resource *lock, const struct wire_lock_wish *wish, int fault)
{
	const struct surface_role *role = wire_surface_from_resource(wish->surface)->role;
	uint32_t id = wl_resource_get_id(wish->surface);
	switch (fault) {
	case SHELL_SURFACE_ROLE_TAKEN:
		wl_resource_post_error(lock, EXT_SESSION_LOCK_V1_ERROR_ROLE,
			"ext_session_lock_v1.get_lock_surface: wl_surface#%u has %s%s", id,
			role != NULL ? "a role already: " : "an xdg_surface",
			role != NULL ? role->name : "");
		break;
	case SHELL_SURFACE_HAS_BUFFER:
		wl_resource_post_error(lock, EXT_SESSION_LOCK_V1_ERROR_ALREADY_CONSTRUCTED,
			"ext_session_lock_v1.get_lock_surface: wl_surface#%u has a buffer; it may "
			"get its first one after the first configure",
			id);
		break;
	case LOCK_SURFACE_DUPLICATE:
		wl_resource_post_error(lock, EXT_SESSION_LOCK_V1_ERROR_DUPLICATE_OUTPUT,
			"ext_session_lock_v1.get_lock_surface: wl_output#%u has a lock surface "
			"already",
			wl_resource_get_id(wish->output));
		break;
	default:
		wl_resource_post_no_memory(lock);
	}
}

/* Returns 0, a fault or -ENOMEM; what was made stays in object. */
static int create_models(
	struct wire *wire, struct wire_lock_surface *object, const struct wire_lock_wish *wish)
{
	const struct output *output = wire_output_from_resource(wish->output);
	bool is_lost = output == NULL || wish->is_refused;
	int fault = shell_surface_create(wire_surface_from_resource(wish->surface), wire->display,
		&shell_surface_listener, object, &object->shell_surface);
	if (fault == 0) {
		fault = desktop_create_lock_surface(wire->desktop, object->shell_surface,
			is_lost ? -1 : (int)output->index, &object->lock_surface);
	}
	return fault;
}

void wire_lock_surface_create(
	struct wire *wire, struct wl_resource *lock, const struct wire_lock_wish *wish)
{
	struct wire_lock_surface *object = calloc(1, sizeof(*object));
	struct wl_resource *resource = object == NULL
					       ? NULL
					       : wl_resource_create(wl_resource_get_client(lock),
							 &ext_session_lock_surface_v1_interface,
							 wl_resource_get_version(lock), wish->id);
	if (resource == NULL) {
		free(object);
		wl_resource_post_no_memory(lock);
		return;
	}
	object->resource = resource;
	int fault = create_models(wire, object, wish);
	if (fault != 0) {
		post_create_fault(lock, wish, fault);
		shell_surface_destroy(object->shell_surface);
		wl_resource_destroy(resource);
		free(object);
		return;
	}
	wl_resource_set_implementation(
		resource, &lock_surface_impl, object, handle_resource_destroy);
}
