/* SPDX-License-Identifier: MIT */
#include "feedback-talk.h"

#include "check.h"
#include "wire/client-record.h"
#include "wire/shm-feedback.h"
#include "wire/surface-feedback.h"

#include "weddell-shm-feedback-v1-client-protocol.h"

#include <stdarg.h>
#include <string.h>

__attribute__((format(printf, 2, 3))) static void note(struct talk *talk, const char *format, ...)
{
	size_t length = strlen(talk->events);
	va_list args;
	va_start(args, format);
	vsnprintf(talk->events + length, sizeof(talk->events) - length, format, args);
	va_end(args);
}

void talk_expect(struct talk *talk, const char *name, const char *events)
{
	CHECK_EQ(pair_run(&talk->pair), 0);
	if (strcmp(talk->events, events) != 0) {
		printf("# %s\n", name);
	}
	CHECK_STR(talk->events, events);
	talk->events[0] = '\0';
}

static void handle_seals(
	void *data, struct weddell_shm_feedback_manager_v1 *manager, uint32_t usage, uint32_t seals)
{
	note(data, "seals:%u:0x%x ", usage, seals);
}

static void handle_alignment(void *data, struct weddell_shm_feedback_manager_v1 *manager,
	uint32_t stride, uint32_t offset)
{
	note(data, "alignment:%u:%u ", stride, offset);
}

static void handle_formats(
	void *data, struct weddell_shm_feedback_manager_v1 *manager, struct wl_array *formats)
{
	uint32_t *code;
	wl_array_for_each (code, formats) {
		note(data, "format:%u ", *code);
	}
}

/* Bytes differ from machine to machine. */
static void handle_budget(void *data, struct weddell_shm_feedback_manager_v1 *manager,
	uint32_t resource, uint32_t limit_hi, uint32_t limit_lo, uint32_t left_hi, uint32_t left_lo)
{
	if (resource == WEDDELL_SHM_FEEDBACK_MANAGER_V1_RESOURCE_BUFFERS) {
		note(data, "buffers:%u/%u ", left_lo, limit_lo);
	} else {
		note(data, "budget:%u ", resource);
		CHECK(left_hi < limit_hi || (left_hi == limit_hi && left_lo <= limit_lo));
	}
}

static void handle_manager_done(void *data, struct weddell_shm_feedback_manager_v1 *manager)
{
	note(data, "done ");
}

static const struct weddell_shm_feedback_manager_v1_listener manager_listener = {
	.seals = handle_seals,
	.alignment = handle_alignment,
	.formats = handle_formats,
	.budget = handle_budget,
	.done = handle_manager_done,
};

static void handle_file(void *data, struct weddell_shm_pool_feedback_v1 *feedback, uint32_t kind,
	uint32_t seals, uint32_t added)
{
	/* newer kernels may have given it F_SEAL_EXEC */
	note(data, "file:%u:0x%x:0x%x ", kind, seals & 0x1f, added);
}

static void handle_memory(void *data, struct weddell_shm_pool_feedback_v1 *feedback,
	uint32_t memory_class, uint32_t reasons)
{
	note(data, "memory:%u:0x%x ", memory_class, reasons);
}

static void handle_pool_done(void *data, struct weddell_shm_pool_feedback_v1 *feedback)
{
	note(data, "done ");
}

static const struct weddell_shm_pool_feedback_v1_listener pool_listener = {
	.file = handle_file,
	.memory = handle_memory,
	.done = handle_pool_done,
};

static void handle_shown(void *data, struct weddell_shm_surface_feedback_v1 *feedback, uint32_t way,
	uint32_t reasons)
{
	note(data, "shown:%u:0x%x ", way, reasons);
}

static void handle_surface_done(void *data, struct weddell_shm_surface_feedback_v1 *feedback)
{
	note(data, "done ");
}

static const struct weddell_shm_surface_feedback_v1_listener surface_listener = {
	.shown = handle_shown,
	.done = handle_surface_done,
};

static void handle_global(void *data, struct wl_registry *registry, uint32_t name,
	const char *interface, uint32_t version)
{
	struct talk *talk = data;
	if (strcmp(interface, weddell_shm_feedback_manager_v1_interface.name) == 0) {
		talk->manager = wl_registry_bind(
			registry, name, &weddell_shm_feedback_manager_v1_interface, version);
		weddell_shm_feedback_manager_v1_add_listener(
			talk->manager, &manager_listener, talk);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

/* As server/ does for each output. */
static void handle_frame(struct wl_listener *listener, void *data)
{
	client_records_note_frame(data);
	wire_surface_feedback_note_frame(data);
}

static const char wishes[] =
	"seals:0:0x12 seals:2:0xa alignment:256:4096 format:1 format:0 budget:0 budget:1 budget:2 "
	"budget:3 budget:6 budget:4 buffers:16384/16384 done ";

void talk_init(struct talk *talk)
{
	*talk = (struct talk){0};
	pair_init(&talk->pair);
	CHECK_EQ(shm_feedback_global_create(&talk->pair.wire), 0);
	talk->output =
		screen_add_output(&talk->pair.screen, TALK_WIDTH, TALK_HEIGHT, 1, TRANSFORM_NORMAL);
	talk->frame.notify = handle_frame;
	wl_signal_add(&talk->output->events.frame, &talk->frame);
	talk->registry = wl_display_get_registry(talk->pair.client);
	wl_registry_add_listener(talk->registry, &registry_listener, talk);
	talk_expect(talk, "on binding", wishes);
}

void talk_finish(struct talk *talk)
{
	wl_list_remove(&talk->frame.link);
	weddell_shm_feedback_manager_v1_destroy(talk->manager);
	wl_registry_destroy(talk->registry);
	pair_finish(&talk->pair);
}

struct weddell_shm_pool_feedback_v1 *talk_ask_pool(struct talk *talk, struct wl_shm_pool *pool)
{
	struct weddell_shm_pool_feedback_v1 *feedback =
		weddell_shm_feedback_manager_v1_get_pool_feedback(talk->manager, pool);
	weddell_shm_pool_feedback_v1_add_listener(feedback, &pool_listener, talk);
	return feedback;
}

struct weddell_shm_surface_feedback_v1 *talk_ask_surface(
	struct talk *talk, struct wl_surface *surface)
{
	struct weddell_shm_surface_feedback_v1 *feedback =
		weddell_shm_feedback_manager_v1_get_surface_feedback(talk->manager, surface);
	weddell_shm_surface_feedback_v1_add_listener(feedback, &surface_listener, talk);
	return feedback;
}
