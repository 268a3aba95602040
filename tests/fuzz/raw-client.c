/* SPDX-License-Identifier: MIT */
#include "raw-client.h"

#include "event.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void raw_client_init(struct raw_client *client)
{
	memset(client, 0, sizeof(*client));
	client->fd = -1;
}

void raw_client_connect(struct raw_client *client, int take_fd)
{
	raw_client_disconnect(client);
	client->fd = take_fd;
	client->deaf = false;
	client->global_count = 0;
	client->unknown_globals = 0;
	memset(client->serials, 0, sizeof(client->serials));
	object_map_init(&client->objects);
}

static void close_out_fds(struct raw_client *client)
{
	for (size_t i = 0; i < client->out_fd_count; i++) {
		close(client->out_fds[i]);
	}
	client->out_fd_count = 0;
}

void raw_client_disconnect(struct raw_client *client)
{
	if (client->fd >= 0) {
		close(client->fd);
		client->fd = -1;
	}
	close_out_fds(client);
	client->out_size = 0;
	client->in_size = 0;
}

bool raw_client_put(struct raw_client *client, const void *bytes, size_t size)
{
	if (client->fd < 0 || size > sizeof(client->out) - client->out_size) {
		return false;
	}
	memcpy(client->out + client->out_size, bytes, size);
	client->out_size += size;
	return true;
}

bool raw_client_put_fd(struct raw_client *client, int take_fd)
{
	if (client->fd < 0 || client->out_fd_count == OUT_FDS_MAX) {
		close(take_fd);
		return false;
	}
	client->out_fds[client->out_fd_count++] = take_fd;
	return true;
}

bool raw_client_put_message(struct raw_client *client, struct message *message)
{
	bool room = client->out_fd_count + message->fd_count <= OUT_FDS_MAX &&
		    raw_client_put(client, message->bytes, message->size);
	if (!room) {
		message_finish(message);
		return false;
	}
	for (size_t i = 0; i < message->fd_count; i++) {
		client->out_fds[client->out_fd_count++] = message->fds[i];
	}
	message->fd_count = 0;
	return true;
}

void raw_client_flush(struct raw_client *client)
{
	if (client->fd < 0 || client->out_size == 0) {
		return;
	}
	if (client->heard != NULL) {
		client->heard(client->heard_data, client);
	}
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(client->out_fds))];
	} control = {0};
	struct iovec bytes = {client->out, client->out_size};
	struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};
	size_t fds_size = client->out_fd_count * sizeof(int);
	if (client->out_fd_count > 0) {
		message.msg_control = control.space;
		message.msg_controllen = CMSG_SPACE(fds_size);
		control.header = (struct cmsghdr){.cmsg_level = SOL_SOCKET,
			.cmsg_type = SCM_RIGHTS,
			.cmsg_len = CMSG_LEN(fds_size)};
		memcpy(CMSG_DATA(&control.header), client->out_fds, fds_size);
	}
	ssize_t sent = sendmsg(client->fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
	if (sent < 0) {
		return; /* full, or hung up: reading will tell */
	}
	close_out_fds(client);
	client->out_size -= (size_t)sent;
	memmove(client->out, client->out + sent, client->out_size);
}

static void close_received(struct msghdr *message)
{
	for (struct cmsghdr *header = CMSG_FIRSTHDR(message); header != NULL;
		header = CMSG_NXTHDR(message, header)) {
		if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) {
			continue;
		}
		size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		for (size_t i = 0; i < count; i++) {
			int fd;
			memcpy(&fd, CMSG_DATA(header) + i * sizeof(fd), sizeof(fd));
			close(fd);
		}
	}
}

/* Returns false when nothing came. */
static bool receive(struct raw_client *client)
{
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(int) * 28)];
	} control;
	struct iovec bytes = {client->in + client->in_size, sizeof(client->in) - client->in_size};
	struct msghdr message = {.msg_iov = &bytes,
		.msg_iovlen = 1,
		.msg_control = control.space,
		.msg_controllen = sizeof(control.space)};
	ssize_t count = recvmsg(client->fd, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
	if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
		return false;
	}
	if (count <= 0) {
		raw_client_disconnect(client);
		return false;
	}
	close_received(&message);
	client->in_size += (size_t)count;
	return true;
}

void raw_client_read(struct raw_client *client)
{
	while (client->fd >= 0 && !client->deaf && receive(client)) {
		size_t done = events_follow(client, client->in, client->in_size);
		client->in_size -= done;
		memmove(client->in, client->in + done, client->in_size);
	}
}
