/* SPDX-License-Identifier: MIT */
/*
 * The smallest compositor on libweddell-server: wl_compositor with surfaces that
 * can attach, damage and commit, and the public header for all the rest.
 */
#ifndef WEDDELL_TESTS_EMBED_SERVER_H
#define WEDDELL_TESTS_EMBED_SERVER_H

#include <stdint.h>
#include <weddell-server.h>

struct embed_picture {
	int commits;                     /* that showed something */
	int32_t width, height;           /* of the last one */
	uint32_t *pixels;                /* XRGB8888, without padding; the caller frees */
	enum weddell_class memory_class; /* of the last buffer */
	struct weddell_client_stats stats;
};

/* Serves the one client at take_fd, the other end of its socket, until it disconnects. */
void embed_server_serve(int take_fd, enum weddell_policy policy, struct embed_picture *shown);

#endif
