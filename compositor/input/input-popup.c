/* SPDX-License-Identifier: MIT */
#include "input/input-popup.h"

#include "base/saturate.h"

const struct surface_role input_popup_role = {
	.name = "zwp_input_popup_surface_v2",
	.aside = true,
};

static void let_go(struct input_popup *popup)
{
	if (popup->surface == NULL) {
		return;
	}
	wl_list_remove(&popup->surface_destroy.link);
	scene_node_destroy(popup->node);
	popup->node = NULL;
	popup->surface->role_data = NULL;
	popup->surface = NULL;
}

static void handle_surface_destroy(struct wl_listener *listener, void *data)
{
	struct input_popup *popup = wl_container_of(listener, popup, surface_destroy);
	let_go(popup);
}

int input_popup_init(struct input_popup *popup, struct scene *scene, struct surface *surface,
	void (*cursor_moved)(struct input_popup *popup))
{
	*popup = (struct input_popup){
		.surface = surface,
		.cursor_moved = cursor_moved,
		.surface_destroy.notify = handle_surface_destroy,
	};
	wl_list_init(&popup->link);
	int error = scene_node_create(scene, SCENE_OVERLAY, surface, &popup->node);
	if (error == 0) {
		wl_signal_add(&surface->events.destroy, &popup->surface_destroy);
	}
	return error;
}

void input_popup_finish(struct input_popup *popup)
{
	let_go(popup);
}

/* The nearest to place from which length still ends before end; start, if it is longer than that.
 */
static int64_t slide(int64_t place, int64_t length, int64_t start, int64_t end)
{
	place = place + length > end ? end - length : place;
	return place < start ? start : place;
}

void input_popup_place(const struct box *cursor, int32_t width, int32_t height,
	const struct box *bounds, int32_t *x_out, int32_t *y_out)
{
	int64_t below = box_bottom(cursor);
	int64_t above = (int64_t)cursor->y - height;
	bool fits_below = below + height <= box_bottom(bounds);
	int64_t y = fits_below || above < bounds->y ? below : above;
	*x_out = (int32_t)slide(cursor->x, width, bounds->x, box_right(bounds));
	*y_out = (int32_t)slide(y, height, bounds->y, box_bottom(bounds));
}

static void tell_cursor(struct input_popup *popup, const struct box *cursor)
{
	struct box box = {
		.x = saturated_sum(cursor->x, -popup->node->x),
		.y = saturated_sum(cursor->y, -popup->node->y),
		.width = cursor->width,
		.height = cursor->height,
	};
	if (!popup->is_placed || !box_equal(&box, &popup->cursor_box)) {
		popup->is_placed = true;
		popup->cursor_box = box;
		popup->cursor_moved(popup);
	}
}

void input_popup_show(struct input_popup *popup, const struct box *cursor, const struct box *bounds)
{
	if (popup->surface == NULL) {
		return;
	}
	const struct surface_geometry *geometry = &popup->surface->geometry;
	int32_t x, y;
	input_popup_place(cursor, geometry->width, geometry->height, bounds, &x, &y);
	scene_node_set_position(popup->node, x, y);
	scene_node_set_visible(popup->node, true);
	tell_cursor(popup, cursor);
}

void input_popup_hide(struct input_popup *popup)
{
	if (popup->node != NULL) {
		scene_node_set_visible(popup->node, false);
	}
}
