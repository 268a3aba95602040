/* SPDX-License-Identifier: MIT */
#include "base/owned-fd.h"

#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <unistd.h>

void owned_fd_close(int *fd)
{
	int saved = errno;
	int taken = owned_fd_take(fd);
	if (taken >= 0) {
		close(taken);
	}
	errno = saved;
}

static void *close_and_end(void *data)
{
	close((int)(intptr_t)data);
	return NULL;
}

void owned_fd_close_elsewhere(int *fd)
{
	pthread_attr_t attributes;
	pthread_t thread;
	int taken = owned_fd_take(fd);
	if (taken < 0 || pthread_attr_init(&attributes) != 0) {
		return;
	}
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_create(&thread, &attributes, close_and_end, (void *)(intptr_t)taken);
	pthread_attr_destroy(&attributes);
}

int owned_fd_take(int *fd)
{
	int taken = *fd;
	*fd = -1;
	return taken;
}
