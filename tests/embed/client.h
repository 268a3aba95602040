/* SPDX-License-Identifier: MIT */
/*
 * A client of the smallest compositor, in a process of its own.
 */
#ifndef WEDDELL_TESTS_EMBED_CLIENT_H
#define WEDDELL_TESTS_EMBED_CLIENT_H

#include <stdbool.h>
#include <stdint.h>

enum {
	EMBED_WIDTH = 37,
	EMBED_HEIGHT = 23,
};

struct embed_client {
	bool sealable; /* make the memfd with MFD_ALLOW_SEALING */
	int seals;     /* to add once it is drawn */
	bool truncate; /* empty the file before the second commit */
};

/* What the client draws at (x, y) in its nth picture. */
uint32_t embed_client_pixel(int n, int32_t x, int32_t y);

/* Commits two pictures from one buffer to the compositor at take_fd. Returns 0, or the code of
 * the protocol error it was sent. */
int embed_client_run(int take_fd, const struct embed_client *client);

#endif
