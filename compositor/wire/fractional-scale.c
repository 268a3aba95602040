/* SPDX-License-Identifier: MIT */
#include "wire/fractional-scale.h"

#include "input/seat.h"
#include "output/preferred-scale.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include "fractional-scale-v1-server-protocol.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

enum {
	SCALE_ONE = 120, /* the protocol counts in 120ths */
};

struct fractional_scale {
	struct wl_resource *resource;
	struct wire *wire;
	struct surface *surface; /* NULL once that is gone */
	uint32_t told;           /* 0: nothing yet */
	struct wl_listener surface_outputs, surface_destroy, layout_changed;
};

static void tell(struct fractional_scale *scale)
{
	const struct wire *wire = scale->wire;
	double x = wire->seat != NULL ? wire->seat->pointer.x : 0;
	double y = wire->seat != NULL ? wire->seat->pointer.y : 0;
	double preferred = preferred_scale(wire->outputs, scale->surface, x, y);
	uint32_t wanted = (uint32_t)lround(preferred * SCALE_ONE);
	wanted = wanted > 0 ? wanted : 1;
	if (wanted != scale->told) {
		scale->told = wanted;
		wp_fractional_scale_v1_send_preferred_scale(scale->resource, wanted);
	}
}

/* What is out of sight for a while keeps the scale it had. */
static void handle_surface_outputs(struct wl_listener *listener, void *data)
{
	struct fractional_scale *scale = wl_container_of(listener, scale, surface_outputs);
	if (scale->surface->outputs != 0) {
		tell(scale);
	}
}

static void handle_layout_changed(struct wl_listener *listener, void *data)
{
	struct fractional_scale *scale = wl_container_of(listener, scale, layout_changed);
	tell(scale);
}

static void forget_surface(struct fractional_scale *scale)
{
	if (scale->surface != NULL) {
		wl_list_remove(&scale->surface_outputs.link);
		wl_list_remove(&scale->surface_destroy.link);
		wl_list_remove(&scale->layout_changed.link);
		scale->surface = NULL;
	}
}

static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct fractional_scale *scale = wl_container_of(listener, scale, surface_destroy);
	forget_surface(scale);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct wp_fractional_scale_v1_interface scale_requests = {
	.destroy = handle_destroy,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct fractional_scale *scale = wl_resource_get_user_data(resource);
	forget_surface(scale);
	free(scale);
}

/* A surface has one at most; the listener on it tells. */
static bool has_scale(struct surface *surface)
{
	return wl_signal_get(&surface->events.destroy, handle_surface_destroy) != NULL;
}

static void create_scale(
	struct wire *wire, struct wl_resource *manager, uint32_t id, struct surface *surface)
{
	struct wl_client *client = wl_resource_get_client(manager);
	struct fractional_scale *scale = calloc(1, sizeof(*scale));
	struct wl_resource *resource =
		scale == NULL ? NULL
			      : wl_resource_create(client, &wp_fractional_scale_v1_interface,
					wl_resource_get_version(manager), id);
	if (resource == NULL) {
		free(scale);
		wl_client_post_no_memory(client);
		return;
	}
	*scale = (struct fractional_scale){
		.resource = resource,
		.wire = wire,
		.surface = surface,
		.surface_outputs.notify = handle_surface_outputs,
		.surface_destroy.notify = handle_surface_destroy,
		.layout_changed.notify = handle_layout_changed,
	};
	wl_signal_add(&surface->events.outputs, &scale->surface_outputs);
	wl_signal_add(&surface->events.destroy, &scale->surface_destroy);
	wl_signal_add(&wire->outputs->events.changed, &scale->layout_changed);
	wl_resource_set_implementation(resource, &scale_requests, scale, handle_resource_destroy);
	tell(scale);
}

static void handle_get_fractional_scale(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *surface_resource)
{
	struct surface *surface = wire_surface_from_resource(surface_resource);
	if (has_scale(surface)) {
		wl_resource_post_error(resource,
			WP_FRACTIONAL_SCALE_MANAGER_V1_ERROR_FRACTIONAL_SCALE_EXISTS,
			"wp_fractional_scale_manager_v1.get_fractional_scale: wl_surface#%u has "
			"one; destroy that first",
			wl_resource_get_id(surface_resource));
		return;
	}
	create_scale(wl_resource_get_user_data(resource), resource, id, surface);
}

static const struct wp_fractional_scale_manager_v1_interface manager_requests = {
	.destroy = handle_destroy,
	.get_fractional_scale = handle_get_fractional_scale,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &wp_fractional_scale_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

int fractional_scale_global_create(struct wire *wire)
{
	struct wl_global *global = wl_global_create(
		wire->display, &wp_fractional_scale_manager_v1_interface, 1, wire, bind);
	return global != NULL ? 0 : -ENOMEM;
}
