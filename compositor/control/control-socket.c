/* SPDX-License-Identifier: MIT */
#include "control/control-socket.h"

#include "base/owned-fd.h"
#include "control/line-connection.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum {
	CONNECTIONS_MAX = 32, /* those after it wait in the backlog, for one to end */
	BACKLOG = 32,
	RETRY_MSEC = 500, /* where there was no descriptor for one more */
};

struct control_socket {
	const struct control_reach *reach;
	struct sockaddr_un address;
	int fd; /* -1 for none */
	struct wl_event_source *source, *retry;
	struct wl_list connections; /* line_connection.link */
};

static bool is_full(const struct control_socket *control_socket)
{
	return wl_list_length(&control_socket->connections) >= CONNECTIONS_MAX;
}

static void update_source(struct control_socket *control_socket)
{
	wl_event_source_fd_update(
		control_socket->source, is_full(control_socket) ? 0 : WL_EVENT_READABLE);
}

static void handle_line(void *data, struct line_connection *connection, const char *line)
{
	struct control_socket *control_socket = data;
	line_connection_send(connection, command_run(control_socket->reach, line));
}

static void handle_too_long(void *data, struct line_connection *connection)
{
	struct request request;
	request_init(&request, "{}");
	request.code = NULL;
	request_fail(&request, REQUEST_BAD_JSON, "the line is longer than %d bytes", LINE_SIZE_MAX);
	line_connection_send(connection, request_finish(&request));
}

static void handle_over(void *data, struct line_connection *connection)
{
	struct control_socket *control_socket = data;
	line_connection_destroy(connection);
	update_source(control_socket);
}

static const struct line_connection_listener connection_listener = {
	.line = handle_line,
	.too_long = handle_too_long,
	.over = handle_over,
};

static int handle_retry(void *data)
{
	update_source(data);
	return 0;
}

/* Out of descriptors, or of memory: who waits to connect would wake us again at once. */
static void pause_accepting(struct control_socket *control_socket)
{
	wl_event_source_fd_update(control_socket->source, 0);
	wl_event_source_timer_update(control_socket->retry, RETRY_MSEC);
}

static int handle_connection(int listen_fd, uint32_t mask, void *data)
{
	struct control_socket *control_socket = data;
	int fd = accept4(listen_fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	struct line_connection *connection;
	if (fd < 0 && errno != EAGAIN && errno != ECONNABORTED) {
		pause_accepting(control_socket);
	} else if (fd >= 0 && line_connection_create(control_socket->reach->loop, fd,
				      &connection_listener, control_socket, &connection) == 0) {
		wl_list_insert(&control_socket->connections, &connection->link);
		update_source(control_socket);
	}
	return 0;
}

static int bind_and_listen(struct control_socket *control_socket)
{
	const struct sockaddr_un *address = &control_socket->address;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0) {
		return -errno;
	}
	unlink(address->sun_path);
	mode_t mask = umask(0177);
	bool listens = bind(fd, (const struct sockaddr *)address, sizeof(*address)) == 0 &&
		       listen(fd, BACKLOG) == 0;
	int result = listens ? 0 : -errno;
	umask(mask);
	if (!listens) {
		close(fd);
		return result;
	}
	control_socket->fd = fd;
	return 0;
}

int control_socket_create(
	const struct control_reach *reach, const char *path, struct control_socket **socket_out)
{
	struct control_socket *control_socket = calloc(1, sizeof(*control_socket));
	if (control_socket == NULL) {
		return -ENOMEM;
	}
	control_socket->reach = reach;
	control_socket->fd = -1;
	wl_list_init(&control_socket->connections);
	struct sockaddr_un *address = &control_socket->address;
	address->sun_family = AF_UNIX;
	int length = snprintf(address->sun_path, sizeof(address->sun_path), "%s", path);
	int result = length < 0 || (size_t)length >= sizeof(address->sun_path)
			     ? -ENAMETOOLONG
			     : bind_and_listen(control_socket);
	if (result == 0) {
		control_socket->source = wl_event_loop_add_fd(reach->loop, control_socket->fd,
			WL_EVENT_READABLE, handle_connection, control_socket);
		control_socket->retry =
			wl_event_loop_add_timer(reach->loop, handle_retry, control_socket);
		result = control_socket->source != NULL && control_socket->retry != NULL ? 0
											 : -ENOMEM;
	}
	if (result != 0) {
		control_socket_destroy(control_socket);
		return result;
	}
	*socket_out = control_socket;
	return 0;
}

void control_socket_destroy(struct control_socket *control_socket)
{
	if (control_socket == NULL) {
		return;
	}
	struct line_connection *connection, *next;
	wl_list_for_each_safe (connection, next, &control_socket->connections, link) {
		line_connection_destroy(connection);
	}
	if (control_socket->source != NULL) {
		wl_event_source_remove(control_socket->source);
	}
	if (control_socket->retry != NULL) {
		wl_event_source_remove(control_socket->retry);
	}
	if (control_socket->fd >= 0) {
		unlink(control_socket->address.sun_path);
	}
	owned_fd_close(&control_socket->fd);
	free(control_socket);
}
