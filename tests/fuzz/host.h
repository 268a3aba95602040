/* SPDX-License-Identifier: MIT */
/*
 * A whole compositor in this process, with headless outputs that are quick
 * enough to repaint whenever they are asked, a few raw clients, and the files
 * they send.
 */
#ifndef WEDDELL_TESTS_FUZZ_HOST_H
#define WEDDELL_TESTS_FUZZ_HOST_H

#include "base/log.h"
#include "input.h"
#include "leaks.h"
#include "raw-client.h"
#include "scripted-fd.h"
#include "server/server.h"

enum {
	HOST_CLIENTS = 3,
	HOST_FILES = 4,
};

struct host {
	struct leaks leaks;
	struct log log;
	struct server *server;
	struct headless_backend *backend; /* the server's */
	struct raw_client clients[HOST_CLIENTS];
	unsigned int selected; /* of the clients: the one that acts */
	struct scripted_fd files[HOST_FILES];
	unsigned int file; /* the one that was sent or changed last */
	int32_t file_size; /* how long it was made */
};

/* For LLVMFuzzerInitialize: quietness, a small keymap. */
void host_prepare(void);

void host_init(struct host *host);
/* Destroys all; aborts on leaks. */
void host_finish(struct host *host);

/* A new connection for the client that is selected. */
void host_connect(struct host *host);

/* Sends, dispatches and reads a few times. Never waits: what has a time to wait for, the frame
 * clock, is due at once. */
void host_pump(struct host *host);

/* An output is added, taken away or changed, as the input has it. */
void host_change_outputs(struct host *host, struct input *input);

struct raw_client *host_client(struct host *host);

#endif
