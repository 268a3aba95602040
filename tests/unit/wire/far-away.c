/* SPDX-License-Identifier: MIT */
/*
 * Places and sizes at the end of all numbers, where sums of two have no place in 32 bits. All
 * of it is allowed; a sanitizer says where it is not thought of.
 */
#include "check.h"
#include "play.h"

#include "pointer-constraints-unstable-v1-client-protocol.h"
#include "viewporter-client-protocol.h"

#include <fcntl.h>
#include <linux/input-event-codes.h>
#include <sys/mman.h>
#include <unistd.h>

static struct wp_viewport *magnify(
	struct play *play, struct wl_surface *surface, int32_t width, int32_t height)
{
	struct wp_viewport *viewport =
		play_keep(play, wp_viewporter_get_viewport(play->client.viewporter, surface));
	wp_viewport_set_destination(viewport, width, height);
	return viewport;
}

static struct wl_surface *create_surface(struct play *play)
{
	return play_keep(play, wl_compositor_create_surface(play->client.compositor));
}

/* With content; the parent's commit puts it where it is to be. */
static struct wl_subsurface *hang(
	struct play *play, struct wl_surface *surface, struct wl_surface *parent)
{
	struct wl_subsurface *subsurface = play_keep(
		play, wl_subcompositor_get_subsurface(play->client.subcompositor, surface, parent));
	struct wire_window content = {.surface = surface};
	wl_subsurface_set_desync(subsurface);
	wire_window_attach(&play->client, &content);
	wl_surface_commit(surface);
	wl_surface_commit(parent);
	return subsurface;
}

/* What is shown is a 256th of a pixel each way; what changes is another pixel, beside it. */
static void damage_beside_a_tiny_source(void)
{
	struct play play;
	play_begin(&play);
	int fd = memfd_create("pixels", MFD_ALLOW_SEALING | MFD_CLOEXEC);
	CHECK_EQ(ftruncate(fd, 64), 0);
	CHECK_EQ(fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK), 0);
	struct wl_shm *shm = play_bind(&play, &wl_shm_interface, 1);
	struct wl_shm_pool *pool = play_keep(&play, wl_shm_create_pool(shm, fd, 64));
	close(fd);
	struct wl_buffer *buffer = play_keep(
		&play, wl_shm_pool_create_buffer(pool, 0, 4, 4, 16, WL_SHM_FORMAT_ARGB8888));
	struct wl_surface *surface = create_surface(&play);
	struct wp_viewport *viewport = magnify(&play, surface, INT32_MAX, INT32_MAX);
	wp_viewport_set_source(viewport, wl_fixed_from_int(2), wl_fixed_from_int(2), 1, 1);
	for (int i = 0; i < 4; i++) {
		wl_surface_attach(surface, buffer, 0, 0);
		wl_surface_damage_buffer(surface, i & 1 ? 3 : 0, i & 2 ? 3 : 0, 1, 1);
		wl_surface_commit(surface);
		wire_client_pump(&play.client);
	}
	CHECK_STR(play_error(&play), "");
	play_end(&play);
}

static void an_opaque_leaf_from_end_to_end(void)
{
	struct play play;
	play_begin(&play);
	struct output *output = wire_client_add_output(&play.client, 200, 100);
	CHECK_EQ(output_configure(output, &output->mode, 2, TRANSFORM_NORMAL), 0);
	struct wl_surface *surface = create_surface(&play);
	magnify(&play, surface, INT32_MAX, 10);
	struct wl_subsurface *leaf = hang(&play, surface, play.window.surface);
	wl_subsurface_set_position(leaf, -1000000000, 0);
	wl_surface_commit(play.window.surface);
	wire_client_await_frame(&play.client, output);
	CHECK_STR(play_error(&play), "");
	play_end(&play);
}

