/* SPDX-License-Identifier: MIT */
#include "usage.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

pid_t usage_peer(int socket_fd)
{
	struct ucred peer;
	socklen_t length = sizeof(peer);
	if (getsockopt(socket_fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) < 0) {
		return -1;
	}
	return peer.pid > 0 ? peer.pid : -1;
}

/* Reads a line of /proc/PID/name; empty when there is none. */
static void read_line(pid_t pid, const char *name, char *line, int length)
{
	char path[64];
	snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, name);
	FILE *file = fopen(path, "re");
	line[0] = '\0';
	if (file != NULL) {
		if (fgets(line, length, file) == NULL) {
			line[0] = '\0';
		}
		fclose(file);
	}
}

struct usage usage_of(pid_t pid)
{
	char line[1024];
	unsigned long long cpu = 0;
	unsigned long faults = 0;
	if (pid <= 0) {
		return (struct usage){0};
	}
	read_line(pid, "schedstat", line, sizeof(line));
	if (sscanf(line, "%llu", &cpu) != 1) {
		cpu = 0;
	}
	read_line(pid, "stat", line, sizeof(line));
	/* the second field may have spaces and brackets of its own */
	const char *rest = strrchr(line, ')');
	if (rest == NULL || sscanf(rest, ") %*c %*d %*d %*d %*d %*d %*u %lu", &faults) != 1) {
		faults = 0;
	}
	return (struct usage){(int64_t)cpu, (int64_t)faults};
}

int64_t usage_cpu(void)
{
	struct timespec now;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t usage_shared_bytes(void)
{
	char line[256];
	long long kilobytes = 0;
	FILE *file = fopen("/proc/self/status", "re");
	while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
		if (sscanf(line, "RssShmem: %lld", &kilobytes) == 1) {
			break;
		}
	}
	if (file != NULL) {
		fclose(file);
	}
	return kilobytes * 1024;
}
