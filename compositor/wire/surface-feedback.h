/* SPDX-License-Identifier: MIT */
/*
 * weddell_shm_surface_feedback_v1: how a surface is shown, and why not in a
 * better way. The layers of a frame carry both; here they get their numbers of
 * the protocol, and are told when they are new.
 */
#ifndef WEDDELL_WIRE_SURFACE_FEEDBACK_H
#define WEDDELL_WIRE_SURFACE_FEEDBACK_H

#include <wayland-server-core.h>

struct output_frame_event;
struct wire;

/* The feedback id of surface, a wl_surface. Posts no_memory itself. */
void wire_surface_feedback_create(struct wire *wire, struct wl_client *client, uint32_t version,
	uint32_t id, struct wl_resource *surface);

/* A frame is shown: tells those who asked about a surface on it. */
void wire_surface_feedback_note_frame(const struct output_frame_event *event);

#endif