static void a_cursor_with_a_far_hotspot(void)
{
	struct play play;
	play_begin(&play);
	struct output *output = wire_client_add_output(&play.client, 200, 100);
	CHECK_EQ(output_configure(output, &output->mode, 8, TRANSFORM_NORMAL), 0);
	wire_client_pump(&play.client);
	play_move_to(&play, 10, 10);
	struct wl_surface *surface = create_surface(&play);
	magnify(&play, surface, INT32_MAX, INT32_MAX);
	struct wire_window content = {.surface = surface};
	wl_pointer_set_cursor(
		play.pointer, play.seat->pointer.enter_serial, surface, 1 << 28, 1 << 28);
	wire_window_attach(&play.client, &content);
	wl_surface_commit(surface);
	wire_client_await_frame(&play.client, output);
	CHECK_STR(play_error(&play), "");
	play_end(&play);
}

/* The button is held on it, so the pointer stays with it. */
static void a_confined_pointer_left_behind(void)
{
	struct play play;
	play_begin(&play);
	struct wl_surface *outer = create_surface(&play), *inner = create_surface(&play);
	struct wl_subsurface *branch = hang(&play, outer, play.window.surface);
	struct wl_subsurface *leaf = hang(&play, inner, outer);
	magnify(&play, inner, 50, 50);
	wl_surface_commit(inner);
	wire_client_pump(&play.client);
	play_move_to(&play, 10, 10);
	struct zwp_pointer_constraints_v1 *constraints =
		play_bind(&play, &zwp_pointer_constraints_v1_interface, 1);
	play_keep(
		&play, zwp_pointer_constraints_v1_confine_pointer(constraints, inner, play.pointer,
			       NULL, ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_PERSISTENT));
	wire_client_pump(&play.client);
	seat_pointer_button(play.seat, BTN_LEFT, true, 1);
	wl_subsurface_set_position(leaf, INT32_MIN, INT32_MIN);
	wl_subsurface_set_position(branch, INT32_MIN, INT32_MIN);
	wl_surface_commit(outer);
	wl_surface_commit(play.window.surface);
	wire_client_pump(&play.client);
	CHECK(play.seat->pointer.local_x > INT32_MAX);
	seat_pointer_motion(play.seat, 1, 1, 2);
	wire_client_pump(&play.client);
	seat_pointer_button(play.seat, BTN_LEFT, false, 3);
	wire_client_pump(&play.client);
	CHECK_STR(play_error(&play), "");
	play_end(&play);
}

/* By wl_shell: from the corner of its parent, as far as numbers go, twice. */
static void a_window_far_from_its_parent(void)
{
	struct play play;
	play_begin(&play);
	struct wl_shell *shell = play_bind(&play, &wl_shell_interface, 1);
	struct wl_surface *parent = play.window.surface;
	for (int i = 0; i < 3; i++) {
		struct wl_surface *surface = create_surface(&play);
		struct wl_shell_surface *shell_surface =
			play_keep(&play, wl_shell_get_shell_surface(shell, surface));
		struct wire_window content = {.surface = surface};
		wl_shell_surface_set_transient(shell_surface, parent, INT32_MAX, INT32_MIN, 0);
		wire_window_attach(&play.client, &content);
		wl_surface_commit(surface);
		wire_client_pump(&play.client);
		parent = surface;
	}
	const struct window *last = play.client.server->desktop->active;
	CHECK(last != NULL);
	CHECK(last->shell_surface->x > 1000000);
	CHECK(last->shell_surface->y < -1000000);
	CHECK_STR(play_error(&play), "");
	play_end(&play);
}

static const struct check_case cases[] = {
	{"damage beside a tiny source", damage_beside_a_tiny_source},
	{"an opaque leaf from end to end", an_opaque_leaf_from_end_to_end},
	{"a cursor with a far hotspot", a_cursor_with_a_far_hotspot},
	{"a confined pointer left behind", a_confined_pointer_left_behind},
	{"a window far from its parent", a_window_far_from_its_parent},
};

CHECK_MAIN(cases)
