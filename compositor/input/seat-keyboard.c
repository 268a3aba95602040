/* SPDX-License-Identifier: MIT */
/*
 * The keyboard's half of seat.h: from what a device says to what the filters
 * and then the keyboard are told.
 */
#include "base/clock.h"
#include "input/seat.h"

static bool filter_key(struct seat *seat, uint32_t key, bool pressed, uint32_t time)
{
	struct seat_filter_entry *entry, *next;
	wl_list_for_each_safe (entry, next, &seat->filters, link) {
		if (entry->filter->key != NULL &&
			entry->filter->key(entry->data, key, pressed, time)) {
			return true;
		}
	}
	return false;
}

void seat_divert_keys(struct seat *seat,
	bool (*divert)(void *data, uint32_t key, bool pressed, uint32_t time), void *data)
{
	seat->divert_key = divert;
	seat->diverted_to = data;
}

static bool divert_key(struct seat *seat, uint32_t key, bool pressed, uint32_t time)
{
	return seat->divert_key != NULL && seat->divert_key(seat->diverted_to, key, pressed, time);
}

void seat_device_key(struct seat *seat, struct keyboard_device *device, uint32_t key, bool pressed,
	uint32_t time)
{
	if (!press_set_would_change(&device->keys, key, pressed)) {
		return;
	}
	idle_note_activity(&seat->idle);
	/* the keymap that the key is meant in reaches clients before the key does */
	keyboard_use_device(&seat->keyboard, device);
	if (!keyboard_device_key(device, key, pressed)) {
		return;
	}
	bool changes = press_set_would_change(&seat->keyboard.keys, key, pressed);
	bool consumed = changes && filter_key(seat, key, pressed, time);
	if (!consumed && divert_key(seat, key, pressed, time)) {
		keyboard_update_modifiers(&seat->keyboard);
	} else {
		keyboard_key(&seat->keyboard, key, pressed, time, consumed);
	}
}

void seat_key(struct seat *seat, uint32_t key, bool pressed, uint32_t time)
{
	seat_device_key(seat, seat->device, key, pressed, time);
}

void seat_device_modifiers(struct seat *seat, struct keyboard_device *device,
	const struct keyboard_modifiers *modifiers)
{
	keyboard_device_set_modifiers(device, modifiers);
	keyboard_use_device(&seat->keyboard, device);
}

void seat_remove_keyboard_device(struct seat *seat, struct keyboard_device *device)
{
	uint32_t time = clock_to_msec(clock_now());
	while (device->keys.count > 0) {
		seat_device_key(seat, device, device->keys.presses[0].code, false, time);
	}
	if (seat->keyboard.device == device) {
		keyboard_use_device(&seat->keyboard, seat->device);
	}
}
