/* SPDX-License-Identifier: MIT */
/*
 * Both versions have the same requests, events and errors under other names, so
 * what is below is of both: events are sent with the functions of version 2.
 */
#include "wire/xdg-foreign.h"

#include "shell/foreign.h"
#include "wire/surface.h"
#include "wire/wire.h"
#include "xdg-foreign-unstable-v1-server-protocol.h"
#include "xdg-foreign-unstable-v2-server-protocol.h"

#include <errno.h>
#include <stdlib.h>

/* Of all globals. */
struct xdg_foreign {
	struct foreign foreign;
	struct wl_listener display_destroy;
};

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zxdg_exported_v1_interface exported_v1_impl = {.destroy = handle_destroy};
static const struct zxdg_exported_v2_interface exported_v2_impl = {.destroy = handle_destroy};

/* NULL when surface is no xdg_toplevel; then an error is posted on resource. */
static struct window *window_of(
	struct wl_resource *resource, struct wl_resource *surface, const char *request)
{
	struct window *window = window_from_shell_surface(
		shell_surface_from_surface(wire_surface_from_resource(surface)));
	if (window == NULL) {
		wl_resource_post_error(resource, ZXDG_EXPORTER_V2_ERROR_INVALID_SURFACE,
			"%s.%s: wl_surface#%u is no xdg_toplevel", wl_resource_get_class(resource),
			request, wl_resource_get_id(surface));
	}
	return window;
}

static void handle_exported_destroy(struct wl_resource *resource)
{
	foreign_export_destroy(wl_resource_get_user_data(resource));
}

static void post_export_fault(struct wl_resource *exporter, int fault)
{
	if (fault == FOREIGN_TOO_MANY) {
		wl_client_post_implementation_error(wl_resource_get_client(exporter),
			"over the budget of a client: more than %d exported windows",
			FOREIGN_EXPORTS_MAX);
	} else {
		wl_resource_post_no_memory(exporter);
	}
}

static void create_exported(struct wl_resource *exporter, uint32_t id, struct wl_resource *surface,
	const struct wl_interface *interface, const void *impl)
{
	struct xdg_foreign *xdg_foreign = wl_resource_get_user_data(exporter);
	struct window *window = window_of(exporter, surface, "export");
	struct foreign_export *foreign_export = NULL;
	if (window == NULL) {
		return;
	}
	struct wl_resource *resource =
		wl_resource_create(wl_resource_get_client(exporter), interface, 1, id);
	if (resource == NULL) {
		wl_resource_post_no_memory(exporter);
		return;
	}
	int fault = foreign_export_create(&xdg_foreign->foreign, window, &foreign_export);
	wl_resource_set_implementation(resource, impl, foreign_export, handle_exported_destroy);
	if (fault != 0) {
		post_export_fault(exporter, fault);
		return;
	}
	zxdg_exported_v2_send_handle(resource, foreign_export->handle);
}

static void handle_export_v1(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct wl_resource *surface)
{
	create_exported(resource, id, surface, &zxdg_exported_v1_interface, &exported_v1_impl);
}

static void handle_export_v2(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct wl_resource *surface)
{
	create_exported(resource, id, surface, &zxdg_exported_v2_interface, &exported_v2_impl);
}

static const struct zxdg_exporter_v1_interface exporter_v1_impl = {
	.destroy = handle_destroy,
	.export = handle_export_v1,
};

static const struct zxdg_exporter_v2_interface exporter_v2_impl = {
	.destroy = handle_destroy,
	.export_toplevel = handle_export_v2,
};

static void handle_set_parent_of(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *surface)
{
	struct foreign_import *foreign_import = wl_resource_get_user_data(resource);
	struct window *window = window_of(resource, surface, "set_parent_of");
	if (window == NULL) {
		return;
	}
	int fault = foreign_import_set_parent_of(foreign_import, window);
	if (fault == WINDOW_BAD_PARENT) {
		wl_resource_post_error(resource, ZXDG_IMPORTED_V2_ERROR_INVALID_SURFACE,
			"%s.set_parent_of: wl_surface#%u is the imported window or a parent of it",
			wl_resource_get_class(resource), wl_resource_get_id(surface));
	} else if (fault != 0) {
		wl_resource_post_no_memory(resource);
	}
}

