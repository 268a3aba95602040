/* SPDX-License-Identifier: MIT */
#include "wire/xdg-surface.h"

#include "shell/desktop.h"
#include "shell/popup.h"
#include "shell/window.h"
#include "wire/surface.h"
#include "wire/wire.h"
#include "wire/xdg-dialect.h"
#include "wire/xdg-popup.h"
#include "wire/xdg-toplevel.h"
#include "xdg-shell-server-protocol.h"

#include <stdlib.h>

struct wire_xdg_surface *wire_xdg_surface_from_resource(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

/* Which object of the client is to blame. */
enum culprit {
	THE_SURFACE,
	THE_WM_BASE,
	THE_ROLE,
};

static const struct fault_row {
	int fault;
	enum culprit culprit;
	uint32_t code;
	const char *says;
} fault_rows[] = {
	{SHELL_SURFACE_NOT_CONSTRUCTED, THE_SURFACE, XDG_SURFACE_ERROR_NOT_CONSTRUCTED,
		"the xdg_surface has no role yet; call get_toplevel or get_popup first"},
	{SHELL_SURFACE_BUFFER_WITHOUT_ROLE, THE_SURFACE, XDG_SURFACE_ERROR_UNCONFIGURED_BUFFER,
		"the xdg_surface has no role yet; get_toplevel or get_popup, a commit without a "
		"buffer, and an ack of what comes are first"},
	{SHELL_SURFACE_NOT_INITIALISED, THE_SURFACE, XDG_SURFACE_ERROR_UNCONFIGURED_BUFFER,
		"a buffer before the first configure; commit without one first, and ack "
		"what comes"},
	{SHELL_SURFACE_ROLE_TAKEN, THE_WM_BASE, XDG_WM_BASE_ERROR_ROLE,
		"the wl_surface has another role, and keeps it for life"},
	{POPUP_INCOMPLETE_POSITIONER, THE_WM_BASE, XDG_WM_BASE_ERROR_INVALID_POSITIONER,
		"the xdg_positioner needs both set_size and set_anchor_rect"},
	{POPUP_BAD_PARENT, THE_WM_BASE, XDG_WM_BASE_ERROR_INVALID_POPUP_PARENT,
		"the parent has no role; make it an xdg_toplevel or xdg_popup first"},
	{POPUP_NO_PARENT, THE_WM_BASE, XDG_WM_BASE_ERROR_INVALID_POPUP_PARENT,
		"the xdg_popup has no parent; name one in get_popup"},
	{POPUP_PARENT_UNMAPPED, THE_WM_BASE, XDG_WM_BASE_ERROR_INVALID_POPUP_PARENT,
		"the parent of the xdg_popup is not mapped; it has to be before the popup is"},
	{POPUP_HAS_POPUPS, THE_WM_BASE, XDG_WM_BASE_ERROR_NOT_THE_TOPMOST_POPUP,
		"other popups hang on this one; destroy them first, the topmost one before the "
		"others"},
	{POPUP_GRAB_NOT_TOPMOST, THE_WM_BASE, XDG_WM_BASE_ERROR_NOT_THE_TOPMOST_POPUP,
		"the parent is a popup that is not the topmost one with a grab"},
	{POPUP_GRAB_MAPPED, THE_ROLE, XDG_POPUP_ERROR_INVALID_GRAB,
		"the popup is mapped already; a grab comes before its first buffer"},
};

static struct wl_resource *resource_of(const struct wire_xdg_surface *object, enum culprit culprit)
{
	if (culprit == THE_WM_BASE && object->wm_base != NULL) {
		return object->wm_base;
	}
	return culprit == THE_ROLE ? object->role_resource : object->resource;
}

static void post_by_table(struct wire_xdg_surface *object, int fault, const char *request)
{
	for (size_t i = 0; i < sizeof(fault_rows) / sizeof(fault_rows[0]); i++) {
		const struct fault_row *row = &fault_rows[i];
		if (row->fault == fault) {
			wl_resource_post_error(resource_of(object, row->culprit), row->code,
				"%s: %s", request, row->says);
			return;
		}
	}
	wl_resource_post_no_memory(object->resource);
}

static void post_min_above_max(struct wire_xdg_surface *object, const char *request)
{
	const struct window *window = window_from_shell_surface(object->shell_surface);
	const struct size_limits *limits = &window->pending_limits;
	wl_resource_post_error(object->role_resource, XDG_TOPLEVEL_ERROR_INVALID_SIZE,
		"%s: the minimum size %dx%d is above the maximum size %dx%d (0: none)", request,
		limits->min_width, limits->min_height, limits->max_width, limits->max_height);
}

void wire_xdg_surface_post_fault(struct wire_xdg_surface *object, int fault, const char *request)
{
	switch (fault) {
	case SHELL_SURFACE_ALREADY_CONSTRUCTED:
		wl_resource_post_error(object->resource, XDG_SURFACE_ERROR_ALREADY_CONSTRUCTED,
			"%s: the xdg_surface has an %s already", request,
			object->shell_surface->role->surface_role->name);
		break;
	case SHELL_SURFACE_NOT_ACKED:
		wl_resource_post_error(object->resource, XDG_SURFACE_ERROR_UNCONFIGURED_BUFFER,
			"%s: a buffer is attached before a configure was acked; ack_configure(%u) "
			"comes first",
			request, configure_queue_newest(&object->shell_surface->queue));
		break;
	case POPUP_TOO_DEEP:
		wl_resource_post_error(resource_of(object, THE_WM_BASE),
			XDG_WM_BASE_ERROR_INVALID_POPUP_PARENT,
			"%s: %d popups hang on each other already, and no more are taken", request,
			POPUP_DEPTH_MAX);
		break;
	case WINDOW_MIN_ABOVE_MAX:
		post_min_above_max(object, request);
		break;
	default:
		post_by_table(object, fault, request);
	}
}

static void tell_configure(void *data, uint32_t serial, const struct configuration *configuration)
{
	struct wire_xdg_surface *object = data;
	if (window_from_shell_surface(object->shell_surface) != NULL) {
		wire_xdg_toplevel_send_configure(object->role_resource, configuration);
	} else {
		wire_xdg_popup_send_configure(object->role_resource, configuration);
	}
	xdg_surface_send_configure(object->resource, serial);
}

static void tell_close(void *data)
{
	struct wire_xdg_surface *object = data;
	xdg_toplevel_send_close(object->role_resource);
}

static void tell_dismissed(void *data)
{
	struct wire_xdg_surface *object = data;
	xdg_popup_send_popup_done(object->role_resource);
}

static void tell_fault(void *data, int fault)
{
	bool attached = fault == SHELL_SURFACE_BUFFER_WITHOUT_ROLE;
	wire_xdg_surface_post_fault(
		data, fault, attached ? "wl_surface.attach" : "wl_surface.commit");
}

static const struct shell_surface_listener shell_surface_listener = {
	.configure = tell_configure,
	.close = tell_close,
	.dismissed = tell_dismissed,
	.fault = tell_fault,
};

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	struct wire_xdg_surface *object = wire_xdg_surface_from_resource(resource);
	if (object->role_resource != NULL) {
		wl_resource_post_error(resource, XDG_SURFACE_ERROR_DEFUNCT_ROLE_OBJECT,
			"xdg_surface.destroy: its %s#%u is still there; destroy that first",
			wl_resource_get_class(object->role_resource),
			wl_resource_get_id(object->role_resource));
		return;
	}
	wl_resource_destroy(resource);
}

