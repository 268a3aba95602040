/* SPDX-License-Identifier: MIT */
#include "client-lib/wishes.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <wayland-client.h>
#include <weddell-shm-feedback-v1-client-protocol.h>

#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010
#endif

static_assert((int)WISHES_DRAW == WEDDELL_SHM_FEEDBACK_MANAGER_V1_USAGE_DRAW &&
		      (int)WISHES_SCANOUT == WEDDELL_SHM_FEEDBACK_MANAGER_V1_USAGE_SCANOUT &&
		      (int)WISHES_CONSTANT == WEDDELL_SHM_FEEDBACK_MANAGER_V1_USAGE_CONSTANT,
	"usages are numbered alike");

/* More would cost more than any hardware asks for. */
static const uint32_t greatest_offset_step = (uint32_t)2 << 20;

/* The seals of the usage; those of drawing where there is no wish of its own. */
static uint32_t seals_for(const struct wishes_values *values, enum wishes_usage usage)
{
	return values->named[usage] ? values->seals[usage] : values->seals[WISHES_DRAW];
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
	wishes->coming.offset_alignment = offset;
}

static void handle_formats(
	void *data, struct weddell_shm_feedback_manager_v1 *manager, struct wl_array *formats)
{
	struct weddell_wishes *wishes = data;
	struct wishes_values *coming = &wishes->coming;
	size_t count = formats->size / sizeof(coming->formats[0]);
	coming->format_count = count < WISHES_FORMATS ? count : WISHES_FORMATS;
	if (coming->format_count > 0) {
		memcpy(coming->formats, formats->data,
			coming->format_count * sizeof(coming->formats[0]));
	}
}

static void handle_budget(void *data, struct weddell_shm_feedback_manager_v1 *manager,
	uint32_t resource, uint32_t limit_hi, uint32_t limit_lo, uint32_t left_hi, uint32_t left_lo)
{
	struct weddell_wishes *wishes = data;
	if (resource == WEDDELL_SHM_FEEDBACK_MANAGER_V1_RESOURCE_MAPPED_BYTES) {
		uint64_t limit = (uint64_t)limit_hi << 32 | limit_lo;
		uint64_t left = (uint64_t)left_hi << 32 | left_lo;
		/* it may have become less by an eighth before this is said again */
		wishes->coming.mapped_limited = true;
		wishes->coming.mapped_left = left > limit / 8 ? left - limit / 8 : 0;
	}
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

enum memory_file_kind wishes_kind(const struct weddell_wishes *wishes, enum wishes_usage usage)
{
	bool solid = wishes != NULL && (seals_for(&wishes->now, usage) & F_SEAL_FUTURE_WRITE) != 0;
	return solid ? MEMORY_FILE_SOLID : MEMORY_FILE_PUNCHABLE;
}

bool wishes_constant(const struct weddell_wishes *wishes)
{
	return wishes != NULL && (seals_for(&wishes->now, WISHES_CONSTANT) & F_SEAL_WRITE) != 0;
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

size_t wishes_offset_step(const struct weddell_wishes *wishes)
{
	uint32_t step = wishes != NULL ? wishes->now.offset_alignment : 0;
	bool usable = step > 0 && step <= greatest_offset_step && (step & (step - 1)) == 0;
	return usable ? step : 1;
}

size_t wishes_spare_bytes(const struct weddell_wishes *wishes)
{
	bool limited = wishes != NULL && wishes->now.mapped_limited;
	return limited && wishes->now.mapped_left < SIZE_MAX ? (size_t)wishes->now.mapped_left
							     : SIZE_MAX;
}

uint32_t weddell_wishes_choose_format(
	const struct weddell_wishes *wishes, const uint32_t *wl_shm_formats, size_t count)
{
	assert(count > 0);
	for (size_t i = 0; wishes != NULL && i < wishes->now.format_count; i++) {
		for (size_t j = 0; j < count; j++) {
			if (wl_shm_formats[j] == wishes->now.formats[i]) {
				return wl_shm_formats[j];
			}
		}
	}
	return wl_shm_formats[0];
}
