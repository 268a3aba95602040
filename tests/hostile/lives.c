/* SPDX-License-Identifier: MIT */
/*
 * Objects that end before what is built on them, and clients that end before
 * their objects.
 */
#include "hostile.h"

#include "xdg-shell-client-protocol.h"

#include <unistd.h>

/* Uses kind. */
static void buffer_destroyed_while_shown(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	wl_buffer_destroy(culprit->buffer);
	culprit->buffer = NULL;
	/* something is still there to be drawn anew */
	for (int frame = 0; frame < 3; frame++) {
		wl_surface_damage(culprit->window.surface, 0, 0, SIDE, SIDE);
		wl_surface_commit(culprit->window.surface);
		if (mini_client_roundtrip(&culprit->client) != 0) {
			return;
		}
	}
}

/* Uses kind. */
static void pool_destroyed_before_its_buffers(
	struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	wl_shm_pool_destroy(culprit->pool);
	culprit->pool = NULL;
	culprit_go_on(culprit, 3);
}

/* Uses kind. */
static void all_destroyed_while_shown(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	wl_shm_pool_destroy(culprit->pool);
	wl_buffer_destroy(culprit->buffer);
	culprit->pool = NULL;
	culprit->buffer = NULL;
	mini_client_roundtrip(&culprit->client);
	mini_window_finish(&culprit->window);
	mini_client_roundtrip(&culprit->client);
}

static void buffer_destroyed_between_attach_and_commit(
	struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	wl_surface_attach(culprit->window.surface, culprit->buffer, 0, 0);
	wl_surface_damage(culprit->window.surface, 0, 0, SIDE, SIDE);
	wl_buffer_destroy(culprit->buffer);
	culprit->buffer = NULL;
	wl_surface_commit(culprit->window.surface);
	mini_client_roundtrip(&culprit->client);
}

static void many_buffers_destroyed_at_once(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	for (int i = 0; i < 100; i++) {
		wl_buffer_destroy(culprit->buffer);
		culprit->buffer = culprit_create_buffer(culprit, 0);
		mini_window_show(&culprit->window, culprit->buffer);
	}
	culprit_go_on(culprit, 1);
}

/* The connection is cut after this; frames are asked for and nobody waits. */
static void gone_in_the_middle_of_a_frame(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	struct wl_callback *frame = wl_surface_frame(culprit->window.surface);
	mini_window_show(&culprit->window, culprit->buffer);
	wl_display_flush(culprit->client.display);
	wl_callback_destroy(frame);
}

static void gone_with_an_attached_buffer(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0) {
		return;
	}
	wl_surface_attach(culprit->window.surface, culprit->buffer, 0, 0);
	wl_display_flush(culprit->client.display);
}

static void gone_without_a_word(struct culprit *culprit, const struct hostile_case *test)
{
	if (culprit_open_fd(culprit, test->kind, POOL_SIZE)) {
		culprit_create_pool(culprit, POOL_SIZE);
		wl_display_flush(culprit->client.display);
	}
}

/* A fullscreen window with an opaque buffer of the output's size: where the compositor can, it
 * takes the client's memory for the whole output, and composes nothing. */
static int show_as_the_output(struct culprit *culprit, enum client_fd kind)
{
	struct mini_window *window = &culprit->window;
	if (mini_window_init(window, &culprit->client) != 0) {
		return -1;
	}
	xdg_toplevel_set_fullscreen(window->toplevel, NULL);
	wl_surface_commit(window->surface);
	if (mini_client_roundtrip(&culprit->client) != 0) {
		return -1;
	}
	int32_t stride = window->width * 4, size = stride * window->height;
	if (size <= 0 || !culprit_open_fd(culprit, kind, size)) {
		culprit->skipped = "no fullscreen windows";
		return -1;
	}
	culprit_create_pool(culprit, size);
	culprit->buffer = wl_shm_pool_create_buffer(
		culprit->pool, 0, window->width, window->height, stride, XRGB);
	return culprit_go_on(culprit, 2);
}