static void handle_get_toplevel(struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
	wire_xdg_toplevel_create(wire_xdg_surface_from_resource(resource), id);
}

static void handle_get_popup(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct wl_resource *parent, struct wl_resource *positioner)
{
	struct wire_xdg_surface *parent_object =
		parent != NULL ? wire_xdg_surface_from_resource(parent) : NULL;
	wire_xdg_popup_create(
		wire_xdg_surface_from_resource(resource), id, parent_object, positioner);
}

static void handle_set_window_geometry(struct wl_client *client, struct wl_resource *resource,
	int32_t x, int32_t y, int32_t width, int32_t height)
{
	struct wire_xdg_surface *object = wire_xdg_surface_from_resource(resource);
	struct box geometry = {x, y, width, height};
	int fault = shell_surface_set_geometry(object->shell_surface, &geometry);
	if (fault == SHELL_SURFACE_BAD_GEOMETRY) {
		wl_resource_post_error(resource, XDG_SURFACE_ERROR_INVALID_SIZE,
			"xdg_surface.set_window_geometry(%d, %d, %d, %d): width and height have to "
			"be positive",
			x, y, width, height);
	} else if (fault != 0) {
		wire_xdg_surface_post_fault(object, fault, "xdg_surface.set_window_geometry");
	}
}

