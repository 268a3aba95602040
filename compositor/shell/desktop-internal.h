/* SPDX-License-Identifier: MIT */
/*
 * What the files of the desktop use of each other; nobody else does.
 */
#ifndef WEDDELL_SHELL_DESKTOP_INTERNAL_H
#define WEDDELL_SHELL_DESKTOP_INTERNAL_H

#include "shell/desktop.h"

/* desktop-focus.c */
void desktop_focus_add(struct desktop *desktop, struct window *window);
void desktop_focus_remove(struct desktop *desktop, struct window *window);
void desktop_focus_update(struct desktop *desktop); /* announces it when it is another one */

/* desktop-arrange.c */
struct box desktop_area_of_window(const struct desktop *desktop, const struct window *window);
void desktop_arrange_initial(struct desktop *desktop, struct window *window);
void desktop_arrange_content(struct desktop *desktop, struct window *window);
void desktop_arrange_unmapped(struct desktop *desktop, struct window *window);

/* desktop-pointer.c */
void desktop_drag_continue(struct desktop *desktop, struct window *window); /* it has committed */
void desktop_drag_cancel(struct desktop *desktop, struct window *window);

#endif
