/* SPDX-License-Identifier: MIT */
/*
 * Fds that are missing, too many, or of an object that is gone.
 */
#include "wire.h"

#include <unistd.h>

static void create_pool(struct raw_client *raw, int fd)
{
	raw_begin(raw, SHM, CREATE_POOL);
	raw_word(raw, raw->next_id++);
	raw_word(raw, POOL_SIZE);
	raw_end(raw);
	if (fd >= 0) {
		raw_fd(raw, fd);
		raw_send(raw);
		close(fd);
	}
}

static int open_good_fd(void)
{
	const char *why_not;
	return client_fd_open(CLIENT_FD_SHRINK, POOL_SIZE, &why_not);
}

static void fd_missing(struct raw_client *raw)
{
	create_pool(raw, -1);
}

/* Nobody asked for them; they stay with the connection and go with it. */
static void fds_too_many(struct raw_client *raw)
{
	int fd = open_good_fd();
	for (int i = 0; i < 20; i++) {
		raw_fd(raw, fd);
	}
	create_pool(raw, fd);
}

/* More than libwayland has room for. */
static void fds_flood(struct raw_client *raw)
{
	int fd = open_good_fd();
	for (int i = 0; i < 100; i++) {
		for (int j = 0; j < 28; j++) {
			raw_fd(raw, fd);
		}
		raw_sync(raw);
		if (raw_send(raw) != 0) {
			break;
		}
	}
	close(fd);
}

static void pool_used_after_it_was_destroyed(struct raw_client *raw)
{
	uint32_t pool = raw->next_id;
	create_pool(raw, open_good_fd());
	raw_begin(raw, pool, POOL_DESTROY);
	raw_end(raw);
	raw_begin(raw, pool, POOL_CREATE_BUFFER);
	raw_word(raw, raw->next_id);
	const uint32_t numbers[] = {0, SIDE, SIDE, STRIDE, XRGB};
	raw_bytes(raw, numbers, sizeof(numbers));
	raw_end(raw);
}

static const struct hostile_case cases[] = {
	WRONG("fd missing", fd_missing, INVALID_METHOD),
	FINE("fds too many", fds_too_many),
	ENDS("flood of fds that belong to nothing", fds_flood),
	WRONG("pool used after it was destroyed", pool_used_after_it_was_destroyed, INVALID_OBJECT),
};

struct hostile_table hostile_wire_fds(void)
{
	return HOSTILE_TABLE(cases);
}
