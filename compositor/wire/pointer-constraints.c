/* SPDX-License-Identifier: MIT */
#include "wire/pointer-constraints.h"

#include "input/pointer-constraint.h"
#include "surface/region-cost.h"
#include "wire/region.h"
#include "wire/shm/shm-fault.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include "pointer-constraints-unstable-v1-server-protocol.h"
#include <errno.h>
#include <stdlib.h>

enum {
	MANAGER_VERSION = 1,
};

struct wire_constraints {
	struct pointer_constraints model;
	struct wl_listener display_destroy;
};

struct wire_constraint {
	struct pointer_constraint model;
	struct wl_resource *resource;
	struct budget *budget; /* referenced */
	uint64_t rectangles;   /* charged to it for both regions */
};

static void send_activated(struct pointer_constraint *model)
{
	struct wire_constraint *constraint = wl_container_of(model, constraint, model);
	if (model->kind == POINTER_LOCK) {
		zwp_locked_pointer_v1_send_locked(constraint->resource);
	} else {
		zwp_confined_pointer_v1_send_confined(constraint->resource);
	}
}

static void send_deactivated(struct pointer_constraint *model)
{
	struct wire_constraint *constraint = wl_container_of(model, constraint, model);
	if (model->kind == POINTER_LOCK) {
		zwp_locked_pointer_v1_send_unlocked(constraint->resource);
	} else {
		zwp_confined_pointer_v1_send_unconfined(constraint->resource);
	}
}

static const struct pointer_constraint_interface constraint_events = {
	.activated = send_activated,
	.deactivated = send_deactivated,
};

/* There are two regions: the pending one, and another that the surface's commit makes like it. */
static int charge(struct wire_constraint *constraint)
{
	uint64_t current = region_cost(&constraint->model.current.region);
	uint64_t pending = region_cost(&constraint->model.pending.region);
	return budget_adjust(constraint->budget, BUDGET_RECTANGLES, &constraint->rectangles,
		2 * (current > pending ? current : pending));
}

static const pixman_region32_t *region_or_null(struct wl_resource *region)
{
	return region != NULL ? wire_region_from_resource(region) : NULL;
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_set_hint(
	struct wl_client *client, struct wl_resource *resource, wl_fixed_t x, wl_fixed_t y)
{
	struct wire_constraint *constraint = wl_resource_get_user_data(resource);
	pointer_constraint_set_hint(
		&constraint->model, wl_fixed_to_double(x), wl_fixed_to_double(y));
}

static void handle_set_region(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *region)
{
	struct wire_constraint *constraint = wl_resource_get_user_data(resource);
	pointer_constraint_set_region(&constraint->model, region_or_null(region));
	int fault = charge(constraint);
	if (fault != 0) {
		shm_fault_post(resource, constraint->budget, fault, "set_region of a constraint");
	}
}

static const struct zwp_locked_pointer_v1_interface locked_requests = {
	.destroy = handle_destroy,
	.set_cursor_position_hint = handle_set_hint,
	.set_region = handle_set_region,
};

static const struct zwp_confined_pointer_v1_interface confined_requests = {
	.destroy = handle_destroy,
	.set_region = handle_set_region,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_constraint *constraint = wl_resource_get_user_data(resource);
	pointer_constraint_finish(&constraint->model);
	budget_refund(constraint->budget, BUDGET_RECTANGLES, constraint->rectangles);
	budget_unref(constraint->budget);
	free(constraint);
}

static void set_implementation(
	struct wire_constraint *constraint, enum pointer_constraint_kind kind)
{
	const void *requests = kind == POINTER_LOCK ? (const void *)&locked_requests
						    : (const void *)&confined_requests;
	wl_resource_set_implementation(
		constraint->resource, requests, constraint, handle_resource_destroy);
}

/* Posts the error if it is none. */
static bool is_lifetime(struct wl_client *client, uint32_t lifetime)
{
	if (lifetime == ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_ONESHOT ||
		lifetime == ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_PERSISTENT) {
		return true;
	}
	wl_client_post_implementation_error(client,
		"zwp_pointer_constraints_v1: %u is no lifetime: 1 is oneshot, 2 persistent",
		lifetime);
	return false;
}

static void constrain(struct wl_resource *manager, struct wl_resource *surface, uint32_t id,
	struct wl_resource *region, uint32_t lifetime, enum pointer_constraint_kind kind)
{
	struct wire_constraints *constraints = wl_resource_get_user_data(manager);
	struct wl_client *client = wl_resource_get_client(manager);
	if (!is_lifetime(client, lifetime)) {
		return;
	}
	struct wire_constraint *constraint = calloc(1, sizeof(*constraint));
	struct wl_resource *resource = wl_resource_create(client,
		kind == POINTER_LOCK ? &zwp_locked_pointer_v1_interface
				     : &zwp_confined_pointer_v1_interface,
		wl_resource_get_version(manager), id);
	if (constraint == NULL || resource == NULL) {
		free(constraint);
		wl_client_post_no_memory(client);
		return;
	}
	constraint->resource = resource;
	int fault = pointer_constraint_init(&constraint->model, &constraint_events,
		&constraints->model, wire_surface_from_resource(surface), kind,
		lifetime == ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_PERSISTENT, region_or_null(region));
	if (fault != 0) {
		free(constraint);
		wl_resource_post_error(manager,
			ZWP_POINTER_CONSTRAINTS_V1_ERROR_ALREADY_CONSTRAINED,
			"wl_surface#%u locks or confines the pointer already: destroy that "
			"constraint first",
			wl_resource_get_id(surface));
		return;
	}
	constraint->budget = budget_ref(wire_surface_from_resource(surface)->budget);
	set_implementation(constraint, kind);
	fault = charge(constraint);
	if (fault != 0) {
		shm_fault_post(resource, constraint->budget, fault, "a constraint with a region");
	}
}

static void handle_lock_pointer(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct wl_resource *surface, struct wl_resource *pointer, struct wl_resource *region,
	uint32_t lifetime)
{
	constrain(resource, surface, id, region, lifetime, POINTER_LOCK);
}

static void handle_confine_pointer(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *surface, struct wl_resource *pointer,
	struct wl_resource *region, uint32_t lifetime)
{
	constrain(resource, surface, id, region, lifetime, POINTER_CONFINEMENT);
}

static const struct zwp_pointer_constraints_v1_interface manager_requests = {
	.destroy = handle_destroy,
	.lock_pointer = handle_lock_pointer,
	.confine_pointer = handle_confine_pointer,
};

static void bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &zwp_pointer_constraints_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_requests, data, NULL);
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct wire_constraints *constraints =
		wl_container_of(listener, constraints, display_destroy);
	wl_list_remove(&constraints->display_destroy.link);
	pointer_constraints_finish(&constraints->model);
	free(constraints);
}

int pointer_constraints_global_create(struct wire *wire)
{
	struct wire_constraints *constraints = calloc(1, sizeof(*constraints));
	if (constraints == NULL ||
		wl_global_create(wire->display, &zwp_pointer_constraints_v1_interface,
			MANAGER_VERSION, constraints, bind) == NULL) {
		free(constraints);
		return -ENOMEM;
	}
	pointer_constraints_init(&constraints->model, wire->seat);
	constraints->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &constraints->display_destroy);
	return 0;
}
