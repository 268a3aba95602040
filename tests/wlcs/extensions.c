/* SPDX-License-Identifier: MIT */
#include "extensions.h"

static const WlcsExtensionDescriptor extensions[] = {
	{"wl_compositor", 4},
	{"wl_shm", 1},
	{"wl_seat", 7},
	{"wl_data_device_manager", 3},
	{"wl_output", 4},
	{"wl_shell", 1},
	{"wl_subcompositor", 1},
	{"wp_viewporter", 1},
	{"xdg_wm_base", 3},
	{"zwlr_foreign_toplevel_manager_v1", 3},
	{"zwlr_layer_shell_v1", 4},
	{"zwlr_virtual_pointer_manager_v1", 2},
	{"zwp_input_method_manager_v2", 1},
	{"zwp_pointer_constraints_v1", 1},
	{"zwp_primary_selection_device_manager_v1", 1},
	{"zwp_relative_pointer_manager_v1", 1},
	{"zwp_text_input_manager_v3", 1},
	{"zxdg_output_manager_v1", 3},
	{"zxdg_shell_v6", 1},
};

const WlcsIntegrationDescriptor extensions_descriptor = {
	.version = WLCS_INTEGRATION_DESCRIPTOR_VERSION,
	.num_extensions = sizeof(extensions) / sizeof(extensions[0]),
	.supported_extensions = extensions,
};
