/* SPDX-License-Identifier: MIT */
#include "routine.h"

#include "argument.h"
#include "interfaces.h"

#include "presentation-time-client-protocol.h"
#include "single-pixel-buffer-v1-client-protocol.h"
#include "viewporter-client-protocol.h"
#include "virtual-keyboard-unstable-v1-client-protocol.h"
#include "wlr-screencopy-unstable-v1-client-protocol.h"
#include "wlr-virtual-pointer-unstable-v1-client-protocol.h"
#include "xdg-decoration-unstable-v1-client-protocol.h"
#include "xdg-output-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"
#include <wayland-client-protocol.h>

/* Requests with arguments of zero bytes: the newest object, the last serial, 16 pixels, 64 KiB.
 * PUMP is no request. */
struct step {
	const struct wl_interface *interface; /* NULL for a pump */
	uint32_t opcode;
};

struct routine {
	const char *name;
	struct step steps[16];
	size_t count;
};

#define PUMP \
	{ \
		NULL, 0 \
	}

/* New ones go to the end: inputs count them. */
static const struct routine routines[] = {
	{"window",
		{{&wl_compositor_interface, WL_COMPOSITOR_CREATE_SURFACE},
			{&xdg_wm_base_interface, XDG_WM_BASE_GET_XDG_SURFACE},
			{&xdg_surface_interface, XDG_SURFACE_GET_TOPLEVEL},
			{&wl_surface_interface, WL_SURFACE_COMMIT}, PUMP,
			{&xdg_surface_interface, XDG_SURFACE_ACK_CONFIGURE},
			{&wl_shm_interface, WL_SHM_CREATE_POOL},
			{&wl_shm_pool_interface, WL_SHM_POOL_CREATE_BUFFER},
			{&wl_surface_interface, WL_SURFACE_ATTACH},
			{&wl_surface_interface, WL_SURFACE_DAMAGE_BUFFER},
			{&wl_surface_interface, WL_SURFACE_COMMIT}, PUMP},
		12},
	{"frame",
		{{&wl_shm_pool_interface, WL_SHM_POOL_CREATE_BUFFER},
			{&wl_surface_interface, WL_SURFACE_ATTACH},
			{&wl_surface_interface, WL_SURFACE_DAMAGE_BUFFER},
			{&wl_surface_interface, WL_SURFACE_FRAME},
			{&wp_presentation_interface, WP_PRESENTATION_FEEDBACK},
			{&wl_surface_interface, WL_SURFACE_COMMIT}, PUMP},
		7},
	{"popup",
		{{&xdg_wm_base_interface, XDG_WM_BASE_CREATE_POSITIONER},
			{&xdg_positioner_interface, XDG_POSITIONER_SET_SIZE},
			{&xdg_positioner_interface, XDG_POSITIONER_SET_ANCHOR_RECT},
			{&xdg_positioner_interface, XDG_POSITIONER_SET_REACTIVE},
			{&wl_compositor_interface, WL_COMPOSITOR_CREATE_SURFACE}},
		5},
	{"subsurface",
		{{&wl_compositor_interface, WL_COMPOSITOR_CREATE_SURFACE},
			{&wl_subcompositor_interface, WL_SUBCOMPOSITOR_GET_SUBSURFACE},
			{&wp_single_pixel_buffer_manager_v1_interface,
				WP_SINGLE_PIXEL_BUFFER_MANAGER_V1_CREATE_U32_RGBA_BUFFER},
			{&wl_surface_interface, WL_SURFACE_ATTACH},
			{&wl_surface_interface, WL_SURFACE_COMMIT}},
		5},
	{"devices",
		{{&wl_seat_interface, WL_SEAT_GET_POINTER},
			{&wl_seat_interface, WL_SEAT_GET_KEYBOARD},
			{&wl_data_device_manager_interface, WL_DATA_DEVICE_MANAGER_GET_DATA_DEVICE},
			{&zwlr_virtual_pointer_manager_v1_interface,
				ZWLR_VIRTUAL_POINTER_MANAGER_V1_CREATE_VIRTUAL_POINTER},
			{&zwp_virtual_keyboard_manager_v1_interface,
				ZWP_VIRTUAL_KEYBOARD_MANAGER_V1_CREATE_VIRTUAL_KEYBOARD},
			{&zwp_virtual_keyboard_v1_interface, ZWP_VIRTUAL_KEYBOARD_V1_KEYMAP}, PUMP},
		7},
	{"click",
		{{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_MOTION_ABSOLUTE},
			{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_FRAME},
			{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_BUTTON},
			{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_FRAME}, PUMP},
		5},
	{"key", {{&zwp_virtual_keyboard_v1_interface, ZWP_VIRTUAL_KEYBOARD_V1_KEY}, PUMP}, 2},
	{"selection",
		{{&wl_data_device_manager_interface, WL_DATA_DEVICE_MANAGER_CREATE_DATA_SOURCE},
			{&wl_data_source_interface, WL_DATA_SOURCE_OFFER},
			{&wl_data_device_interface, WL_DATA_DEVICE_SET_SELECTION}, PUMP},
		4},
	{"viewport",
		{{&wp_viewporter_interface, WP_VIEWPORTER_GET_VIEWPORT},
			{&wp_viewport_interface, WP_VIEWPORT_SET_DESTINATION},
			{&wl_surface_interface, WL_SURFACE_COMMIT}},
		3},
	{"capture",
		{{&zwlr_screencopy_manager_v1_interface, ZWLR_SCREENCOPY_MANAGER_V1_CAPTURE_OUTPUT},
			PUMP, {&zwlr_screencopy_frame_v1_interface, ZWLR_SCREENCOPY_FRAME_V1_COPY},
			PUMP},
		4},
	{"decoration",
		{{&zxdg_decoration_manager_v1_interface,
			 ZXDG_DECORATION_MANAGER_V1_GET_TOPLEVEL_DECORATION},
			PUMP},
		2},
	{"output",
		{{&zxdg_output_manager_v1_interface, ZXDG_OUTPUT_MANAGER_V1_GET_XDG_OUTPUT}, PUMP},
		2},
	{"drag",
		{{&wl_data_device_manager_interface, WL_DATA_DEVICE_MANAGER_CREATE_DATA_SOURCE},
			{&wl_data_source_interface, WL_DATA_SOURCE_OFFER},
			{&wl_data_source_interface, WL_DATA_SOURCE_SET_ACTIONS},
			{&wl_data_device_interface, WL_DATA_DEVICE_START_DRAG}, PUMP},
		5},
};

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
		struct input defaults = {0};
		if (step->interface == NULL) {
			host_pump(host);
		} else {
			struct request request = request_of(step->interface, step->opcode);
			request_put(host, &request, &defaults);
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
