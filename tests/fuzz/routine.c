/* SPDX-License-Identifier: MIT */
#include "routine.h"

#include "argument.h"
#include "interfaces.h"

#include "presentation-time-client-protocol.h"
#include "single-pixel-buffer-v1-client-protocol.h"
#include "viewporter-client-protocol.h"
#include "virtual-keyboard-unstable-v1-client-protocol.h"
#include "weddell-shm-feedback-v1-client-protocol.h"
#include "wlr-layer-shell-unstable-v1-client-protocol.h"
#include "wlr-screencopy-unstable-v1-client-protocol.h"
#include "wlr-virtual-pointer-unstable-v1-client-protocol.h"
#include "xdg-decoration-unstable-v1-client-protocol.h"
#include "xdg-output-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"
#include <wayland-client-protocol.h>

/* A request and the bytes of its input: the object it goes to, then its arguments. What is not
 * there is 0: the newest object, the last serial, 16 pixels, 64 KiB. */
struct step {
	const struct wl_interface *interface; /* NULL: events are dispatched */
	uint32_t opcode;
	uint8_t bytes[8];
};

struct routine {
	const char *name;
	struct step steps[16];
	size_t count;
};

enum {
	OUTPUT_WIDTH = 64, /* of the first output: host.c */
	OUTPUT_HEIGHT = 48,
	CENTRE = 32,        /* of 64, in both directions */
	XRGB = 1,           /* in the table of pixel formats */
	NEXT_TO_NEWEST = 1, /* of the objects of a kind */
	NO_OBJECT = 239,    /* where null is allowed */
	PRESSED = 0,
	RELEASED = 1,
};

#define PUMP \
	{ \
		NULL, 0, \
		{ \
			0 \
		} \
	}

