/* SPDX-License-Identifier: MIT */
#include "shell/layer-surface.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int check_size(struct shell_surface *ss, bool attaches)
{
	const struct layer_surface *layer = ss->role_object;
	return layer_layout_has_size(&layer->pending) ? 0 : LAYER_SURFACE_NO_SIZE;
}

static void arrange(struct layer_surface *layer)
{
	layer->listener->arrange(layer->listener_data, layer);
}

static void handle_initial(struct shell_surface *ss)
{
	arrange(ss->role_object);
}

static bool is_equal(const struct layer_state *a, const struct layer_state *b)
{
	return memcmp(a, b, sizeof(*a)) == 0; /* nothing in it but numbers of one size */
}

static void handle_commit(struct shell_surface *ss, const struct configuration *answered)
{
	struct layer_surface *layer = ss->role_object;
	bool wants_other = !is_equal(&layer->current, &layer->pending);
	layer->current = layer->pending;
	if (ss->initialised && wants_other) {
		layer->owes_configure = true;
		arrange(layer);
	}
}

static void handle_map(struct shell_surface *ss)
{
	struct layer_surface *layer = ss->role_object;
	layer->listener->map(layer->listener_data, layer);
}

static void reset(struct layer_surface *layer)
{
	layer->current = layer->pending = (struct layer_state){.level = layer->first_level};
	layer->owes_configure = false;
}

/* An unmapped one is as it was when it was made. */
static void handle_unmap(struct shell_surface *ss)
{
	struct layer_surface *layer = ss->role_object;
	reset(layer);
	layer->listener->unmap(layer->listener_data, layer);
}

static const struct surface_role layer_surface_role = {
	.name = "zwlr_layer_surface_v1",
	.check = shell_surface_check,
	.committed = shell_surface_committed,
};

static const struct shell_role layer_role = {
	.surface_role = &layer_surface_role,
	.is_geometry_whole = true,
	.check = check_size,
	.initial = handle_initial,
	.commit = handle_commit,
	.map = handle_map,
	.unmap = handle_unmap,
};

int layer_surface_create(struct shell_surface *shell_surface, struct scene *scene, uint32_t level,
	int output, const struct layer_surface_listener *listener, void *data,
	struct layer_surface **layer_out)
{
	if (level >= LAYER_LEVEL_COUNT) {
		return LAYER_SURFACE_BAD_LEVEL;
	}
	struct layer_surface *layer = calloc(1, sizeof(*layer));
	if (layer == NULL) {
		return -ENOMEM;
	}
	int error = shell_surface_set_role(shell_surface, &layer_role, layer, scene);
	if (error != 0) {
		free(layer);
		return error;
	}
	layer->shell_surface = shell_surface;
	layer->listener = listener;
	layer->listener_data = data;
	layer->output = output;
	layer->first_level = (enum layer_level)level;
	reset(layer);
	wl_list_init(&layer->link);
	*layer_out = layer;
	return 0;
}

void layer_surface_destroy(struct layer_surface *layer)
{
	if (layer == NULL) {
		return;
	}
	shell_surface_clear_role(layer->shell_surface);
	wl_list_remove(&layer->link);
	free(layer);
}

struct layer_surface *layer_surface_from_shell_surface(const struct shell_surface *shell_surface)
{
	bool is_layer = shell_surface != NULL && shell_surface->role == &layer_role;
	return is_layer ? shell_surface->role_object : NULL;
}

int layer_surface_set_level(struct layer_surface *layer, uint32_t level)
{
	if (level >= LAYER_LEVEL_COUNT) {
		return LAYER_SURFACE_BAD_LEVEL;
	}
	layer->pending.level = (enum layer_level)level;
	return 0;
}

int layer_surface_set_size(struct layer_surface *layer, uint32_t width, uint32_t height)
{
	if (width > INT32_MAX || height > INT32_MAX) {
		return LAYER_SURFACE_BAD_SIZE;
	}
	layer->pending.width = (int32_t)width;
	layer->pending.height = (int32_t)height;
	return 0;
}

int layer_surface_set_anchor(struct layer_surface *layer, uint32_t anchor)
{
	if (anchor & ~(uint32_t)(EDGE_TOP | EDGE_BOTTOM | EDGE_LEFT | EDGE_RIGHT)) {
		return LAYER_SURFACE_BAD_ANCHOR;
	}
	layer->pending.anchor = anchor;
	return 0;
}

int layer_surface_set_interactivity(struct layer_surface *layer, uint32_t interactivity)
{
	if (interactivity >= LAYER_KEYBOARD_COUNT) {
		return LAYER_SURFACE_BAD_INTERACTIVITY;
	}
	layer->pending.interactivity = (enum layer_interactivity)interactivity;
	return 0;
}

void layer_surface_set_exclusive_zone(struct layer_surface *layer, int32_t zone)
{
	layer->pending.exclusive_zone = zone;
}

void layer_surface_set_margin(
	struct layer_surface *layer, int32_t top, int32_t right, int32_t bottom, int32_t left)
{
	layer->pending.margin_top = top;
	layer->pending.margin_right = right;
	layer->pending.margin_bottom = bottom;
	layer->pending.margin_left = left;
}

static void move(struct layer_surface *layer, const struct box *box)
{
	struct shell_surface *ss = layer->shell_surface;
	if (ss->x != box->x || ss->y != box->y) {
		shell_surface_move(ss, box->x, box->y);
	}
}

void layer_surface_place(struct layer_surface *layer, const struct box *box)
{
	struct shell_surface *ss = layer->shell_surface;
	struct configuration *next = &ss->next;
	bool is_other = next->box.width != box->width || next->box.height != box->height;
	next->box = *box;
	if (is_other || layer->owes_configure) {
		layer->owes_configure = false;
		shell_surface_schedule_configure(ss);
	}
	move(layer, box);
}

bool layer_surface_is_placed(const struct layer_surface *layer)
{
	return layer->shell_surface->initialised;
}

void layer_surface_close(struct layer_surface *layer)
{
	struct shell_surface *ss = layer->shell_surface;
	if (layer->closed) {
		return;
	}
	layer->closed = true;
	ss->inert = true;
	shell_surface_unmap(ss);
	ss->listener->dismissed(ss->listener_data);
}
