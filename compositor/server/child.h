/* SPDX-License-Identifier: MIT */
/*
 * The command that weddell runs, as a child of it.
 */
#ifndef WEDDELL_SERVER_CHILD_H
#define WEDDELL_SERVER_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

enum {
	/* exit statuses of shells, for a command that could not be run */
	CHILD_NOT_RUN = 126,
	CHILD_NOT_FOUND = 127,
};

struct child {
	pid_t pid;  /* 0 when there is none, or it has ended */
	int status; /* its exit status; 128 + N when signal N ended it */
};

/* Starts command with WAYLAND_DISPLAY set to display, XDG_SESSION_TYPE to wayland, and a clean
 * signal mask.
 * Returns 0 or a negative errno. */
int child_start(struct child *child, char **command, const char *display);

/* Whether the child has ended since the last call; then status is set. */
bool child_has_ended(struct child *child);

/* Asks a child that still runs to end, and waits for it a little while. */
void child_stop(struct child *child);

#endif
