/* SPDX-License-Identifier: MIT */
/*
 * The order of windows, bottom to top: a tree, in which a window is followed by
 * its children. So children are above their parent without anybody minding it,
 * and a raised window takes all its relatives along.
 */
#ifndef WEDDELL_SHELL_WINDOW_STACK_H
#define WEDDELL_SHELL_WINDOW_STACK_H

#include "shell/window.h"

struct window_stack {
	struct wl_list roots; /* window.link: those without a parent, bottom to top */
};

void window_stack_init(struct window_stack *stack);

/* On top, without a parent. Mapped or not; those not mapped just have no place in the scene. */
void window_stack_add(struct window_stack *stack, struct window *window);

/* Its children go to its parent, and it leaves the stack. */
void window_stack_remove(struct window_stack *stack, struct window *window);

/* parent may be NULL; one that is not mapped counts as NULL. Returns 0 or WINDOW_BAD_PARENT. */
int window_stack_set_parent(
	struct window_stack *stack, struct window *window, struct window *parent);

/* As window_stack_set_parent of each child with the window's own parent. */
void window_stack_lift_children(struct window_stack *stack, struct window *window);

/* Above its siblings, and with its topmost parent above all others. */
void window_stack_raise(struct window_stack *stack, struct window *window);

/* In order; NULL past the end. */
struct window *window_stack_first(const struct window_stack *stack);
struct window *window_stack_next(const struct window_stack *stack, const struct window *window);

/* Brings the scene into this order: backdrop, window, popups; window after window. What is
 * minimised is hidden. */
void window_stack_apply(struct window_stack *stack);

#endif
