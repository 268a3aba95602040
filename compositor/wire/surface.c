/* SPDX-License-Identifier: MIT */
#include "wire/surface.h"

#include "output/output-layout.h"
#include "wire/client-record.h"
#include "wire/frame-callback.h"
#include "wire/output.h"
#include "wire/region.h"
#include "wire/shm/buffer-resource.h"
#include "wire/shm/shm-fault.h"
#include "wire/shm/shm-global.h"
#include "wire/viewporter.h"
#include "wire/wire.h"

#include <errno.h>
#include <stdlib.h>
#include <wayland-server-protocol.h>

static struct wire_surface *object_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static struct surface_state *pending_of(struct wl_resource *resource)
{
	return &object_of(resource)->surface->pending;
}

static void set_offset(struct surface_state *pending, int32_t x, int32_t y)
{
	pending->dx = x;
	pending->dy = y;
	pending->changes |= SURFACE_CHANGE_OFFSET;
}

static void pay_for_regions(struct wl_resource *resource, const char *request)
{
	struct surface *surface = object_of(resource)->surface;
	int fault = surface_charge_rectangles(surface);
	if (fault != 0) {
		shm_fault_post(resource, surface->budget, fault, "%s", request);
	}
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_attach(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *buffer, int32_t x, int32_t y)
{
	struct surface_state *pending = pending_of(resource);
	if (wl_resource_get_version(resource) >= WL_SURFACE_OFFSET_SINCE_VERSION) {
		if (x != 0 || y != 0) {
			wl_resource_post_error(resource, WL_SURFACE_ERROR_INVALID_OFFSET,
				"wl_surface.attach at (%d, %d): since version 5 x and y are 0; "
				"use wl_surface.offset",
				x, y);
			return;
		}
	} else {
		set_offset(pending, x, y);
	}
	surface_attach(object_of(resource)->surface, wire_buffer_from_resource(buffer));
}

static void handle_damage(struct wl_client *client, struct wl_resource *resource, int32_t x,
	int32_t y, int32_t width, int32_t height)
{
	struct surface_state *pending = pending_of(resource);
	wire_region_add_rectangle(&pending->surface_damage, x, y, width, height);
	pending->changes |= SURFACE_CHANGE_DAMAGE;
	pay_for_regions(resource, "wl_surface.damage");
}

static void handle_damage_buffer(struct wl_client *client, struct wl_resource *resource, int32_t x,
	int32_t y, int32_t width, int32_t height)
{
	struct surface_state *pending = pending_of(resource);
	wire_region_add_rectangle(&pending->buffer_damage, x, y, width, height);
	pending->changes |= SURFACE_CHANGE_DAMAGE;
	pay_for_regions(resource, "wl_surface.damage_buffer");
}

static void handle_frame(struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	wire_frame_callback_create(client, resource, id, object_of(resource)->surface);
}

static void handle_set_opaque_region(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *region)
{
	struct surface_state *pending = pending_of(resource);
	if (region != NULL) {
		pixman_region32_copy(
			&pending->opaque, (pixman_region32_t *)wire_region_from_resource(region));
	} else {
		pixman_region32_clear(&pending->opaque);
	}
	pending->changes |= SURFACE_CHANGE_OPAQUE;
	pay_for_regions(resource, "wl_surface.set_opaque_region");
}

static void handle_set_input_region(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *region)
{
	struct surface_state *pending = pending_of(resource);
	if (region != NULL) {
		pixman_region32_copy(
			&pending->input, (pixman_region32_t *)wire_region_from_resource(region));
	} else {
		surface_state_reset_input(pending);
	}
	pending->changes |= SURFACE_CHANGE_INPUT;
	pay_for_regions(resource, "wl_surface.set_input_region");
}

static void handle_set_buffer_transform(
	struct wl_client *client, struct wl_resource *resource, int32_t transform)
{
	if (!transform_is_valid(transform)) {
		wl_resource_post_error(resource, WL_SURFACE_ERROR_INVALID_TRANSFORM,
			"wl_surface.set_buffer_transform(%d): transforms are numbered 0 to 7",
			transform);
		return;
	}
	struct surface_state *pending = pending_of(resource);
	pending->transform = (enum transform)transform;
	pending->changes |= SURFACE_CHANGE_TRANSFORM;
}

static void handle_set_buffer_scale(
	struct wl_client *client, struct wl_resource *resource, int32_t scale)
{
	if (scale < 1) {
		wl_resource_post_error(resource, WL_SURFACE_ERROR_INVALID_SCALE,
			"wl_surface.set_buffer_scale(%d): a scale is at least 1", scale);
		return;
	}
	struct surface_state *pending = pending_of(resource);
	pending->scale = scale;
	pending->changes |= SURFACE_CHANGE_SCALE;
}

static void handle_offset(
	struct wl_client *client, struct wl_resource *resource, int32_t x, int32_t y)
{
	set_offset(pending_of(resource), x, y);
}

/* The faults of a commit that are about the surface; those of its role and its buffer have been
 * posted by them when this is called, and a client is sent its first error only. */
static void post_fault(struct wire_surface *object, int fault)
{
	const struct surface_state *pending = &object->surface->pending;
	switch (fault) {
	case SURFACE_GEOMETRY_BAD_SIZE:
		wl_resource_post_error(object->resource, WL_SURFACE_ERROR_INVALID_SIZE,
			"wl_surface.commit: the size of the buffer, %dx%d, is no multiple of the "
			"buffer scale %d",
			pending->buffer != NULL ? pending->buffer->width : 0,
			pending->buffer != NULL ? pending->buffer->height : 0, pending->scale);
		break;
	case SURFACE_GEOMETRY_SOURCE_OUTSIDE:
	case SURFACE_GEOMETRY_SOURCE_NOT_WHOLE:
		wire_viewport_post_fault(object->viewport, fault);
		break;
	default:
		shm_fault_post(
			object->resource, object->surface->budget, fault, "wl_surface.commit");
	}
}

void wire_surface_note_copies(struct wire_surface *object)
{
	uint64_t copied = object->surface->content.bytes_copied;
	object->record->bytes_copied += copied - object->copies_noted;
	object->copies_noted = copied;
}

static void note_commit(struct wire_surface *object)
{
	object->record->commits++;
	const struct buffer *buffer = object->surface->pending.buffer;
	if (buffer == NULL) {
		return;
	}
	if (buffer->width != object->committed_width ||
		buffer->height != object->committed_height) {
		object->committed_width = buffer->width;
		object->committed_height = buffer->height;
		object->record->new_sizes++;
	}
}

static void handle_commit(struct wl_client *client, struct wl_resource *resource)
{
	struct wire_surface *object = object_of(resource);
	note_commit(object);
	const struct surface_content *content = &object->surface->content;
	uint32_t switches = content->holding_cost.switches;
	int result = surface_commit(object->surface);
	wire_surface_note_copies(object);
	object->record->holding_switches += content->holding_cost.switches - switches;
	if (result != 0) {
		post_fault(object, result);
	}
}

static const struct wl_surface_interface surface_impl = {
	.destroy = handle_destroy,
	.attach = handle_attach,
	.damage = handle_damage,
	.frame = handle_frame,
	.set_opaque_region = handle_set_opaque_region,
	.set_input_region = handle_set_input_region,
	.commit = handle_commit,
	.set_buffer_transform = handle_set_buffer_transform,
	.set_buffer_scale = handle_set_buffer_scale,
	.damage_buffer = handle_damage_buffer,
	.offset = handle_offset,
};

struct output_news {
	struct wl_resource *surface;
	bool on;
};

static void tell_output(void *data, struct wl_resource *output)
{
	const struct output_news *news = data;
	if (news->on) {
		wl_surface_send_enter(news->surface, output);
	} else {
		wl_surface_send_leave(news->surface, output);
	}
}

static void handle_outputs_changed(struct wl_listener *listener, void *data)
{
	struct wire_surface *object = wl_container_of(listener, object, outputs_changed);
	const struct surface_output_event *event = data;
	struct output *output = output_layout_from_index(object->wire->outputs, event->index);
	if (output != NULL) {
		struct output_news news = {object->resource, event->on};
		wire_output_for_each_resource(
			output, wl_resource_get_client(object->resource), tell_output, &news);
	}
}

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_surface *object = object_of(resource);
	if (object->viewport != NULL) {
		wire_viewport_forget_surface(object->viewport);
	}
	wl_list_remove(&object->outputs_changed.link);
	wire_surface_note_copies(object);
	surface_destroy(object->surface);
	client_record_unref(object->record);
	free(object);
}

