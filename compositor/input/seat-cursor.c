/* SPDX-License-Identifier: MIT */
/*
 * The cursor's part of seat.h: which one there is where no client has set one.
 */
#include "input/seat.h"

void seat_set_default_cursor(struct seat *seat, struct default_cursor *cursor)
{
	struct default_cursor *before = seat->default_cursor;
	bool shown = before == NULL || seat->cursor.surface == before->surface;
	seat->default_cursor = cursor;
	if (shown) {
		seat_reset_cursor(seat);
	}
}

void seat_reset_cursor(struct seat *seat)
{
	struct default_cursor *cursor = seat->default_cursor;
	if (cursor == NULL || !seat->pointer.present) {
		cursor_set_surface(&seat->cursor, NULL, 0, 0);
		return;
	}
	default_cursor_draw(cursor);
	/* without memory there is none */
	cursor_set_surface(&seat->cursor, cursor->surface, cursor->hotspot_x, cursor->hotspot_y);
}

void seat_set_cursor_scale(struct seat *seat, int32_t scale)
{
	struct default_cursor *cursor = seat->default_cursor;
	if (cursor == NULL) {
		return;
	}
	default_cursor_set_scale(cursor, scale);
	if (seat->cursor.surface == cursor->surface) {
		seat_reset_cursor(seat);
	}
}
