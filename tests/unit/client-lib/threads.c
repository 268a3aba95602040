/* SPDX-License-Identifier: MIT */
/*
 * A render thread with an event queue of its own, while the main thread draws
 * another window on the default queue of the same connection. Meant to be run
 * under ThreadSanitizer too (meson setup -Db_sanitize=thread).
 */
#include "check.h"
#include "shm-server.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <wayland-client.h>
#include <wayland-server-core.h>
#include <weddell-client.h>

enum {
	FRAMES = 400,
};

struct compositor_thread {
	struct shm_server *server;
	atomic_bool ending;
};

/* Takes what comes, and releases it at once. */
static void *run_compositor(void *data)
{
	struct compositor_thread *compositor = data;
	struct shm_server *server = compositor->server;
	while (!atomic_load(&compositor->ending)) {
		wl_event_loop_dispatch(wl_display_get_event_loop(server->server), 5);
		while (server->held_count > 0) {
			shm_server_release(server);
		}
		wl_display_flush_clients(server->server);
	}
	return NULL;
}

struct drawer {
	struct wl_display *display;
	struct wl_event_queue *queue; /* NULL: the default one */
	struct weddell_swapchain *swapchain;
	struct wl_surface *surface;
	int frames, wrong; /* presented; first pixels that were not what they were to be */
	int error;
};

/* Waits for an event of the drawer's own queue. */
static int dispatch(struct drawer *drawer)
{
	return drawer->queue != NULL ? wl_display_dispatch_queue(drawer->display, drawer->queue)
				     : wl_display_dispatch(drawer->display);
}

static void show_frame(struct drawer *drawer)
{
	struct weddell_frame frame;
	int error =
		weddell_swapchain_begin(drawer->swapchain, 100 + drawer->frames % 50, 60, &frame);
	if (error == -EAGAIN) {
		drawer->error = dispatch(drawer) < 0 ? -errno : 0;
		return;
	}
	if (error < 0) {
		drawer->error = error;
		return;
	}
	uint32_t *pixels = frame.pixels;
	for (int32_t i = 0; i < frame.stride / 4 * frame.height; i++) {
		pixels[i] = (uint32_t)drawer->frames;
	}
	drawer->wrong += pixels[0] != (uint32_t)drawer->frames;
	weddell_swapchain_present(drawer->swapchain, drawer->surface, NULL, 0);
	wl_display_flush(drawer->display);
	drawer->frames++;
}

static void *run_drawer(void *data)
{
	struct drawer *drawer = data;
	while (drawer->frames < FRAMES && drawer->error == 0) {
		show_frame(drawer);
	}
	return NULL;
}

static void draw_in_two_threads(struct shm_server *server)
{
	struct weddell_pool *pools[2];
	struct drawer drawers[2] = {{.display = server->client}, {.display = server->client}};
	struct wl_event_queue *queue = wl_display_create_queue(server->client);
	struct wl_shm *wrapper = wl_proxy_create_wrapper(server->shm);
	wl_proxy_set_queue((struct wl_proxy *)wrapper, queue);
	struct wl_shm *shms[2] = {server->shm, wrapper};
	for (int i = 0; i < 2; i++) {
		CHECK_EQ(weddell_pool_create(shms[i], 0, &pools[i]), 0);
		CHECK_EQ(weddell_swapchain_create(
				 pools[i], WL_SHM_FORMAT_XRGB8888, &drawers[i].swapchain),
			0);
		drawers[i].surface = wl_compositor_create_surface(server->compositor);
	}
	wl_proxy_wrapper_destroy(wrapper);
	drawers[1].queue = queue;

	pthread_t render;
	CHECK_EQ(pthread_create(&render, NULL, run_drawer, &drawers[1]), 0);
	run_drawer(&drawers[0]);
	CHECK_EQ(pthread_join(render, NULL), 0);
	for (int i = 0; i < 2; i++) {
		CHECK_EQ(drawers[i].error, 0);
		CHECK_EQ(drawers[i].frames, FRAMES);
		CHECK_EQ(drawers[i].wrong, 0);
		weddell_swapchain_destroy(drawers[i].swapchain);
		weddell_pool_destroy(pools[i]);
		wl_surface_destroy(drawers[i].surface);
	}
	wl_event_queue_destroy(queue);
}

static void each_thread_has_its_queue(void)
{
	struct shm_server server;
	struct compositor_thread compositor = {.server = &server};
	pthread_t thread;
	CHECK(shm_server_init(&server, 4));
	CHECK_EQ(pthread_create(&thread, NULL, run_compositor, &compositor), 0);
	draw_in_two_threads(&server);
	CHECK(wl_display_roundtrip(server.client) >= 0);
	atomic_store(&compositor.ending, true);
	CHECK_EQ(pthread_join(thread, NULL), 0);
	CHECK(server.commits == 2 * FRAMES);
	CHECK(shm_server_pump(&server));
	shm_server_finish(&server);
}

static const struct check_case cases[] = {
	{"each thread has its queue", each_thread_has_its_queue},
};

CHECK_MAIN(cases)
