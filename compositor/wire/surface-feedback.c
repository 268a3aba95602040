/* SPDX-License-Identifier: MIT */
#include "wire/surface-feedback.h"

#include "output/direct.h"
#include "output/output-layout.h"
#include "weddell-shm-feedback-v1-server-protocol.h"
#include "wire/surface.h"
#include "wire/wire.h"

#include <stdlib.h>

#define WAY(name) WEDDELL_SHM_SURFACE_FEEDBACK_V1_WAY_##name
#define REASON(name) WEDDELL_SHM_SURFACE_FEEDBACK_V1_REASON_##name

/* What the event says. */
struct shown {
	uint32_t way, reasons;
};

struct surface_feedback {
	struct wl_list link; /* wire_surface.feedbacks; empty once that is gone */
	struct wl_resource *resource;
	struct shown sent;
	struct wl_listener outputs, destroy; /* of the surface, until that is gone */
};

struct reason_row {
	uint32_t obstacle, reason;
};

static const struct reason_row content_reasons[] = {
	{CONTENT_OBSTACLE_MEMORY, REASON(MEMORY)},
	{CONTENT_OBSTACLE_STRIDE, REASON(STRIDE)},
	{CONTENT_OBSTACLE_OFFSET, REASON(OFFSET)},
	{CONTENT_OBSTACLE_NEW_MEMORY, REASON(NEW_MEMORY)},
	{CONTENT_OBSTACLE_KIND, REASON(KIND)},
};

/* That what is shown is a copy is no reason: the content knows why it is one. */
static const struct reason_row direct_reasons[] = {
	{DIRECT_HIDDEN, REASON(HIDDEN)},
	{DIRECT_COVERED, REASON(COVERED)},
	{DIRECT_BEHIND, REASON(BEHIND)},
	{DIRECT_TRANSPARENT, REASON(TRANSPARENT)},
	{DIRECT_TRANSFORM, REASON(TRANSFORM)},
	{DIRECT_SCALED, REASON(SCALED)},
	{DIRECT_SIZE, REASON(SIZE)},
	{DIRECT_PLACE, REASON(PLACE)},
	{DIRECT_OUTPUT, REASON(OUTPUT)},
	{DIRECT_MEMORY, REASON(MEMORY)},
	{DIRECT_STRIDE, REASON(STRIDE)},
	{DIRECT_OFFSET, REASON(OFFSET)},
	{DIRECT_FORMAT, REASON(FORMAT)},
};

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static uint32_t to_reasons(uint32_t obstacles, const struct reason_row *rows, size_t count)
{
	uint32_t reasons = 0;
	for (size_t i = 0; i < count; i++) {
		reasons |= obstacles & rows[i].obstacle ? rows[i].reason : 0;
	}
	return reasons;
}

static uint32_t to_way(const struct output *output, const struct layer *layer)
{
	if (layer->direct_obstacles == 0) {
		return output->scans_out ? WAY(SCANNED_OUT) : WAY(DIRECT);
	}
	if (layer->direct_obstacles & DIRECT_HIDDEN) {
		return WAY(NONE);
	}
	switch (layer->way) {
	case CONTENT_IN_PLACE:
		return WAY(COMPOSITED);
	case CONTENT_COPIED:
		return WAY(COPIED);
	case CONTENT_COPIED_TO_FREE:
		return WAY(COPIED_TO_FREE);
	case CONTENT_NONE:
		break;
	}
	return WAY(NONE);
}

static struct shown find_shown(const struct output *output, const struct layer *layer)
{
	struct shown shown = {.way = to_way(output, layer)};
	shown.reasons = to_reasons(layer->direct_obstacles, direct_reasons, COUNT(direct_reasons));
	if (shown.way != WAY(NONE) && layer->direct_obstacles != 0) {
		shown.reasons |= to_reasons(
			layer->content_obstacles, content_reasons, COUNT(content_reasons));
	}
	return shown;
}

