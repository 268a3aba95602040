/* SPDX-License-Identifier: MIT */
#include "wire-client.h"
#include "check.h"

#include "backend/headless/headless.h"
#include "server/server.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

void *wire_client_keep(struct wire_client *client, void *proxy)
{
	CHECK(client->kept_count < WIRE_CLIENT_KEPT_MAX);
	client->kept[client->kept_count++] = proxy;
	return proxy;
}

void *wire_client_drop(struct wire_client *client, void *proxy)
{
	for (size_t i = 0; i < client->kept_count; i++) {
		if (client->kept[i] == proxy) {
			client->kept[i] = client->kept[--client->kept_count];
		}
	}
	return proxy;
}

static void handle_global(void *data, struct wl_registry *registry, uint32_t name,
	const char *interface, uint32_t version)
{
	struct wire_client *client = data;
	struct {
		const struct wl_interface *interface;
		void **object;
	} const wanted[] = {
		{&wl_compositor_interface, (void **)&client->compositor},
		{&wl_subcompositor_interface, (void **)&client->subcompositor},
		{&wl_seat_interface, (void **)&client->seat},
		{&xdg_wm_base_interface, (void **)&client->wm_base},
		{&wp_single_pixel_buffer_manager_v1_interface, (void **)&client->pixels},
		{&zxdg_decoration_manager_v1_interface, (void **)&client->decorations},
		{&wp_viewporter_interface, (void **)&client->viewporter},
	};
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		if (strcmp(interface, wanted[i].interface->name) == 0) {
			uint32_t most = (uint32_t)wanted[i].interface->version;
			*wanted[i].object = wire_client_keep(
				client, wl_registry_bind(registry, name, wanted[i].interface,
						version < most ? version : most));
		}
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

/* libwayland-client says a protocol error's message here, and nowhere else. There is no way to
 * hand it an object, so this one is the process's. */
static char logged[512];

__attribute__((format(printf, 1, 0))) static void note_log(const char *format, va_list args)
{
	vsnprintf(logged, sizeof(logged), format, args);
}

static void connect_to(struct wire_client *client, struct server *server)
{
	int fds[2];
	client->server = server;
	CHECK_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds), 0);
	CHECK(wl_client_create(server->display, fds[0]) != NULL);
	client->display = wl_display_connect_to_fd(fds[1]);
	CHECK(client->display != NULL);
	client->registry = wl_display_get_registry(client->display);
	wl_registry_add_listener(client->registry, &registry_listener, client);
	wire_client_pump(client);
	CHECK(client->compositor != NULL && client->seat != NULL && client->wm_base != NULL);
	CHECK(client->pixels != NULL && client->decorations != NULL);
}

void wire_client_init(struct wire_client *client)
{
	static const struct log quiet = {LOG_ERROR, NULL};
	struct server_config config = {.log = &quiet};
	struct server *server;
	*client = (struct wire_client){.owns_server = true};
	logged[0] = '\0';
	wl_log_set_handler_client(note_log);
	CHECK_EQ(server_create(&config, &server), 0);
	connect_to(client, server);
}

void wire_client_join(struct wire_client *client, struct server *server)
{
	*client = (struct wire_client){0};
	connect_to(client, server);
}

void wire_client_finish(struct wire_client *client)
{
	while (client->kept_count > 0) {
		wl_proxy_destroy(client->kept[--client->kept_count]);
	}
	wl_registry_destroy(client->registry);
	wl_display_disconnect(client->display);
	wl_event_loop_dispatch(wl_display_get_event_loop(client->server->display), 0);
	if (client->owns_server) {
		server_destroy(client->server);
		wl_log_set_handler_client(NULL);
	}
}

struct binding {
	const struct wl_interface *interface;
	uint32_t version;
	void *object;
	void (**listener)(void); /* may be NULL */
	void *data;
};

static void bind_wanted(void *data, struct wl_registry *registry, uint32_t name,
	const char *interface, uint32_t version)
{
	struct binding *binding = data;
	if (strcmp(interface, binding->interface->name) == 0 && version >= binding->version) {
		binding->object =
			wl_registry_bind(registry, name, binding->interface, binding->version);
		if (binding->listener != NULL) {
			wl_proxy_add_listener(binding->object, binding->listener, binding->data);
		}
	}
}

