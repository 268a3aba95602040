/* SPDX-License-Identifier: MIT */
#include "shell/window-stack.h"

#include "shell/backdrop.h"
#include "shell/popup.h"

void window_stack_init(struct window_stack *stack)
{
	wl_list_init(&stack->roots);
}

static struct wl_list *siblings(struct window_stack *stack, struct window *window)
{
	return window->parent != NULL ? &window->parent->children : &stack->roots;
}

static void put_on_top(struct window_stack *stack, struct window *window)
{
	wl_list_remove(&window->link);
	wl_list_insert(siblings(stack, window)->prev, &window->link);
}

void window_stack_add(struct window_stack *stack, struct window *window)
{
	put_on_top(stack, window);
}

void window_stack_lift_children(struct window_stack *stack, struct window *window)
{
	struct window *child, *next;
	wl_list_for_each_safe (child, next, &window->children, link) {
		child->parent = window->parent;
		put_on_top(stack, child);
	}
}

void window_stack_remove(struct window_stack *stack, struct window *window)
{
	window_stack_lift_children(stack, window);
	wl_list_remove(&window->link);
	wl_list_init(&window->link);
	window->parent = NULL;
}

int window_stack_set_parent(
	struct window_stack *stack, struct window *window, struct window *parent)
{
	if (parent != NULL && window_is_below(parent, window)) {
		return WINDOW_BAD_PARENT;
	}
	if (parent != NULL && !parent->shell_surface->mapped) {
		parent = NULL;
	}
	if (window->parent != parent) {
		window->parent = parent;
		put_on_top(stack, window);
	}
	return 0;
}

void window_stack_raise(struct window_stack *stack, struct window *window)
{
	for (; window != NULL; window = window->parent) {
		put_on_top(stack, window);
	}
}

static struct window *first_of(const struct wl_list *list)
{
	struct window *window;
	if (wl_list_empty(list)) {
		return NULL;
	}
	return wl_container_of(list->next, window, link);
}

struct window *window_stack_first(const struct window_stack *stack)
{
	return first_of(&stack->roots);
}

struct window *window_stack_next(const struct window_stack *stack, const struct window *window)
{
	struct window *next = first_of(&window->children);
	while (next == NULL && window != NULL) {
		const struct wl_list *list =
			window->parent != NULL ? &window->parent->children : &stack->roots;
		if (window->link.next != list) {
			next = wl_container_of(window->link.next, next, link);
		}
		window = window->parent;
	}
	return next;
}

/* The next one of the same topmost parent; NULL past the last. */
static struct window *next_relative(const struct window_stack *stack, const struct window *window)
{
	struct window *next = window_stack_next(stack, window);
	return next != NULL && next->parent != NULL ? next : NULL;
}

/* What full-screen windows of root and below it cover; empty when there are none. */
static struct box covered_by(const struct window_stack *stack, const struct window *root)
{
	struct box box = {0};
	for (; root != NULL; root = next_relative(stack, root)) {
		if (root->backdrop != NULL && window_is_shown(root)) {
			box = box_unite(&box, &root->backdrop->box);
		}
	}
	return box;
}

/* Whether a window that is not related to root lies above it, in box. */
static bool is_overlapped(
	const struct window_stack *stack, const struct window *root, const struct box *box)
{
	const struct wl_list *link;
	for (link = root->link.next; link != &stack->roots; link = link->next) {
		const struct window *other = wl_container_of(link, other, link);
		for (; other != NULL; other = next_relative(stack, other)) {
			struct box other_box = shell_surface_box(other->shell_surface);
			struct box seen = box_intersect(&other_box, box);
			if (window_is_shown(other) && !box_is_empty(&seen)) {
				return true;
			}
		}
	}
	return false;
}

/* A full-screen window and its relatives have the band above the others as long as they are
 * topmost there: what is raised above them wants to be seen. */
static enum scene_band band_of(const struct window_stack *stack, const struct window *root)
{
	struct box box = covered_by(stack, root);
	bool on_top = !box_is_empty(&box) && !is_overlapped(stack, root, &box);
	return on_top ? SCENE_FULLSCREEN : SCENE_WINDOWS;
}

static void apply_window(struct window *window, enum scene_band band)
{
	if (!window->shell_surface->mapped) {
		return;
	}
	bool shown = window_is_shown(window);
	if (window->backdrop != NULL) {
		scene_node_set_visible(window->backdrop->node, shown);
		scene_node_raise(window->backdrop->node, band);
	}
	scene_node_set_visible(window->shell_surface->node, shown);
	scene_node_raise(window->shell_surface->node, band);
	popups_raise(window->shell_surface, band);
}

/* A window comes after the one it is below. */
static void find_hidden(struct window_stack *stack)
{
	struct window *window = window_stack_first(stack);
	for (; window != NULL; window = window_stack_next(stack, window)) {
		bool below_hidden = window->parent != NULL && window->parent->hidden;
		window->hidden = window->minimised || below_hidden;
	}
}

void window_stack_apply(struct window_stack *stack)
{
	struct window *root;
	find_hidden(stack);
	wl_list_for_each (root, &stack->roots, link) {
		enum scene_band band = band_of(stack, root);
		struct window *window = root;
		for (; window != NULL; window = next_relative(stack, window)) {
			apply_window(window, band);
		}
	}
}