static void handle_ack_configure(
	struct wl_client *client, struct wl_resource *resource, uint32_t serial)
{
	struct wire_xdg_surface *object = wire_xdg_surface_from_resource(resource);
	int fault = shell_surface_ack(object->shell_surface, serial);
	if (fault == CONFIGURE_QUEUE_UNKNOWN_SERIAL) {
		wl_resource_post_error(resource, XDG_SURFACE_ERROR_INVALID_SERIAL,
			"xdg_surface.ack_configure(%u): no configure with this serial waits for an "
			"answer; the newest one that does is %u (0: none)",
			serial, configure_queue_newest(&object->shell_surface->queue));
	} else if (fault != 0) {
		wire_xdg_surface_post_fault(object, fault, "xdg_surface.ack_configure");
	}
}

static const struct xdg_surface_interface xdg_surface_impl = {
	.destroy = handle_destroy,
	.get_toplevel = handle_get_toplevel,
	.get_popup = handle_get_popup,
	.set_window_geometry = handle_set_window_geometry,
	.ack_configure = handle_ack_configure,
};

/* At the end of a client it may go before its role object and its surface. */
static void handle_resource_destroy(struct wl_resource *resource)
{
	struct wire_xdg_surface *object = wire_xdg_surface_from_resource(resource);
	if (window_from_shell_surface(object->shell_surface) != NULL) {
		wire_xdg_toplevel_make_inert(object->role_resource);
	} else if (popup_from_shell_surface(object->shell_surface) != NULL) {
		wire_xdg_popup_make_inert(object->role_resource);
	}
	shell_surface_destroy(object->shell_surface);
	wl_list_remove(&object->link);
	free(object);
}

static void post_create_fault(struct wl_resource *wm_base, int fault, struct wl_resource *surface)
{
	const struct surface_role *role = wire_surface_from_resource(surface)->role;
	uint32_t id = wl_resource_get_id(surface);
	switch (fault) {
	case SHELL_SURFACE_ROLE_TAKEN:
		wl_resource_post_error(wm_base, XDG_WM_BASE_ERROR_ROLE,
			"xdg_wm_base.get_xdg_surface: wl_surface#%u has %s%s", id,
			role != NULL ? "a role already: " : "an xdg_surface already",
			role != NULL ? role->name : "");
		break;
	case SHELL_SURFACE_HAS_BUFFER:
		wl_resource_post_error(wm_base, XDG_WM_BASE_ERROR_INVALID_SURFACE_STATE,
			"xdg_wm_base.get_xdg_surface: wl_surface#%u has a buffer; it may get its "
			"first one after the first xdg_surface.configure",
			id);
		break;
	default:
		wl_resource_post_no_memory(wm_base);
	}
}

void wire_xdg_surface_create(struct wire *wire, const struct xdg_dialect *dialect,
	struct wl_resource *wm_base, uint32_t id, struct wl_resource *surface,
	struct wl_list *surfaces)
{
	struct wire_xdg_surface *object = calloc(1, sizeof(*object));
	if (object == NULL) {
		wl_resource_post_no_memory(wm_base);
		return;
	}
	int fault = shell_surface_create(wire_surface_from_resource(surface), wire->display,
		&shell_surface_listener, object, &object->shell_surface);
	if (fault != 0) {
		post_create_fault(wm_base, fault, surface);
		free(object);
		return;
	}
	object->resource = wl_resource_create(wl_resource_get_client(wm_base), dialect->surface,
		wl_resource_get_version(wm_base), id);
	if (object->resource == NULL) {
		shell_surface_destroy(object->shell_surface);
		free(object);
		wl_resource_post_no_memory(wm_base);
		return;
	}
	object->shell_surface->early_buffers = wire->desktop->early_buffers;
	object->wire = wire;
	object->dialect = dialect;
	object->wm_base = wm_base;
	wl_list_insert(surfaces, &object->link);
	wl_resource_set_implementation(
		object->resource, &xdg_surface_impl, object, handle_resource_destroy);
}

void wire_xdg_surfaces_forget_wm_base(struct wl_list *surfaces)
{
	struct wire_xdg_surface *object, *next;
	wl_list_for_each_safe (object, next, surfaces, link) {
		object->wm_base = NULL;
		wl_list_remove(&object->link);
		wl_list_init(&object->link);
	}
}
