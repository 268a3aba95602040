/* SPDX-License-Identifier: MIT */
/*
 * wl_buffer: the client's object for a buffer of any kind.
 */
#ifndef WEDDELL_WIRE_SHM_BUFFER_RESOURCE_H
#define WEDDELL_WIRE_SHM_BUFFER_RESOURCE_H

#include "buffer/buffer.h"
#include "memory/budget.h"

#include <wayland-server-core.h>

/* Makes the wl_buffer of take_buffer, whose first reference it takes, also on failure; then
 * no_memory was posted. budget is named in the message when reading the pixels runs over it. */
void wire_buffer_resource_create(
	struct wl_client *client, uint32_t id, struct buffer *take_buffer, struct budget *budget);

/* The model of a wl_buffer; NULL when resource is NULL or made by somebody else. */
struct buffer *wire_buffer_from_resource(struct wl_resource *resource);

#endif
