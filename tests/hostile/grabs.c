/* SPDX-License-Identifier: MIT */
/*
 * Clients that take hold of the pointer and then stop: they read nothing, say
 * nothing, or end. A second connection moves the pointer, as a person would.
 */
#include "hostile.h"

#include "pointer-constraints-unstable-v1-client-protocol.h"
#include "wlr-virtual-pointer-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"

enum {
	EXTENT = 100, /* the output, in steps of the virtual pointer */
	STEP = 4,
	MOTIONS = 3000,
	LEFT = 0x110, /* BTN_LEFT */
};

struct grab {
	struct culprit *culprit;
	struct wl_pointer *pointer;
	bool entered, pressed;
	uint32_t serial;

	struct mini_client driver;
	struct zwlr_virtual_pointer_manager_v1 *manager;
	struct zwlr_virtual_pointer_v1 *device;
};

static void handle_enter(void *data, struct wl_pointer *pointer, uint32_t serial,
	struct wl_surface *surface, wl_fixed_t x, wl_fixed_t y)
{
	struct grab *grab = data;
	grab->entered = surface == grab->culprit->window.surface;
}

static void handle_leave(
	void *data, struct wl_pointer *pointer, uint32_t serial, struct wl_surface *surface)
{
	struct grab *grab = data;
	grab->entered = false;
}

static void handle_motion(
	void *data, struct wl_pointer *pointer, uint32_t time, wl_fixed_t x, wl_fixed_t y)
{
}

static void handle_button(void *data, struct wl_pointer *pointer, uint32_t serial, uint32_t time,
	uint32_t button, uint32_t state)
{
	struct grab *grab = data;
	grab->pressed = state == WL_POINTER_BUTTON_STATE_PRESSED;
	grab->serial = serial;
}

static void handle_axis(
	void *data, struct wl_pointer *pointer, uint32_t time, uint32_t axis, wl_fixed_t value)
{
}

static void handle_frame(void *data, struct wl_pointer *pointer)
{
}

static void handle_axis_source(void *data, struct wl_pointer *pointer, uint32_t source)
{
}

static void handle_axis_stop(void *data, struct wl_pointer *pointer, uint32_t time, uint32_t axis)
{
}

static void handle_axis_discrete(
	void *data, struct wl_pointer *pointer, uint32_t axis, int32_t discrete)
{
}

static const struct wl_pointer_listener pointer_listener = {
	.enter = handle_enter,
	.leave = handle_leave,
	.motion = handle_motion,
	.button = handle_button,
	.axis = handle_axis,
	.frame = handle_frame,
	.axis_source = handle_axis_source,
	.axis_stop = handle_axis_stop,
	.axis_discrete = handle_axis_discrete,
};

static int move_to(struct grab *grab, uint32_t x, uint32_t y)
{
	zwlr_virtual_pointer_v1_motion_absolute(grab->device, 0, x, y, EXTENT, EXTENT);
	zwlr_virtual_pointer_v1_frame(grab->device);
	return mini_client_roundtrip(&grab->driver);
}

static int press(struct grab *grab, uint32_t state)
{
	zwlr_virtual_pointer_v1_button(grab->device, 0, LEFT, state);
	zwlr_virtual_pointer_v1_frame(grab->device);
	return mini_client_roundtrip(&grab->driver);
}

/* Looks for the window all over the output. */
static bool find_window(struct grab *grab)
{
	for (uint32_t y = 0; y < EXTENT; y += STEP) {
		for (uint32_t x = 0; x < EXTENT; x += STEP) {
			if (move_to(grab, x, y) != 0 ||
				mini_client_roundtrip(&grab->culprit->client) != 0) {
				return false;
			}
			if (grab->entered) {
				return true;
			}
		}
	}
	return false;
}

static bool begin(struct grab *grab, struct culprit *culprit)
{
	*grab = (struct grab){.culprit = culprit};
	if (mini_client_connect(&grab->driver, culprit->socket) != 0) {
		return false;
	}
	grab->manager =
		mini_client_bind(&grab->driver, &zwlr_virtual_pointer_manager_v1_interface, 1);
	grab->device = zwlr_virtual_pointer_manager_v1_create_virtual_pointer(
		grab->manager, grab->driver.seat);
	grab->pointer = wl_seat_get_pointer(culprit->client.seat);
	wl_pointer_add_listener(grab->pointer, &pointer_listener, grab);
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) != 0 || !find_window(grab) ||
		press(grab, WL_POINTER_BUTTON_STATE_PRESSED) != 0 ||
		mini_client_wait(&culprit->client, &grab->pressed) != 0) {
		culprit_fail(culprit, "the window was not found, or not pressed");
		return false;
	}
	return true;
}

/* The culprit's connection ends before the driver lets go: as when a program crashes. */
static void end(struct grab *grab)
{
	if (grab->device != NULL) {
		press(grab, WL_POINTER_BUTTON_STATE_RELEASED);
		zwlr_virtual_pointer_v1_destroy(grab->device);
		zwlr_virtual_pointer_manager_v1_destroy(grab->manager);
		wl_pointer_destroy(grab->pointer);
	}
	if (grab->driver.display != NULL) {
		mini_client_disconnect(&grab->driver);
	}
}

