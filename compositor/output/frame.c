/* SPDX-License-Identifier: MIT */
#include "output/frame.h"

void frame_init(struct frame *frame)
{
	*frame = (struct frame){0};
	layer_list_init(&frame->layers);
	pixman_region32_init(&frame->damage);
	pixman_region32_init(&frame->seen);
	wl_list_init(&frame->frame_notices);
	wl_list_init(&frame->feedback);
	wl_list_init(&frame->direct_feedback);
}

void frame_reset(struct frame *frame)
{
	frame_unlock_buffers(frame);
	frame->target = NULL;
	frame->kept = false;
	frame->plane_count = 0;
	layer_list_clear(&frame->layers);
	frame->passed_layers = false;
	pixman_region32_clear(&frame->damage);
	pixman_region32_clear(&frame->seen);
	notice_list_discard(&frame->frame_notices);
	notice_list_discard(&frame->feedback);
	notice_list_discard(&frame->direct_feedback);
}

void frame_finish(struct frame *frame)
{
	frame_reset(frame);
	layer_list_finish(&frame->layers);
	pixman_region32_fini(&frame->damage);
	pixman_region32_fini(&frame->seen);
}

static void swap_layers(struct frame *shown, struct frame *next)
{
	struct layer_list layers = next->layers;
	next->layers = shown->layers;
	shown->layers = layers;
}

void frame_pass_layers(struct frame *shown, struct frame *next)
{
	swap_layers(shown, next);
	shown->passed_layers = true;
}

void frame_take_layers(struct frame *shown, struct frame *next)
{
	swap_layers(shown, next);
	shown->passed_layers = false;
	layer_list_clear(&next->layers);
}

bool frame_has_pixels(const struct frame *frame)
{
	return frame->direct != NULL || frame->target != NULL;
}

bool frame_is_direct(const struct frame *frame)
{
	return frame->direct != NULL || frame->kept;
}

void frame_unlock_buffers(struct frame *frame)
{
	struct buffer *direct = frame->direct;
	frame->direct = NULL;
	buffer_unlock(direct);
	for (size_t i = 0; i < frame->plane_count && frame->locks_planes; i++) {
		buffer_unlock(frame->planes[i].buffer);
		frame->planes[i].buffer = NULL;
	}
	frame->locks_planes = false;
}

bool frame_has_notices(const struct frame *frame)
{
	return !wl_list_empty(&frame->frame_notices) || !wl_list_empty(&frame->feedback) ||
	       !wl_list_empty(&frame->direct_feedback);
}

void frame_answer(struct frame *frame, const struct presentation *presentation)
{
	struct presentation drawn = *presentation;
	drawn.flags &= ~(uint32_t)PRESENTATION_ZERO_COPY;
	notice_list_present(&frame->frame_notices, &drawn);
	notice_list_present(&frame->feedback, &drawn);
	notice_list_present(&frame->direct_feedback, presentation);
}

bool frame_view(const struct frame *frame, struct pixel_view *view_out)
{
	if (frame->direct != NULL) {
		return buffer_view(frame->direct, view_out);
	}
	if (frame->target != NULL && frame->target->data != NULL) {
		*view_out = render_target_view(frame->target);
		return true;
	}
	return false;
}
