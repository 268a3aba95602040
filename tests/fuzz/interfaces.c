/* SPDX-License-Identifier: MIT */
#include "interfaces.h"

#include "target.h"

#include "ext-idle-notify-v1-client-protocol.h"
#include "ext-session-lock-v1-client-protocol.h"
#include "fractional-scale-v1-client-protocol.h"
#include "idle-inhibit-unstable-v1-client-protocol.h"
#include "input-method-unstable-v2-client-protocol.h"
#include "keyboard-shortcuts-inhibit-unstable-v1-client-protocol.h"
#include "pointer-constraints-unstable-v1-client-protocol.h"
#include "pointer-gestures-unstable-v1-client-protocol.h"
#include "presentation-time-client-protocol.h"
#include "primary-selection-unstable-v1-client-protocol.h"
#include "relative-pointer-unstable-v1-client-protocol.h"
#include "single-pixel-buffer-v1-client-protocol.h"
#include "text-input-unstable-v3-client-protocol.h"
#include "viewporter-client-protocol.h"
#include "virtual-keyboard-unstable-v1-client-protocol.h"
#include "weddell-shm-feedback-v1-client-protocol.h"
#include "wlr-data-control-unstable-v1-client-protocol.h"
#include "wlr-foreign-toplevel-management-unstable-v1-client-protocol.h"
#include "wlr-layer-shell-unstable-v1-client-protocol.h"
#include "wlr-output-management-unstable-v1-client-protocol.h"
#include "wlr-output-power-management-unstable-v1-client-protocol.h"
#include "wlr-screencopy-unstable-v1-client-protocol.h"
#include "wlr-virtual-pointer-unstable-v1-client-protocol.h"
#include "xdg-activation-v1-client-protocol.h"
#include "xdg-decoration-unstable-v1-client-protocol.h"
#include "xdg-foreign-unstable-v1-client-protocol.h"
#include "xdg-foreign-unstable-v2-client-protocol.h"
#include "xdg-output-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"
#include "xdg-shell-unstable-v6-client-protocol.h"
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
	&weddell_shm_feedback_manager_v1_interface,
	&weddell_shm_pool_feedback_v1_interface,
	&weddell_shm_surface_feedback_v1_interface,
	&wp_fractional_scale_manager_v1_interface,
	&wp_fractional_scale_v1_interface,
	&zwlr_layer_shell_v1_interface,
	&zwlr_layer_surface_v1_interface,
	&zwp_relative_pointer_manager_v1_interface,
	&zwp_relative_pointer_v1_interface,
	&zwp_pointer_constraints_v1_interface,
	&zwp_locked_pointer_v1_interface,
	&zwp_confined_pointer_v1_interface,
	&zwp_pointer_gestures_v1_interface,
	&zwp_pointer_gesture_swipe_v1_interface,
	&zwp_pointer_gesture_pinch_v1_interface,
	&zwp_pointer_gesture_hold_v1_interface,
	&zwp_keyboard_shortcuts_inhibit_manager_v1_interface,
	&zwp_keyboard_shortcuts_inhibitor_v1_interface,
	&zwlr_foreign_toplevel_manager_v1_interface,
	&zwlr_foreign_toplevel_handle_v1_interface,
	&zwp_primary_selection_device_manager_v1_interface,
	&zwp_primary_selection_device_v1_interface,
	&zwp_primary_selection_offer_v1_interface,
	&zwp_primary_selection_source_v1_interface,
	&zwlr_data_control_manager_v1_interface,
	&zwlr_data_control_device_v1_interface,
	&zwlr_data_control_source_v1_interface,
	&zwlr_data_control_offer_v1_interface,
	&zxdg_shell_v6_interface,
	&zxdg_positioner_v6_interface,
	&zxdg_surface_v6_interface,
	&zxdg_toplevel_v6_interface,
	&zxdg_popup_v6_interface,
	&wl_shell_interface,
	&wl_shell_surface_interface,
	&zwlr_output_manager_v1_interface,
	&zwlr_output_head_v1_interface,
	&zwlr_output_mode_v1_interface,
	&zwlr_output_configuration_v1_interface,
	&zwlr_output_configuration_head_v1_interface,
	&ext_session_lock_manager_v1_interface,
	&ext_session_lock_v1_interface,
	&ext_session_lock_surface_v1_interface,
	&ext_idle_notifier_v1_interface,
	&ext_idle_notification_v1_interface,
	&zwp_idle_inhibit_manager_v1_interface,
	&zwp_idle_inhibitor_v1_interface,
	&xdg_activation_v1_interface,
	&xdg_activation_token_v1_interface,
	&zxdg_exporter_v1_interface,
	&zxdg_exported_v1_interface,
	&zxdg_importer_v1_interface,
	&zxdg_imported_v1_interface,
	&zxdg_exporter_v2_interface,
	&zxdg_exported_v2_interface,
	&zxdg_importer_v2_interface,
	&zxdg_imported_v2_interface,
	&zwp_text_input_manager_v3_interface,
	&zwp_text_input_v3_interface,
	&zwp_input_method_manager_v2_interface,
	&zwp_input_method_v2_interface,
	&zwp_input_popup_surface_v2_interface,
	&zwp_input_method_keyboard_grab_v2_interface,
	&zwlr_output_power_manager_v1_interface,
	&zwlr_output_power_v1_interface,
};

