/* SPDX-License-Identifier: MIT */
/*
 * The steps: flatten the scene, or bring up to date what was flattened where
 * nothing has moved since; compare with what is shown, take along the notices of
 * the surfaces seen, and if there is anything new find it pixels: a client's own
 * buffer where that is all there is to see, else a target, drawn where it is
 * behind. A target knows after which frame it was last drawn, and the output what
 * changed with each frame since: so any number of targets, of any age, are brought
 * up to date alike.
 *
 * Layers that have planes of their own (planes.h) are not in the picture. While
 * nothing but those changes, the picture that is shown stays.
 */
#include "output/repaint.h"

#include "base/clock.h"
#include "output/output-layout.h"
#include "output/planes.h"
#include "render/renderer.h"

/* Which surfaces are on this output is told at each repaint, by the list. */
static void tell_surfaces(struct output *output)
{
	const struct layer_list *before = &output->shown->layers, *now = &output->next->layers;
	for (size_t i = 0; i < before->count; i++) {
		if (!before->layers[i].kept && before->layers[i].surface != NULL) {
			surface_set_on_output(before->layers[i].surface, output->index, false);
		}
	}
	for (size_t i = 0; i < now->count; i++) {
		surface_set_on_output(now->layers[i].surface, output->index, true);
	}
}

static void bound_damage(const struct output *output, pixman_region32_t *damage)
{
	unsigned int width = (unsigned int)output_width(output);
	unsigned int height = (unsigned int)output_height(output);
	if (output->stale) {
		pixman_region32_union_rect(damage, damage, 0, 0, width, height);
	}
	pixman_region32_intersect_rect(damage, damage, 0, 0, width, height);
}

/* The last chance to look at a picture that is not empty. */
static void tell_clearing(struct output *output)
{
	if (layer_list_shows_anything(&output->shown->layers) &&
		!layer_list_shows_anything(&output->next->layers)) {
		wl_signal_emit_mutable(&output->events.clearing, output);
	}
}

/* Where nothing has moved, the list of the frame shown becomes that of the next. */
static bool refresh_layers(struct output *output, struct layer_damage *damage)
{
	struct output_view view = output_view(output);
	if (output->plane_count > 0 ||
		!layer_list_refresh(&output->shown->layers, output->layout->scene, &view, damage)) {
		return false;
	}
	frame_pass_layers(output->shown, output->next);
	return true;
}

/* *direct_out is the layer that is all there is to see, or NULL. Returns 0 or -ENOMEM. */
static int find_layers(struct output *output, const struct layer **direct_out)
{
	struct frame *next = output->next;
	struct layer_damage damage = {.drawn = &next->damage, .seen = &next->seen};
	pixman_region32_clear(&next->damage);
	pixman_region32_clear(&next->seen);
	if (refresh_layers(output, &damage)) {
		*direct_out = planes_assign(output, next);
	} else {
		struct output_view view = output_view(output);
		int error = layer_list_build(&next->layers, output->layout->scene, &view);
		if (error != 0) {
			return error;
		}
		*direct_out = planes_assign(output, next);
		layer_list_diff(&output->shown->layers, &next->layers, &damage);
		tell_clearing(output);
		tell_surfaces(output);
	}
	bound_damage(output, &next->damage);
	bound_damage(output, &next->seen);
	return 0;
}

/* A surface on several outputs is answered by the first of them, so that it is not answered
 * more often than one of them refreshes. */
static void take_notices(struct output *output)
{
	struct frame *next = output->next;
	for (size_t i = 0; i < next->layers.count; i++) {
		const struct layer *layer = &next->layers.layers[i];
		if (surface_has_notices(layer->surface) &&
			output_layout_first_on(output->layout, &layer->logical) == output) {
			surface_take_notices(layer->surface, &next->frame_notices,
				layer->direct_obstacles == 0 ? &next->direct_feedback
							     : &next->feedback);
		}
	}
}

static bool is_needed(const struct output *output, const struct layer *direct)
{
	const struct frame *next = output->next;
	const struct buffer *buffer = direct != NULL ? direct->buffer : NULL;
	return output->forced || output->stale || !frame_has_pixels(output->shown) ||
	       output->shown->direct != buffer || frame_has_notices(next) ||
	       pixman_region32_not_empty((pixman_region32_t *)&next->seen) ||
	       planes_differ(output, next);
}

