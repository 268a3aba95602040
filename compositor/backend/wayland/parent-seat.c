/* SPDX-License-Identifier: MIT */
#include "backend/wayland/parent-seat.h"

#include <errno.h>
#include <stdlib.h>

static void set_pointer(struct parent_seat *seat, bool wanted)
{
	if (wanted && seat->pointer.proxy == NULL) {
		parent_pointer_init(&seat->pointer, seat->parent, seat->seat, seat->proxy);
	} else if (!wanted) {
		parent_pointer_finish(&seat->pointer);
	}
}

static void set_keyboard(struct parent_seat *seat, bool wanted)
{
	if (wanted && seat->keyboard.proxy == NULL) {
		parent_keyboard_init(&seat->keyboard, seat->seat, seat->proxy, seat->log);
	} else if (!wanted) {
		parent_keyboard_finish(&seat->keyboard);
	}
}

static void set_touch(struct parent_seat *seat, bool wanted)
{
	if (wanted && seat->touch.proxy == NULL) {
		parent_touch_init(&seat->touch, seat->seat, seat->proxy);
	} else if (!wanted) {
		parent_touch_finish(&seat->touch);
	}
}

static void handle_capabilities(void *data, struct wl_seat *proxy, uint32_t capabilities)
{
	struct parent_seat *seat = data;
	if (seat->parent->compositor == NULL) {
		return; /* no parent says this before it has announced the rest */
	}
	set_pointer(seat, (capabilities & WL_SEAT_CAPABILITY_POINTER) != 0);
	set_keyboard(seat, (capabilities & WL_SEAT_CAPABILITY_KEYBOARD) != 0);
	set_touch(seat, (capabilities & WL_SEAT_CAPABILITY_TOUCH) != 0);
}

static void handle_name(void *data, struct wl_seat *proxy, const char *name)
{
}

static const struct wl_seat_listener seat_listener = {
	.capabilities = handle_capabilities,
	.name = handle_name,
};

int parent_seat_create(struct parent *parent, struct wl_seat *proxy, uint32_t name,
	struct seat *seat, const struct log *log, struct parent_seat **seat_out)
{
	struct parent_seat *parent_seat = calloc(1, sizeof(*parent_seat));
	if (parent_seat == NULL) {
		wl_seat_destroy(proxy);
		return -ENOMEM;
	}
	parent_seat->parent = parent;
	parent_seat->name = name;
	parent_seat->seat = seat;
	parent_seat->log = log;
	parent_seat->proxy = proxy;
	wl_list_init(&parent_seat->link);
	wl_seat_add_listener(proxy, &seat_listener, parent_seat);
	*seat_out = parent_seat;
	return 0;
}

void parent_seat_destroy(struct parent_seat *parent_seat)
{
	set_pointer(parent_seat, false);
	set_keyboard(parent_seat, false);
	set_touch(parent_seat, false);
	wl_list_remove(&parent_seat->link);
	if (wl_seat_get_version(parent_seat->proxy) >= WL_SEAT_RELEASE_SINCE_VERSION) {
		wl_seat_release(parent_seat->proxy);
	} else {
		wl_seat_destroy(parent_seat->proxy);
	}
	free(parent_seat);
}

void parent_seat_forget(struct parent_seat *parent_seat, const struct wl_surface *surface)
{
	parent_pointer_forget(&parent_seat->pointer, surface);
	parent_touch_forget(&parent_seat->touch, surface);
}
