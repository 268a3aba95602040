/* SPDX-License-Identifier: MIT */
#include "wire/shm-feedback.h"

#include "buffer/buffer-preferences.h"
#include "output/output-layout.h"
#include "weddell-shm-feedback-v1-server-protocol.h"
#include "wire/client-record.h"
#include "wire/pool-feedback.h"
#include "wire/shm/shm-client.h"
#include "wire/surface-feedback.h"
#include "wire/wire.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

enum {
	SHM_FEEDBACK_VERSION = 1,
	BUDGET_STEPS = 8, /* of the limit, that what is left changes by before it is told anew */
};

static const struct {
	enum budget_item item;
	uint32_t resource;
} budgets[] = {
	{BUDGET_MAPPED_BYTES, WEDDELL_SHM_FEEDBACK_MANAGER_V1_RESOURCE_MAPPED_BYTES},
	{BUDGET_MAPPINGS, WEDDELL_SHM_FEEDBACK_MANAGER_V1_RESOURCE_MAPPINGS},
	{BUDGET_HOLE_BYTES, WEDDELL_SHM_FEEDBACK_MANAGER_V1_RESOURCE_HOLE_BYTES},
	{BUDGET_COPY_BYTES, WEDDELL_SHM_FEEDBACK_MANAGER_V1_RESOURCE_COPY_BYTES},
	{BUDGET_PINNED_BYTES, WEDDELL_SHM_FEEDBACK_MANAGER_V1_RESOURCE_PINNED_BYTES},
	{BUDGET_POOLS, WEDDELL_SHM_FEEDBACK_MANAGER_V1_RESOURCE_POOLS},
	{BUDGET_BUFFERS, WEDDELL_SHM_FEEDBACK_MANAGER_V1_RESOURCE_BUFFERS},
};

enum {
	BUDGET_ROWS = sizeof(budgets) / sizeof(budgets[0]),
};

static_assert((int)BUFFER_USAGE_DRAW == WEDDELL_SHM_FEEDBACK_MANAGER_V1_USAGE_DRAW &&
		      (int)BUFFER_USAGE_SCANOUT == WEDDELL_SHM_FEEDBACK_MANAGER_V1_USAGE_SCANOUT &&
		      (int)BUFFER_USAGE_CONSTANT == WEDDELL_SHM_FEEDBACK_MANAGER_V1_USAGE_CONSTANT,
	"usages are numbered alike");

struct manager {
	struct wire *wire;
	struct wl_resource *resource;
	struct shm_client *shm;           /* referenced */
	struct client_record *record;     /* referenced */
	uint64_t left_sent[BUDGET_ROWS];  /* of budgets */
	struct wl_listener used, updated; /* of shm and record */
};

static bool any_output_scans_out(const struct wire *wire)
{
	const struct output *output;
	wl_list_for_each (output, &wire->outputs->outputs, link) {
		if (output->scans_out) {
			return true;
		}
	}
	return false;
}

static void send_preferences(const struct wire *wire, struct wl_resource *resource)
{
	struct buffer_preferences wanted = buffer_preferences_find(any_output_scans_out(wire));
	for (int usage = 0; usage < BUFFER_USAGE_COUNT; usage++) {
		if (wanted.seals[usage] != 0) {
			weddell_shm_feedback_manager_v1_send_seals(
				resource, (uint32_t)usage, (uint32_t)wanted.seals[usage]);
		}
	}
	weddell_shm_feedback_manager_v1_send_alignment(
		resource, wanted.stride_alignment, wanted.offset_alignment);
	uint32_t codes[BUFFER_FORMAT_PREFERENCES_MAX];
	for (size_t i = 0; i < wanted.format_count; i++) {
		codes[i] = wanted.formats[i]->wl_shm;
	}
	struct wl_array formats = {.size = wanted.format_count * sizeof(codes[0]), .data = codes};
	weddell_shm_feedback_manager_v1_send_formats(resource, &formats);
}

