/* SPDX-License-Identifier: MIT */
#include "wire/client-backlog.h"

#include <limits.h>
#include <sys/socket.h>

void client_backlog_limit(struct wl_client *client, uint64_t bytes)
{
	/* socket(7): the kernel doubles what it is told, to have room for its bookkeeping */
	int half = bytes / 2 < INT_MAX / 2 ? (int)(bytes / 2) : INT_MAX / 2;
	/* should it fail, the socket keeps what the system gives to all */
	(void)setsockopt(wl_client_get_fd(client), SOL_SOCKET, SO_SNDBUF, &half, sizeof(half));
}
