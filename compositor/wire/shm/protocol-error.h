/* SPDX-License-Identifier: MIT */
/*
 * A protocol error whose message reaches the client whole.
 *
 * wl_resource_post_error cuts messages off after 127 bytes, which is too little
 * to say what was done and what would have been right, with the numbers.
 */
#ifndef WEDDELL_WIRE_SHM_PROTOCOL_ERROR_H
#define WEDDELL_WIRE_SHM_PROTOCOL_ERROR_H

#include <wayland-server-core.h>

/* As wl_resource_post_error: the client is disconnected once the error is sent. */
__attribute__((format(printf, 3, 4))) void protocol_error_post(
	struct wl_resource *resource, uint32_t code, const char *format, ...);

/* As wl_client_post_implementation_error. */
__attribute__((format(printf, 2, 3))) void protocol_error_post_implementation(
	struct wl_client *client, const char *format, ...);

#endif