static void send(struct surface_feedback *feedback, struct shown shown)
{
	feedback->sent = shown;
	weddell_shm_surface_feedback_v1_send_shown(feedback->resource, shown.way, shown.reasons);
	weddell_shm_surface_feedback_v1_send_done(feedback->resource);
}

static void update(struct surface_feedback *feedback, struct shown shown)
{
	if (shown.way != feedback->sent.way || shown.reasons != feedback->sent.reasons) {
		send(feedback, shown);
	}
}

/* The same output that answers its frame callbacks. */
static bool is_judged_on(const struct output *output, const struct layer *layer)
{
	return output_layout_first_on(output->layout, &layer->logical) == output;
}

void wire_surface_feedback_note_frame(const struct output_frame_event *event)
{
	const struct layer_list *list = &event->frame->layers;
	for (size_t i = 0; i < list->count; i++) {
		const struct layer *layer = &list->layers[i];
		struct wire_surface *object = layer->surface != NULL ? layer->surface->owner : NULL;
		if (object == NULL || wl_list_empty(&object->feedbacks) ||
			!is_judged_on(event->output, layer)) {
			continue;
		}
		struct shown shown = find_shown(event->output, layer);
		struct surface_feedback *feedback;
		wl_list_for_each (feedback, &object->feedbacks, link) {
			update(feedback, shown);
		}
	}
}

/* As it is shown now, which may be long since. */
static struct shown look(const struct wire *wire, const struct surface *surface)
{
	struct output *output;
	wl_list_for_each (output, &wire->outputs->outputs, link) {
		const struct layer_list *list = output_layers(output);
		for (size_t i = 0; i < list->count; i++) {
			const struct layer *layer = &list->layers[i];
			if (layer->surface == surface && is_judged_on(output, layer)) {
				return find_shown(output, layer);
			}
		}
	}
	return (struct shown){WAY(NONE), 0};
}

static void handle_outputs(struct wl_listener *listener, void *data)
{
	struct surface_feedback *feedback = wl_container_of(listener, feedback, outputs);
	const struct surface_output_event *event = data;
	if (event->surface->outputs == 0) {
		update(feedback, (struct shown){WAY(NONE), 0});
	}
}

static void leave_surface(struct surface_feedback *feedback)
{
	struct wl_list *const links[] = {
		&feedback->link, &feedback->outputs.link, &feedback->destroy.link};
	for (size_t i = 0; i < COUNT(links); i++) {
		wl_list_remove(links[i]);
		wl_list_init(links[i]);
	}
}

static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct surface_feedback *feedback = wl_container_of(listener, feedback, destroy);
	leave_surface(feedback);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct weddell_shm_surface_feedback_v1_interface feedback_impl = {
	.destroy = handle_destroy,
};

static void handle_resource_destroy(struct wl_resource *resource)
{
	struct surface_feedback *feedback = wl_resource_get_user_data(resource);
	leave_surface(feedback);
	free(feedback);
}

void wire_surface_feedback_create(struct wire *wire, struct wl_client *client, uint32_t version,
	uint32_t id, struct wl_resource *surface_resource)
{
	struct surface_feedback *feedback = calloc(1, sizeof(*feedback));
	struct wl_resource *resource = wl_resource_create(
		client, &weddell_shm_surface_feedback_v1_interface, (int)version, id);
	if (feedback == NULL || resource == NULL) {
		free(feedback);
		wl_client_post_no_memory(client);
		return;
	}
	struct surface *surface = wire_surface_from_resource(surface_resource);
	struct wire_surface *object = surface->owner;
	feedback->resource = resource;
	wl_list_insert(object->feedbacks.prev, &feedback->link);
	feedback->outputs.notify = handle_outputs;
	wl_signal_add(&surface->events.outputs, &feedback->outputs);
	feedback->destroy.notify = handle_surface_destroy;
	wl_signal_add(&surface->events.destroy, &feedback->destroy);
	wl_resource_set_implementation(resource, &feedback_impl, feedback, handle_resource_destroy);
	send(feedback, look(wire, surface));
}
