/* SPDX-License-Identifier: MIT */
/*
 * Runs what must abort, or what would change the process, in a child.
 */
#ifndef WEDDELL_TESTS_UNIT_DIES_H
#define WEDDELL_TESTS_UNIT_DIES_H

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* The wait status of a child that runs run and then exits with 0. */
__attribute__((unused)) static int status_of_child(void (*run)(void))
{
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		run();
		fflush(NULL);
		_exit(0);
	}
	int status = 0;
	return child > 0 && waitpid(child, &status, 0) == child ? status : -1;
}

__attribute__((unused)) static void run_quietly(void (*run)(void))
{
	struct rlimit no_core = {0, 0};
	setrlimit(RLIMIT_CORE, &no_core);
	int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	dup2(null, STDERR_FILENO);
	run();
}

/* Whether run ends in abort(), as a failed assert does. */
__attribute__((unused)) static bool dies(void (*run)(void))
{
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		signal(SIGABRT, SIG_DFL);
		run_quietly(run);
		_exit(0);
	}
	int status = 0;
	return child > 0 && waitpid(child, &status, 0) == child && WIFSIGNALED(status) &&
	       WTERMSIG(status) == SIGABRT;
}

#endif