void *wire_client_bind_with(struct wire_client *client, const struct wl_interface *interface,
	uint32_t version, const void *object_listener, void *data)
{
	static const struct wl_registry_listener listener = {
		.global = bind_wanted,
		.global_remove = handle_global_remove,
	};
	struct binding binding = {
		.interface = interface,
		.version = version,
		.listener = (void (**)(void))object_listener,
		.data = data,
	};
	struct wl_registry *registry = wl_display_get_registry(client->display);
	wl_registry_add_listener(registry, &listener, &binding);
	wire_client_pump(client);
	wl_registry_destroy(registry);
	CHECK(binding.object != NULL);
	return wire_client_keep(client, binding.object);
}

void *wire_client_bind(
	struct wire_client *client, const struct wl_interface *interface, uint32_t version)
{
	return wire_client_bind_with(client, interface, version, NULL, NULL);
}

struct output *wire_client_add_output(struct wire_client *client, int32_t width, int32_t height)
{
	struct headless_output_config config = {.width = width, .height = height};
	struct server *server = client->server;
	struct output *output = NULL;
	if (server->backend == NULL) {
		CHECK_EQ(headless_backend_create(&server->outputs, &client->headless), 0);
		server->backend = headless_backend_base(client->headless);
	}
	CHECK_EQ(headless_backend_add_output(client->headless, &config, &output), 0);
	wire_client_pump(client);
	return output;
}

uint32_t wire_client_click(struct wire_client *client)
{
	return wire_client_click_on(client, client->server->desktop->active);
}

uint32_t wire_client_click_on(struct wire_client *client, struct window *window)
{
	struct seat *seat = client->server->seat;
	struct box box = shell_surface_box(window->shell_surface);
	seat_pointer_motion_absolute(seat, box.x, box.y, 0);
	seat_pointer_button(seat, 0x110, true, 0);
	uint32_t serial = seat->pointer.grab_serial;
	seat_pointer_button(seat, 0x110, false, 0);
	seat_pointer_frame(seat);
	return serial;
}

void wire_client_await_frame(struct wire_client *client, struct output *output)
{
	struct wl_event_loop *loop = wl_display_get_event_loop(client->server->display);
	wire_client_pump(client);
	while (output_is_scheduled(output)) {
		wl_event_loop_dispatch(loop, 20);
	}
	wire_client_pump(client);
}

static bool take_answers(struct wire_client *client)
{
	struct pollfd pollfd = {wl_display_get_fd(client->display), POLLIN, 0};
	bool any = poll(&pollfd, 1, 0) > 0;
	while (wl_display_prepare_read(client->display) != 0) {
		if (wl_display_dispatch_pending(client->display) < 0) {
			return false;
		}
	}
	if (!any) {
		wl_display_cancel_read(client->display);
		return false;
	}
	if (wl_display_read_events(client->display) < 0) {
		return false;
	}
	return wl_display_dispatch_pending(client->display) >= 0;
}

void wire_client_pump(struct wire_client *client)
{
	struct wl_event_loop *loop = wl_display_get_event_loop(client->server->display);
	bool more = true;
	for (int quiet_rounds = 0; quiet_rounds < 2; quiet_rounds += !more) {
		wl_display_flush(client->display);
		wl_event_loop_dispatch(loop, 0);
		wl_display_flush_clients(client->server->display);
		more = take_answers(client);
	}
}

const char *wire_client_error(struct wire_client *client, char *text, size_t size)
{
	const struct wl_interface *interface = NULL;
	uint32_t id;
	wire_client_pump(client);
	uint32_t code = wl_display_get_protocol_error(client->display, &interface, &id);
	text[0] = '\0';
	if (wl_display_get_error(client->display) != 0) {
		snprintf(text, size, "%s %u: %s", interface != NULL ? interface->name : "gone",
			code, logged);
	}
	return text;
}

static void handle_configure(void *data, struct xdg_surface *xdg_surface, uint32_t serial)
{
	struct wire_window *window = data;
	window->serial = serial;
	window->configures++;
}

static const struct xdg_surface_listener surface_listener = {.configure = handle_configure};

static void handle_toplevel_configure(void *data, struct xdg_toplevel *toplevel, int32_t width,
	int32_t height, struct wl_array *states)
{
	struct wire_window *window = data;
	window->width = width;
	window->height = height;
}

