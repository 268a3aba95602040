/* SPDX-License-Identifier: MIT */
/*
 * A compositor's side and a client's side in one process: surfaces, outputs,
 * wl_shm, zxdg_output, fractional scale and screencopy over a socket pair, and a log of what the
 * client was told.
 */
#ifndef WEDDELL_TESTS_UNIT_OUTPUT_PAIR_H
#define WEDDELL_TESTS_UNIT_OUTPUT_PAIR_H

#include "screen.h"
#include "wire/client-record.h"
#include "wire/wire.h"

#include <wayland-client.h>

enum {
	PAIR_OUTPUTS_MAX = 4,
};

struct pair {
	struct wl_display *display;
	struct screen screen;
	struct wire wire;
	struct client_records records;
	struct log log;
	struct wl_client *peer; /* the client, as the compositor has it */

	struct wl_display *client;
	struct wl_registry *registry;
	struct wl_compositor *compositor;
	struct wl_shm *shm;
	struct zxdg_output_manager_v1 *xdg_outputs;
	struct zwlr_screencopy_manager_v1 *screencopy;
	struct wp_fractional_scale_manager_v1 *scales;
	uint32_t output_manager_name;            /* of its global, for the test to bind */
	uint32_t output_names[PAIR_OUTPUTS_MAX]; /* of the globals; 0 once removed */
	int output_count;
	char events[1024]; /* of what was bound with pair_bind_output, each ending with a space */
};

/* No outputs yet. */
void pair_init(struct pair *pair);
void pair_finish(struct pair *pair);

/* The client goes; what it had is destroyed on the compositor's side. */
void pair_disconnect(struct pair *pair);

/* Lets both sides say all they have to say, and outputs repaint. Returns 0, or the errno of the
 * client's connection. */
int pair_run(struct pair *pair);

/* Binds the global of the output that was added as number n. */
struct wl_output *pair_bind_output(struct pair *pair, int n, uint32_t version);

/* Logged are enter and leave. *surface_out is the model. */
struct wl_surface *pair_create_surface(struct pair *pair, struct surface **surface_out);

/* The same of its place; logged, too. */
struct zxdg_output_v1 *pair_get_xdg_output(struct pair *pair, struct wl_output *output);

/* Its preferred scale; logged, too. */
struct wp_fractional_scale_v1 *pair_get_scale(struct pair *pair, struct wl_surface *surface);

/* A buffer in memory of the client's; *pixels_out is unmapped with munmap. */
struct wl_buffer *pair_create_buffer(
	struct pair *pair, uint32_t format, int32_t width, int32_t height, uint32_t **pixels_out);

/* Code of the protocol error that ended the connection, and whether its object was of this
 * interface. */
uint32_t pair_error_code(struct pair *pair, const char *interface);

#endif