static void send_budget(struct manager *manager, int row)
{
	const struct budget *budget = manager->shm->budget;
	uint64_t limit = budget_limit(budget, budgets[row].item);
	uint64_t left = limit - budget_used(budget, budgets[row].item);
	manager->left_sent[row] = left;
	weddell_shm_feedback_manager_v1_send_budget(manager->resource, budgets[row].resource,
		(uint32_t)(limit >> 32), (uint32_t)limit, (uint32_t)(left >> 32), (uint32_t)left);
}

static bool has_moved(const struct manager *manager, int row)
{
	const struct budget *budget = manager->shm->budget;
	uint64_t limit = budget_limit(budget, budgets[row].item);
	uint64_t left = limit - budget_used(budget, budgets[row].item);
	uint64_t sent = manager->left_sent[row];
	uint64_t distance = left > sent ? left - sent : sent - left;
	return distance > 0 && distance >= limit / BUDGET_STEPS;
}

static void update_budgets(struct manager *manager)
{
	bool told = false;
	for (int row = 0; row < BUDGET_ROWS; row++) {
		if (has_moved(manager, row)) {
			send_budget(manager, row);
			told = true;
		}
	}
	if (told) {
		weddell_shm_feedback_manager_v1_send_done(manager->resource);
	}
}

static void handle_used(struct wl_listener *listener, void *data)
{
	struct manager *manager = wl_container_of(listener, manager, used);
	update_budgets(manager);
}

static void handle_updated(struct wl_listener *listener, void *data)
{
	struct manager *manager = wl_container_of(listener, manager, updated);
	update_budgets(manager);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void handle_get_pool_feedback(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *pool)
{
	uint32_t version = (uint32_t)wl_resource_get_version(resource);
	wire_pool_feedback_create(client, version, id, pool);
}

static void handle_get_surface_feedback(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *surface)
{
	struct manager *manager = wl_resource_get_user_data(resource);
	uint32_t version = (uint32_t)wl_resource_get_version(resource);
	wire_surface_feedback_create(manager->wire, client, version, id, surface);
}

static const struct weddell_shm_feedback_manager_v1_interface manager_impl = {
	.destroy = handle_destroy,
	.get_pool_feedback = handle_get_pool_feedback,
	.get_surface_feedback = handle_get_surface_feedback,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct manager *manager = wl_resource_get_user_data(resource);
	wl_list_remove(&manager->used.link);
	wl_list_remove(&manager->updated.link);
	shm_client_unref(manager->shm);
	client_record_unref(manager->record);
	free(manager);
}

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wire *wire = data;
	struct shm_client *shm = shm_client_of(wire->shm, client);
	struct client_record *record = client_record_of(wire->clients, client);
	struct manager *manager =
		shm != NULL && record != NULL ? calloc(1, sizeof(*manager)) : NULL;
	struct wl_resource *resource =
		manager != NULL
			? wl_resource_create(client, &weddell_shm_feedback_manager_v1_interface,
				  (int)version, id)
			: NULL;
	if (resource == NULL) {
		free(manager);
		wl_client_post_no_memory(client);
		return;
	}
	manager->wire = wire;
	manager->resource = resource;
	manager->shm = shm_client_ref(shm);
	manager->record = client_record_ref(record);
	manager->used.notify = handle_used;
	wl_signal_add(&shm->events.used, &manager->used);
	manager->updated.notify = handle_updated;
	wl_signal_add(&record->events.updated, &manager->updated);
	wl_resource_set_implementation(resource, &manager_impl, manager, handle_resource_destroy);
	send_preferences(wire, resource);
	for (int row = 0; row < BUDGET_ROWS; row++) {
		send_budget(manager, row);
	}
	weddell_shm_feedback_manager_v1_send_done(resource);
}

int shm_feedback_global_create(struct wire *wire)
{
	struct wl_global *global =
		wl_global_create(wire->display, &weddell_shm_feedback_manager_v1_interface,
			SHM_FEEDBACK_VERSION, wire, handle_bind);
	return global == NULL ? -ENOMEM : 0;
}