static void add_stale(
	const struct output *output, const struct render_target *target, pixman_region32_t *stale)
{
	if (target->serial == 0 || !damage_history_since(&output->damage, target->serial, stale)) {
		pixman_region32_union_rect(stale, stale, 0, 0, (unsigned int)output_width(output),
			(unsigned int)output_height(output));
	}
	/* what changed before the output was turned may have been where there is nothing now */
	pixman_region32_intersect_rect(stale, stale, 0, 0, (unsigned int)output_width(output),
		(unsigned int)output_height(output));
}

static int draw(struct output *output)
{
	struct render_target *target;
	int error = output->impl->target(output, &target);
	if (error != 0) {
		return error;
	}
	pixman_region32_t stale;
	pixman_region32_init(&stale);
	add_stale(output, target, &stale);
	bool blank = target->blank && !layer_list_shows_anything(&output->next->layers) &&
		     (output->layout->background & 0xffffff) == 0;
	target->serial = 0; /* in case drawing fails half-way */
	error = renderer_draw(target, &output->next->layers, &stale, output->layout->background,
		&output->layout->crew);
	pixman_region32_fini(&stale);
	target->blank = blank;
	if (error != 0) {
		return error;
	}
	target->serial = output->damage.serial;
	output->next->target = target;
	return 0;
}

/* Whether the picture that was drawn last is still right. Without planes there is nothing to gain:
 * then a frame has something new in its picture, or is asked for. */
static bool keeps_picture(const struct output *output)
{
	const struct frame *shown = output->shown, *next = output->next;
	return output->plane_count > 0 && shown->target != NULL && !output->stale &&
	       !pixman_region32_not_empty((pixman_region32_t *)&next->damage);
}

static int find_picture(struct output *output, const struct layer *direct)
{
	struct frame *next = output->next;
	if (direct == NULL && keeps_picture(output)) {
		next->target = output->shown->target;
		next->kept = true;
		return 0;
	}
	damage_history_push(&output->damage, &next->damage);
	if (direct != NULL) {
		next->direct = buffer_lock(direct->buffer);
		return 0;
	}
	return draw(output);
}

static int find_pixels(struct output *output, const struct layer *direct)
{
	damage_history_push(&output->seen, &output->next->seen);
	int error = find_picture(output, direct);
	return error == 0 ? planes_fill(output, output->next) : error;
}

/* What the next comparison starts from, and which surfaces were told that they are here. */
static void remember_layers(struct output *output)
{
	frame_take_layers(output->shown, output->next);
}

/* The notices stay with the next frame; the one after a while is drawn whole. */
static void give_up(struct output *output)
{
	frame_unlock_buffers(output->next);
	output->next->target = NULL;
	output->next->kept = false;
	output->next->plane_count = 0;
	output->stale = true;
	frame_clock_made_frame(output->clock); /* try again in a period, not at once */
	output_schedule(output);
}

/* The backend may say from within that the frame is shown. */
static int commit(struct output *output)
{
	frame_clock_made_frame(output->clock);
	output->forced = false;
	output->stale = false;
	output->in_flight = true;
	int error = output->impl->commit(output, output->next);
	lead_time_handed_over(&output->lead, clock_now(), output_period_nsec(output));
	if (error != 0) {
		output->in_flight = false;
	}
	return error;
}

static int show(struct output *output, const struct layer *direct)
{
	int error = find_pixels(output, direct);
	return error != 0 ? error : commit(output);
}

static void note_begin(struct output *output)
{
	int64_t period = output_period_nsec(output);
	bool has_flip = frame_clock_was_asked_early(output->clock);
	lead_time_begin(&output->lead, clock_now(), has_flip ? output->shown_nsec + period : 0);
	if (output->impl->answers_late) {
		late_answers_note_frame(&output->answers, period);
	}
}

void repaint(struct output *output)
{
	const struct layer *direct;
	note_begin(output);
	if (find_layers(output, &direct) != 0) {
		give_up(output);
		return;
	}
	take_notices(output);
	if (!is_needed(output, direct)) {
		remember_layers(output);
	} else if (show(output, direct) != 0) {
		remember_layers(output);
		give_up(output);
	}
}
