/* SPDX-License-Identifier: MIT */
/*
 * Who may connect once may connect often: what each connection may have, many
 * of them may not have together. The culprit itself has little, and keeps it.
 */
#include "hostile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum {
	CROWD = 800,
	CROWD_STAYS_MSEC = 300,
	MEMBERS_MAX = 48,
	POOLS_EACH = 1900, /* below what one client may have, also in short runs */
	BATCH = 16,        /* fds are on their way with each */
};

/* Another connection to where the culprit is connected. */
static int connect_again(const struct culprit *culprit)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	strncpy(address.sun_path, culprit->socket, sizeof(address.sun_path) - 1);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd >= 0 && connect(fd, (const struct sockaddr *)&address, sizeof(address)) != 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

/* Connections of which nothing is ever heard. Those who came before are served on. */
static void silent(struct culprit *culprit, const struct hostile_case *test)
{
	int fds[CROWD];
	int count = 0;
	for (int attempt = 0; attempt < 10 * CROWD && count < CROWD; attempt++) {
		fds[count] = connect_again(culprit);
		if (fds[count] >= 0) {
			count++;
		} else if (mini_client_roundtrip(&culprit->client) != 0) {
			break; /* else the queue was full, and is shorter now */
		}
	}
	if (count < CROWD) {
		culprit->skipped = "not enough connections were to be had";
	}
	nanosleep(&(struct timespec){.tv_nsec = CROWD_STAYS_MSEC * 1000000L}, NULL);
	/* who was there before has descriptors left to be sent one */
	culprit_show(culprit, test->kind, POOL_SIZE);
	for (int i = 0; i < count; i++) {
		close(fds[i]);
	}
}

struct member {
	struct mini_client client;
	struct wl_shm_pool *pools[POOLS_EACH];
	int count;
};

/* As many as a client may have. Returns whether it got them all. */
static bool fill_up(struct member *member, int fd)
{
	while (member->count < POOLS_EACH) {
		member->pools[member->count++] =
			wl_shm_create_pool(member->client.shm, fd, POOL_SIZE);
		if (member->count % BATCH == 0 && mini_client_roundtrip(&member->client) != 0) {
			return false;
		}
	}
	return mini_client_roundtrip(&member->client) == 0;
}

static void leave(struct member *member)
{
	for (int i = 0; i < member->count; i++) {
		wl_proxy_destroy((struct wl_proxy *)member->pools[i]);
	}
	mini_client_disconnect(&member->client);
	free(member);
}

static bool any_was_stopped(struct member *members[], int count)
{
	for (int i = 0; i < count; i++) {
		if (mini_client_roundtrip(&members[i]->client) != 0) {
			return true;
		}
	}
	return false;
}

/* Uses kind. All stay until one is refused, or is disconnected for the sake of the rest. */
static void pools_together(struct culprit *culprit, const struct hostile_case *test)
{
	struct member *members[MEMBERS_MAX];
	int count = 0;
	bool stopped = false;
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	while (count < MEMBERS_MAX && !stopped) {
		struct member *member = calloc(1, sizeof(*member));
		if (member == NULL || mini_client_connect(&member->client, culprit->socket) != 0) {
			free(member);
			culprit_fail(culprit, "connection %d was not taken", count);
			break;
		}
		members[count++] = member;
		stopped = !fill_up(member, culprit->fd) || any_was_stopped(members, count);
	}
	if (!stopped && culprit->failure[0] == '\0') {
		culprit->skipped = "this machine has room for all pools of 48 connections";
	}
	culprit_go_on(culprit, 2);
	for (int i = 0; i < count; i++) {
		leave(members[i]);
	}
}

/* Connections that come, do something, and go, one after another. */
static void comings_and_goings(struct culprit *culprit, const struct hostile_case *test)
{
	for (int i = 0; i < 100; i++) {
		struct culprit other;
		if (culprit_connect(&other, culprit->socket) != 0) {
			culprit_fail(culprit, "connection %d was not taken", i);
			return;
		}
		if (culprit_open_fd(&other, test->kind, POOL_SIZE)) {
			culprit_create_pool(&other, POOL_SIZE);
			other.buffer = culprit_create_buffer(&other, 0);
			wl_display_flush(other.client.display);
		}
		culprit_disconnect(&other);
	}
}

static const struct hostile_case cases[] = {
	{"crowd: 800 silent connections", silent, ACCEPTED, .kind = CLIENT_FD_SHRINK},
	{"crowd: 100 connections that come and go", comings_and_goings, ACCEPTED,
		.kind = CLIENT_FD_SHRINK},
	{"crowd: pools of many connections, sealed", pools_together, ACCEPTED,
		.kind = CLIENT_FD_SHRINK},
	{"crowd: pools of many connections, unsealable", pools_together, ACCEPTED,
		.kind = CLIENT_FD_UNSEALABLE},
};

struct hostile_table hostile_crowds(void)
{
	return HOSTILE_TABLE(cases);
}
