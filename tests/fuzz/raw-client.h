/* SPDX-License-Identifier: MIT */
/*
 * A client without libwayland: it sends what it is given and follows the events
 * only as far as it must, to know its objects, the globals and the last serials.
 */
#ifndef WEDDELL_TESTS_FUZZ_RAW_CLIENT_H
#define WEDDELL_TESTS_FUZZ_RAW_CLIENT_H

#include "message.h"
#include "object-map.h"

enum {
	GLOBALS_MAX = 64,
	SERIALS_MAX = 8,
	OUT_SIZE = 16384,
	OUT_FDS_MAX = 16,
	IN_SIZE = 8192,
};

struct global {
	uint32_t name, version;
	const struct wl_interface *interface;
};

struct raw_client {
	int fd;    /* -1 when it is not connected */
	bool deaf; /* does not read */
	struct object_map objects;
	struct global globals[GLOBALS_MAX];
	size_t global_count, unknown_globals;
	uint32_t serials[SERIALS_MAX]; /* the first numbers of the last events, newest first */
	uint8_t out[OUT_SIZE];
	size_t out_size;
	int out_fds[OUT_FDS_MAX]; /* owned; they go with the next bytes */
	size_t out_fd_count;
	uint8_t in[IN_SIZE];
	size_t in_size;
	void (*heard)(
		void *data, const struct raw_client *client); /* before it sends; may be NULL */
	void *heard_data;
};

void raw_client_init(struct raw_client *client); /* not connected */
void raw_client_connect(struct raw_client *client, int take_fd);
void raw_client_disconnect(struct raw_client *client);

/* Appends to what is to be sent. false, and nothing is done, when there is no room. */
bool raw_client_put(struct raw_client *client, const void *bytes, size_t size);
bool raw_client_put_fd(struct raw_client *client, int take_fd); /* consumed on failure, too */
bool raw_client_put_message(struct raw_client *client, struct message *message);

/* Sends what can be sent now. */
void raw_client_flush(struct raw_client *client);

/* Reads all events there are; fds that came are closed. A client that was hung up on is
 * disconnected. */
void raw_client_read(struct raw_client *client);

#endif
