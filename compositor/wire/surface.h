/* SPDX-License-Identifier: MIT */
/*
 * wl_surface: requests into surface state, and the way between the two.
 */
#ifndef WEDDELL_WIRE_SURFACE_H
#define WEDDELL_WIRE_SURFACE_H

#include "surface/surface.h"

#include <wayland-server-core.h>

struct wire;
struct client_record;

/* What wl_surface keeps besides the model: surface.owner. */
struct wire_surface {
	struct wire *wire;
	struct surface *surface;
	struct wl_resource *resource;
	struct wl_resource *viewport;              /* the wp_viewport, or NULL */
	struct client_record *record;              /* referenced */
	struct wl_list feedbacks;                  /* surface_feedback.link */
	uint64_t copies_noted;                     /* of content.bytes_copied: in the record */
	int32_t committed_width, committed_height; /* of the last buffer committed; 0 before */
	struct wl_listener outputs_changed;
};

/* A new wl_surface id; posts the error itself when it cannot. parent is what is at fault then. */
void wire_surface_create(struct wire *wire, struct wl_client *client, struct wl_resource *parent,
	uint32_t version, uint32_t id);

/* The model of a wl_surface resource; never NULL. */
struct surface *wire_surface_from_resource(struct wl_resource *resource);

/* The wl_surface of a surface made here. */
struct wl_resource *wire_surface_resource(const struct surface *surface);
/* Whose it is; NULL once that client has disconnected and its objects are going, one by one. It
 * reads nothing any more, what is made for it then is not wanted, and a listener for its end would
 * stay in memory that is freed: that was told before. */
struct wl_client *wire_surface_client(const struct surface *surface);

/* Gives surface a role, or posts error code on resource with a message that names the role
 * it has already; then false. */
bool wire_surface_give_role(struct surface *surface, const struct surface_role *role,
	void *role_data, struct wl_resource *resource, uint32_t code);

/* Takes what was copied of its pixels since the last time into its client's record. Copies are made
 * at commits, and when they are looked at. */
void wire_surface_note_copies(struct wire_surface *object);

#endif
