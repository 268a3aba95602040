/* SPDX-License-Identifier: MIT */
#include "pair.h"

#include "wire/compositor.h"
#include "wire/fractional-scale.h"
#include "wire/output-management.h"
#include "wire/output.h"
#include "wire/screencopy.h"
#include "wire/shm/public/weddell-server.h"
#include "wire/surface.h"
#include "wire/xdg-output.h"

#include "fractional-scale-v1-client-protocol.h"
#include "wlr-screencopy-unstable-v1-client-protocol.h"
#include "xdg-output-unstable-v1-client-protocol.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

__attribute__((format(printf, 2, 3))) static void note(struct pair *pair, const char *format, ...)
{
	size_t length = strlen(pair->events);
	va_list args;
	va_start(args, format);
	vsnprintf(pair->events + length, sizeof(pair->events) - length, format, args);
	va_end(args);
}

static void handle_global(void *data, struct wl_registry *registry, uint32_t name,
	const char *interface, uint32_t version)
{
	struct pair *pair = data;
	if (strcmp(interface, wl_compositor_interface.name) == 0) {
		pair->compositor =
			wl_registry_bind(registry, name, &wl_compositor_interface, version);
	} else if (strcmp(interface, wl_shm_interface.name) == 0) {
		pair->shm = wl_registry_bind(registry, name, &wl_shm_interface, 1);
	} else if (strcmp(interface, zxdg_output_manager_v1_interface.name) == 0) {
		pair->xdg_outputs = wl_registry_bind(
			registry, name, &zxdg_output_manager_v1_interface, version);
	} else if (strcmp(interface, zwlr_screencopy_manager_v1_interface.name) == 0) {
		pair->screencopy = wl_registry_bind(
			registry, name, &zwlr_screencopy_manager_v1_interface, version);
	} else if (strcmp(interface, wp_fractional_scale_manager_v1_interface.name) == 0) {
		pair->scales = wl_registry_bind(
			registry, name, &wp_fractional_scale_manager_v1_interface, version);
	} else if (strcmp(interface, "zwlr_output_manager_v1") == 0) {
		pair->output_manager_name = name;
	} else if (strcmp(interface, wl_output_interface.name) == 0) {
		assert(pair->output_count < PAIR_OUTPUTS_MAX);
		pair->output_names[pair->output_count++] = name;
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
	struct pair *pair = data;
	for (int i = 0; i < pair->output_count; i++) {
		if (pair->output_names[i] == name) {
			pair->output_names[i] = 0;
		}
	}
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

static void handle_geometry(void *data, struct wl_output *output, int32_t x, int32_t y,
	int32_t mm_width, int32_t mm_height, int32_t subpixel, const char *make, const char *model,
	int32_t transform)
{
	note(data, "geometry:%d,%d:%dx%dmm:%d ", x, y, mm_width, mm_height, transform);
}

static void handle_mode(void *data, struct wl_output *output, uint32_t flags, int32_t width,
	int32_t height, int32_t refresh)
{
	note(data, "mode:%u:%dx%d@%d ", flags, width, height, refresh);
}

static void handle_done(void *data, struct wl_output *output)
{
	note(data, "done ");
}

static void handle_scale(void *data, struct wl_output *output, int32_t scale)
{
	note(data, "scale:%d ", scale);
}

static void handle_name(void *data, struct wl_output *output, const char *name)
{
	note(data, "name:%s ", name);
}

static void handle_description(void *data, struct wl_output *output, const char *description)
{
	note(data, "description ");
}

static const struct wl_output_listener output_listener = {
	.geometry = handle_geometry,
	.mode = handle_mode,
	.done = handle_done,
	.scale = handle_scale,
	.name = handle_name,
	.description = handle_description,
};

static void handle_position(void *data, struct zxdg_output_v1 *output, int32_t x, int32_t y)
{
	note(data, "position:%d,%d ", x, y);
}

static void handle_size(void *data, struct zxdg_output_v1 *output, int32_t width, int32_t height)
{
	note(data, "size:%dx%d ", width, height);
}

static void handle_xdg_done(void *data, struct zxdg_output_v1 *output)
{
	note(data, "xdg-done ");
}

static void handle_xdg_name(void *data, struct zxdg_output_v1 *output, const char *name)
{
	note(data, "xdg-name:%s ", name);
}

static void handle_xdg_description(
	void *data, struct zxdg_output_v1 *output, const char *description)
{
	note(data, "xdg-description ");
}

static const struct zxdg_output_v1_listener xdg_output_listener = {
	.logical_position = handle_position,
	.logical_size = handle_size,
	.done = handle_xdg_done,
	.name = handle_xdg_name,
	.description = handle_xdg_description,
};

static void create_globals(struct pair *pair)
{
	pair->wire = (struct wire){
		.display = pair->display,
		.log = &pair->log,
		.outputs = &pair->screen.layout,
	};
	const struct weddell_shm_options options = {.policy = WEDDELL_POLICY_ADOPT};
	int error = weddell_shm_create(pair->display, &options, &pair->wire.shm);
	assert(error == 0);
	client_records_init(&pair->records, pair->display, pair->wire.shm);
	pair->wire.clients = &pair->records;
	error = compositor_global_create(&pair->wire);
	assert(error == 0);
	error = output_globals_create(&pair->wire);
	assert(error == 0);
	error = xdg_output_manager_global_create(&pair->wire);
	assert(error == 0);
	error = output_management_global_create(&pair->wire);
	assert(error == 0);
	error = fractional_scale_global_create(&pair->wire);
	assert(error == 0);
	error = screencopy_manager_global_create(&pair->wire);
	assert(error == 0);
}

void pair_init(struct pair *pair)
{
	*pair = (struct pair){.display = wl_display_create()};
	screen_init(&pair->screen, wl_display_get_event_loop(pair->display));
	create_globals(pair);
	int sockets[2];
	int error = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets);
	assert(error == 0);
	pair->peer = wl_client_create(pair->display, sockets[0]);
	pair->client = wl_display_connect_to_fd(sockets[1]);
	pair->registry = wl_display_get_registry(pair->client);
	wl_registry_add_listener(pair->registry, &registry_listener, pair);
	error = pair_run(pair);
	assert(error == 0);
}

void pair_disconnect(struct pair *pair)
{
	if (pair->client == NULL) {
		return;
	}
	wl_compositor_destroy(pair->compositor);
	wl_shm_destroy(pair->shm);
	zxdg_output_manager_v1_destroy(pair->xdg_outputs);
	zwlr_screencopy_manager_v1_destroy(pair->screencopy);
	wp_fractional_scale_manager_v1_destroy(pair->scales);
	wl_registry_destroy(pair->registry);
	wl_display_disconnect(pair->client);
	pair->client = NULL;
	wl_event_loop_dispatch(pair->screen.loop, 0);
}

void pair_finish(struct pair *pair)
{
	pair_disconnect(pair);
	wl_display_destroy_clients(pair->display);
	client_records_finish(&pair->records);
	weddell_shm_destroy(pair->wire.shm);
	screen_finish(&pair->screen);
	wl_display_destroy(pair->display);
}

/* What has arrived. */
static void dispatch_client(struct pair *pair)
{
	while (wl_display_prepare_read(pair->client) != 0) {
		if (wl_display_dispatch_pending(pair->client) < 0) {
			return;
		}
	}
	wl_display_read_events(pair->client); /* does not wait */
	wl_display_dispatch_pending(pair->client);
}

int pair_run(struct pair *pair)
{
	for (int i = 0; i < 4; i++) {
		wl_display_flush(pair->client);
		wl_event_loop_dispatch(pair->screen.loop, 0);
		screen_settle(&pair->screen);
		wl_display_flush_clients(pair->display);
		dispatch_client(pair);
	}
	return wl_display_get_error(pair->client);
}

struct wl_output *pair_bind_output(struct pair *pair, int n, uint32_t version)
{
	struct wl_output *output = wl_registry_bind(
		pair->registry, pair->output_names[n], &wl_output_interface, version);
	wl_output_add_listener(output, &output_listener, pair);
	return output;
}

struct zxdg_output_v1 *pair_get_xdg_output(struct pair *pair, struct wl_output *output)
{
	struct zxdg_output_v1 *xdg_output =
		zxdg_output_manager_v1_get_xdg_output(pair->xdg_outputs, output);
	zxdg_output_v1_add_listener(xdg_output, &xdg_output_listener, pair);
	return xdg_output;
}

static void handle_preferred_scale(
	void *data, struct wp_fractional_scale_v1 *scale, uint32_t in_120ths)
{
	note(data, "scale:%u/120 ", in_120ths);
}

static const struct wp_fractional_scale_v1_listener scale_listener = {
	.preferred_scale = handle_preferred_scale,
};

struct wp_fractional_scale_v1 *pair_get_scale(struct pair *pair, struct wl_surface *surface)
{
	struct wp_fractional_scale_v1 *scale =
		wp_fractional_scale_manager_v1_get_fractional_scale(pair->scales, surface);
	wp_fractional_scale_v1_add_listener(scale, &scale_listener, pair);
	return scale;
}

static void handle_enter(void *data, struct wl_surface *surface, struct wl_output *output)
{
	note(data, "enter ");
}

static void handle_leave(void *data, struct wl_surface *surface, struct wl_output *output)
{
	note(data, "leave ");
}

static const struct wl_surface_listener surface_listener = {
	.enter = handle_enter,
	.leave = handle_leave,
};

struct wl_surface *pair_create_surface(struct pair *pair, struct surface **surface_out)
{
	struct wl_surface *surface = wl_compositor_create_surface(pair->compositor);
	wl_surface_add_listener(surface, &surface_listener, pair);
	int error = pair_run(pair);
	assert(error == 0);
	uint32_t id = wl_proxy_get_id((struct wl_proxy *)surface);
	*surface_out = wire_surface_from_resource(wl_client_get_object(pair->peer, id));
	return surface;
}

struct wl_buffer *pair_create_buffer(
	struct pair *pair, uint32_t format, int32_t width, int32_t height, uint32_t **pixels_out)
{
	int32_t size = width * height * 4;
	int fd = memfd_create("pair", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	int error = ftruncate(fd, size);
	assert(error == 0);
	*pixels_out = mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	struct wl_shm_pool *pool = wl_shm_create_pool(pair->shm, fd, size);
	struct wl_buffer *buffer =
		wl_shm_pool_create_buffer(pool, 0, width, height, width * 4, format);
	wl_shm_pool_destroy(pool);
	close(fd);
	return buffer;
}

uint32_t pair_error_code(struct pair *pair, const char *interface)
{
	const struct wl_interface *object = NULL;
	uint32_t id, code = wl_display_get_protocol_error(pair->client, &object, &id);
	return object != NULL && strcmp(object->name, interface) == 0 ? code : UINT32_MAX;
}