static const struct zxdg_imported_v1_interface imported_v1_impl = {
	.destroy = handle_destroy,
	.set_parent_of = handle_set_parent_of,
};

static const struct zxdg_imported_v2_interface imported_v2_impl = {
	.destroy = handle_destroy,
	.set_parent_of = handle_set_parent_of,
};

static void handle_imported_destroy(struct wl_resource *resource)
{
	foreign_import_destroy(wl_resource_get_user_data(resource));
}

static void tell_ended(void *data)
{
	zxdg_imported_v2_send_destroyed(data);
}

static void create_imported(struct wl_resource *importer, uint32_t id, const char *handle,
	const struct wl_interface *interface, const void *impl)
{
	struct xdg_foreign *xdg_foreign = wl_resource_get_user_data(importer);
	struct foreign_import *foreign_import = NULL;
	struct wl_resource *resource =
		wl_resource_create(wl_resource_get_client(importer), interface, 1, id);
	if (resource == NULL || foreign_import_create(&xdg_foreign->foreign, handle, tell_ended,
					resource, &foreign_import) != 0) {
		wl_resource_post_no_memory(importer);
	}
	if (resource != NULL) {
		wl_resource_set_implementation(
			resource, impl, foreign_import, handle_imported_destroy);
	}
}

static void handle_import_v1(
	struct wl_client *client, struct wl_resource *resource, uint32_t id, const char *handle)
{
	create_imported(resource, id, handle, &zxdg_imported_v1_interface, &imported_v1_impl);
}

static void handle_import_v2(
	struct wl_client *client, struct wl_resource *resource, uint32_t id, const char *handle)
{
	create_imported(resource, id, handle, &zxdg_imported_v2_interface, &imported_v2_impl);
}

static const struct zxdg_importer_v1_interface importer_v1_impl = {
	.destroy = handle_destroy,
	.import = handle_import_v1,
};

static const struct zxdg_importer_v2_interface importer_v2_impl = {
	.destroy = handle_destroy,
	.import_toplevel = handle_import_v2,
};

static void bind(struct wl_client *client, void *data, uint32_t id,
	const struct wl_interface *interface, const void *impl)
{
	struct wl_resource *resource = wl_resource_create(client, interface, 1, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, impl, data, NULL);
}

static void bind_exporter_v1(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	bind(client, data, id, &zxdg_exporter_v1_interface, &exporter_v1_impl);
}

static void bind_importer_v1(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	bind(client, data, id, &zxdg_importer_v1_interface, &importer_v1_impl);
}

static void bind_exporter_v2(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	bind(client, data, id, &zxdg_exporter_v2_interface, &exporter_v2_impl);
}

static void bind_importer_v2(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	bind(client, data, id, &zxdg_importer_v2_interface, &importer_v2_impl);
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct xdg_foreign *xdg_foreign = wl_container_of(listener, xdg_foreign, display_destroy);
	wl_list_remove(&xdg_foreign->display_destroy.link);
	free(xdg_foreign);
}

int xdg_foreign_globals_create(struct wire *wire)
{
	static const struct {
		const struct wl_interface *interface;
		wl_global_bind_func_t bind;
	} table[] = {
		{&zxdg_exporter_v1_interface, bind_exporter_v1},
		{&zxdg_importer_v1_interface, bind_importer_v1},
		{&zxdg_exporter_v2_interface, bind_exporter_v2},
		{&zxdg_importer_v2_interface, bind_importer_v2},
	};
	struct xdg_foreign *xdg_foreign = calloc(1, sizeof(*xdg_foreign));
	if (xdg_foreign == NULL) {
		return -ENOMEM;
	}
	foreign_init(&xdg_foreign->foreign, wire->desktop);
	xdg_foreign->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &xdg_foreign->display_destroy);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (wl_global_create(wire->display, table[i].interface, 1, xdg_foreign,
			    table[i].bind) == NULL) {
			return -ENOMEM;
		}
	}
	return 0;
}
