/* SPDX-License-Identifier: MIT */
/*
 * The Wayland side of the program: for each global a file that decodes
 * requests, calls one function of a layer below, and reports.
 *
 * struct wire is what the globals may reach; each global's file offers
 *     int NAME_global_create(struct wire *wire);
 * which returns 0 or -ENOMEM. What it makes lives until the display goes.
 */
#ifndef WEDDELL_WIRE_WIRE_H
#define WEDDELL_WIRE_WIRE_H

#include "base/log.h"
#include "surface/holding-cost.h"

#include <wayland-server-core.h>

struct wire {
	struct wl_display *display;
	const struct log *log;
	struct weddell_shm *shm;        /* wl_shm and its clients: weddell-server.h */
	struct client_records *clients; /* for the statistics */
	struct scene *scene;
	struct output_layout *outputs; /* all outputs and where they are */
	struct seat *seat;
	struct desktop *desktop;   /* windows */
	uint32_t wm_base_version;  /* of xdg_wm_base, as announced; 0: the newest */
	enum holding_rule holding; /* of clients' surfaces */
};

#endif
