/* SPDX-License-Identifier: MIT */
#include "server/desktop-input.h"

#include "wire/surface.h"

#include <math.h>

static bool filter_motion(void *data, uint32_t time)
{
	struct desktop_input *input = data;
	const struct pointer *pointer = &input->seat->pointer;
	return desktop_handle_motion(input->desktop, pointer->x, pointer->y);
}

static bool filter_button(void *data, uint32_t button, bool pressed, uint32_t time)
{
	struct desktop_input *input = data;
	const struct pointer *pointer = &input->seat->pointer;
	return desktop_handle_button(input->desktop, pointer->x, pointer->y, pressed);
}

static bool filter_touch_down(void *data, const struct touch_point *point, uint32_t time)
{
	struct desktop_input *input = data;
	desktop_handle_touch(input->desktop, point->x, point->y);
	return false;
}

static void show_touch_motion(void *data, const struct touch_point *point)
{
	struct desktop_input *input = data;
	desktop_handle_touch_motion(input->desktop, point->id, point->x, point->y);
}

static void show_touch_up(void *data, const struct touch_point *point, bool cancelled)
{
	struct desktop_input *input = data;
	desktop_handle_touch_up(input->desktop, point->id);
}

static const struct seat_filter filter = {
	.motion = filter_motion,
	.button = filter_button,
	.touch_down = filter_touch_down,
	.touch_motion = show_touch_motion,
	.touch_up = show_touch_up,
};

/* While a menu is open pointer and touch are for its client only, and for the input method that
 * serves it. */
static bool may_focus(void *data, struct surface *surface)
{
	struct desktop_input *input = data;
	const struct shell_surface *root = popup_grab_root(&input->desktop->grab);
	if (root == NULL || root->surface == NULL || surface->owner == NULL ||
		surface_is_aside(surface)) {
		return true;
	}
	const struct wire_surface *menu = root->surface->owner;
	const struct wire_surface *other = surface->owner;
	return other->record == menu->record;
}

static void handle_focus(struct wl_listener *listener, void *data)
{
	struct desktop_input *input = wl_container_of(listener, input, focus);
	seat_set_keyboard_focus(input->seat, data);
}

static void handle_keyboard_back(struct wl_listener *listener, void *data)
{
	struct desktop_input *input = wl_container_of(listener, input, keyboard_back);
	seat_set_keyboard_focus(input->seat, input->desktop->focus);
}

static void handle_interactive(struct wl_listener *listener, void *data)
{
	struct desktop_input *input = wl_container_of(listener, input, interactive);
	bool begun = data != NULL;
	if (begun == input->blocks_pointer) {
		return;
	}
	input->blocks_pointer = begun;
	if (begun) {
		pointer_block(&input->seat->pointer);
	} else {
		pointer_unblock(&input->seat->pointer);
	}
}

/* Whoever had the pointer has it no more, in the middle of whatever it was; and no input method
 * hears a password. */
static void handle_lock(struct wl_listener *listener, void *data)
{
	struct desktop_input *input = wl_container_of(listener, input, lock);
	seat_interrupt(input->seat);
	text_entry_bar(&input->seat->text, input->desktop->locked);
}

static void tell_outputs(struct desktop_input *input)
{
	struct desktop_output outputs[SURFACE_OUTPUT_MAX];
	struct box boxes[SURFACE_OUTPUT_MAX];
	size_t count = 0;
	int32_t greatest_scale = 1;
	struct output *output;
	wl_list_for_each (output, &input->outputs->outputs, link) {
		boxes[count] = output_logical_box(output);
		outputs[count] = (struct desktop_output){
			.index = (int)output->index,
			.box = boxes[count],
		};
		count++;
		if (output->scale > greatest_scale) {
			greatest_scale = (int32_t)ceil(output->scale);
		}
	}
	seat_set_cursor_scale(input->seat, greatest_scale);
	seat_set_bounds(input->seat, boxes, count);
	/* without memory windows stay where they are */
	desktop_set_outputs(input->desktop, outputs, count);
}

static void handle_outputs_changed(struct wl_listener *listener, void *data)
{
	struct desktop_input *input = wl_container_of(listener, input, outputs_changed);
	tell_outputs(input);
}

void desktop_input_init(struct desktop_input *input, struct seat *seat, struct desktop *desktop,
	struct output_layout *outputs)
{
	*input = (struct desktop_input){
		.seat = seat,
		.desktop = desktop,
		.outputs = outputs,
		.lock.notify = handle_lock,
		.focus.notify = handle_focus,
		.keyboard_back.notify = handle_keyboard_back,
		.interactive.notify = handle_interactive,
		.outputs_changed.notify = handle_outputs_changed,
	};
	seat_add_filter(seat, &input->filter, &filter, input);
	pointer_set_focus_filter(&seat->pointer, may_focus, input);
	touch_set_focus_filter(&seat->touch, may_focus, input);
	wl_signal_add(&desktop->events.lock, &input->lock);
	wl_signal_add(&desktop->events.focus, &input->focus);
	wl_signal_add(&seat->events.keyboard_back, &input->keyboard_back);
	wl_signal_add(&desktop->events.interactive, &input->interactive);
	wl_signal_add(&outputs->events.changed, &input->outputs_changed);
	tell_outputs(input);
}

void desktop_input_finish(struct desktop_input *input)
{
	seat_remove_filter(&input->filter);
	pointer_set_focus_filter(&input->seat->pointer, NULL, NULL);
	touch_set_focus_filter(&input->seat->touch, NULL, NULL);
	wl_list_remove(&input->lock.link);
	wl_list_remove(&input->focus.link);
	wl_list_remove(&input->keyboard_back.link);
	wl_list_remove(&input->interactive.link);
	wl_list_remove(&input->outputs_changed.link);
}
