/* SPDX-License-Identifier: MIT */
#include "output/output-layout.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <string.h>

static void schedule_all(struct output_layout *layout)
{
	struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		output_schedule(output);
	}
}

static bool is_seen_on(const struct surface *root, const struct output *output)
{
	return root != NULL && (root->outputs >> output->index & 1) != 0;
}

static void handle_scene_changed(struct wl_listener *listener, void *data)
{
	struct output_layout *layout = wl_container_of(listener, layout, scene_changed);
	const struct scene_change *change = data;
	struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		if (is_seen_on(change->committed, output)) {
			output_schedule_commit(output);
		} else {
			output_schedule(output);
		}
	}
}

void output_layout_init(
	struct output_layout *layout, struct wl_event_loop *loop, struct scene *scene)
{
	*layout = (struct output_layout){.loop = loop, .scene = scene};
	crew_init(&layout->crew);
	wl_list_init(&layout->outputs);
	wl_list_init(&layout->disabled);
	wl_signal_init(&layout->events.add);
	wl_signal_init(&layout->events.remove);
	wl_signal_init(&layout->events.forget);
	wl_signal_init(&layout->events.changed);
	layout->scene_changed.notify = handle_scene_changed;
	wl_signal_add(&scene->events.changed, &layout->scene_changed);
}

void output_layout_finish(struct output_layout *layout)
{
	assert(wl_list_empty(&layout->outputs));
	assert(wl_list_empty(&layout->disabled));
	wl_list_remove(&layout->scene_changed.link);
	crew_finish(&layout->crew);
}

struct box output_layout_box(const struct output_layout *layout)
{
	struct box all = {0};
	struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		struct box box = output_logical_box(output);
		all = box_unite(&all, &box);
	}
	return all;
}

struct output *output_layout_at(const struct output_layout *layout, double x, double y)
{
	struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		struct box box = output_logical_box(output);
		if (box_contains_point(&box, x, y)) {
			return output;
		}
	}
	return NULL;
}

/* The largest number that is still below edge, in the 1/256 that the protocol can say. */
static double just_below(int32_t edge)
{
	return edge - 1.0 / 256;
}

struct output *output_layout_nearest(const struct output_layout *layout, double *x, double *y)
{
	struct output *nearest = NULL, *output;
	double least = INFINITY, nearest_x = *x, nearest_y = *y;
	wl_list_for_each (output, &layout->outputs, link) {
		struct box box = output_logical_box(output);
		double px = fmax(box.x, fmin(*x, just_below(box_right(&box))));
		double py = fmax(box.y, fmin(*y, just_below(box_bottom(&box))));
		double distance = hypot(px - *x, py - *y);
		if (distance < least) {
			least = distance;
			nearest = output;
			nearest_x = px;
			nearest_y = py;
		}
	}
	*x = nearest_x;
	*y = nearest_y;
	return nearest;
}

struct output *output_layout_first_on(const struct output_layout *layout, const struct box *box)
{
	struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		struct box logical = output_logical_box(output);
		struct box common = box_intersect(&logical, box);
		if (output->powered && !box_is_empty(&common)) {
			return output;
		}
	}
	return NULL;
}

struct output *output_layout_from_index(const struct output_layout *layout, unsigned int index)
{
	struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		if (output->index == index) {
			return output;
		}
	}
	return NULL;
}

static struct output *find_name(const struct wl_list *outputs, const char *name)
{
	struct output *output;
	wl_list_for_each (output, outputs, link) {
		if (strcmp(output->name, name) == 0) {
			return output;
		}
	}
	return NULL;
}

struct output *output_layout_from_name(const struct output_layout *layout, const char *name)
{
	struct output *output = find_name(&layout->outputs, name);
	return output != NULL ? output : find_name(&layout->disabled, name);
}

/* Right of all that are placed. */
static int32_t find_begin(const struct output_layout *layout)
{
	int32_t begin = 0;
	struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		struct box box = output_logical_box(output);
		if (output->placed && box_right(&box) > begin) {
			begin = box_right(&box);
		}
	}
	return begin;
}

/* Places the others from left to right. Those that moved look different; *changed does in any case.
 */
static void arrange(struct output_layout *layout, struct output *changed)
{
	int32_t x = find_begin(layout);
	struct output *output;
	wl_list_for_each (output, &layout->outputs, link) {
		bool moved = !output->placed && output->x != x;
		if (!output->placed) {
			output->x = x;
			x += output_logical_box(output).width;
		}
		if (moved) {
			output_schedule(output);
		}
		if (moved || output == changed) {
			wl_signal_emit_mutable(&output->events.changed, output);
		}
	}
}

int output_layout_add(struct output_layout *layout, struct output *output)
{
	const struct output *other = output_layout_from_name(layout, output->name);
	if (other != NULL && other != output) {
		return -EEXIST;
	}
	unsigned int index = 0;
	while (output_layout_from_index(layout, index) != NULL) {
		index++;
	}
	if (index >= SURFACE_OUTPUT_MAX) {
		return -ENOSPC;
	}
	output->index = index;
	wl_list_remove(&output->link); /* of the disabled ones */
	wl_list_insert(layout->outputs.prev, &output->link);
	arrange(layout, NULL);
	wl_signal_emit_mutable(&layout->events.add, output);
	wl_signal_emit_mutable(&layout->events.changed, layout);
	return 0;
}

void output_layout_remove(struct output_layout *layout, struct output *output)
{
	wl_list_remove(&output->link);
	wl_list_init(&output->link);
	if (!output->enabled) {
		wl_list_insert(layout->disabled.prev, &output->link);
	}
	arrange(layout, NULL);
	wl_signal_emit_mutable(&layout->events.remove, output);
	wl_signal_emit_mutable(&layout->events.changed, layout);
	/* surfaces that waited for a frame of this one are now answered by another */
	schedule_all(layout);
}

void output_layout_forget(struct output_layout *layout, struct output *output)
{
	wl_signal_emit_mutable(&layout->events.forget, output);
	wl_list_remove(&output->link);
	wl_list_init(&output->link);
}

void output_layout_arrange(struct output_layout *layout, struct output *changed)
{
	arrange(layout, changed);
	wl_signal_emit_mutable(&layout->events.changed, layout);
	schedule_all(layout);
}
