/* SPDX-License-Identifier: MIT */
/*
 * Says on the log which clients come and go.
 */
#ifndef WEDDELL_SERVER_CLIENT_LOG_H
#define WEDDELL_SERVER_CLIENT_LOG_H

#include "base/log.h"
#include "wire/client-record.h"

struct client_log {
	const struct log *log;
	struct wl_listener come, gone;
};

/* Both outlive it. */
void client_log_init(
	struct client_log *client_log, struct client_records *clients, const struct log *log);

/* Also of one of all zero. */
void client_log_finish(struct client_log *client_log);

#endif
