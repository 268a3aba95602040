/* SPDX-License-Identifier: MIT */
/*
 * One compositor for one test of the suite: a whole server in this process, on
 * one headless output, in a thread of its own.
 */
#ifndef WEDDELL_TESTS_WLCS_DISPLAY_SERVER_H
#define WEDDELL_TESTS_WLCS_DISPLAY_SERVER_H

#include "base/log.h"
#include "loop-thread.h"

#include <wayland-util.h>
#include <wlcs/display_server.h>

struct seat;
struct server;

struct display_server {
	WlcsDisplayServer base; /* first: what the suite has of it */
	struct log log;
	struct server *server;
	struct loop_thread *thread;
	struct wl_list connections; /* connection.link, the newest first */
};

/* Never NULL: what fails ends the process. */
struct display_server *display_server_create(void);
void display_server_destroy(struct display_server *server);

/* The seat that fake devices act on; in jobs only. */
struct seat *display_server_seat(struct display_server *server);

#endif
