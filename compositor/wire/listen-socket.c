/* SPDX-License-Identifier: MIT */
#include "wire/listen-socket.h"

#include "base/clock.h"
#include "base/owned-fd.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	NAMES_TRIED = 100,
	BACKLOG = 128,
	KEPT_MAX = 1024, /* descriptors */
};

static int open_reserve(void)
{
	return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

static void complain(struct listen_socket *listen_socket)
{
	int64_t now = clock_now();
	if (now - listen_socket->last_complaint_nsec > CLOCK_NSEC_PER_SEC) {
		listen_socket->last_complaint_nsec = now;
		log_line(listen_socket->log, LOG_ERROR,
			"out of file descriptors: a new client was turned away");
	}
}

/* No descriptor is left: take the connection with the one in reserve, and end it. */
static void turn_away(struct listen_socket *listen_socket)
{
	owned_fd_close(&listen_socket->reserve_fd);
	int fd = accept4(listen_socket->fd, NULL, NULL, SOCK_CLOEXEC);
	owned_fd_close(&fd);
	listen_socket->reserve_fd = open_reserve();
	complain(listen_socket);
}

/* Numbers are given from below, so a large one says that few are left. Those are for the clients
 * that are there: one that is sent an fd which we cannot take is lost. */
static bool is_among_the_last(int fd)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > INT_MAX) {
		return false;
	}
	rlim_t kept = limit.rlim_cur / 8 < KEPT_MAX ? limit.rlim_cur / 8 : KEPT_MAX;
	return (rlim_t)fd >= limit.rlim_cur - kept;
}

static int handle_connection(int listen_fd, uint32_t mask, void *data)
{
	struct listen_socket *listen_socket = data;
	int fd = accept4(listen_fd, NULL, NULL, SOCK_CLOEXEC);
	if (fd < 0 && (errno == EMFILE || errno == ENFILE)) {
		turn_away(listen_socket);
	} else if (fd >= 0 && is_among_the_last(fd)) {
		close(fd);
		complain(listen_socket);
	} else if (fd >= 0 && wl_client_create(listen_socket->display, fd) == NULL) {
		close(fd);
	}
	return 0;
}

/* The lock says whether the process that made a socket still lives. */
static int take_lock(struct listen_socket *listen_socket)
{
	snprintf(listen_socket->lock_path, sizeof(listen_socket->lock_path), "%s.lock",
		listen_socket->address.sun_path);
	int fd = open(listen_socket->lock_path, O_CREAT | O_CLOEXEC | O_RDWR, 0600);
	if (fd < 0) {
		return -errno;
	}
	if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		int result = errno == EWOULDBLOCK ? -EADDRINUSE : -errno;
		close(fd);
		return result;
	}
	listen_socket->lock_fd = fd;
	return 0;
}

static int bind_and_listen(struct listen_socket *listen_socket)
{
	const struct sockaddr_un *address = &listen_socket->address;
	unlink(address->sun_path); /* left by a process that died: the lock is ours */
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	mode_t mask = umask(0077);
	bool listens = fd >= 0 &&
		       bind(fd, (const struct sockaddr *)address, sizeof(*address)) == 0 &&
		       listen(fd, BACKLOG) == 0;
	int result = listens ? 0 : -errno;
	umask(mask);
	if (!listens) {
		owned_fd_close(&fd);
	}
	listen_socket->fd = fd;
	return result;
}

static int try_name(struct listen_socket *listen_socket, const char *name)
{
	struct sockaddr_un *address = &listen_socket->address;
	const char *folder = getenv("XDG_RUNTIME_DIR");
	int length;
	if (name[0] == '/') {
		length = snprintf(address->sun_path, sizeof(address->sun_path), "%s", name);
	} else if (folder == NULL || folder[0] != '/') {
		return -ENOENT;
	} else {
		length = snprintf(
			address->sun_path, sizeof(address->sun_path), "%s/%s", folder, name);
	}
	if (length < 0 || (size_t)length >= sizeof(address->sun_path)) {
		return -ENAMETOOLONG;
	}
	address->sun_family = AF_UNIX;
	listen_socket->name =
		name[0] == '/' ? address->sun_path : strrchr(address->sun_path, '/') + 1;
	int result = take_lock(listen_socket);
	if (result != 0) {
		return result;
	}
	result = bind_and_listen(listen_socket);
	if (result != 0) {
		unlink(listen_socket->lock_path);
		owned_fd_close(&listen_socket->lock_fd);
	}
	return result;
}

static int try_names(struct listen_socket *listen_socket)
{
	int result = -EADDRINUSE;
	for (int i = 0; i < NAMES_TRIED && result == -EADDRINUSE; i++) {
		char name[16];
		snprintf(name, sizeof(name), "wayland-%d", i);
		result = try_name(listen_socket, name);
	}
	return result;
}

static void begin(
	struct listen_socket *listen_socket, struct wl_display *display, const struct log *log)
{
	*listen_socket = (struct listen_socket){
		.display = display,
		.log = log,
		.fd = -1,
		.lock_fd = -1,
		.reserve_fd = -1,
	};
}

static int watch(struct listen_socket *listen_socket)
{
	listen_socket->reserve_fd = open_reserve();
	listen_socket->source =
		wl_event_loop_add_fd(wl_display_get_event_loop(listen_socket->display),
			listen_socket->fd, WL_EVENT_READABLE, handle_connection, listen_socket);
	if (listen_socket->source == NULL) {
		listen_socket_finish(listen_socket);
		return -ENOMEM;
	}
	return 0;
}

int listen_socket_init(struct listen_socket *listen_socket, struct wl_display *display,
	const struct log *log, const char *name)
{
	begin(listen_socket, display, log);
	int result = name != NULL ? try_name(listen_socket, name) : try_names(listen_socket);
	return result == 0 ? watch(listen_socket) : result;
}

/* Clients look for a name without a slash in XDG_RUNTIME_DIR. */
static const char *name_of(const char *path)
{
	const char *folder = getenv("XDG_RUNTIME_DIR");
	size_t length = folder != NULL ? strlen(folder) : 0;
	bool within = length > 0 && strncmp(path, folder, length) == 0 && path[length] == '/' &&
		      strchr(path + length + 1, '/') == NULL;
	return within ? path + length + 1 : path;
}

int listen_socket_adopt(struct listen_socket *listen_socket, struct wl_display *display,
	const struct log *log, int take_fd)
{
	begin(listen_socket, display, log);
	listen_socket->fd = take_fd;
	socklen_t size = sizeof(listen_socket->address);
	if (getsockname(take_fd, (struct sockaddr *)&listen_socket->address, &size) != 0) {
		int result = -errno;
		listen_socket_finish(listen_socket);
		return result;
	}
	listen_socket->name = name_of(listen_socket->address.sun_path);
	return watch(listen_socket);
}

void listen_socket_finish(struct listen_socket *listen_socket)
{
	if (listen_socket->display == NULL) {
		return;
	}
	if (listen_socket->source != NULL) {
		wl_event_source_remove(listen_socket->source);
		listen_socket->source = NULL;
	}
	if (listen_socket->lock_fd >= 0) {
		unlink(listen_socket->address.sun_path);
		unlink(listen_socket->lock_path);
	}
	owned_fd_close(&listen_socket->fd);
	owned_fd_close(&listen_socket->lock_fd);
	owned_fd_close(&listen_socket->reserve_fd);
}
