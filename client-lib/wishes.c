/* SPDX-License-Identifier: MIT */
#include "client-lib/wishes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <wayland-client.h>
#include <weddell-shm-feedback-v1-client-protocol.h>

#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010
#endif

/* The seals of the usage; those of drawing where there is no wish of its own. */
static uint32_t seals_for(const struct wishes_values *values, uint32_t usage)
{
	return values->named[usage] ? values->seals[usage]
				    : values->seals[WEDDELL_SHM_FEEDBACK_MANAGER_V1_USAGE_DRAW];
}

static void handle_seals(
	void *data, struct weddell_shm_feedback_manager_v1 *manager, uint32_t usage, uint32_t seals)
{
	struct weddell_wishes *wishes = data;
	if (usage < WISHES_USAGES) {
		wishes->coming.seals[usage] = seals;
		wishes->coming.named[usage] = true;
	}
}

static void handle_alignment(void *data, struct weddell_shm_feedback_manager_v1 *manager,
	uint32_t stride, uint32_t offset)
{
	struct weddell_wishes *wishes = data;
	wishes->coming.stride_alignment = stride;
}

static void handle_formats(
	void *data, struct weddell_shm_feedback_manager_v1 *manager, struct wl_array *formats)
{
}

static void handle_budget(void *data, struct weddell_shm_feedback_manager_v1 *manager,
	uint32_t resource, uint32_t limit_hi, uint32_t limit_lo, uint32_t left_hi, uint32_t left_lo)
{
}

static void handle_done(void *data, struct weddell_shm_feedback_manager_v1 *manager)
{
	struct weddell_wishes *wishes = data;
	wishes->now = wishes->coming;
}

static const struct weddell_shm_feedback_manager_v1_listener listener = {
	.seals = handle_seals,
	.alignment = handle_alignment,
	.formats = handle_formats,
	.budget = handle_budget,
	.done = handle_done,
};

int weddell_wishes_bind(
	struct wl_registry *registry, uint32_t name, struct weddell_wishes **wishes_out)
{
	struct weddell_wishes *wishes = calloc(1, sizeof(*wishes));
	if (wishes == NULL) {
		return -ENOMEM;
	}
	wishes->manager =
		wl_registry_bind(registry, name, &weddell_shm_feedback_manager_v1_interface, 1);
	if (wishes->manager == NULL) {
		free(wishes);
		return -ENOMEM;
	}
	weddell_shm_feedback_manager_v1_add_listener(wishes->manager, &listener, wishes);
	*wishes_out = wishes;
	return 0;
}

void weddell_wishes_destroy(struct weddell_wishes *wishes)
{
	if (wishes != NULL) {
		weddell_shm_feedback_manager_v1_destroy(wishes->manager);
		free(wishes);
	}
}

enum memory_file_kind wishes_kind(const struct weddell_wishes *wishes, enum weddell_usage usage)
{
	bool solid = wishes != NULL &&
		     (seals_for(&wishes->now, (uint32_t)usage) & F_SEAL_FUTURE_WRITE) != 0;
	return solid ? MEMORY_FILE_SOLID : MEMORY_FILE_PUNCHABLE;
}

bool wishes_constant(const struct weddell_wishes *wishes)
{
	return wishes != NULL &&
	       (seals_for(&wishes->now, WEDDELL_SHM_FEEDBACK_MANAGER_V1_USAGE_CONSTANT) &
		       F_SEAL_WRITE) != 0;
}

int32_t wishes_stride(const struct weddell_wishes *wishes, int32_t stride)
{
	if (wishes == NULL || wishes->now.stride_alignment == 0) {
		return stride;
	}
	int64_t step = wishes->now.stride_alignment;
	int64_t wished = (stride + step - 1) / step * step;
	return wished <= INT32_MAX ? (int32_t)wished : stride;
}