/* clang-format off */
/* New ones go to the end: inputs count them. */
static const struct routine routines[] = {
	{"window", {
		{&wl_compositor_interface, WL_COMPOSITOR_CREATE_SURFACE, {0}},
		{&xdg_wm_base_interface, XDG_WM_BASE_GET_XDG_SURFACE, {0}},
		{&xdg_surface_interface, XDG_SURFACE_GET_TOPLEVEL, {0}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {0}},
		PUMP,
		{&xdg_surface_interface, XDG_SURFACE_ACK_CONFIGURE, {0}},
		{&wl_shm_interface, WL_SHM_CREATE_POOL, {0}},
		{&wl_shm_pool_interface, WL_SHM_POOL_CREATE_BUFFER, {0}},
		{&wl_surface_interface, WL_SURFACE_ATTACH, {0}},
		{&wl_surface_interface, WL_SURFACE_DAMAGE_BUFFER, {0}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {0}},
		PUMP,
	}, 12},
	{"frame", {
		{&wl_shm_pool_interface, WL_SHM_POOL_CREATE_BUFFER, {0}},
		{&wl_surface_interface, WL_SURFACE_ATTACH, {0}},
		{&wl_surface_interface, WL_SURFACE_DAMAGE_BUFFER, {0}},
		{&wl_surface_interface, WL_SURFACE_FRAME, {0}},
		{&wp_presentation_interface, WP_PRESENTATION_FEEDBACK, {0}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {0}},
		PUMP,
	}, 7},
	{"popup", {
		{&xdg_wm_base_interface, XDG_WM_BASE_CREATE_POSITIONER, {0}},
		{&xdg_positioner_interface, XDG_POSITIONER_SET_SIZE, {0}},
		{&xdg_positioner_interface, XDG_POSITIONER_SET_ANCHOR_RECT, {0}},
		{&xdg_positioner_interface, XDG_POSITIONER_SET_REACTIVE, {0}},
		{&wl_compositor_interface, WL_COMPOSITOR_CREATE_SURFACE, {0}},
		{&xdg_wm_base_interface, XDG_WM_BASE_GET_XDG_SURFACE, {0}},
		{&xdg_surface_interface, XDG_SURFACE_GET_POPUP, {0, 0, NEXT_TO_NEWEST}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {0}},
		PUMP,
		{&xdg_surface_interface, XDG_SURFACE_ACK_CONFIGURE, {0}},
		{&wl_shm_pool_interface, WL_SHM_POOL_CREATE_BUFFER, {0}},
		{&wl_surface_interface, WL_SURFACE_ATTACH, {0}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {0}},
		PUMP,
	}, 14},
	{"subsurface", {
		{&wl_compositor_interface, WL_COMPOSITOR_CREATE_SURFACE, {0}},
		{&wl_subcompositor_interface, WL_SUBCOMPOSITOR_GET_SUBSURFACE, {0, 0, 0, NEXT_TO_NEWEST}},
		{&wp_single_pixel_buffer_manager_v1_interface, WP_SINGLE_PIXEL_BUFFER_MANAGER_V1_CREATE_U32_RGBA_BUFFER, {0}},
		{&wl_surface_interface, WL_SURFACE_ATTACH, {0}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {0}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {NEXT_TO_NEWEST}},
		PUMP,
	}, 7},
	{"devices", {
		{&wl_seat_interface, WL_SEAT_GET_POINTER, {0}},
		{&wl_seat_interface, WL_SEAT_GET_KEYBOARD, {0}},
		{&wl_data_device_manager_interface, WL_DATA_DEVICE_MANAGER_GET_DATA_DEVICE, {0}},
		{&zwlr_virtual_pointer_manager_v1_interface, ZWLR_VIRTUAL_POINTER_MANAGER_V1_CREATE_VIRTUAL_POINTER, {0}},
		{&zwp_virtual_keyboard_manager_v1_interface, ZWP_VIRTUAL_KEYBOARD_MANAGER_V1_CREATE_VIRTUAL_KEYBOARD, {0}},
		{&zwp_virtual_keyboard_v1_interface, ZWP_VIRTUAL_KEYBOARD_V1_KEYMAP, {0}},
		PUMP,
	}, 7},
	{"press", {
		{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_MOTION_ABSOLUTE, {0, 0, CENTRE, CENTRE}},
		{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_FRAME, {0}},
		PUMP,
		{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_BUTTON, {0, 0, 0, PRESSED}},
		{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_FRAME, {0}},
		PUMP,
	}, 6},
	{"release", {
		{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_BUTTON, {0, 0, 0, RELEASED}},
		{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_FRAME, {0}},
		PUMP,
	}, 3},
	{"motion", {
		{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_MOTION, {0}},
		{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_FRAME, {0}},
		PUMP,
	}, 3},
	{"key", {
		{&zwp_virtual_keyboard_v1_interface, ZWP_VIRTUAL_KEYBOARD_V1_KEY, {0, 0, 0, PRESSED}},
		PUMP,
		{&zwp_virtual_keyboard_v1_interface, ZWP_VIRTUAL_KEYBOARD_V1_KEY, {0, 0, 0, RELEASED}},
		PUMP,
	}, 4},
	{"selection", {
		{&wl_data_device_manager_interface, WL_DATA_DEVICE_MANAGER_CREATE_DATA_SOURCE, {0}},
		{&wl_data_source_interface, WL_DATA_SOURCE_OFFER, {0}},
		{&wl_data_device_interface, WL_DATA_DEVICE_SET_SELECTION, {0}},
		PUMP,
		{&wl_data_offer_interface, WL_DATA_OFFER_RECEIVE, {0}},
	}, 5},
	{"drag", {
		{&wl_data_device_manager_interface, WL_DATA_DEVICE_MANAGER_CREATE_DATA_SOURCE, {0}},
		{&wl_data_source_interface, WL_DATA_SOURCE_OFFER, {0}},
		{&wl_data_source_interface, WL_DATA_SOURCE_SET_ACTIONS, {0}},
		{&wl_data_device_interface, WL_DATA_DEVICE_START_DRAG, {0, 0, 0, NO_OBJECT, 0}},
		PUMP,
	}, 5},
	{"cursor", {
		{&wl_compositor_interface, WL_COMPOSITOR_CREATE_SURFACE, {0}},
		{&wl_pointer_interface, WL_POINTER_SET_CURSOR, {0}},
		{&wl_surface_interface, WL_SURFACE_ATTACH, {0}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {0}},
		PUMP,
	}, 5},
	{"viewport", {
		{&wp_viewporter_interface, WP_VIEWPORTER_GET_VIEWPORT, {0}},
		{&wp_viewport_interface, WP_VIEWPORT_SET_DESTINATION, {0}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {0}},
	}, 3},
	{"capture", {
		{&wl_shm_interface, WL_SHM_CREATE_POOL, {0}},
		{&wl_shm_pool_interface, WL_SHM_POOL_CREATE_BUFFER, {0, 0, 0, OUTPUT_WIDTH, OUTPUT_HEIGHT, 0, XRGB}},
		{&zwlr_screencopy_manager_v1_interface, ZWLR_SCREENCOPY_MANAGER_V1_CAPTURE_OUTPUT, {0}},
		PUMP,
		{&zwlr_screencopy_frame_v1_interface, ZWLR_SCREENCOPY_FRAME_V1_COPY, {0}},
		PUMP,
	}, 6},
	{"decoration", {
		{&zxdg_decoration_manager_v1_interface, ZXDG_DECORATION_MANAGER_V1_GET_TOPLEVEL_DECORATION, {0}},
		PUMP,
	}, 2},
	{"output", {
		{&zxdg_output_manager_v1_interface, ZXDG_OUTPUT_MANAGER_V1_GET_XDG_OUTPUT, {0}},
		PUMP,
	}, 2},
	{"fullscreen", {
		{&xdg_toplevel_interface, XDG_TOPLEVEL_SET_FULLSCREEN, {0, NO_OBJECT}},
		PUMP,
		{&xdg_surface_interface, XDG_SURFACE_ACK_CONFIGURE, {0}},
		{&wl_shm_interface, WL_SHM_CREATE_POOL, {0}},
		{&wl_shm_pool_interface, WL_SHM_POOL_CREATE_BUFFER, {0, 0, 0, OUTPUT_WIDTH, OUTPUT_HEIGHT, 0, XRGB}},
		{&wl_surface_interface, WL_SURFACE_ATTACH, {0}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {0}},
		PUMP,
	}, 8},
	{"grab", {
		{&xdg_toplevel_interface, XDG_TOPLEVEL_MOVE, {0}},
		PUMP,
		{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_MOTION, {0}},
		{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_FRAME, {0}},
		PUMP,
	}, 5},
	{"feedback", {
		{&weddell_shm_feedback_manager_v1_interface, WEDDELL_SHM_FEEDBACK_MANAGER_V1_GET_POOL_FEEDBACK, {0}},
		{&weddell_shm_feedback_manager_v1_interface, WEDDELL_SHM_FEEDBACK_MANAGER_V1_GET_SURFACE_FEEDBACK, {0}},
		PUMP,
	}, 3},
	{"bar", {
		{&wl_compositor_interface, WL_COMPOSITOR_CREATE_SURFACE, {0}},
		{&zwlr_layer_shell_v1_interface, ZWLR_LAYER_SHELL_V1_GET_LAYER_SURFACE, {0}},
		{&zwlr_layer_surface_v1_interface, ZWLR_LAYER_SURFACE_V1_SET_SIZE, {0}},
		{&zwlr_layer_surface_v1_interface, ZWLR_LAYER_SURFACE_V1_SET_ANCHOR, {0}},
		{&zwlr_layer_surface_v1_interface, ZWLR_LAYER_SURFACE_V1_SET_EXCLUSIVE_ZONE, {0}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {0}},
		PUMP,
		{&zwlr_layer_surface_v1_interface, ZWLR_LAYER_SURFACE_V1_ACK_CONFIGURE, {0}},
		{&wl_shm_pool_interface, WL_SHM_POOL_CREATE_BUFFER, {0}},
		{&wl_surface_interface, WL_SURFACE_ATTACH, {0}},
		{&wl_surface_interface, WL_SURFACE_COMMIT, {0}},
		PUMP,
	}, 12},
};
/* clang-format on */

size_t routine_count(void)
{
	return sizeof(routines) / sizeof(routines[0]);
}

const char *routine_name(size_t index)
{
	return routines[index].name;
}

void routine_play(struct host *host, size_t index)
{
	for (size_t i = 0; i < routines[index].count; i++) {
		const struct step *step = &routines[index].steps[i];
		struct input input = {step->bytes, sizeof(step->bytes)};
		if (step->interface == NULL) {
			host_pump(host);
		} else {
			struct request request = request_of(step->interface, step->opcode);
			request_put(host, &request, &input);
		}
	}
}

void routine_connect(struct host *host)
{
	host_connect(host);
	struct input defaults = {0};
	struct request get_registry = request_of(&wl_display_interface, WL_DISPLAY_GET_REGISTRY);
	request_put(host, &get_registry, &defaults);
	host_pump(host);
	struct request bind = request_of(&wl_registry_interface, WL_REGISTRY_BIND);
	for (size_t i = 0; i < host_client(host)->global_count; i++) {
		/* the registry, this global, its version, a new id */
		const uint8_t bytes[] = {0, (uint8_t)i, 0, 0};
		struct input input = {bytes, sizeof(bytes)};
		request_put(host, &bind, &input);
	}
	host_pump(host);
}