void wire_surface_create(struct wire *wire, struct wl_client *client, struct wl_resource *parent,
	uint32_t version, uint32_t id)
{
	struct budget *budget = weddell_shm_client_budget(wire->shm, client);
	struct client_record *record = client_record_of(wire->clients, client);
	struct surface *surface = NULL;
	int result = budget == NULL || record == NULL ? -ENOMEM : surface_create(budget, &surface);
	struct wire_surface *object = result == 0 ? calloc(1, sizeof(*object)) : NULL;
	struct wl_resource *resource =
		object != NULL ? wl_resource_create(client, &wl_surface_interface, (int)version, id)
			       : NULL;
	if (resource == NULL) {
		shm_fault_post(parent, budget, result != 0 ? result : -ENOMEM,
			"wl_compositor.create_surface");
		surface_destroy(surface);
		free(object);
		return;
	}
	*object = (struct wire_surface){
		.wire = wire,
		.surface = surface,
		.resource = resource,
		.record = client_record_ref(record),
		.outputs_changed.notify = handle_outputs_changed,
	};
	wl_list_init(&object->feedbacks);
	surface->owner = object;
	surface->content.holding_cost.rule = wire->holding;
	wl_signal_add(&surface->events.outputs, &object->outputs_changed);
	wl_resource_set_implementation(resource, &surface_impl, object, handle_resource_destroy);
}

struct surface *wire_surface_from_resource(struct wl_resource *resource)
{
	return object_of(resource)->surface;
}

struct wl_resource *wire_surface_resource(const struct surface *surface)
{
	const struct wire_surface *object = surface->owner;
	return object->resource;
}

struct wl_client *wire_surface_client(const struct surface *surface)
{
	const struct wire_surface *object = surface->owner;
	return object->record->client;
}

bool wire_surface_give_role(struct surface *surface, const struct surface_role *role,
	void *role_data, struct wl_resource *resource, uint32_t code)
{
	if (surface_set_role(surface, role, role_data)) {
		return true;
	}
	wl_resource_post_error(resource, code, "wl_surface#%u cannot become a %s: it is a %s%s",
		wl_resource_get_id(wire_surface_resource(surface)), role->name, surface->role->name,
		surface->role == role ? " already" : ", and a surface keeps its role");
	return false;
}
