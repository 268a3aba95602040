/* SPDX-License-Identifier: MIT */
#include "base/owned-fd.h"

#include <errno.h>
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

int owned_fd_take(int *fd)
{
	int taken = *fd;
	*fd = -1;
	return taken;
}
