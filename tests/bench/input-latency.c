/* SPDX-License-Identifier: MIT */
/*
 * From input to the client: a virtual pointer is moved, and the time until its
 * window has read of it is taken. Both ends are connections of this program, so
 * what is measured is the way through the compositor and two sockets.
 *
 * Runs on WAYLAND_DISPLAY. Prints milliseconds: the median, and the 99th of 100.
 */
#include "fixture/client-fd.h"
#include "fixture/mini-client.h"
#include "load/samples.h"

#include "wlr-virtual-pointer-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
	SIDE = 512,
	EXTENT = 1000,
	MOTIONS = 2000,
	PAUSE_USEC = 1500, /* longer than a motion takes, so that none waits for the one before */
};

struct bench {
	struct mini_client driver, client;
	struct zwlr_virtual_pointer_manager_v1 *manager;
	struct zwlr_virtual_pointer_v1 *device;
	struct mini_window window;
	struct wl_pointer *pointer;
	struct wl_shm_pool *pool;
	struct wl_buffer *buffer;
	bool told;
};

static void handle_enter(void *data, struct wl_pointer *pointer, uint32_t serial,
	struct wl_surface *surface, wl_fixed_t x, wl_fixed_t y)
{
	struct bench *bench = data;
	bench->told = true;
}

static void handle_leave(
	void *data, struct wl_pointer *pointer, uint32_t serial, struct wl_surface *surface)
{
}

static void handle_motion(
	void *data, struct wl_pointer *pointer, uint32_t time, wl_fixed_t x, wl_fixed_t y)
{
	struct bench *bench = data;
	bench->told = true;
}

static void handle_button(void *data, struct wl_pointer *pointer, uint32_t serial, uint32_t time,
	uint32_t button, uint32_t state)
{
}

static void handle_axis(
	void *data, struct wl_pointer *pointer, uint32_t time, uint32_t axis, wl_fixed_t value)
{
}

static void handle_frame(void *data, struct wl_pointer *pointer)
{
}

/* There is nothing here that scrolls. */
static const struct wl_pointer_listener pointer_listener = {
	.enter = handle_enter,
	.leave = handle_leave,
	.motion = handle_motion,
	.button = handle_button,
	.axis = handle_axis,
	.frame = handle_frame,
};

static int show_window(struct bench *bench)
{
	const char *why_not;
	int fd = client_fd_open(CLIENT_FD_SHRINK, SIDE * SIDE * 4, &why_not);
	if (fd < 0 || mini_window_init(&bench->window, &bench->client) != 0) {
		return -1;
	}
	bench->pool = wl_shm_create_pool(bench->client.shm, fd, SIDE * SIDE * 4);
	bench->buffer = wl_shm_pool_create_buffer(
		bench->pool, 0, SIDE, SIDE, SIDE * 4, WL_SHM_FORMAT_XRGB8888);
	close(fd);
	return mini_window_show_frame(&bench->window, bench->buffer);
}

static void move_to(struct bench *bench, uint32_t x, uint32_t y)
{
	zwlr_virtual_pointer_v1_motion_absolute(bench->device, 0, x, y, EXTENT, EXTENT);
	zwlr_virtual_pointer_v1_frame(bench->device);
	wl_display_flush(bench->driver.display);
}

static int begin(struct bench *bench)
{
	if (mini_client_connect(&bench->driver, NULL) != 0 ||
		mini_client_connect(&bench->client, NULL) != 0) {
		return -1;
	}
	bench->manager =
		mini_client_bind(&bench->driver, &zwlr_virtual_pointer_manager_v1_interface, 1);
	if (bench->manager == NULL || bench->client.seat == NULL) {
		return -1;
	}
	bench->device = zwlr_virtual_pointer_manager_v1_create_virtual_pointer(
		bench->manager, bench->driver.seat);
	bench->pointer = wl_seat_get_pointer(bench->client.seat);
	wl_pointer_add_listener(bench->pointer, &pointer_listener, bench);
	/* windows are put in the middle */
	move_to(bench, EXTENT / 2, EXTENT / 2);
	return show_window(bench) == 0 ? mini_client_wait(&bench->client, &bench->told) : -1;
}

static int64_t now_nsec(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static int measure(struct bench *bench, struct samples *samples)
{
	for (uint32_t i = 0; i < MOTIONS; i++) {
		nanosleep(&(struct timespec){.tv_nsec = PAUSE_USEC * 1000L}, NULL);
		bench->told = false;
		int64_t begun = now_nsec();
		move_to(bench, EXTENT / 2 + 1 + i % 2, EXTENT / 2);
		if (mini_client_wait(&bench->client, &bench->told) != 0) {
			return -1;
		}
		samples_add(samples, now_nsec() - begun);
	}
	return 0;
}

int main(void)
{
	struct bench bench = {0};
	struct samples samples = {0};
	if (begin(&bench) != 0 || measure(&bench, &samples) != 0) {
		fputs("input-latency: no compositor with virtual pointers, or it said nothing\n",
			stderr);
		return EXIT_FAILURE;
	}
	printf("input to client, ms: median %.3f, 99th of 100 %.3f (%d motions)\n",
		samples_quantile_msec(&samples, 0.5), samples_quantile_msec(&samples, 0.99),
		MOTIONS);
	samples_finish(&samples);
	return EXIT_SUCCESS;
}
