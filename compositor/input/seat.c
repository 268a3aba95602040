/* SPDX-License-Identifier: MIT */
#include "input/seat.h"

#include "base/clock.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static uint32_t now(void)
{
	return clock_to_msec(clock_now());
}

static void refocus(void *data)
{
	struct seat *seat = data;
	seat->refocus_source = NULL;
	pointer_refocus(&seat->pointer, now());
	pointer_frame(&seat->pointer);
}

static void handle_scene_changed(struct wl_listener *listener, void *data)
{
	struct seat *seat = wl_container_of(listener, seat, scene_changed);
	if (seat->pointer.present && seat->refocus_source == NULL && seat->loop != NULL) {
		seat->refocus_source = wl_event_loop_add_idle(seat->loop, refocus, seat);
	}
}

static void drop_refocus_source(struct seat *seat)
{
	if (seat->refocus_source != NULL) {
		wl_event_source_remove(seat->refocus_source);
		seat->refocus_source = NULL;
	}
}

static void handle_loop_destroy(struct wl_listener *listener, void *data)
{
	struct seat *seat = wl_container_of(listener, seat, loop_destroy);
	drop_refocus_source(seat);
	idle_finish(&seat->idle);
	wl_list_remove(&seat->loop_destroy.link);
	wl_list_init(&seat->loop_destroy.link);
	seat->loop = NULL;
}

/* The cursor is the picture of the client under the pointer: with no client it is our own. While
 * the pointer is blocked the last one stays, for the shell's own doings. */
static void handle_focus_changed(struct wl_listener *listener, void *data)
{
	struct seat *seat = wl_container_of(listener, seat, focus_changed);
	if (seat->pointer.focus == NULL && !pointer_is_blocked(&seat->pointer)) {
		seat_reset_cursor(seat);
	}
}

static int create_device(const struct keymap_names *names, struct keyboard_device **device_out)
{
	struct keymap *keymap;
	int error = keymap_create(names, &keymap);
	if (error == 0) {
		error = keyboard_device_create(keymap, device_out);
		keymap_unref(keymap);
	}
	return error;
}

int seat_create(const struct seat_config *config, struct seat **seat_out)
{
	struct seat *seat = calloc(1, sizeof(*seat));
	if (seat == NULL) {
		return -ENOMEM;
	}
	int error = create_device(config->keymap, &seat->device);
	if (error != 0) {
		free(seat);
		return error;
	}
	serials_init(&seat->serials, config->next_serial, config->serial_data);
	keyboard_init(&seat->keyboard, &seat->serials, seat->device);
	text_entry_init(&seat->text, &seat->keyboard);
	pointer_init(&seat->pointer, config->scene, &seat->serials);
	touch_init(&seat->touch, config->scene, &seat->serials);
	gesture_init(&seat->gesture, &seat->pointer);
	cursor_init(&seat->cursor, config->scene, SCENE_CURSOR);
	selection_init(&seat->selection);
	selection_init(&seat->primary);
	idle_init(&seat->idle, config->loop);
	wl_list_init(&seat->filters);
	wl_signal_init(&seat->events.capabilities);
	wl_signal_init(&seat->events.keyboard_back);
	wl_signal_init(&seat->events.interrupt);

	seat->loop = config->loop;
	seat->loop_destroy.notify = handle_loop_destroy;
	wl_event_loop_add_destroy_listener(seat->loop, &seat->loop_destroy);
	seat->scene_changed.notify = handle_scene_changed;
	wl_signal_add(&config->scene->events.changed, &seat->scene_changed);
	seat->focus_changed.notify = handle_focus_changed;
	wl_signal_add(&seat->pointer.events.focus, &seat->focus_changed);
	*seat_out = seat;
	return 0;
}

void seat_destroy(struct seat *seat)
{
	if (seat == NULL) {
		return;
	}
	assert(wl_list_empty(&seat->filters));
	assert(wl_list_empty(&seat->events.capabilities.listener_list));
	assert(wl_list_empty(&seat->events.keyboard_back.listener_list));
	assert(wl_list_empty(&seat->events.interrupt.listener_list));
	wl_list_remove(&seat->focus_changed.link);
	wl_list_remove(&seat->scene_changed.link);
	wl_list_remove(&seat->loop_destroy.link);
	drop_refocus_source(seat);
	selection_finish(&seat->primary);
	idle_finish(&seat->idle);
	selection_finish(&seat->selection);
	cursor_finish(&seat->cursor);
	gesture_finish(&seat->gesture);
	touch_finish(&seat->touch);
	pointer_finish(&seat->pointer);
	text_entry_finish(&seat->text);
	keyboard_finish(&seat->keyboard);
	keyboard_device_destroy(seat->device);
	free(seat);
}

void seat_add_filter(struct seat *seat, struct seat_filter_entry *entry,
	const struct seat_filter *filter, void *data)
{
	entry->filter = filter;
	entry->data = data;
	wl_list_insert(&seat->filters, &entry->link);
}

void seat_remove_filter(struct seat_filter_entry *entry)
{
	wl_list_remove(&entry->link);
	wl_list_init(&entry->link);
}

void seat_set_keyboard_focus(struct seat *seat, struct surface *surface)
{
	keyboard_set_focus(&seat->keyboard, seat->keyboard_is_away ? NULL : surface);
}

void seat_set_keyboard_away(struct seat *seat, bool away)
{
	if (seat->keyboard_is_away == away) {
		return;
	}
	seat->keyboard_is_away = away;
	if (away) {
		keyboard_set_focus(&seat->keyboard, NULL);
	} else {
		wl_signal_emit_mutable(&seat->events.keyboard_back, seat);
	}
}

void seat_interrupt(struct seat *seat)
{
	wl_signal_emit_mutable(&seat->events.interrupt, seat);
	touch_cancel_all(&seat->touch);
	pointer_block(&seat->pointer);
	pointer_unblock(&seat->pointer);
	seat_refocus_pointer(seat);
}

void seat_refocus_pointer(struct seat *seat)
{
	drop_refocus_source(seat);
	refocus(seat);
}

bool seat_has_press_serial(const struct seat *seat, uint32_t serial, const struct budget *owner)
{
	return serials_has_press(&seat->serials, serial, owner);
}

void seat_forget_presses(struct seat *seat, const struct budget *owner)
{
	serials_forget(&seat->serials, owner);
}
