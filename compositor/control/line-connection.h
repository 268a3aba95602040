/* SPDX-License-Identifier: MIT */
/*
 * One end of a socket over which lines come, and go as answers.
 *
 * It never waits for the other end. What that does not read is kept, and as
 * long as there is any, nothing more is read from it: so an end that asks and
 * does not listen costs one answer.
 */
#ifndef WEDDELL_CONTROL_LINE_CONNECTION_H
#define WEDDELL_CONTROL_LINE_CONNECTION_H

#include <wayland-server-core.h>

enum {
	LINE_SIZE_MAX = 16384, /* bytes, with the newline */
};

struct line_connection;

struct line_connection_listener {
	/* A line, without its end; it may be answered from within, by one line_connection_send. */
	void (*line)(void *data, struct line_connection *connection, const char *line);
	/* One longer than there may be: answered alike, it is the last. */
	void (*too_long)(void *data, struct line_connection *connection);
	/* All was said and answered, or the other end is gone: it is to be destroyed, now. */
	void (*over)(void *data, struct line_connection *connection);
};

struct line_connection {
	struct wl_list link; /* its owner's */
	/* private */
	int fd;
	struct wl_event_source *source;
	const struct line_connection_listener *listener;
	void *data;
	char in[LINE_SIZE_MAX + 1];
	size_t in_length;
	char *out; /* NULL: all was sent */
	size_t out_length, out_sent;
	bool ended;  /* nothing more comes, or is wanted */
	bool broken; /* nothing more can be sent */
};

/* Consumes take_fd, also on failure. Returns 0 or -ENOMEM. */
int line_connection_create(struct wl_event_loop *loop, int take_fd,
	const struct line_connection_listener *listener, void *data,
	struct line_connection **connection_out);
void line_connection_destroy(struct line_connection *connection); /* NULL is fine */

/* Consumes take_text, of malloc, which ends with a newline. With NULL, for want of memory, the
 * connection is given up. */
void line_connection_send(struct line_connection *connection, char *take_text);

#endif
