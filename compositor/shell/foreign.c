/* SPDX-License-Identifier: MIT */
#include "shell/foreign.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A window that an import gave a parent, the last one to do so. */
struct foreign_child {
	struct wl_list link; /* foreign_import.children */
	struct desktop *desktop;
	struct window *window, *parent;
	struct wl_listener unmap, destroy;
};

void foreign_init(struct foreign *foreign, struct desktop *desktop)
{
	*foreign = (struct foreign){.desktop = desktop};
	wl_list_init(&foreign->exports);
}

static void forget_child(struct foreign_child *child)
{
	wl_list_remove(&child->link);
	wl_list_remove(&child->unmap.link);
	wl_list_remove(&child->destroy.link);
	free(child);
}

/* Unless it has another parent meanwhile. */
static void orphan(struct foreign_child *child)
{
	if (child->window->parent == child->parent) {
		desktop_set_parent(child->desktop, child->window, NULL);
	}
	forget_child(child);
}

static void end_import(struct foreign_import *foreign_import)
{
	struct foreign_child *child, *next;
	wl_list_for_each_safe (child, next, &foreign_import->children, link) {
		orphan(child);
	}
	if (foreign_import->foreign_export != NULL) {
		wl_list_remove(&foreign_import->link);
		foreign_import->foreign_export = NULL;
	}
}

static void end_imports_of(struct foreign_export *foreign_export)
{
	struct foreign_import *foreign_import, *next;
	wl_list_for_each_safe (foreign_import, next, &foreign_export->imports, link) {
		end_import(foreign_import);
		foreign_import->ended(foreign_import->data);
	}
}

static void forget_window(struct foreign_export *foreign_export)
{
	if (foreign_export->window != NULL) {
		wl_list_remove(&foreign_export->window_destroy.link);
		foreign_export->window = NULL;
	}
}

static void handle_window_destroy(struct wl_listener *listener, void *data)
{
	struct foreign_export *foreign_export =
		wl_container_of(listener, foreign_export, window_destroy);
	end_imports_of(foreign_export);
	forget_window(foreign_export);
}

static int count_of(const struct foreign *foreign, const struct budget *owner)
{
	const struct foreign_export *foreign_export;
	int count = 0;
	wl_list_for_each (foreign_export, &foreign->exports, link) {
		count += foreign_export->owner == owner;
	}
	return count;
}

int foreign_export_create(
	struct foreign *foreign, struct window *window, struct foreign_export **export_out)
{
	const struct budget *owner = window->shell_surface->surface->budget;
	if (count_of(foreign, owner) >= FOREIGN_EXPORTS_MAX) {
		return FOREIGN_TOO_MANY;
	}
	struct foreign_export *foreign_export = calloc(1, sizeof(*foreign_export));
	if (foreign_export == NULL) {
		return -ENOMEM;
	}
	int error = random_name_make(foreign_export->handle);
	if (error != 0) {
		free(foreign_export);
		return error;
	}
	foreign_export->foreign = foreign;
	foreign_export->window = window;
	wl_list_init(&foreign_export->imports);
	wl_list_insert(&foreign->exports, &foreign_export->link);
	foreign_export->owner = owner;
	foreign_export->window_destroy.notify = handle_window_destroy;
	wl_signal_add(&window->events.destroy, &foreign_export->window_destroy);
	*export_out = foreign_export;
	return 0;
}

void foreign_export_destroy(struct foreign_export *foreign_export)
{
	if (foreign_export == NULL) {
		return;
	}
	end_imports_of(foreign_export);
	forget_window(foreign_export);
	wl_list_remove(&foreign_export->link);
	free(foreign_export);
}

static struct foreign_export *find(struct foreign *foreign, const char *handle)
{
	struct foreign_export *foreign_export;
	wl_list_for_each (foreign_export, &foreign->exports, link) {
		if (foreign_export->window != NULL && strcmp(foreign_export->handle, handle) == 0) {
			return foreign_export;
		}
	}
	return NULL;
}

int foreign_import_create(struct foreign *foreign, const char *handle, void (*ended)(void *data),
	void *data, struct foreign_import **import_out)
{
	struct foreign_import *foreign_import = calloc(1, sizeof(*foreign_import));
	if (foreign_import == NULL) {
		return -ENOMEM;
	}
	foreign_import->ended = ended;
	foreign_import->data = data;
	wl_list_init(&foreign_import->children);
	foreign_import->foreign_export = find(foreign, handle);
	*import_out = foreign_import;
	if (foreign_import->foreign_export != NULL) {
		wl_list_insert(&foreign_import->foreign_export->imports, &foreign_import->link);
	} else {
		ended(data);
	}
	return 0;
}

void foreign_import_destroy(struct foreign_import *foreign_import)
{
	if (foreign_import != NULL) {
		end_import(foreign_import);
		free(foreign_import);
	}
}

static void handle_child_unmap(struct wl_listener *listener, void *data)
{
	struct foreign_child *child = wl_container_of(listener, child, unmap);
	forget_child(child);
}

static void handle_child_destroy(struct wl_listener *listener, void *data)
{
	struct foreign_child *child = wl_container_of(listener, child, destroy);
	forget_child(child);
}

static struct foreign_child *find_child(struct window *window)
{
	struct wl_listener *listener = wl_signal_get(&window->events.destroy, handle_child_destroy);
	struct foreign_child *child = NULL;
	return listener != NULL ? wl_container_of(listener, child, destroy) : NULL;
}

/* Returns NULL when there is no memory. */
static struct foreign_child *create_child(struct desktop *desktop, struct window *window)
{
	struct foreign_child *child = calloc(1, sizeof(*child));
	if (child == NULL) {
		return NULL;
	}
	child->desktop = desktop;
	child->window = window;
	child->unmap.notify = handle_child_unmap;
	wl_signal_add(&window->shell_surface->events.unmap, &child->unmap);
	child->destroy.notify = handle_child_destroy;
	wl_signal_add(&window->events.destroy, &child->destroy);
	wl_list_init(&child->link);
	return child;
}

/* Of this import, whichever gave it a parent before: so there is one for each window at most. */
static int remember_child(struct foreign_import *foreign_import, struct window *window)
{
	const struct foreign_export *foreign_export = foreign_import->foreign_export;
	struct foreign_child *child = find_child(window);
	child = child != NULL ? child : create_child(foreign_export->foreign->desktop, window);
	if (child == NULL) {
		return -ENOMEM;
	}
	child->parent = foreign_export->window;
	wl_list_remove(&child->link);
	wl_list_insert(&foreign_import->children, &child->link);
	return 0;
}

int foreign_import_set_parent_of(struct foreign_import *foreign_import, struct window *window)
{
	if (foreign_import->foreign_export == NULL) {
		return 0;
	}
	struct foreign *foreign = foreign_import->foreign_export->foreign;
	int fault = desktop_set_parent(
		foreign->desktop, window, foreign_import->foreign_export->window);
	return fault != 0 ? fault : remember_child(foreign_import, window);
}
