/* SPDX-License-Identifier: MIT */
/*
 * The compositor's end of weddell-shm-feedback-v1, which says what the test tells
 * it to say. For one client, with one manager.
 */
#ifndef WEDDELL_TESTS_CLIENT_LIB_FEEDBACK_SERVER_H
#define WEDDELL_TESTS_CLIENT_LIB_FEEDBACK_SERVER_H

#include <stddef.h>
#include <stdint.h>

struct wl_display;

struct feedback_server {
	struct wl_resource *manager; /* NULL before it was bound */
	struct wl_resource *surface; /* feedback that was asked for last; NULL: none there is */
	unsigned surfaces_asked;
};

void feedback_server_create(struct wl_display *display, struct feedback_server *server_out);

/* Each is a group by itself. Usages, resources, ways and reasons are the protocol's. */
void feedback_server_say_seals(struct feedback_server *server, uint32_t usage, uint32_t seals);
void feedback_server_say_alignment(
	struct feedback_server *server, uint32_t stride, uint32_t offset);
void feedback_server_say_formats(struct feedback_server *server, uint32_t *formats, size_t count);
void feedback_server_say_mapped_bytes(
	struct feedback_server *server, uint64_t limit, uint64_t left);
void feedback_server_say_shown(struct feedback_server *server, uint32_t way, uint32_t reasons);

#endif
