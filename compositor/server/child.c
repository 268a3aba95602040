/* SPDX-License-Identifier: MIT */
#include "server/child.h"

#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	PATIENCE_MSEC = 2000, /* before SIGKILL */
	POLL_MSEC = 10,
};

/* The event loop blocks the signals it reads; the child gets them as usual. */
static int spawn(pid_t *pid, char **command)
{
	posix_spawnattr_t attributes;
	int error = posix_spawnattr_init(&attributes);
	if (error != 0) {
		return -error;
	}
	sigset_t none;
	sigemptyset(&none);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	error = posix_spawnp(pid, command[0], NULL, &attributes, command, environ);
	posix_spawnattr_destroy(&attributes);
	return -error;
}

int child_start(struct child *child, char **command, const char *display)
{
	setenv("WAYLAND_DISPLAY", display, 1);
	setenv("XDG_SESSION_TYPE", "wayland", 1); /* Qt looks here which of its plugins it needs */
	*child = (struct child){0};
	return spawn(&child->pid, command);
}

bool child_has_ended(struct child *child)
{
	int status;
	if (child->pid == 0 || waitpid(child->pid, &status, WNOHANG) != child->pid) {
		return false;
	}
	child->pid = 0;
	child->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return true;
}

void child_stop(struct child *child)
{
	if (child->pid == 0) {
		return;
	}
	kill(child->pid, SIGTERM);
	for (int waited = 0; waited < PATIENCE_MSEC; waited += POLL_MSEC) {
		if (child_has_ended(child)) {
			return;
		}
		nanosleep(&(struct timespec){.tv_nsec = POLL_MSEC * 1000000L}, NULL);
	}
	kill(child->pid, SIGKILL);
	waitpid(child->pid, NULL, 0);
	child->pid = 0;
}
