/* SPDX-License-Identifier: MIT */
/*
 * A whole compositor in one object: what main runs, and what tests can run
 * many of, one after the other, in one process.
 */
#ifndef WEDDELL_SERVER_SERVER_H
#define WEDDELL_SERVER_SERVER_H

#include "memory/budget.h"
#include "memory/client-file.h"
#include "server/desktop-bindings.h"
#include "server/desktop-input.h"
#include "surface/holding-cost.h"
#include "wire/client-record.h"
#include "wire/wire.h"

struct backend;

struct server_config {
	enum seal_policy policy;
	enum holding_rule holding;          /* of clients' buffers */
	bool kiosk;                         /* desktop.h */
	uint64_t limits[BUDGET_ITEM_COUNT]; /* of each client; 0: the default */
	uint32_t wm_base_version;           /* of xdg_wm_base, 1 to 5; 0: the newest */
	const struct log *log;              /* borrowed; outlives the server */
	/* Clients may show a window before they have answered its first configure, which
	 * xdg_shell has as an error. */
	bool early_buffers;
	enum binding_modifier bindings; /* of the compositor's own keys */
	struct keymap_names keymap;     /* what is NULL: as keymap.h has it */
};

struct server {
	const struct log *log;
	struct wl_display *display;
	struct weddell_shm *shm;
	struct client_records clients;
	struct scene scene;
	struct output_layout outputs;
	struct seat *seat;
	struct desktop *desktop;
	struct default_cursor *default_cursor;
	struct desktop_input desktop_input;
	struct desktop_bindings desktop_bindings;
	struct backend *backend; /* owned; NULL until the one who runs it has made one */
	struct wire wire;
	struct wl_list frame_counters; /* frame_counter.link, one an output */
	struct wl_listener output_added;
	bool has_records, has_scene, has_outputs, has_input; /* what was begun */
};

/* All globals, no outputs, no socket. Returns 0 or a negative errno. */
int server_create(const struct server_config *config, struct server **server_out);

/* Disconnects all clients. NULL is fine. */
void server_destroy(struct server *server);

#endif
