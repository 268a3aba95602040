/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "wire/client-backlog.h"

#include <sys/socket.h>
#include <unistd.h>
#include <wayland-server-core.h>

enum {
	ROUNDS = 100000,
	ANSWER = 24,  /* bytes: wl_callback.done and wl_display.delete_id */
	LEAST = 4096, /* what libwayland keeps itself */
};

struct pair {
	struct wl_display *display;
	struct wl_client *client; /* NULL once it was disconnected */
	struct wl_listener destroyed;
	int fd; /* the client's end */
};

static void handle_destroyed(struct wl_listener *listener, void *data)
{
	struct pair *pair = wl_container_of(listener, pair, destroyed);
	pair->client = NULL;
}

static void begin(struct pair *pair)
{
	int ends[2];
	CHECK_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
	pair->display = wl_display_create();
	pair->client = wl_client_create(pair->display, ends[0]);
	pair->fd = ends[1];
	pair->destroyed.notify = handle_destroyed;
	wl_client_add_destroy_listener(pair->client, &pair->destroyed);
}

static void end(struct pair *pair)
{
	wl_display_destroy_clients(pair->display);
	wl_display_destroy(pair->display);
	close(pair->fd);
}

/* The client asks for answers that it never reads, until that is its end. Returns how many bytes it
 * was sent, or -1 when it lives on. */
static long ask_until_it_ends(struct pair *pair)
{
	static const uint32_t sync[] = {1, 12 << 16, 2}; /* wl_display.sync, as object 2 */
	for (long i = 0; i < ROUNDS; i++) {
		CHECK_EQ(send(pair->fd, sync, sizeof(sync), MSG_NOSIGNAL), sizeof(sync));
		wl_event_loop_dispatch(wl_display_get_event_loop(pair->display), 0);
		wl_display_flush_clients(pair->display);
		if (pair->client == NULL) {
			return i * ANSWER;
		}
	}
	return -1;
}

static void a_client_that_never_reads_is_dropped(void)
{
	long sent[2];
	for (int i = 0; i < 2; i++) {
		struct pair pair;
		begin(&pair);
		client_backlog_limit(pair.client, i == 0 ? 16 << 10 : 128 << 10);
		sent[i] = ask_until_it_ends(&pair);
		CHECK(sent[i] > LEAST);
		CHECK(sent[i] < LEAST + (128 << 10));
		end(&pair);
	}
	CHECK(sent[0] < sent[1]);
}

static int kept_of(uint64_t bytes)
{
	struct pair pair;
	int kept = 0;
	socklen_t size = sizeof(kept);
	begin(&pair);
	client_backlog_limit(pair.client, bytes);
	CHECK_EQ(getsockopt(wl_client_get_fd(pair.client), SOL_SOCKET, SO_SNDBUF, &kept, &size), 0);
	end(&pair);
	return kept;
}

static void the_kernel_keeps_as_much_as_was_said(void)
{
	CHECK_EQ(kept_of(64 << 10), 64 << 10);
	CHECK_EQ(kept_of(200001), 200000);
	CHECK(kept_of(UINT64_MAX) >= 64 << 10);
}

static const struct check_case cases[] = {
	{"a client that never reads is dropped", a_client_that_never_reads_is_dropped},
	{"the kernel keeps as much as was said", the_kernel_keeps_as_much_as_was_said},
};

CHECK_MAIN(cases)
