/* SPDX-License-Identifier: MIT */
/*
 * wl_output: a global for each output, made and removed as outputs come and go.
 */
#ifndef WEDDELL_WIRE_OUTPUT_H
#define WEDDELL_WIRE_OUTPUT_H

#include "output/output-layout.h"
#include "wire/wire.h"

struct object_table;

/* A global for each output there is and will be. The layout may go after the display only. */
int output_globals_create(struct wire *wire);

/* NULL when the output is gone: the object is then of no effect. */
struct output *wire_output_from_resource(struct wl_resource *resource);

/* Calls visit for each wl_output that client has bound for output. */
void wire_output_for_each_resource(struct output *output, struct wl_client *client,
	void (*visit)(void *data, struct wl_resource *resource), void *data);

/* For wire/xdg-output.c: the objects that tell more of the output. */
struct object_table *wire_output_xdg_objects(struct output *output);

/* Ends a batch of events on what the output is like, to the client's wl_outputs. */
void wire_output_send_done(struct output *output, struct wl_client *client);

#endif
