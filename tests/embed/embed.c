/* SPDX-License-Identifier: MIT */
/*
 * Another compositor on the installed library: do its clients' pixels arrive,
 * whatever the class of their memory, and does a client that lies hurt it?
 */
#include "check.h"
#include "client.h"
#include "server.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	INVALID_FD = 2, /* wl_shm.invalid_fd */
};

static int serve(
	const struct embed_client *client, enum weddell_policy policy, struct embed_picture *shown)
{
	int fds[2];
	CHECK_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds), 0);
	pid_t pid = fork();
	if (pid == 0) {
		close(fds[0]);
		_exit(embed_client_run(fds[1], client));
	}
	close(fds[1]);
	embed_server_serve(fds[0], policy, shown);
	int status;
	CHECK_EQ(waitpid(pid, &status, 0), pid);
	CHECK(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void check_picture(const struct embed_picture *shown, int n)
{
	CHECK_EQ(shown->width, EMBED_WIDTH);
	CHECK_EQ(shown->height, EMBED_HEIGHT);
	for (int32_t y = 0; y < EMBED_HEIGHT; y++) {
		for (int32_t x = 0; x < EMBED_WIDTH; x++) {
			CHECK_EQ(shown->pixels[y * EMBED_WIDTH + x], embed_client_pixel(n, x, y));
		}
	}
}

struct row {
	const char *name;
	struct embed_client client;
	enum weddell_policy policy;
	enum weddell_class memory_class;
	bool adopted;
	int last_picture;
};

static const struct row rows[] = {
	{"sealed by the client", {true, F_SEAL_SHRINK, false}, WEDDELL_POLICY_STRICT,
		WEDDELL_CLASS_SEALED, false, 2},
	{"sealed here", {true, 0, false}, WEDDELL_POLICY_ADOPT, WEDDELL_CLASS_SEALED, true, 2},
	{"not to be sealed here", {true, 0, false}, WEDDELL_POLICY_COPY, WEDDELL_CLASS_COPIED,
		false, 2},
	{"cannot be sealed", {false, 0, false}, WEDDELL_POLICY_ADOPT, WEDDELL_CLASS_COPIED, false,
		2},
	{"never changes", {true, F_SEAL_SHRINK | F_SEAL_WRITE, false}, WEDDELL_POLICY_STRICT,
		WEDDELL_CLASS_IMMUTABLE, false, 1},
};

static void check_facts(const struct row *row, const struct weddell_pool_stats *pool)
{
	uint32_t sent = row->client.sealable ? (uint32_t)row->client.seals : F_SEAL_SEAL;
	uint32_t added = row->adopted ? F_SEAL_SHRINK : 0;
	CHECK_STR(pool->name, "embed");
	CHECK_ROW(row->name, pool->kind, WEDDELL_KIND_SHMEM);
	CHECK_ROW(row->name, pool->seals_sent, sent);
	CHECK_ROW(row->name, pool->seals, sent | added);
	CHECK_ROW(row->name, pool->size_first, pool->size);
	bool copied = row->memory_class == WEDDELL_CLASS_COPIED;
	CHECK_ROW(row->name, pool->copies, copied ? 2 : 0);
	CHECK_ROW(row->name, pool->mapped_bytes, copied ? 0 : pool->size);
	CHECK_ROW(row->name, pool->bytes_read > 0, copied);
	CHECK_ROW(row->name, pool->hole_bytes > 0, row->memory_class == WEDDELL_CLASS_SEALED);
}

static void test_pixels(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct embed_picture shown = {0};
		const struct row *row = &rows[i];
		CHECK_ROW(row->name, serve(&row->client, row->policy, &shown), 0);
		CHECK_ROW(row->name, shown.commits, 2);
		CHECK_ROW(row->name, shown.memory_class, row->memory_class);
		check_picture(&shown, row->last_picture);
		CHECK_ROW(row->name, shown.stats.pools_made, 1);
		CHECK_ROW(row->name, shown.stats.pool[0].adopted, row->adopted);
		check_facts(row, &shown.stats.pool[0]);
		CHECK_ROW(row->name, shown.stats.bytes_read,
			row->memory_class == WEDDELL_CLASS_COPIED
				? 2 * EMBED_WIDTH * EMBED_HEIGHT * 4
				: 0);
		free(shown.pixels);
	}
}

static void test_strict_refuses(void)
{
	struct embed_picture shown = {0};
	struct embed_client client = {.sealable = true};
	CHECK_EQ(serve(&client, WEDDELL_POLICY_STRICT, &shown), INVALID_FD);
	CHECK_EQ(shown.commits, 0);
}

static void test_truncated(void)
{
	struct embed_picture shown = {0};
	struct embed_client client = {.truncate = true};
	CHECK_EQ(serve(&client, WEDDELL_POLICY_ADOPT, &shown), INVALID_FD);
	CHECK_EQ(shown.commits, 1);
	check_picture(&shown, 1);
	free(shown.pixels);
}

static void test_names(void)
{
	CHECK_STR(weddell_class_name(WEDDELL_CLASS_NONE), "none");
	CHECK_STR(weddell_class_name(WEDDELL_CLASS_SOLID), "solid");
	CHECK_STR(weddell_reason_name(WEDDELL_REASON_HOLES), "holes");
	CHECK(weddell_reason_name((enum weddell_reason)(1 << 20)) == NULL);
}

static const struct check_case cases[] = {
	{"pixels arrive from memory of every class", test_pixels},
	{"strict refuses what can shrink", test_strict_refuses},
	{"a file cut short is its client's error", test_truncated},
	{"names", test_names},
};

CHECK_MAIN(cases)
