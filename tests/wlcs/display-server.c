/* SPDX-License-Identifier: MIT */
#include "display-server.h"

#include "backend/headless/headless.h"
#include "connection.h"
#include "extensions.h"
#include "fake-pointer.h"
#include "fake-touch.h"
#include "must.h"
#include "server/server.h"

enum {
	WIDTH = 1280,
	HEIGHT = 1024,
	/* Nearly every test waits for a frame, and most for several: at a screen's rate that would
	 * be most of the time of a run. */
	REFRESH_MHZ = 500000,
};

static struct display_server *from_base(const WlcsDisplayServer *base)
{
	return (struct display_server *)base;
}

static void start(WlcsDisplayServer *base)
{
	loop_thread_start(from_base(base)->thread);
}

static void stop(WlcsDisplayServer *base)
{
	loop_thread_stop(from_base(base)->thread);
}

struct connect_job {
	struct display_server *server;
	int fd;
};

static void do_connect(void *data)
{
	struct connect_job *job = data;
	job->fd = connection_create(&job->server->connections, job->server->server->display);
}

static int create_client_socket(WlcsDisplayServer *base)
{
	struct connect_job job = {.server = from_base(base)};
	loop_thread_run(job.server->thread, do_connect, &job);
	return job.fd;
}

struct position_job {
	struct display_server *server;
	int fd;
	uint32_t id; /* of the wl_surface */
	int x, y;
};

/* What is no window, as a bar, stays there until the desktop puts it back. */
static void do_position(void *data)
{
	struct position_job *job = data;
	struct surface *surface =
		connection_find_surface(&job->server->connections, job->fd, job->id);
	struct shell_surface *ss =
		surface != NULL ? shell_surface_from_surface(surface_root(surface)) : NULL;
	struct window *window = window_from_shell_surface(ss);
	if (window != NULL) {
		desktop_place_window(job->server->server->desktop, window, job->x, job->y);
	} else if (ss != NULL) {
		shell_surface_move(ss, job->x, job->y);
	}
}

static void position_window_absolute(WlcsDisplayServer *base, struct wl_display *client,
	struct wl_surface *surface, int x, int y)
{
	struct position_job job = {
		.server = from_base(base),
		.fd = wl_display_get_fd(client),
		.id = wl_proxy_get_id((struct wl_proxy *)surface),
		.x = x,
		.y = y,
	};
	loop_thread_run(job.server->thread, do_position, &job);
}

static WlcsPointer *create_pointer(WlcsDisplayServer *base)
{
	return fake_pointer_create(from_base(base));
}

static WlcsTouch *create_touch(WlcsDisplayServer *base)
{
	return fake_touch_create(from_base(base));
}

static const WlcsIntegrationDescriptor *get_descriptor(const WlcsDisplayServer *base)
{
	return &extensions_descriptor;
}

static const WlcsDisplayServer display_server_base = {
	.version = WLCS_DISPLAY_SERVER_VERSION,
	.start = start,
	.stop = stop,
	.create_client_socket = create_client_socket,
	.position_window_absolute = position_window_absolute,
	.create_pointer = create_pointer,
	.create_touch = create_touch,
	.get_descriptor = get_descriptor,
};

static void add_output(struct server *server)
{
	struct headless_backend *backend;
	MUST(headless_backend_create(&server->outputs, &backend) == 0);
	server->backend = headless_backend_base(backend);
	struct headless_output_config config = {
		.width = WIDTH, .height = HEIGHT, .refresh_mhz = REFRESH_MHZ};
	struct output *output;
	MUST(headless_backend_add_output(backend, &config, &output) == 0);
}

struct display_server *display_server_create(void)
{
	struct display_server *server = calloc(1, sizeof(*server));
	MUST(server != NULL);
	server->base = display_server_base;
	server->log = (struct log){.level = LOG_ERROR, .stream = stderr};
	wl_list_init(&server->connections);
	/* the suite's own windows have a buffer before they have a configure */
	struct server_config config = {
		.policy = SEAL_POLICY_ADOPT,
		.wm_base_version = 3, /* the suite knows no newer one */
		.log = &server->log,
		.early_buffers = true,
	};
	MUST(server_create(&config, &server->server) == 0);
	add_output(server->server);
	seat_add_touch_device(server->server->seat);
	server->thread = loop_thread_create(server->server->display);
	return server;
}

void display_server_destroy(struct display_server *server)
{
	loop_thread_destroy(server->thread);
	server_destroy(server->server);
	MUST(wl_list_empty(&server->connections));
	free(server);
}

struct seat *display_server_seat(struct display_server *server)
{
	return server->server->seat;
}
