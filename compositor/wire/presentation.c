/* SPDX-License-Identifier: MIT */
#include "wire/presentation.h"

#include "base/clock.h"
#include "presentation-time-server-protocol.h"
#include "surface/notice.h"
#include "wire/output.h"
#include "wire/shm/shm-fault.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

struct feedback {
	struct notice notice;
	struct wl_resource *resource;
	struct budget *budget; /* referenced */
};

static void sync_output(void *data, struct wl_resource *output)
{
	const struct feedback *feedback = data;
	wp_presentation_feedback_send_sync_output(feedback->resource, output);
}

static void handle_presented(struct notice *notice, const struct presentation *presentation)
{
	struct feedback *feedback = wl_container_of(notice, feedback, notice);
	struct wl_client *client = wl_resource_get_client(feedback->resource);
	uint64_t seconds = (uint64_t)(presentation->time_nsec / CLOCK_NSEC_PER_SEC);
	wire_output_for_each_resource(presentation->output, client, sync_output, feedback);
	wp_presentation_feedback_send_presented(feedback->resource, (uint32_t)(seconds >> 32),
		(uint32_t)seconds, (uint32_t)(presentation->time_nsec % CLOCK_NSEC_PER_SEC),
		(uint32_t)presentation->refresh_nsec, (uint32_t)(presentation->sequence >> 32),
		(uint32_t)presentation->sequence, presentation->flags);
	wl_resource_destroy(feedback->resource);
}

static void handle_discarded(struct notice *notice)
{
	struct feedback *feedback = wl_container_of(notice, feedback, notice);
	wp_presentation_feedback_send_discarded(feedback->resource);
	wl_resource_destroy(feedback->resource);
}

static const struct notice_interface notice_impl = {
	.presented = handle_presented,
	.discarded = handle_discarded,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct feedback *feedback = wl_resource_get_user_data(resource);
	wl_list_remove(&feedback->notice.link);
	budget_refund(feedback->budget, BUDGET_CALLBACKS, 1);
	budget_unref(feedback->budget);
	free(feedback);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_feedback(struct wl_client *client, struct wl_resource *resource,
	struct wl_resource *surface_resource, uint32_t id)
{
	struct surface *surface = wire_surface_from_resource(surface_resource);
	int result = budget_charge(surface->budget, BUDGET_CALLBACKS, 1);
	if (result != 0) {
		shm_fault_post(resource, surface->budget, result, "wp_presentation.feedback");
		return;
	}
	struct feedback *feedback = calloc(1, sizeof(*feedback));
	struct wl_resource *feedback_resource = wl_resource_create(
		client, &wp_presentation_feedback_interface, wl_resource_get_version(resource), id);
	if (feedback == NULL || feedback_resource == NULL) {
		budget_refund(surface->budget, BUDGET_CALLBACKS, 1);
		free(feedback);
		wl_client_post_no_memory(client);
		return;
	}
	feedback->resource = feedback_resource;
	feedback->budget = budget_ref(surface->budget);
	feedback->notice.impl = &notice_impl;
	wl_list_insert(surface->pending.feedback_notices.prev, &feedback->notice.link);
	surface->pending.changes |= SURFACE_CHANGE_NOTICES;
	wl_resource_set_implementation(feedback_resource, NULL, feedback, handle_resource_destroy);
}

static const struct wp_presentation_interface presentation_impl = {
	.destroy = handle_destroy,
	.feedback = handle_feedback,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &wp_presentation_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &presentation_impl, data, NULL);
	wp_presentation_send_clock_id(resource, CLOCK_MONOTONIC);
}

int presentation_global_create(struct wire *wire)
{
	struct wl_global *global =
		wl_global_create(wire->display, &wp_presentation_interface, 1, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
