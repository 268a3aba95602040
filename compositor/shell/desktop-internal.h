/* SPDX-License-Identifier: MIT */
/*
 * What the files of the desktop use of each other; nobody else does.
 */
#ifndef WEDDELL_SHELL_DESKTOP_INTERNAL_H
#define WEDDELL_SHELL_DESKTOP_INTERNAL_H

#include "shell/desktop.h"

/* desktop.c */
void desktop_tell_change(struct desktop *desktop, struct window *window, uint32_t changes);

/* desktop-focus.c */
void desktop_focus_add(struct desktop *desktop, struct window *window);
void desktop_focus_remove(struct desktop *desktop, struct window *window);
void desktop_focus_hidden(struct desktop *desktop); /* some windows are not shown any more */
void desktop_focus_update(struct desktop *desktop); /* announces it when it is another one */
void desktop_focus_layer(struct desktop *desktop, struct layer_surface *layer);

/* desktop-arrange.c */
struct box desktop_area_of_window(const struct desktop *desktop, const struct window *window);
void desktop_arrange_windows(struct desktop *desktop); /* the room for them has changed */
void desktop_arrange_initial(struct desktop *desktop, struct window *window);
void desktop_arrange_content(struct desktop *desktop, struct window *window);
void desktop_arrange_unmapped(struct desktop *desktop, struct window *window);

/* desktop-layers.c */
void desktop_layers_init(struct desktop *desktop);
/* Places all layer surfaces anew, and works out what they leave free. */
void desktop_layers_arrange(struct desktop *desktop);
void desktop_layers_close_lost(struct desktop *desktop); /* those whose output is gone */
void desktop_layers_apply(struct desktop *desktop);      /* brings the scene into their order */
/* The topmost one that has the keyboard whatever the user does; NULL for none. */
struct layer_surface *desktop_layers_exclusive(const struct desktop *desktop);

/* desktop-lock.c */
void desktop_lock_place_surfaces(struct desktop *desktop); /* outputs have changed */
/* Who has the keyboard while it is locked; NULL for nobody. */
const struct shell_surface *desktop_lock_focus(const struct desktop *desktop);

/* desktop-pointer.c */
void desktop_drag_continue(struct desktop *desktop, struct window *window); /* it has committed */
void desktop_drag_cancel(struct desktop *desktop, struct window *window);

#endif