static void output_taken_away(struct culprit *culprit, const struct hostile_case *test)
{
	if (show_as_the_output(culprit, test->kind) != 0) {
		return;
	}
	wl_buffer_destroy(culprit->buffer);
	wl_shm_pool_destroy(culprit->pool);
	culprit->buffer = NULL;
	culprit->pool = NULL;
	/* some of it is drawn anew, from what is not there any more */
	wl_surface_damage(culprit->window.surface, 0, 0, SIDE, SIDE);
	wl_surface_commit(culprit->window.surface);
	mini_client_roundtrip(&culprit->client);
}

static void output_truncated(struct culprit *culprit, const struct hostile_case *test)
{
	if (show_as_the_output(culprit, test->kind) == 0 && ftruncate(culprit->fd, 0) == 0) {
		culprit_go_on(culprit, 1);
	}
}

static void gone_as_the_output(struct culprit *culprit, const struct hostile_case *test)
{
	if (show_as_the_output(culprit, test->kind) == 0) {
		mini_window_show(&culprit->window, culprit->buffer);
		wl_display_flush(culprit->client.display);
	}
}

/* The file of one client is another one's too, which does with it what it likes. */
static void fd_sent_by_another(struct culprit *culprit, const struct hostile_case *test)
{
	struct culprit other;
	if (culprit_show(culprit, test->kind, POOL_SIZE) != 0 ||
		culprit_connect(&other, culprit->socket) != 0) {
		return;
	}
	other.fd = dup(culprit->fd);
	culprit_create_pool(&other, POOL_SIZE);
	other.buffer = culprit_create_buffer(&other, 0);
	if (mini_window_init(&other.window, &other.client) == 0) {
		culprit_go_on(&other, 2);
	}
	/* it grows, and cannot be shortened; and ends with an error of its own */
	if (ftruncate(other.fd, 4 * POOL_SIZE) != 0 || ftruncate(other.fd, 0) == 0) {
		culprit_fail(culprit, "the file should grow and not shrink");
	}
	wl_shm_pool_resize(other.pool, 8 * POOL_SIZE);
	if (mini_client_roundtrip(&other.client) == 0) {
		culprit_fail(culprit, "the other was not stopped");
	}
	culprit_disconnect(&other);
	culprit_go_on(culprit, 2);
	wl_shm_pool_resize(culprit->pool, 4 * POOL_SIZE);
	culprit_go_on(culprit, 1);
}

#define BOTH(what, function) \
	{what ", sealed", function, ACCEPTED, .kind = CLIENT_FD_SHRINK}, \
	{ \
		what ", unsealable", function, ACCEPTED, .kind = CLIENT_FD_UNSEALABLE \
	}

static const struct hostile_case cases[] = {
	BOTH("buffer destroyed while shown", buffer_destroyed_while_shown),
	BOTH("pool destroyed before its buffers", pool_destroyed_before_its_buffers),
	BOTH("pool, buffer and window destroyed while shown", all_destroyed_while_shown),
	BOTH("buffer destroyed between attach and commit",
		buffer_destroyed_between_attach_and_commit),
	BOTH("buffers destroyed as soon as they are committed", many_buffers_destroyed_at_once),
	BOTH("gone in the middle of a frame", gone_in_the_middle_of_a_frame),
	BOTH("gone with an attached buffer", gone_with_an_attached_buffer),
	BOTH("gone without a word", gone_without_a_word),
	BOTH("buffer and pool of the whole output destroyed", output_taken_away),
	BOTH("gone while shown as the whole output", gone_as_the_output),
	{"fd of one client sent by another", fd_sent_by_another, ACCEPTED,
		.kind = CLIENT_FD_SHRINK},
	{"file of the whole output truncated, sealed", output_truncated, ACCEPTED,
		.kind = CLIENT_FD_SHRINK},
	{"file of the whole output truncated, unsealable", output_truncated, REFUSED, "wl_buffer",
		INVALID_FD, .kind = CLIENT_FD_UNSEALABLE},
};

struct hostile_table hostile_lives(void)
{
	return HOSTILE_TABLE(cases);
}
