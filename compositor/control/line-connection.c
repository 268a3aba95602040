/* SPDX-License-Identifier: MIT */
#include "control/line-connection.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	LINES_A_TURN = 4,
};

static void drop_out(struct line_connection *connection)
{
	free(connection->out);
	connection->out = NULL;
}

static void give_up(struct line_connection *connection)
{
	drop_out(connection);
	connection->broken = connection->ended = true;
	connection->in_length = 0;
}

static void flush(struct line_connection *connection)
{
	while (connection->out != NULL) {
		ssize_t sent = send(connection->fd, connection->out + connection->out_sent,
			connection->out_length - connection->out_sent, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (sent < 0 && errno == EAGAIN) {
			return;
		}
		if (sent < 0) {
			/* what was asked is still done: its asker may not care for answers */
			drop_out(connection);
			connection->broken = true;
			return;
		}
		connection->out_sent += (size_t)sent;
		if (connection->out_sent == connection->out_length) {
			drop_out(connection);
		}
	}
}

void line_connection_send(struct line_connection *connection, char *take_text)
{
	if (take_text == NULL) {
		give_up(connection);
	} else if (connection->broken) {
		free(take_text);
	} else {
		connection->out = take_text;
		connection->out_length = strlen(take_text);
		connection->out_sent = 0;
		flush(connection);
	}
}

static void read_some(struct line_connection *connection)
{
	size_t room = LINE_SIZE_MAX - connection->in_length;
	ssize_t length =
		recv(connection->fd, connection->in + connection->in_length, room, MSG_DONTWAIT);
	if (length > 0) {
		connection->in_length += (size_t)length;
	} else if (length == 0 || errno != EAGAIN) {
		connection->ended = true;
	}
}

/* The next line is the first length bytes, and taken bytes with its end. */
static void tell_line(struct line_connection *connection, size_t length, size_t taken)
{
	connection->in[length] = '\0';
	connection->listener->line(connection->data, connection, connection->in);
	if (connection->in_length >= taken) {
		connection->in_length -= taken;
		memmove(connection->in, connection->in + taken, connection->in_length);
	}
}

/* The last line may lack its end. */
static bool has_line(const struct line_connection *connection)
{
	return connection->in_length > 0 &&
	       (connection->ended || connection->in_length == LINE_SIZE_MAX ||
		       memchr(connection->in, '\n', connection->in_length) != NULL);
}

static void tell_next(struct line_connection *connection)
{
	char *end = memchr(connection->in, '\n', connection->in_length);
	size_t length = end != NULL ? (size_t)(end - connection->in) : connection->in_length;
	if (end != NULL) {
		tell_line(connection, length, length + 1);
	} else if (connection->ended) {
		tell_line(connection, length, length);
	} else {
		connection->in_length = 0;
		connection->ended = true;
		connection->listener->too_long(connection->data, connection);
	}
}

/* A few, so that others have their turn; until one could not be answered at once. */
static void tell_lines(struct line_connection *connection)
{
	for (int i = 0; i < LINES_A_TURN && connection->out == NULL && has_line(connection); i++) {
		tell_next(connection);
	}
}

static int handle_ready(int fd, uint32_t mask, void *data)
{
	struct line_connection *connection = data;
	flush(connection);
	if (connection->out == NULL && !connection->ended && (mask & WL_EVENT_WRITABLE) == 0) {
		read_some(connection);
	}
	tell_lines(connection);
	bool has_more = connection->out != NULL || has_line(connection);
	if (!has_more && connection->ended) {
		connection->listener->over(connection->data, connection);
		return 0;
	}
	wl_event_source_fd_update(
		connection->source, has_more ? WL_EVENT_WRITABLE : WL_EVENT_READABLE);
	return 0;
}

int line_connection_create(struct wl_event_loop *loop, int take_fd,
	const struct line_connection_listener *listener, void *data,
	struct line_connection **connection_out)
{
	struct line_connection *connection = calloc(1, sizeof(*connection));
	if (connection == NULL) {
		close(take_fd);
		return -ENOMEM;
	}
	connection->fd = take_fd;
	connection->listener = listener;
	connection->data = data;
	wl_list_init(&connection->link);
	connection->source =
		wl_event_loop_add_fd(loop, take_fd, WL_EVENT_READABLE, handle_ready, connection);
	if (connection->source == NULL) {
		line_connection_destroy(connection);
		return -ENOMEM;
	}
	*connection_out = connection;
	return 0;
}

void line_connection_destroy(struct line_connection *connection)
{
	if (connection == NULL) {
		return;
	}
	if (connection->source != NULL) {
		wl_event_source_remove(connection->source);
	}
	wl_list_remove(&connection->link);
	close(connection->fd);
	free(connection->out);
	free(connection);
}
