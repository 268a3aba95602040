/* SPDX-License-Identifier: MIT */
/*
 * What a process has used so far, of what resizing costs: this one, or the
 * compositor at the other end of the socket.
 */
#ifndef RESIZE_STRESS_USAGE_H
#define RESIZE_STRESS_USAGE_H

#include <stdint.h>
#include <sys/types.h>

struct usage {
	int64_t cpu_ns;
	int64_t faults; /* of pages that needed no disk */
};

/* The process that listens at the other end of the socket, or -1. */
pid_t usage_peer(int socket_fd);

/* What the process pid has used; zeros where the system does not say. */
struct usage usage_of(pid_t pid);

/* Nanoseconds of CPU time of the calling thread. */
int64_t usage_cpu(void);

/* Bytes of shared memory that this process has in its mappings. */
int64_t usage_shared_bytes(void);

#endif
