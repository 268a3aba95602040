/* SPDX-License-Identifier: MIT */
#include "wire/pool-feedback.h"

#include "weddell-shm-feedback-v1-server-protocol.h"
#include "wire/shm/pool-resource.h"

#include <assert.h>
#include <fcntl.h>
#include <stdlib.h>

static_assert((int)WEDDELL_SHM_POOL_FEEDBACK_V1_REASON_NOT_SEALED == MEMORY_REASON_NOT_SEALED &&
		      (int)WEDDELL_SHM_POOL_FEEDBACK_V1_REASON_HUGETLB == MEMORY_REASON_HUGETLB &&
		      (int)WEDDELL_SHM_POOL_FEEDBACK_V1_REASON_HOLES == MEMORY_REASON_HOLES &&
		      (int)WEDDELL_SHM_POOL_FEEDBACK_V1_REASON_BUDGET == MEMORY_REASON_BUDGET,
	"reasons are numbered alike");
static_assert((int)WEDDELL_SHM_POOL_FEEDBACK_V1_KIND_HUGETLB == CLIENT_FILE_HUGETLB &&
		      (int)WEDDELL_SHM_POOL_FEEDBACK_V1_KIND_DISK == CLIENT_FILE_DISK,
	"kinds are numbered alike");
static_assert((int)WEDDELL_SHM_FEEDBACK_MANAGER_V1_SEAL_SHRINK == F_SEAL_SHRINK &&
		      (int)WEDDELL_SHM_FEEDBACK_MANAGER_V1_SEAL_FUTURE_WRITE == F_SEAL_FUTURE_WRITE,
	"seals are numbered as by the kernel");

/* What the events say. */
struct worth {
	uint32_t kind, seals, added, memory_class, reasons;
};

struct pool_feedback {
	struct wl_resource *resource;
	struct worth sent;
	struct wl_listener changed, finished; /* of the pool's record, until that is finished */
};

static uint32_t to_class(const struct pool_record *record, enum weddell_class memory_class)
{
	switch (memory_class) {
	case WEDDELL_CLASS_COPIED:
		return WEDDELL_SHM_POOL_FEEDBACK_V1_CLASS_COPIED;
	case WEDDELL_CLASS_SEALED:
		return WEDDELL_SHM_POOL_FEEDBACK_V1_CLASS_SEALED;
	case WEDDELL_CLASS_SOLID:
		return WEDDELL_SHM_POOL_FEEDBACK_V1_CLASS_SOLID;
	case WEDDELL_CLASS_IMMUTABLE:
		return WEDDELL_SHM_POOL_FEEDBACK_V1_CLASS_CONSTANT;
	case WEDDELL_CLASS_PINNED:
		return WEDDELL_SHM_POOL_FEEDBACK_V1_CLASS_PINNED;
	case WEDDELL_CLASS_NONE:
		break;
	}
	/* no buffer yet; but of what cannot be mapped it is known what they will be */
	return record->pool->mapping == NULL ? WEDDELL_SHM_POOL_FEEDBACK_V1_CLASS_COPIED
					     : WEDDELL_SHM_POOL_FEEDBACK_V1_CLASS_UNKNOWN;
}

static struct worth find_worth(struct pool_record *record)
{
	const struct weddell_pool_stats *stats = pool_record_update(record);
	return (struct worth){
		.kind = stats->kind,
		.seals = stats->seals,
		.added = stats->adopted ? F_SEAL_SHRINK : 0,
		.memory_class = to_class(record, stats->memory_class),
		.reasons = stats->reasons,
	};
}

static void send_file(struct pool_feedback *feedback, const struct worth *worth)
{
	weddell_shm_pool_feedback_v1_send_file(
		feedback->resource, worth->kind, worth->seals, worth->added);
}

static void send_memory(struct pool_feedback *feedback, const struct worth *worth)
{
	weddell_shm_pool_feedback_v1_send_memory(
		feedback->resource, worth->memory_class, worth->reasons);
}

static void handle_changed(struct wl_listener *listener, void *data)
{
	struct pool_feedback *feedback = wl_container_of(listener, feedback, changed);
	struct worth worth = find_worth(data);
	const struct worth *sent = &feedback->sent;
	bool file = worth.kind != sent->kind || worth.seals != sent->seals ||
		    worth.added != sent->added;
	bool memory = worth.memory_class != sent->memory_class || worth.reasons != sent->reasons;
	feedback->sent = worth;
	if (file) {
		send_file(feedback, &worth);
	}
	if (memory) {
		send_memory(feedback, &worth);
	}
	if (file || memory) {
		weddell_shm_pool_feedback_v1_send_done(feedback->resource);
	}
}

static void stop_listening(struct pool_feedback *feedback)
{
	wl_list_remove(&feedback->changed.link);
	wl_list_init(&feedback->changed.link);
	wl_list_remove(&feedback->finished.link);
	wl_list_init(&feedback->finished.link);
}

static void handle_finished(struct wl_listener *listener, void *data)
{
	struct pool_feedback *feedback = wl_container_of(listener, feedback, finished);
	stop_listening(feedback);
}

static void begin(struct pool_feedback *feedback, struct pool_record *record)
{
	feedback->changed.notify = handle_changed;
	wl_signal_add(&record->events.changed, &feedback->changed);
	feedback->finished.notify = handle_finished;
	wl_signal_add(&record->events.finished, &feedback->finished);
	feedback->sent = find_worth(record);
	send_file(feedback, &feedback->sent);
	send_memory(feedback, &feedback->sent);
	weddell_shm_pool_feedback_v1_send_done(feedback->resource);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct weddell_shm_pool_feedback_v1_interface feedback_impl = {
	.destroy = handle_destroy,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct pool_feedback *feedback = wl_resource_get_user_data(resource);
	stop_listening(feedback);
	free(feedback);
}

void wire_pool_feedback_create(
	struct wl_client *client, uint32_t version, uint32_t id, struct wl_resource *pool_resource)
{
	struct pool_feedback *feedback = calloc(1, sizeof(*feedback));
	struct wl_resource *resource = wl_resource_create(
		client, &weddell_shm_pool_feedback_v1_interface, (int)version, id);
	if (feedback == NULL || resource == NULL) {
		free(feedback);
		wl_client_post_no_memory(client);
		return;
	}
	feedback->resource = resource;
	wl_list_init(&feedback->changed.link);
	wl_list_init(&feedback->finished.link);
	wl_resource_set_implementation(resource, &feedback_impl, feedback, handle_resource_destroy);
	struct shm_pool *pool = wire_pool_from_resource(pool_resource);
	if (pool != NULL) {
		begin(feedback, pool_record_of(pool));
	}
}