/* Nothing is read from the culprit's connection meanwhile. */
static void move_about(struct grab *grab)
{
	for (uint32_t i = 0; i < MOTIONS; i++) {
		zwlr_virtual_pointer_v1_motion_absolute(
			grab->device, 0, i % EXTENT, i / 7 % EXTENT, EXTENT, EXTENT);
		zwlr_virtual_pointer_v1_axis(
			grab->device, 0, WL_POINTER_AXIS_VERTICAL_SCROLL, wl_fixed_from_int(1));
		zwlr_virtual_pointer_v1_frame(grab->device);
		if (i % 16 == 0 && mini_client_roundtrip(&grab->driver) != 0) {
			culprit_fail(grab->culprit, "the driver was stopped");
			return;
		}
	}
}

static void stops_in_a_move(struct culprit *culprit, const struct hostile_case *test)
{
	struct grab grab;
	if (begin(&grab, culprit)) {
		xdg_toplevel_move(culprit->window.toplevel, culprit->client.seat, grab.serial);
		wl_display_flush(culprit->client.display);
		move_about(&grab);
	}
	end(&grab);
}

static void stops_in_a_resize(struct culprit *culprit, const struct hostile_case *test)
{
	struct grab grab;
	if (begin(&grab, culprit)) {
		xdg_toplevel_resize(culprit->window.toplevel, culprit->client.seat, grab.serial,
			XDG_TOPLEVEL_RESIZE_EDGE_BOTTOM_RIGHT);
		wl_display_flush(culprit->client.display);
		move_about(&grab);
	}
	end(&grab);
}

static void stops_with_a_button_pressed(struct culprit *culprit, const struct hostile_case *test)
{
	struct grab grab;
	if (begin(&grab, culprit)) {
		move_about(&grab);
	}
	end(&grab);
}

static void stops_with_the_pointer_locked(struct culprit *culprit, const struct hostile_case *test)
{
	struct grab grab;
	if (begin(&grab, culprit)) {
		struct zwp_pointer_constraints_v1 *manager = mini_client_bind(
			&culprit->client, &zwp_pointer_constraints_v1_interface, 1);
		struct zwp_locked_pointer_v1 *lock =
			zwp_pointer_constraints_v1_lock_pointer(manager, culprit->window.surface,
				grab.pointer, NULL, ZWP_POINTER_CONSTRAINTS_V1_LIFETIME_PERSISTENT);
		wl_surface_commit(culprit->window.surface);
		wl_display_flush(culprit->client.display);
		move_about(&grab);
		zwp_locked_pointer_v1_destroy(lock);
		wl_proxy_destroy((struct wl_proxy *)manager);
		/* as in the other cases, the cursor ends where the bystander is not */
		mini_client_roundtrip(&culprit->client);
		move_to(&grab, EXTENT - 1, EXTENT - 1);
	}
	end(&grab);
}

static void stops_in_a_popup_grab(struct culprit *culprit, const struct hostile_case *test)
{
	struct grab grab;
	if (begin(&grab, culprit)) {
		struct xdg_wm_base *wm_base = culprit->client.wm_base;
		struct wl_surface *surface =
			wl_compositor_create_surface(culprit->client.compositor);
		struct xdg_surface *xdg_surface = xdg_wm_base_get_xdg_surface(wm_base, surface);
		struct xdg_positioner *positioner = xdg_wm_base_create_positioner(wm_base);
		xdg_positioner_set_size(positioner, SIDE, SIDE);
		xdg_positioner_set_anchor_rect(positioner, 0, 0, SIDE, SIDE);
		struct xdg_popup *popup =
			xdg_surface_get_popup(xdg_surface, culprit->window.xdg_surface, positioner);
		xdg_popup_grab(popup, culprit->client.seat, grab.serial);
		wl_surface_commit(surface);
		wl_display_flush(culprit->client.display);
		press(&grab, WL_POINTER_BUTTON_STATE_RELEASED);
		move_about(&grab);
		void *proxies[] = {popup, positioner, xdg_surface, surface};
		for (size_t i = 0; i < sizeof(proxies) / sizeof(proxies[0]); i++) {
			wl_proxy_destroy(proxies[i]);
		}
	}
	end(&grab);
}

static const struct hostile_case cases[] = {
	{"grab: stops in an interactive move", stops_in_a_move, SURVIVED},
	{"grab: stops in an interactive resize", stops_in_a_resize, SURVIVED},
	{"grab: stops with a button pressed", stops_with_a_button_pressed, SURVIVED},
	{"grab: stops with the pointer locked", stops_with_the_pointer_locked, SURVIVED},
	{"grab: stops in the grab of a popup", stops_in_a_popup_grab, SURVIVED},
};

struct hostile_table hostile_grabs(void)
{
	return HOSTILE_TABLE(cases);
}
