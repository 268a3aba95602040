/* SPDX-License-Identifier: MIT */
/*
 * Clients that do not do their part: they do not read, do not finish what they
 * say, stop altogether, or do not wait for anything.
 */
#include "hostile.h"

#include "fixture/raw-client.h"

#include "xdg-shell-client-protocol.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	STAYS_MSEC = 200,
	SYNCS = 1000000,
	COMMITS = 5000,
};

static void stay(int msec)
{
	nanosleep(
		&(struct timespec){.tv_sec = msec / 1000, .tv_nsec = msec % 1000 * 1000000L}, NULL);
}

static void note_end(struct culprit *culprit, enum raw_end end)
{
	culprit->elsewhere = true;
	culprit->other.error = end == RAW_ANSWERS ? 0 : EPIPE;
}

/* Asks for answers until the compositor, which cannot send them, has had enough. */
static void ask_and_never_read(struct culprit *culprit, struct raw_client *raw)
{
	struct pollfd writable = {.fd = raw->fd, .events = POLLOUT};
	for (int i = 0; i < SYNCS; i++) {
		raw_sync(raw);
		if (i % 256 != 0) {
			continue;
		}
		long count = raw_send_some(raw);
		if (count < 0 || (count == 0 && poll(&writable, 1, 1000) == 1 &&
					 (writable.revents & (POLLERR | POLLHUP)) != 0)) {
			note_end(culprit, RAW_DISCONNECTED);
			return;
		}
	}
	note_end(culprit, RAW_ANSWERS);
}

static void half_a_message_and_no_more(struct culprit *culprit, struct raw_client *raw)
{
	raw_sync(raw);
	raw->used /= 2;
	raw_send(raw);
	stay(STAYS_MSEC);
	note_end(culprit, RAW_ANSWERS);
}

static void byte_by_byte(struct culprit *culprit, struct raw_client *raw)
{
	uint8_t message[64];
	raw_sync(raw);
	size_t size = raw->used;
	for (size_t i = 0; i < size; i++) {
		message[i] = raw->out[i];
	}
	for (size_t i = 0; i < size; i++) {
		raw->used = 0;
		raw_bytes(raw, &message[i], 1);
		raw_send(raw);
		stay(1);
	}
	note_end(culprit, raw_wait(raw));
}

static void on_a_raw_connection(
	struct culprit *culprit, void (*act)(struct culprit *culprit, struct raw_client *raw))
{
	struct raw_client *raw = malloc(sizeof(*raw));
	if (raw == NULL || raw_client_connect(raw, culprit->socket) != 0) {
		culprit_fail(culprit, "cannot connect once more");
	} else {
		act(culprit, raw);
		raw_client_disconnect(raw);
	}
	free(raw);
}

static void never_reads(struct culprit *culprit, const struct hostile_case *test)
{
	on_a_raw_connection(culprit, ask_and_never_read);
}

static void half(struct culprit *culprit, const struct hostile_case *test)
{
	on_a_raw_connection(culprit, half_a_message_and_no_more);
}

static void slowly(struct culprit *culprit, const struct hostile_case *test)
{
	on_a_raw_connection(culprit, byte_by_byte);
}

/* A process that is stopped with its window shown, its frames asked for and its buffers held. */
static void stopped(struct culprit *culprit, const struct hostile_case *test)
{
	int ready[2];
	if (pipe(ready) != 0) {
		return;
	}
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		struct culprit other;
		bool shows = culprit_connect(&other, culprit->socket) == 0 &&
			     culprit_show(&other, test->kind, POOL_SIZE) == 0;
		wl_surface_frame(other.window.surface);
		mini_window_show(&other.window, other.buffer);
		wl_display_flush(other.client.display);
		_exit(write(ready[1], shows ? "y" : "n", 1) == 1 && raise(SIGSTOP));
	}
	char answer = 'n';
	close(ready[1]);
	bool shows = read(ready[0], &answer, 1) == 1 && answer == 'y';
	close(ready[0]);
	waitpid(child, NULL, WUNTRACED);
	stay(STAYS_MSEC);
	/* others come and go in the meantime */
	if (culprit_show(culprit, test->kind, POOL_SIZE) == 0 && !shows) {
		culprit_fail(culprit, "the process showed nothing");
	}
	culprit_go_on(culprit, 5);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

static void commits_without_waiting(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	for (int i = 0; i < COMMITS; i++) {
		mini_window_show(&culprit->window, culprit->buffer);
		if (i % 64 == 0 && mini_client_roundtrip(&culprit->client) != 0) {
			return;
		}
	}
	culprit_go_on(culprit, 1);
}

/* Each of these makes the compositor send a configure, which nobody acknowledges. */
static void configures_without_acknowledgement(
	struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) != 0) {
		return;
	}
	struct wl_surface *surface = wl_compositor_create_surface(culprit->client.compositor);
	struct xdg_surface *xdg_surface =
		xdg_wm_base_get_xdg_surface(culprit->client.wm_base, surface);
	struct xdg_toplevel *toplevel = xdg_surface_get_toplevel(xdg_surface);
	wl_surface_commit(surface);
	for (int i = 0; i < COMMITS; i++) {
		xdg_toplevel_set_maximized(toplevel);
		xdg_toplevel_unset_maximized(toplevel);
		if (i % 32 == 0 && mini_client_roundtrip(&culprit->client) != 0) {
			break;
		}
	}
	mini_client_roundtrip(&culprit->client);
	wl_proxy_destroy((struct wl_proxy *)toplevel);
	wl_proxy_destroy((struct wl_proxy *)xdg_surface);
	wl_proxy_destroy((struct wl_proxy *)surface);
}

static const struct hostile_case cases[] = {
	{"idler: never reads, and asks a million times", never_reads, STOPPED},
	{"idler: half a message, and no more", half, ACCEPTED},
	{"idler: a message byte by byte", slowly, ACCEPTED},
	{"idler: stopped with its buffers shown, sealed", stopped, ACCEPTED,
		.kind = CLIENT_FD_SHRINK},
	{"idler: stopped with its buffers shown, unsealable", stopped, ACCEPTED,
		.kind = CLIENT_FD_UNSEALABLE},
	{"idler: 5,000 commits without waiting, sealed", commits_without_waiting, ACCEPTED,
		.kind = CLIENT_FD_SHRINK},
	{"idler: 5,000 commits without waiting, unsealable", commits_without_waiting, ACCEPTED,
		.kind = CLIENT_FD_UNSEALABLE},
	{"idler: 10,000 configures and no acknowledgement", configures_without_acknowledgement,
		ACCEPTED},
};

struct hostile_table hostile_idlers(void)
{
	return HOSTILE_TABLE(cases);
}
