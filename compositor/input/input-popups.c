/* SPDX-License-Identifier: MIT */
#include "input/input-popups.h"

#include "base/saturate.h"
#include "input/text-input.h"

#include <assert.h>

static int32_t at_least_0(int32_t length)
{
	return length > 0 ? length : 0;
}

/* Where the text cursor is in the layout; for a client that does not tell, its whole surface. false
 * when that is nowhere. */
static bool find_cursor(const struct seat *seat, struct box *cursor_out)
{
	const struct text_input *input = seat->text.active;
	double x, y;
	if (input == NULL || !scene_locate(seat->pointer.scene, input->surface, 0, 0, &x, &y)) {
		return false;
	}
	const struct surface_geometry *whole = &input->surface->geometry;
	struct box box = input->field.parts & TEXT_FIELD_CURSOR_BOX
				 ? input->field.cursor_box
				 : (struct box){0, 0, whole->width, whole->height};
	*cursor_out = (struct box){
		.x = saturated_sum(box.x, saturated_pixel(-x)),
		.y = saturated_sum(box.y, saturated_pixel(-y)),
		.width = at_least_0(box.width),
		.height = at_least_0(box.height),
	};
	return true;
}

static void place(void *data)
{
	struct input_popups *popups = data;
	struct box cursor;
	bool shown = find_cursor(popups->seat, &cursor);
	const struct box *bounds =
		shown ? seat_bounds_near(popups->seat, cursor.x, cursor.y) : NULL;
	struct input_popup *popup, *next;
	wl_list_for_each_safe (popup, next, &popups->list, link) {
		if (bounds != NULL) {
			input_popup_show(popup, &cursor, bounds);
		} else {
			input_popup_hide(popup);
		}
	}
	/* last, since what was moved here needs no second look */
	popups->source = NULL;
}

static void schedule(struct input_popups *popups)
{
	if (popups->source == NULL && !wl_list_empty(&popups->list)) {
		popups->source = wl_event_loop_add_idle(popups->seat->loop, place, popups);
	}
}

static void handle_scene_changed(struct wl_listener *listener, void *data)
{
	struct input_popups *popups = wl_container_of(listener, popups, scene_changed);
	if (popups->seat->text.active != NULL) {
		schedule(popups);
	}
}

static void handle_activate(struct wl_listener *listener, void *data)
{
	struct input_popups *popups = wl_container_of(listener, popups, activate);
	schedule(popups);
}

static void handle_change(struct wl_listener *listener, void *data)
{
	struct input_popups *popups = wl_container_of(listener, popups, change);
	schedule(popups);
}

static void handle_deactivate(struct wl_listener *listener, void *data)
{
	struct input_popups *popups = wl_container_of(listener, popups, deactivate);
	schedule(popups);
}

static void add_listener(
	struct wl_signal *signal, struct wl_listener *listener, wl_notify_func_t notify)
{
	listener->notify = notify;
	wl_signal_add(signal, listener);
}

void input_popups_init(struct input_popups *popups, struct seat *seat)
{
	*popups = (struct input_popups){.seat = seat};
	wl_list_init(&popups->list);
	add_listener(
		&seat->pointer.scene->events.changed, &popups->scene_changed, handle_scene_changed);
	add_listener(&seat->text.events.activate, &popups->activate, handle_activate);
	add_listener(&seat->text.events.change, &popups->change, handle_change);
	add_listener(&seat->text.events.deactivate, &popups->deactivate, handle_deactivate);
}

void input_popups_finish(struct input_popups *popups)
{
	assert(wl_list_empty(&popups->list));
	if (popups->source != NULL) {
		wl_event_source_remove(popups->source);
	}
	wl_list_remove(&popups->scene_changed.link);
	wl_list_remove(&popups->activate.link);
	wl_list_remove(&popups->change.link);
	wl_list_remove(&popups->deactivate.link);
}

void input_popups_add(struct input_popups *popups, struct input_popup *popup)
{
	wl_list_insert(&popups->list, &popup->link);
	schedule(popups);
}

void input_popups_remove(struct input_popup *popup)
{
	wl_list_remove(&popup->link);
	wl_list_init(&popup->link);
	input_popup_hide(popup);
}
