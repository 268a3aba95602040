/* SPDX-License-Identifier: MIT */
#include "ctl/ctl-socket.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static const char *value_of(const char *variable)
{
	const char *value = getenv(variable);
	return value != NULL && value[0] != '\0' ? value : NULL;
}

/* Into room for a socket's path. */
static bool find_path(const char *path, char *path_out, size_t size)
{
	const char *folder = value_of("XDG_RUNTIME_DIR"), *display = value_of("WAYLAND_DISPLAY");
	path = path != NULL ? path : value_of("WEDDELL_CONTROL");
	int length;
	if (path != NULL) {
		length = snprintf(path_out, size, "%s", path);
	} else if (display != NULL && display[0] == '/') {
		length = snprintf(path_out, size, "%s.control", display);
	} else if (folder != NULL) {
		length = snprintf(path_out, size, "%s/%s.control", folder,
			display != NULL ? display : "wayland-0");
	} else {
		fputs("weddellctl: where is the compositor? Give --socket PATH, or set "
		      "WEDDELL_CONTROL, or XDG_RUNTIME_DIR and WAYLAND_DISPLAY\n",
			stderr);
		return false;
	}
	if (length < 0 || (size_t)length >= size) {
		fputs("weddellctl: the path of the socket is too long\n", stderr);
		return false;
	}
	return true;
}

int ctl_socket_connect(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	if (!find_path(path, address.sun_path, sizeof(address.sun_path))) {
		return -1;
	}
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0 || connect(fd, (const struct sockaddr *)&address, sizeof(address)) != 0) {
		fprintf(stderr, "weddellctl: cannot connect to %s: %s\n", address.sun_path,
			strerror(errno));
		if (fd >= 0) {
			close(fd);
		}
		return -1;
	}
	return fd;
}

static bool send_all(int fd, const char *text)
{
	for (size_t left = strlen(text); left > 0;) {
		ssize_t sent = send(fd, text, left, MSG_NOSIGNAL);
		if (sent < 0 && errno != EINTR) {
			return false;
		}
		text += sent > 0 ? sent : 0;
		left -= sent > 0 ? (size_t)sent : 0;
	}
	return true;
}

char *ctl_socket_ask(int fd, const char *line)
{
	char *answer = NULL;
	size_t size = 0;
	int copy = dup(fd);
	FILE *stream = copy >= 0 ? fdopen(copy, "r") : NULL;
	ssize_t length = -1;
	if (stream != NULL && send_all(fd, line)) {
		length = getline(&answer, &size, stream);
	}
	if (length <= 0 || answer[length - 1] != '\n') {
		fputs("weddellctl: the compositor ended before it answered\n", stderr);
		free(answer);
		answer = NULL;
	} else {
		answer[length - 1] = '\0';
	}
	if (stream != NULL) {
		fclose(stream);
	} else if (copy >= 0) {
		close(copy);
	}
	return answer;
}
