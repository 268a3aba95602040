/* SPDX-License-Identifier: MIT */
#include "wire/globals.h"

#include "wire/compositor.h"
#include "wire/data-control.h"
#include "wire/data-device.h"
#include "wire/foreign-toplevel-manager.h"
#include "wire/fractional-scale.h"
#include "wire/idle-inhibit.h"
#include "wire/idle-notify.h"
#include "wire/input-method.h"
#include "wire/keyboard-shortcuts-inhibit.h"
#include "wire/layer-shell.h"
#include "wire/output-management.h"
#include "wire/output-power.h"
#include "wire/output.h"
#include "wire/pointer-constraints.h"
#include "wire/pointer-gestures.h"
#include "wire/presentation.h"
#include "wire/primary-selection.h"
#include "wire/relative-pointer.h"
#include "wire/screencopy.h"
#include "wire/seat.h"
#include "wire/session-lock.h"
#include "wire/shm-feedback.h"
#include "wire/single-pixel.h"
#include "wire/subcompositor.h"
#include "wire/text-input.h"
#include "wire/viewporter.h"
#include "wire/virtual-keyboard.h"
#include "wire/virtual-pointer.h"
#include "wire/wl-shell.h"
#include "wire/xdg-activation.h"
#include "wire/xdg-decoration.h"
#include "wire/xdg-foreign.h"
#include "wire/xdg-output.h"
#include "wire/xdg-wm-base.h"

#include <stddef.h>

int wire_globals_create(struct wire *wire)
{
	/* some clients bind in the order of announcement: what others are about comes first */
	static int (*const create[])(struct wire * wire) = {
		compositor_global_create,
		subcompositor_global_create,
		output_globals_create,
		seat_global_create,
		xdg_wm_base_global_create,
		xdg_shell_v6_global_create,
		wl_shell_global_create,
		xdg_decoration_global_create,
		data_device_global_create,
		primary_selection_global_create,
		data_control_global_create,
		xdg_output_manager_global_create,
		viewporter_global_create,
		fractional_scale_global_create,
		presentation_global_create,
		single_pixel_global_create,
		shm_feedback_global_create,
		screencopy_manager_global_create,
		output_management_global_create,
		output_power_global_create,
		relative_pointer_global_create,
		pointer_constraints_global_create,
		pointer_gestures_global_create,
		keyboard_shortcuts_inhibit_global_create,
		virtual_pointer_global_create,
		virtual_keyboard_global_create,
		text_input_global_create,
		input_method_global_create,
		layer_shell_global_create,
		foreign_toplevel_global_create,
		session_lock_global_create,
		idle_notify_global_create,
		idle_inhibit_global_create,
		xdg_activation_global_create,
		xdg_foreign_globals_create,
	};
	for (size_t i = 0; i < sizeof(create) / sizeof(create[0]); i++) {
		int result = create[i](wire);
		if (result != 0) {
			return result;
		}
	}
	return 0;
}
