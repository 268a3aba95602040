/* SPDX-License-Identifier: MIT */
/*
 * What of wayland-output.h a user sets up: whether the output is on, and its mode.
 *
 * A screen that is off is a black window: it keeps its place, and whoever moves a
 * pointer over it has it turned on again by those who see to that. An output that
 * is disabled has no window at all; enabled while its screen is off, it has one when
 * that is turned on.
 */
#include "backend/wayland/wayland-output.h"

#include <string.h>

/* Returns 0 or an error of target_chain_take. */
static int attach_black(struct wayland_output *output)
{
	const struct output_mode *mode = &output->base.mode;
	struct chain_target *target;
	int result = target_chain_take(&output->chain, mode->width, mode->height, NULL, &target);
	if (result != 0) {
		return result;
	}
	memset(target->base.data, 0, (size_t)target->base.stride * (size_t)target->base.height);
	target->base.serial = 0;
	target->busy = true;
	struct wl_surface *surface = output->window.surface;
	wl_surface_attach(surface, target->buffer, 0, 0);
	wl_surface_damage_buffer(surface, 0, 0, mode->width, mode->height);
	return 0;
}

/* What is under way then, the parent may never tell of. */
static void withdraw(struct wayland_output *output)
{
	parent_window_withdraw(&output->window);
	flight_cancel(&output->flight);
	output_drop_frame(&output->base);
}

static void turn_off(struct wayland_output *output)
{
	struct parent_window *window = &output->window;
	wayland_cursor_hide(&output->cursor);
	wayland_planes_hide(&output->planes);
	if (!output->base.enabled || !window->configured || attach_black(output) != 0) {
		withdraw(output);
		return;
	}
	parent_window_describe(window);
	wl_surface_commit(window->surface);
}

static void turn_on(struct wayland_output *output)
{
	struct parent_window *window = &output->window;
	if (!window->configured) {
		output_sleep(&output->base);
		parent_window_bring_back(window);
	}
}

void wayland_output_set_power(struct output *base, bool on)
{
	struct wayland_output *output = wl_container_of(base, output, base);
	if (on) {
		turn_on(output);
	} else {
		turn_off(output);
	}
	parent_flush(output->window.parent);
}

static bool is_whole(const struct parent_window *window, int32_t pixels)
{
	int32_t logical;
	return parent_window_to_logical(window, pixels, &logical);
}

/* Its refresh is that of the parent's outputs. */
bool wayland_output_takes_mode(const struct output *base, const struct output_mode *mode)
{
	const struct wayland_output *output = wl_container_of(base, output, base);
	const struct parent_window *window = &output->window;
	return window->sizes_itself && mode->refresh_mhz == base->mode.refresh_mhz &&
	       is_whole(window, mode->width) && is_whole(window, mode->height);
}

/* Where it is the window's own that is none of our business. */
void wayland_output_mode_changed(struct output *base)
{
	struct wayland_output *output = wl_container_of(base, output, base);
	struct parent_window *window = &output->window;
	if (base->mode.width != parent_window_pixel_width(window) ||
		base->mode.height != parent_window_pixel_height(window)) {
		parent_window_resize(window, base->mode.width, base->mode.height);
	}
}
