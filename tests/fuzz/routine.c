/* SPDX-License-Identifier: MIT */
#include "routine.h"

#include "argument.h"

/* Requests with arguments of zero bytes: the newest object, the last serial, 16 pixels, 64 KiB.
 * "" is a pump. */
struct routine {
	const char *name;
	const char *steps[20];
};

/* New ones go to the end: inputs count them. */
static const struct routine routines[] = {
	{"window", {"wl_compositor.create_surface", "xdg_wm_base.get_xdg_surface",
			   "xdg_surface.get_toplevel", "wl_surface.commit", "",
			   "xdg_surface.ack_configure", "wl_shm.create_pool",
			   "wl_shm_pool.create_buffer", "wl_surface.attach",
			   "wl_surface.damage_buffer", "wl_surface.commit", ""}},
	{"frame", {"wl_shm_pool.create_buffer", "wl_surface.attach", "wl_surface.damage_buffer",
			  "wl_surface.frame", "wp_presentation.feedback", "wl_surface.commit", ""}},
	{"popup", {"xdg_wm_base.create_positioner", "xdg_positioner.set_size",
			  "xdg_positioner.set_anchor_rect", "xdg_positioner.set_reactive",
			  "wl_compositor.create_surface"}},
	{"subsurface", {"wl_compositor.create_surface", "wl_subcompositor.get_subsurface",
			       "wp_single_pixel_buffer_manager_v1.create_u32_rgba_buffer",
			       "wl_surface.attach", "wl_surface.commit"}},
	{"devices", {"wl_seat.get_pointer", "wl_seat.get_keyboard",
			    "wl_data_device_manager.get_data_device",
			    "zwlr_virtual_pointer_manager_v1.create_virtual_pointer",
			    "zwp_virtual_keyboard_manager_v1.create_virtual_keyboard",
			    "zwp_virtual_keyboard_v1.keymap", ""}},
	{"click", {"zwlr_virtual_pointer_v1.motion_absolute", "zwlr_virtual_pointer_v1.frame",
			  "zwlr_virtual_pointer_v1.button", "zwlr_virtual_pointer_v1.frame", ""}},
	{"key", {"zwp_virtual_keyboard_v1.key", ""}},
	{"selection", {"wl_data_device_manager.create_data_source", "wl_data_source.offer",
			      "wl_data_device.set_selection", ""}},
	{"viewport",
		{"wp_viewporter.get_viewport", "wp_viewport.set_destination", "wl_surface.commit"}},
	{"capture", {"zwlr_screencopy_manager_v1.capture_output", "",
			    "zwlr_screencopy_frame_v1.copy", ""}},
	{"decoration", {"zxdg_decoration_manager_v1.get_toplevel_decoration", ""}},
	{"output", {"zxdg_output_manager_v1.get_xdg_output", ""}},
	{"drag", {"wl_data_device_manager.create_data_source", "wl_data_source.offer",
			 "wl_data_source.set_actions", "wl_data_device.start_drag", ""}},
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
	for (const char *const *step = routines[index].steps; *step != NULL; step++) {
		struct input defaults = {0};
		if (**step == '\0') {
			host_pump(host);
		} else {
			struct request request = request_named(*step);
			request_put(host, &request, &defaults);
		}
	}
}

void routine_connect(struct host *host)
{
	host_connect(host);
	struct input defaults = {0};
	struct request get_registry = request_named("wl_display.get_registry");
	request_put(host, &get_registry, &defaults);
	host_pump(host);
	struct request bind = request_named("wl_registry.bind");
	for (size_t i = 0; i < host_client(host)->global_count; i++) {
		/* the registry, this global, its version, a new id */
		const uint8_t bytes[] = {0, (uint8_t)i, 0, 0};
		struct input input = {bytes, sizeof(bytes)};
		request_put(host, &bind, &input);
	}
	host_pump(host);
}