static void handle_close(void *data, struct xdg_toplevel *toplevel)
{
	struct wire_window *window = data;
	window->closes++;
}

static void handle_bounds(void *data, struct xdg_toplevel *toplevel, int32_t width, int32_t height)
{
	struct wire_window *window = data;
	window->bounds_width = width;
	window->bounds_height = height;
}

static void handle_capabilities(
	void *data, struct xdg_toplevel *toplevel, struct wl_array *capabilities)
{
	struct wire_window *window = data;
	uint32_t *capability;
	window->capabilities = 0;
	wl_array_for_each (capability, capabilities) {
		window->capabilities |= 1U << *capability;
	}
}

static const struct xdg_toplevel_listener toplevel_listener = {
	.configure_bounds = handle_bounds,
	.wm_capabilities = handle_capabilities,
	.configure = handle_toplevel_configure,
	.close = handle_close,
};

static void handle_popup_configure(
	void *data, struct xdg_popup *popup, int32_t x, int32_t y, int32_t width, int32_t height)
{
	struct wire_window *window = data;
	handle_toplevel_configure(data, NULL, width, height, NULL);
	window->x = x;
	window->y = y;
}

static void handle_popup_done(void *data, struct xdg_popup *popup)
{
	struct wire_window *window = data;
	window->dismissals++;
}

static void handle_repositioned(void *data, struct xdg_popup *popup, uint32_t token)
{
	struct wire_window *window = data;
	window->token = token;
}

static const struct xdg_popup_listener popup_listener = {
	.configure = handle_popup_configure,
	.popup_done = handle_popup_done,
	.repositioned = handle_repositioned,
};

void wire_window_init(struct wire_client *client, struct wire_window *window)
{
	*window = (struct wire_window){0};
	window->surface =
		wire_client_keep(client, wl_compositor_create_surface(client->compositor));
	window->xdg_surface = wire_client_keep(
		client, xdg_wm_base_get_xdg_surface(client->wm_base, window->surface));
	xdg_surface_add_listener(window->xdg_surface, &surface_listener, window);
}

void wire_window_make_toplevel(struct wire_client *client, struct wire_window *window)
{
	window->toplevel = wire_client_keep(client, xdg_surface_get_toplevel(window->xdg_surface));
	xdg_toplevel_add_listener(window->toplevel, &toplevel_listener, window);
}

struct xdg_positioner *wire_positioner(struct wire_client *client)
{
	struct xdg_positioner *positioner =
		wire_client_keep(client, xdg_wm_base_create_positioner(client->wm_base));
	xdg_positioner_set_size(positioner, 1, 1);
	xdg_positioner_set_anchor_rect(positioner, 0, 0, 1, 1);
	return positioner;
}

void wire_window_make_popup(
	struct wire_client *client, struct wire_window *window, struct wire_window *parent)
{
	struct xdg_positioner *positioner = wire_positioner(client);
	window->popup = wire_client_keep(
		client, xdg_surface_get_popup(window->xdg_surface,
				parent != NULL ? parent->xdg_surface : NULL, positioner));
	xdg_popup_add_listener(window->popup, &popup_listener, window);
}

void wire_window_attach(struct wire_client *client, struct wire_window *window)
{
	struct wl_buffer *buffer = wp_single_pixel_buffer_manager_v1_create_u32_rgba_buffer(
		client->pixels, 0, 0, 0, UINT32_MAX);
	wl_surface_attach(window->surface, buffer, 0, 0);
	wl_buffer_destroy(buffer);
}

void wire_window_attach_sized(
	struct wire_client *client, struct wire_window *window, int32_t width, int32_t height)
{
	if (window->viewport == NULL) {
		window->viewport = wire_client_keep(
			client, wp_viewporter_get_viewport(client->viewporter, window->surface));
	}
	wp_viewport_set_destination(window->viewport, width, height);
	wire_window_attach(client, window);
}

void wire_window_map(struct wire_client *client, struct wire_window *window)
{
	wl_surface_commit(window->surface);
	wire_client_pump(client);
	xdg_surface_ack_configure(window->xdg_surface, window->serial);
	wire_window_attach(client, window);
	wl_surface_commit(window->surface);
	wire_client_pump(client);
}
