/* SPDX-License-Identifier: MIT */
/*
 * An output in a window of the parent's: its mode follows the window's size and
 * scale, its frames the parent's. A client's buffer that is safe to pass on
 * (passed-buffer.h) is its picture as it is, or is shown in front of it.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_WAYLAND_OUTPUT_H
#define WEDDELL_BACKEND_WAYLAND_WAYLAND_OUTPUT_H

#include "backend/output-wish.h"
#include "backend/wayland/flight.h"
#include "backend/wayland/parent-window.h"
#include "backend/wayland/passed-buffer.h"
#include "backend/wayland/target-chain.h"
#include "backend/wayland/wayland-cursor.h"
#include "backend/wayland/wayland-planes.h"
#include "output/output-layout.h"

struct wayland_output_listener {
	/* The parent closed the window; the output is still whole. */
	void (*closed)(void *data, struct output *output);
};

struct wayland_output {
	struct output base;
	struct wl_list link; /* of who made it */
	struct parent_window window;
	struct target_chain chain;
	struct passed_buffers *passed; /* borrowed */
	struct wayland_planes planes;
	struct wayland_cursor cursor;
	struct flight flight;
	bool has_overlays; /* the frame that is under way */
	double wished_scale;
	bool is_made;
	const struct wayland_output_listener *listener;
	void *data;
};

/* Waits for the parent to show the window. Returns 0 or a negative errno. */
int wayland_output_create(struct parent *parent, struct passed_buffers *passed,
	struct output_layout *layout, const struct output_wish *wish, const char *name,
	const struct wayland_output_listener *listener, void *data,
	struct wayland_output **output_out);

/* NULL is fine, as for a window that is gone. */
struct wayland_output *wayland_output_from_surface(struct wl_surface *surface);

/* For wayland-output.c, as output_interface.set_power, takes_mode and mode_changed. */
void wayland_output_set_power(struct output *base, bool on);
bool wayland_output_takes_mode(const struct output *base, const struct output_mode *mode);
void wayland_output_mode_changed(struct output *base);

/* A pointer is on the window, or, NULL, none is any more. */
void wayland_output_set_pointer(struct wayland_output *output, struct parent_cursor *pointer);

/* Moves a point of the window, in the parent's logical pixels, to where it is in the scene. */
void wayland_output_to_scene(const struct wayland_output *output, double *x, double *y);

#endif
