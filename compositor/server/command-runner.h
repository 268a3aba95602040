/* SPDX-License-Identifier: MIT */
/*
 * The command of weddell: run as a child, and again where its restart policy
 * says so.
 */
#ifndef WEDDELL_SERVER_COMMAND_RUNNER_H
#define WEDDELL_SERVER_COMMAND_RUNNER_H

#include "base/log.h"
#include "server/child.h"
#include "server/restart.h"

#include <sys/resource.h>
#include <wayland-server-core.h>

struct command_runner_listener {
	/* It has ended for good; its exit status is that of shells. */
	void (*ended)(void *data, int status);
};

struct command_runner_config {
	struct wl_event_loop *loop;
	const struct log *log;
	char **command;            /* NULL: shell_command is run by sh */
	const char *shell_command; /* NULL, too: there is none */
	const char *display;       /* its WAYLAND_DISPLAY */
	struct rlimit fd_limit;    /* its limit of descriptors */
	enum restart_policy policy;
	bool kiosk;
};

struct command_runner {
	struct command_runner_config config;
	const struct command_runner_listener *listener;
	void *data;
	struct child child;
	struct restart restart;
	struct wl_event_source *timer; /* until it is run again; else NULL */
};

/* Runs it, if there is one; what is borrowed outlives the runner. Says on the log what could not
 * be done. Returns 0, or the exit status of shells for a command that was not run. */
int command_runner_start(struct command_runner *runner, const struct command_runner_config *config,
	const struct command_runner_listener *listener, void *data);

/* For SIGCHLD: looks whether it has ended. */
void command_runner_look(struct command_runner *runner);

/* Whether it runs, or will again. */
bool command_runner_is_busy(const struct command_runner *runner);

/* Also of one of all zero. Ends the child. */
void command_runner_finish(struct command_runner *runner);

#endif
