/* SPDX-License-Identifier: MIT */
/*
 * A compositor in the test's own process, so small that the test says when a
 * buffer is released, and can see what the compositor sees.
 *
 * Both ends run in one thread: nothing happens on either but in shm_server_pump.
 * It uses the wl_shm of libwayland.
 */
#ifndef WEDDELL_TESTS_CLIENT_LIB_SHM_SERVER_H
#define WEDDELL_TESTS_CLIENT_LIB_SHM_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wayland-server-core.h>

struct wl_compositor;
struct wl_display;
struct wl_registry;
struct wl_shm;
struct wl_surface;

enum {
	SHM_SERVER_HELD = 16,
};

struct shm_server;

/* A buffer that the compositor reads, until it is released or destroyed. */
struct shm_server_held {
	struct shm_server *server;
	struct wl_resource *resource; /* NULL: the place is free */
	struct wl_listener destroy;
	struct wl_list link; /* shm_server.held */
};

struct shm_server {
	/* the compositor's end */
	struct wl_display *server;
	struct shm_server_held places[SHM_SERVER_HELD];
	struct wl_list held; /* shm_server_held.link: committed, not released; the oldest first */
	size_t held_count;
	uint32_t commits;
	int32_t damage[4];        /* x, y, width, height: the last damage_buffer */
	uint32_t damage_count;    /* damage_buffer requests since the last commit but one */
	uint32_t surface_damages; /* damage requests, all */
	int last_seals;           /* of the newest pool; known to the blind one alone */

	/* the client's end */
	struct wl_display *client;
	struct wl_registry *registry;
	struct wl_compositor *compositor;
	struct wl_shm *shm;
	struct wl_surface *surface;
};

/* Starts it, with a client that has bound wl_shm and has one surface, of the
 * version of wl_compositor given. False when it cannot. */
bool shm_server_init(struct shm_server *server_out, uint32_t compositor_version);

/* The same with a wl_shm that takes any pool and buffer and never looks at them. */
bool shm_server_init_blind(struct shm_server *server_out);

/* Ends the client, then the compositor. What the client has made must be gone. */
void shm_server_finish(struct shm_server *server);

/* Carries requests and events, and dispatches the default queue. False when
 * the connection is broken. */
bool shm_server_pump(struct shm_server *server);

/* Releases the oldest buffer held; it reaches the client with the next pump. */
void shm_server_release(struct shm_server *server);

/* A pixel of the buffer held since i others ago: 0 is the oldest. */
uint32_t shm_server_pixel(const struct shm_server *server, size_t i, int32_t x, int32_t y);

/* Width of that buffer. */
int32_t shm_server_width(const struct shm_server *server, size_t i);

#endif
