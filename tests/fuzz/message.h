/* SPDX-License-Identifier: MIT */
/*
 * One message on Wayland's wire while it is written: a header, then arguments,
 * each padded to 32 bits; file descriptors go along.
 */
#ifndef WEDDELL_TESTS_FUZZ_MESSAGE_H
#define WEDDELL_TESTS_FUZZ_MESSAGE_H

#include <stddef.h>
#include <stdint.h>

enum {
	MESSAGE_SIZE_MAX = 8192, /* libwayland takes 4096 */
	MESSAGE_FDS_MAX = 4,
};

struct message {
	uint8_t bytes[MESSAGE_SIZE_MAX];
	size_t size;
	int fds[MESSAGE_FDS_MAX]; /* owned */
	size_t fd_count;
};

void message_begin(struct message *message, uint32_t object, uint32_t opcode);
void message_number(struct message *message, uint32_t value);
/* data of NULL: a null string, or an array of nothing */
void message_data(struct message *message, const void *data, size_t size);
void message_fd(struct message *message, int take_fd);
/* Writes the size into the header. */
void message_end(struct message *message);
/* Closes its fds. */
void message_finish(struct message *message);

#endif
