/* SPDX-License-Identifier: MIT */
#include "backend/wayland/parent-cursor.h"

#include "viewporter-client-protocol.h"

void parent_cursor_init(
	struct parent_cursor *cursor, struct parent *parent, struct wl_pointer *pointer)
{
	*cursor = (struct parent_cursor){
		.parent = parent,
		.pointer = pointer,
		.surface = wl_compositor_create_surface(parent->compositor),
	};
	if (parent->viewporter != NULL) {
		cursor->viewport = wp_viewporter_get_viewport(parent->viewporter, cursor->surface);
	}
}

void parent_cursor_finish(struct parent_cursor *cursor)
{
	if (cursor->surface == NULL) {
		return;
	}
	if (cursor->viewport != NULL) {
		wp_viewport_destroy(cursor->viewport);
	}
	wl_surface_destroy(cursor->surface);
	*cursor = (struct parent_cursor){.parent = NULL};
}

static void hide(struct parent_cursor *cursor)
{
	wl_pointer_set_cursor(cursor->pointer, cursor->serial, NULL, 0, 0);
	cursor->shown = NULL;
}

void parent_cursor_enter(struct parent_cursor *cursor, uint32_t serial)
{
	cursor->serial = serial;
	hide(cursor);
}

void parent_cursor_hide(struct parent_cursor *cursor)
{
	if (cursor->shown != NULL) {
		hide(cursor);
	}
}

static void attach(struct parent_cursor *cursor, const struct parent_cursor_picture *picture)
{
	struct chain_target *target = picture->target;
	wl_surface_attach(cursor->surface, target->buffer, 0, 0);
	target->busy = true;
	if (cursor->viewport != NULL) {
		wp_viewport_set_destination(cursor->viewport, picture->width, picture->height);
	} else {
		wl_surface_set_buffer_scale(cursor->surface, picture->scale);
	}
	wl_surface_damage_buffer(cursor->surface, 0, 0, target->base.width, target->base.height);
	wl_surface_commit(cursor->surface);
}

void parent_cursor_show(struct parent_cursor *cursor, const struct parent_cursor_picture *picture)
{
	bool has_place = cursor->shown != NULL && cursor->hotspot_x == picture->hotspot_x &&
			 cursor->hotspot_y == picture->hotspot_y;
	bool has_picture = cursor->shown == picture->target->buffer && !picture->drawn_anew;
	if (!has_place) {
		wl_pointer_set_cursor(cursor->pointer, cursor->serial, cursor->surface,
			picture->hotspot_x, picture->hotspot_y);
	}
	if (!has_picture) {
		attach(cursor, picture);
	}
	cursor->shown = picture->target->buffer;
	cursor->hotspot_x = picture->hotspot_x;
	cursor->hotspot_y = picture->hotspot_y;
}