enum {
	INTERFACE_COUNT = sizeof(interfaces) / sizeof(interfaces[0]),
};

/* What the numbers of a request mean; where nothing is said, any number will do. */
static const struct {
	const struct wl_interface *interface;
	uint32_t opcode;
	const char *hints;
} hint_table[] = {
	{&wl_registry_interface, WL_REGISTRY_BIND, "gsvn"},
	{&wl_shm_interface, WL_SHM_CREATE_POOL, "nfb"},
	{&wl_shm_pool_interface, WL_SHM_POOL_CREATE_BUFFER, "n0wwtp"},
	{&wl_shm_pool_interface, WL_SHM_POOL_RESIZE, "b"},
	{&wl_surface_interface, WL_SURFACE_DAMAGE, "iiww"},
	{&wl_surface_interface, WL_SURFACE_DAMAGE_BUFFER, "iiww"},
	{&wl_surface_interface, WL_SURFACE_SET_BUFFER_SCALE, "1"},
	{&wl_region_interface, WL_REGION_ADD, "iiww"},
	{&wl_region_interface, WL_REGION_SUBTRACT, "iiww"},
	{&wl_pointer_interface, WL_POINTER_SET_CURSOR, "soii"},
	{&wl_data_offer_interface, WL_DATA_OFFER_ACCEPT, "ss"},
	{&wl_data_device_interface, WL_DATA_DEVICE_START_DRAG, "ooos"},
	{&wl_data_device_interface, WL_DATA_DEVICE_SET_SELECTION, "os"},
	{&xdg_wm_base_interface, XDG_WM_BASE_PONG, "s"},
	{&xdg_positioner_interface, XDG_POSITIONER_SET_SIZE, "ww"},
	{&xdg_positioner_interface, XDG_POSITIONER_SET_ANCHOR_RECT, "iiww"},
	{&xdg_positioner_interface, XDG_POSITIONER_SET_PARENT_SIZE, "ww"},
	{&xdg_positioner_interface, XDG_POSITIONER_SET_PARENT_CONFIGURE, "s"},
	{&xdg_surface_interface, XDG_SURFACE_SET_WINDOW_GEOMETRY, "iiww"},
	{&xdg_surface_interface, XDG_SURFACE_ACK_CONFIGURE, "s"},
	{&xdg_toplevel_interface, XDG_TOPLEVEL_SHOW_WINDOW_MENU, "osii"},
	{&xdg_toplevel_interface, XDG_TOPLEVEL_MOVE, "os"},
	{&xdg_toplevel_interface, XDG_TOPLEVEL_RESIZE, "os1"},
	{&xdg_popup_interface, XDG_POPUP_GRAB, "os"},
	{&zxdg_shell_v6_interface, ZXDG_SHELL_V6_PONG, "s"},
	{&zxdg_positioner_v6_interface, ZXDG_POSITIONER_V6_SET_SIZE, "ww"},
	{&zxdg_positioner_v6_interface, ZXDG_POSITIONER_V6_SET_ANCHOR_RECT, "iiww"},
	{&zxdg_surface_v6_interface, ZXDG_SURFACE_V6_SET_WINDOW_GEOMETRY, "iiww"},
	{&zxdg_surface_v6_interface, ZXDG_SURFACE_V6_ACK_CONFIGURE, "s"},
	{&zxdg_toplevel_v6_interface, ZXDG_TOPLEVEL_V6_SHOW_WINDOW_MENU, "osii"},
	{&zxdg_toplevel_v6_interface, ZXDG_TOPLEVEL_V6_MOVE, "os"},
	{&zxdg_toplevel_v6_interface, ZXDG_TOPLEVEL_V6_RESIZE, "os1"},
	{&zxdg_popup_v6_interface, ZXDG_POPUP_V6_GRAB, "os"},
	{&wl_shell_surface_interface, WL_SHELL_SURFACE_MOVE, "os"},
	{&wl_shell_surface_interface, WL_SHELL_SURFACE_RESIZE, "os1"},
	{&wl_shell_surface_interface, WL_SHELL_SURFACE_SET_POPUP, "osoii1"},
	{&wp_viewport_interface, WP_VIEWPORT_SET_SOURCE, "iiww"},
	{&wp_viewport_interface, WP_VIEWPORT_SET_DESTINATION, "ww"},
	{&zwlr_screencopy_manager_v1_interface, ZWLR_SCREENCOPY_MANAGER_V1_CAPTURE_OUTPUT_REGION,
		"niowwww"},
	{&zwp_pointer_constraints_v1_interface, ZWP_POINTER_CONSTRAINTS_V1_LOCK_POINTER, "nooo1"},
	{&zwp_pointer_constraints_v1_interface, ZWP_POINTER_CONSTRAINTS_V1_CONFINE_POINTER,
		"nooo1"},
	{&zwp_locked_pointer_v1_interface, ZWP_LOCKED_POINTER_V1_SET_CURSOR_POSITION_HINT, "ww"},
	{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_MOTION, "iww"},
	{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_MOTION_ABSOLUTE, "iwwWW"},
	{&zwlr_virtual_pointer_v1_interface, ZWLR_VIRTUAL_POINTER_V1_BUTTON, "iB1"},
	{&zwp_virtual_keyboard_v1_interface, ZWP_VIRTUAL_KEYBOARD_V1_KEYMAP, "1kK"},
	{&zwp_virtual_keyboard_v1_interface, ZWP_VIRTUAL_KEYBOARD_V1_KEY, "ik1"},
	{&zwlr_foreign_toplevel_handle_v1_interface, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_SET_RECTANGLE,
		"oiiww"},
	{&ext_session_lock_surface_v1_interface, EXT_SESSION_LOCK_SURFACE_V1_ACK_CONFIGURE, "s"},
	{&xdg_activation_token_v1_interface, XDG_ACTIVATION_TOKEN_V1_SET_SERIAL, "s"},
	{&zwp_text_input_v3_interface, ZWP_TEXT_INPUT_V3_SET_CURSOR_RECTANGLE, "iiww"},
	{&zwp_input_method_v2_interface, ZWP_INPUT_METHOD_V2_SET_PREEDIT_STRING, "i11"},
	{&zwp_input_method_v2_interface, ZWP_INPUT_METHOD_V2_COMMIT, "1"},
	{&zwlr_output_power_v1_interface, ZWLR_OUTPUT_POWER_V1_SET_MODE, "1"},
	{&zwlr_layer_shell_v1_interface, ZWLR_LAYER_SHELL_V1_GET_LAYER_SURFACE, "noo1s"},
	{&zwlr_layer_surface_v1_interface, ZWLR_LAYER_SURFACE_V1_SET_SIZE, "ww"},
	{&zwlr_layer_surface_v1_interface, ZWLR_LAYER_SURFACE_V1_SET_ANCHOR, "1"},
	{&zwlr_layer_surface_v1_interface, ZWLR_LAYER_SURFACE_V1_SET_EXCLUSIVE_ZONE, "w"},
	{&zwlr_layer_surface_v1_interface, ZWLR_LAYER_SURFACE_V1_SET_KEYBOARD_INTERACTIVITY, "1"},
	{&zwlr_layer_surface_v1_interface, ZWLR_LAYER_SURFACE_V1_ACK_CONFIGURE, "s"},
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

static bool knows_arguments(const struct wl_message *message)
{
	size_t count = strlen(message->signature);
	size_t argument = 0;
	for (size_t i = 0; i < count; i++) {
		if (strchr("0123456789?", message->signature[i]) != NULL) {
			continue;
		}
		const struct wl_interface *type = message->types[argument++];
		if (type != NULL && interface_find(type->name) == NULL) {
			fprintf(stderr, "%s names %s, which is not in the table\n", message->name,
				type->name);
			return false;
		}
	}
	return true;
}

bool interfaces_are_complete(void)
{
	bool complete = true;
	for (size_t i = 0; i < INTERFACE_COUNT; i++) {
		for (int j = 0; j < interfaces[i]->method_count; j++) {
			complete = knows_arguments(&interfaces[i]->methods[j]) && complete;
		}
		for (int j = 0; j < interfaces[i]->event_count; j++) {
			complete = knows_arguments(&interfaces[i]->events[j]) && complete;
		}
	}
	return complete;
}

size_t request_count(void)
{
	size_t count = 0;
	for (size_t i = 0; i < INTERFACE_COUNT; i++) {
		count += (size_t)interfaces[i]->method_count;
	}
	return count;
}

static const char *find_hints(const struct wl_interface *interface, uint32_t opcode)
{
	for (size_t i = 0; i < sizeof(hint_table) / sizeof(hint_table[0]); i++) {
		if (hint_table[i].interface == interface && hint_table[i].opcode == opcode) {
			return hint_table[i].hints;
		}
	}
	return "";
}

struct request request_of(const struct wl_interface *interface, uint32_t opcode)
{
	struct request request = {
		.interface = interface,
		.opcode = opcode,
		.signature = interface->methods[opcode].signature,
		.hints = find_hints(interface, opcode),
	};
	for (; *request.signature >= '0' && *request.signature <= '9'; request.signature++) {
		request.since = request.since * 10 + (uint32_t)(*request.signature - '0');
	}
	return request;
}

struct request request_at(size_t index)
{
	size_t i = 0;
	while (index >= (size_t)interfaces[i]->method_count) {
		index -= (size_t)interfaces[i]->method_count;
		i++;
	}
	return request_of(interfaces[i], (uint32_t)index);
}
