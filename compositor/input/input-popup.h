/* SPDX-License-Identifier: MIT */
/*
 * A popup of an input method: a surface next to the text cursor, with what there
 * is to choose from. It is the model of zwp_input_popup_surface_v2.
 *
 * It is shown while a text input is active, above all windows and below the lock
 * of a session. input-popups.h says where.
 */
#ifndef WEDDELL_INPUT_INPUT_POPUP_H
#define WEDDELL_INPUT_INPUT_POPUP_H

#include "scene/scene.h"

struct input_popup {
	struct wl_list link;     /* input_popups.list */
	struct surface *surface; /* NULL once it is destroyed */
	struct box cursor_box;   /* of the text cursor, in the surface's coordinates */

	/* private */
	struct scene_node *node;
	bool is_placed;
	void (*cursor_moved)(struct input_popup *popup);
	struct wl_listener surface_destroy;
};

extern const struct surface_role input_popup_role;

/* surface has the role; its role_data is let go of in the end. cursor_moved is called when
 * cursor_box is another one, and when it is known. Returns 0 or -ENOMEM. */
int input_popup_init(struct input_popup *popup, struct scene *scene, struct surface *surface,
	void (*cursor_moved)(struct input_popup *popup));
/* Hides it. No input_popups may have it. */
void input_popup_finish(struct input_popup *popup);

/* Shows it at the cursor, a box of the layout, and within bounds. */
void input_popup_show(
	struct input_popup *popup, const struct box *cursor, const struct box *bounds);
void input_popup_hide(struct input_popup *popup);

/* Below the cursor, or above it where there is no room below; within bounds in any case, as far
 * as it fits. */
void input_popup_place(const struct box *cursor, int32_t width, int32_t height,
	const struct box *bounds, int32_t *x_out, int32_t *y_out);

#endif
