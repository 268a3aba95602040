/* SPDX-License-Identifier: MIT */
#include "message.h"

#include <string.h>
#include <unistd.h>

static const size_t header_size = 8;

void message_begin(struct message *message, uint32_t object, uint32_t opcode)
{
	message->size = 0;
	message->fd_count = 0;
	message_number(message, object);
	message_number(message, opcode);
}

static void append(struct message *message, const void *data, size_t size)
{
	size_t left = sizeof(message->bytes) - message->size;
	size = size < left ? size : left;
	memcpy(message->bytes + message->size, data, size);
	message->size += size;
}

void message_number(struct message *message, uint32_t value)
{
	append(message, &value, sizeof(value));
}

void message_data(struct message *message, const void *data, size_t size)
{
	message_number(message, data == NULL ? 0 : (uint32_t)size);
	if (data != NULL && size > 0) {
		append(message, data, size);
		append(message, "\0\0\0", (4 - size % 4) % 4);
	}
}

void message_fd(struct message *message, int take_fd)
{
	if (message->fd_count < MESSAGE_FDS_MAX) {
		message->fds[message->fd_count++] = take_fd;
	} else {
		close(take_fd);
	}
}

void message_end(struct message *message)
{
	uint32_t word;
	memcpy(&word, message->bytes + header_size / 2, sizeof(word));
	word |= (uint32_t)message->size << 16;
	memcpy(message->bytes + header_size / 2, &word, sizeof(word));
}

void message_finish(struct message *message)
{
	for (size_t i = 0; i < message->fd_count; i++) {
		close(message->fds[i]);
	}
	message->fd_count = 0;
}
