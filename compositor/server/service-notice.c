/* SPDX-License-Identifier: MIT */
#include "server/service-notice.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

void service_notice_init(struct service_notice *notice)
{
	const char *path = getenv("NOTIFY_SOCKET");
	*notice = (struct service_notice){0};
	if (path != NULL && strlen(path) < sizeof(((struct sockaddr_un *)NULL)->sun_path)) {
		snprintf(notice->path, sizeof(notice->path), "%s", path);
	}
	unsetenv("NOTIFY_SOCKET");
}

void service_notice_send(const struct service_notice *notice, const char *state)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	size_t length = strlen(notice->path);
	int fd = length > 0 ? socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0) : -1;
	if (fd < 0) {
		return;
	}
	memcpy(address.sun_path, notice->path, length);
	if (address.sun_path[0] == '@') {
		address.sun_path[0] = '\0'; /* a name that is in no folder */
	}
	socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
	sendto(fd, state, strlen(state), MSG_NOSIGNAL | MSG_DONTWAIT,
		(const struct sockaddr *)&address, size);
	close(fd);
}
