/* SPDX-License-Identifier: MIT */
/*
 * Layer surfaces are placed output by output, from the top level down. Those
 * with an exclusive zone come first, each taking its part of what is free; the
 * others then share what is left, and so do the windows.
 *
 * A zone is kept free for what can be seen: not before its surface is mapped.
 * And it leaves half of the output to others, each way: many bars, or one that
 * is wrong, do not push windows off the screen; they are in their way then.
 */
#include "shell/desktop-internal.h"

void desktop_layers_init(struct desktop *desktop)
{
	for (int level = 0; level < LAYER_LEVEL_COUNT; level++) {
		wl_list_init(&desktop->layers[level]);
	}
}

static void reserve(const struct layer_surface *layer, struct desktop_output *output)
{
	struct box left = layer_layout_reserve(&layer->current, &output->free);
	if (left.width >= output->box.width / 2 && left.height >= output->box.height / 2) {
		output->free = left;
	}
}

static void place(struct layer_surface *layer, struct desktop_output *output)
{
	struct box box = layer_layout_place(&layer->current, &output->box, &output->free);
	layer_surface_place(layer, &box);
	scene_node_confine(layer->shell_surface->node, &output->box);
	popups_react(layer->shell_surface);
	if (layer->shell_surface->mapped && layer_layout_is_exclusive(&layer->current)) {
		reserve(layer, output);
	}
}

static void place_all(struct desktop *desktop, struct desktop_output *output, bool exclusive)
{
	for (int level = LAYER_LEVEL_COUNT - 1; level >= 0; level--) {
		struct layer_surface *layer;
		wl_list_for_each (layer, &desktop->layers[level], link) {
			if (layer->output == output->index && layer_surface_is_placed(layer) &&
				layer_layout_is_exclusive(&layer->current) == exclusive) {
				place(layer, output);
			}
		}
	}
}

static bool arrange_output(struct desktop *desktop, struct desktop_output *output)
{
	struct box before = output->free;
	output->free = output->box;
	place_all(desktop, output, true);
	place_all(desktop, output, false);
	return !box_equal(&before, &output->free);
}

void desktop_layers_arrange(struct desktop *desktop)
{
	bool changed = false;
	for (size_t i = 0; i < desktop->outputs.count; i++) {
		changed |= arrange_output(desktop, &desktop->outputs.all[i]);
	}
	if (changed) {
		desktop_arrange_windows(desktop);
	}
}

void desktop_layers_apply(struct desktop *desktop)
{
	static const enum scene_band bands[LAYER_LEVEL_COUNT] = {
		[LAYER_BACKGROUND] = SCENE_BACKGROUND,
		[LAYER_BOTTOM] = SCENE_LAYER_BOTTOM,
		[LAYER_TOP] = SCENE_LAYER_TOP,
		[LAYER_OVERLAY] = SCENE_LAYER_OVERLAY,
	};
	for (int level = 0; level < LAYER_LEVEL_COUNT; level++) {
		struct layer_surface *layer;
		wl_list_for_each (layer, &desktop->layers[level], link) {
			if (layer->shell_surface->mapped) {
				scene_node_raise(layer->shell_surface->node, bands[level]);
				popups_raise(layer->shell_surface, bands[level]);
			}
		}
	}
}

struct layer_surface *desktop_layers_exclusive(const struct desktop *desktop)
{
	for (int level = LAYER_OVERLAY; level >= LAYER_TOP; level--) {
		struct layer_surface *layer;
		wl_list_for_each_reverse (layer, &desktop->layers[level], link) {
			if (layer->shell_surface->mapped &&
				layer->current.interactivity == LAYER_KEYBOARD_EXCLUSIVE) {
				return layer;
			}
		}
	}
	return NULL;
}

void desktop_layers_close_lost(struct desktop *desktop)
{
	for (int level = 0; level < LAYER_LEVEL_COUNT; level++) {
		struct layer_surface *layer;
		wl_list_for_each (layer, &desktop->layers[level], link) {
			if (desktop_outputs_find(&desktop->outputs, layer->output) == NULL) {
				layer_surface_close(layer);
			}
		}
	}
}

static void put_on_top(struct desktop *desktop, struct layer_surface *layer)
{
	layer->stacked = layer->current.level;
	wl_list_remove(&layer->link);
	wl_list_insert(desktop->layers[layer->stacked].prev, &layer->link);
}

static void update(struct desktop *desktop)
{
	desktop_layers_arrange(desktop);
	desktop_layers_apply(desktop);
	desktop_focus_update(desktop);
}

static void handle_arrange(void *data, struct layer_surface *layer)
{
	if (layer->stacked != layer->current.level) {
		put_on_top(data, layer);
	}
	update(data);
}

static void handle_map(void *data, struct layer_surface *layer)
{
	struct desktop *desktop = data;
	put_on_top(desktop, layer);
	if (desktop->focus == NULL) {
		desktop_focus_layer(desktop, layer); /* it takes the keyboard from nobody */
	}
	update(desktop);
}

static void handle_unmap(void *data, struct layer_surface *layer)
{
	struct desktop *desktop = data;
	if (desktop->focused_layer == layer) {
		desktop->focused_layer = NULL;
	}
	update(desktop);
}

static const struct layer_surface_listener layer_listener = {
	.arrange = handle_arrange,
	.map = handle_map,
	.unmap = handle_unmap,
};

/* Where the active window is, or else the pointer. -1 without outputs. */
static int output_of_user(const struct desktop *desktop)
{
	const struct desktop_output *output;
	if (desktop->active != NULL) {
		struct box box = shell_surface_box(desktop->active->shell_surface);
		output = desktop_outputs_of_box(&desktop->outputs, &box);
	} else {
		output = desktop_outputs_at(
			&desktop->outputs, desktop->pointer_x, desktop->pointer_y);
	}
	return output != NULL ? output->index : -1;
}

int desktop_create_layer_surface(struct desktop *desktop, struct shell_surface *shell_surface,
	uint32_t level, int output_index, struct layer_surface **layer_out)
{
	int output = output_index >= 0 ? output_index : output_of_user(desktop);
	int fault = layer_surface_create(
		shell_surface, desktop->scene, level, output, &layer_listener, desktop, layer_out);
	if (fault != 0) {
		return fault;
	}
	put_on_top(desktop, *layer_out);
	if (desktop_outputs_find(&desktop->outputs, output) == NULL) {
		layer_surface_close(*layer_out);
	}
	return 0;
}
