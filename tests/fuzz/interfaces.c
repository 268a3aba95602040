/* SPDX-License-Identifier: MIT */
#include "interfaces.h"

#include "target.h"

#include "presentation-time-client-protocol.h"
#include "single-pixel-buffer-v1-client-protocol.h"
#include "viewporter-client-protocol.h"
#include "virtual-keyboard-unstable-v1-client-protocol.h"
#include "wlr-screencopy-unstable-v1-client-protocol.h"
#include "wlr-virtual-pointer-unstable-v1-client-protocol.h"
#include "xdg-decoration-unstable-v1-client-protocol.h"
#include "xdg-output-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"
#include <stdio.h>
#include <string.h>
#include <wayland-client-protocol.h>

/* New ones go to the end: the requests of a corpus are counted from the start. */
static const struct wl_interface *const interfaces[] = {
	&wl_surface_interface,
	&wl_display_interface,
	&wl_registry_interface,
	&wl_callback_interface,
	&wl_compositor_interface,
	&wl_shm_interface,
	&wl_shm_pool_interface,
	&wl_buffer_interface,
	&wl_region_interface,
	&wl_subcompositor_interface,
	&wl_subsurface_interface,
	&wl_seat_interface,
	&wl_pointer_interface,
	&wl_keyboard_interface,
	&wl_touch_interface,
	&wl_output_interface,
	&wl_data_device_manager_interface,
	&wl_data_device_interface,
	&wl_data_source_interface,
	&wl_data_offer_interface,
	&xdg_wm_base_interface,
	&xdg_positioner_interface,
	&xdg_surface_interface,
	&xdg_toplevel_interface,
	&xdg_popup_interface,
	&wp_viewporter_interface,
	&wp_viewport_interface,
	&wp_presentation_interface,
	&wp_presentation_feedback_interface,
	&wp_single_pixel_buffer_manager_v1_interface,
	&zxdg_decoration_manager_v1_interface,
	&zxdg_toplevel_decoration_v1_interface,
	&zxdg_output_manager_v1_interface,
	&zxdg_output_v1_interface,
	&zwlr_screencopy_manager_v1_interface,
	&zwlr_screencopy_frame_v1_interface,
	&zwlr_virtual_pointer_manager_v1_interface,
	&zwlr_virtual_pointer_v1_interface,
	&zwp_virtual_keyboard_manager_v1_interface,
	&zwp_virtual_keyboard_v1_interface,
};

enum {
	INTERFACE_COUNT = sizeof(interfaces) / sizeof(interfaces[0]),
};

/* What the numbers of a request mean; where nothing is said, any number will do. */
static const struct {
	const char *name, *hints;
} hint_table[] = {
	{"wl_registry.bind", "gsvn"},
	{"wl_shm.create_pool", "nfb"},
	{"wl_shm_pool.create_buffer", "n0wwtp"},
	{"wl_shm_pool.resize", "b"},
	{"wl_surface.damage", "iiww"},
	{"wl_surface.damage_buffer", "iiww"},
	{"wl_surface.set_buffer_scale", "1"},
	{"wl_region.add", "iiww"},
	{"wl_region.subtract", "iiww"},
	{"wl_pointer.set_cursor", "soii"},
	{"wl_data_offer.accept", "ss"},
	{"wl_data_device.start_drag", "ooos"},
	{"wl_data_device.set_selection", "os"},
	{"xdg_wm_base.pong", "s"},
	{"xdg_positioner.set_size", "ww"},
	{"xdg_positioner.set_anchor_rect", "iiww"},
	{"xdg_positioner.set_parent_size", "ww"},
	{"xdg_positioner.set_parent_configure", "s"},
	{"xdg_surface.set_window_geometry", "iiww"},
	{"xdg_surface.ack_configure", "s"},
	{"xdg_toplevel.show_window_menu", "osii"},
	{"xdg_toplevel.move", "os"},
	{"xdg_toplevel.resize", "os1"},
	{"xdg_popup.grab", "os"},
	{"wp_viewport.set_source", "iiww"},
	{"wp_viewport.set_destination", "ww"},
	{"zwlr_screencopy_manager_v1.capture_output_region", "niowwww"},
	{"zwlr_virtual_pointer_v1.motion", "iww"},
	{"zwlr_virtual_pointer_v1.motion_absolute", "iwwWW"},
	{"zwlr_virtual_pointer_v1.button", "iB1"},
	{"zwp_virtual_keyboard_v1.keymap", "1kK"},
	{"zwp_virtual_keyboard_v1.key", "ik1"},
};

const struct wl_interface *interface_find(const char *name)
{
	for (size_t i = 0; i < INTERFACE_COUNT; i++) {
		if (strcmp(interfaces[i]->name, name) == 0) {
			return interfaces[i];
		}
	}
	return NULL;
}

size_t request_count(void)
{
	size_t count = 0;
	for (size_t i = 0; i < INTERFACE_COUNT; i++) {
		count += (size_t)interfaces[i]->method_count;
	}
	return count;
}

static const char *find_hints(const struct wl_interface *interface, const char *method)
{
	char name[128];
	snprintf(name, sizeof(name), "%s.%s", interface->name, method);
	for (size_t i = 0; i < sizeof(hint_table) / sizeof(hint_table[0]); i++) {
		if (strcmp(hint_table[i].name, name) == 0) {
			return hint_table[i].hints;
		}
	}
	return "";
}

struct request request_at(size_t index)
{
	size_t i = 0;
	while (index >= (size_t)interfaces[i]->method_count) {
		index -= (size_t)interfaces[i]->method_count;
		i++;
	}
	const struct wl_message *message = &interfaces[i]->methods[index];
	struct request request = {
		.interface = interfaces[i],
		.opcode = (uint32_t)index,
		.signature = message->signature,
		.hints = find_hints(interfaces[i], message->name),
	};
	for (; *request.signature >= '0' && *request.signature <= '9'; request.signature++) {
		request.since = request.since * 10 + (uint32_t)(*request.signature - '0');
	}
	return request;
}

size_t request_index(const char *name)
{
	size_t count = request_count();
	for (size_t i = 0; i < count; i++) {
		struct request request = request_at(i);
		size_t length = strlen(request.interface->name);
		const char *method = request.interface->methods[request.opcode].name;
		if (strncmp(name, request.interface->name, length) == 0 && name[length] == '.' &&
			strcmp(name + length + 1, method) == 0) {
			return i;
		}
	}
	fprintf(stderr, "no request is called %s\n", name);
	abort();
}

struct request request_named(const char *name)
{
	return request_at(request_index(name));
}
