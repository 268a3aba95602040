/* SPDX-License-Identifier: MIT */
/*
 * The program around a server: socket, signals, the command it runs, and the
 * files it writes.
 */
#ifndef WEDDELL_SERVER_PROGRAM_H
#define WEDDELL_SERVER_PROGRAM_H

#include "base/log.h"
#include "server/client-log.h"
#include "server/command-runner.h"
#include "server/options.h"
#include "server/remote-control.h"
#include "server/server.h"
#include "server/service-notice.h"
#include "server/written-files.h"
#include "wire/listen-socket.h"

#include <sys/resource.h>

enum {
	PROGRAM_SIGNAL_COUNT = 4,
};

struct program {
	const struct options *options;
	const struct log *log;
	struct server *server;
	struct wl_event_source *signals[PROGRAM_SIGNAL_COUNT];
	struct listen_socket socket;
	struct remote_control control;
	struct rlimit fd_limit; /* as we were started: the command gets it back */
	struct command_runner command;
	struct service_notice service;
	struct wl_listener client_gone;
	struct client_log client_log;
	struct written_files files;
	int status; /* the exit status */
};

/* Says on the log what could not be done. Returns 0, or a negative errno and then status is the
 * exit status. */
int program_init(struct program *program, const struct options *options, const struct log *log);

/* Until a signal, or the end of the command; then status is the exit status. */
void program_run(struct program *program);

void program_finish(struct program *program);

#endif
