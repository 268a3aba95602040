/* SPDX-License-Identifier: MIT */
#include "server/passed-socket.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum {
	FIRST_FD = 3,
};

static bool is_number(const char *variable, long expected)
{
	const char *text = getenv(variable);
	char *end;
	return text != NULL && strtol(text, &end, 10) == expected && end != text && *end == '\0';
}

static bool is_listening_in_file_system(int fd)
{
	struct sockaddr_un address;
	socklen_t size = sizeof(address), int_size = sizeof(int);
	int type, listens;
	return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &int_size) == 0 && type == SOCK_STREAM &&
	       getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &int_size) == 0 && listens &&
	       getsockname(fd, (struct sockaddr *)&address, &size) == 0 &&
	       address.sun_family == AF_UNIX && address.sun_path[0] == '/';
}

int passed_socket_take(void)
{
	bool ours = is_number("LISTEN_PID", getpid());
	bool none = getenv("LISTEN_FDS") == NULL || is_number("LISTEN_FDS", 0);
	bool one = is_number("LISTEN_FDS", 1);
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
	if (!ours || none) {
		return -1;
	}
	if (!one || !is_listening_in_file_system(FIRST_FD)) {
		return -EINVAL;
	}
	fcntl(FIRST_FD, F_SETFD, FD_CLOEXEC);
	fcntl(FIRST_FD, F_SETFL, fcntl(FIRST_FD, F_GETFL) | O_NONBLOCK);
	return FIRST_FD;
}
