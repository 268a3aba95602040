/* SPDX-License-Identifier: MIT */
/*
 * wl_shm: the global, and the clients that use it.
 */
#ifndef WEDDELL_WIRE_SHM_SHM_GLOBAL_H
#define WEDDELL_WIRE_SHM_SHM_GLOBAL_H

#include "memory/budget-group.h"
#include "memory/client-file.h"
#include "memory/hole-watch.h"

#include <wayland-server-core.h>

struct weddell_shm {
	struct wl_global *global; /* NULL once destroyed */
	int references;           /* the owner's, and one for each wl_shm of a client */
	enum seal_policy policy;
	struct budget_limits limits;
	struct hole_watch *holes;
	struct budget_group *group; /* of all clients */
	struct wl_list clients;     /* shm_client.link */
	struct wl_listener display_destroy;
};

/* The budget of client, for what else it costs; NULL without memory. Borrowed. */
struct budget *weddell_shm_client_budget(struct weddell_shm *shm, struct wl_client *client);

#endif
