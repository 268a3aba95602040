/* SPDX-License-Identifier: MIT */
#include "backend/wayland/parent-memory.h"

#include "weddell-shm-feedback-v1-client-protocol.h"
#include <fcntl.h>
#include <stddef.h>

static void handle_format(void *data, struct wl_shm *shm, uint32_t wl_shm_format)
{
	struct parent_memory *memory = data;
	const struct pixel_format *format = pixel_format_from_wl_shm(wl_shm_format);
	if (format != NULL && memory->format_count < PARENT_MEMORY_FORMATS_MAX) {
		memory->formats[memory->format_count++] = format->fourcc;
	}
}

static const struct wl_shm_listener shm_listener = {
	.format = handle_format,
};

static void handle_seals(
	void *data, struct weddell_shm_feedback_manager_v1 *manager, uint32_t usage, uint32_t seals)
{
	struct parent_memory *memory = data;
	if (usage == WEDDELL_SHM_FEEDBACK_MANAGER_V1_USAGE_DRAW) {
		memory->draw_seals = seals;
	} else if (usage == WEDDELL_SHM_FEEDBACK_MANAGER_V1_USAGE_CONSTANT) {
		memory->constant_seals = seals;
	}
}

static void handle_alignment(void *data, struct weddell_shm_feedback_manager_v1 *manager,
	uint32_t stride, uint32_t offset)
{
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
}

static const struct weddell_shm_feedback_manager_v1_listener manager_listener = {
	.seals = handle_seals,
	.alignment = handle_alignment,
	.formats = handle_formats,
	.budget = handle_budget,
	.done = handle_done,
};

void parent_memory_listen_to_shm(struct parent_memory *memory, struct wl_shm *shm)
{
	wl_shm_add_listener(shm, &shm_listener, memory);
}

void parent_memory_listen_to_wishes(struct parent_memory *memory)
{
	weddell_shm_feedback_manager_v1_add_listener(memory->manager, &manager_listener, memory);
}

void parent_memory_finish(struct parent_memory *memory)
{
	if (memory->manager != NULL) {
		weddell_shm_feedback_manager_v1_destroy(memory->manager);
		memory->manager = NULL;
	}
}

bool parent_memory_takes_any_seal(const struct parent_memory *memory)
{
	return (memory->constant_seals & F_SEAL_WRITE) != 0;
}

bool parent_memory_takes_format(
	const struct parent_memory *memory, const struct pixel_format *format)
{
	for (size_t i = 0; i < memory->format_count; i++) {
		if (memory->formats[i] == format->fourcc) {
			return true;
		}
	}
	return false;
}
