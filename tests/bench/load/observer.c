/* SPDX-License-Identifier: MIT */
#include "observer.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <sys/socket.h>

pid_t observer_find(int socket_fd)
{
	struct ucred peer;
	socklen_t length = sizeof(peer);
	if (getsockopt(socket_fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) < 0) {
		return -1;
	}
	return peer.pid > 0 ? peer.pid : -1;
}

static FILE *open_file(pid_t pid, const char *thread, const char *name)
{
	char path[NAME_MAX + 64];
	snprintf(path, sizeof(path), "/proc/%d/task/%s/%s", (int)pid, thread, name);
	return fopen(path, "re");
}

static int64_t read_cpu(pid_t pid, const char *thread)
{
	FILE *file = open_file(pid, thread, "schedstat");
	long long nsec = 0;
	if (file != NULL) {
		if (fscanf(file, "%lld", &nsec) != 1) {
			nsec = 0;
		}
		fclose(file);
	}
	return nsec;
}

static int64_t read_switches(pid_t pid, const char *thread)
{
	FILE *file = open_file(pid, thread, "status");
	char line[256];
	int64_t sum = 0;
	long long count;
	while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
		if (sscanf(line, "voluntary_ctxt_switches: %lld", &count) == 1 ||
			sscanf(line, "nonvoluntary_ctxt_switches: %lld", &count) == 1) {
			sum += count;
		}
	}
	if (file != NULL) {
		fclose(file);
	}
	return sum;
}

struct observation observer_look(pid_t pid)
{
	struct observation seen = {0};
	char path[64];
	snprintf(path, sizeof(path), "/proc/%d/task", (int)pid);
	DIR *threads = opendir(path);
	const struct dirent *entry;
	while (threads != NULL && (entry = readdir(threads)) != NULL) {
		if (entry->d_name[0] != '.') {
			seen.cpu_nsec += read_cpu(pid, entry->d_name);
			seen.switches += read_switches(pid, entry->d_name);
		}
	}
	if (threads != NULL) {
		closedir(threads);
	}
	return seen;
}
