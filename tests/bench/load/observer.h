/* SPDX-License-Identifier: MIT */
/*
 * What the compositor at the other end of a connection has used so far: the
 * process that listens, all its threads, and no process that it has started.
 */
#ifndef WEDDELL_TESTS_BENCH_LOAD_OBSERVER_H
#define WEDDELL_TESTS_BENCH_LOAD_OBSERVER_H

#include <stdint.h>
#include <sys/types.h>

struct observation {
	int64_t cpu_nsec; /* on the processor, by the scheduler's own count */
	int64_t switches; /* of contexts, of their own accord or not */
};

/* The process that listens on the socket, or -1. */
pid_t observer_find(int socket_fd);

struct observation observer_look(pid_t pid);

#endif
