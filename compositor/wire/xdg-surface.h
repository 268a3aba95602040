/* SPDX-License-Identifier: MIT */
/*
 * xdg_surface: the object that windows and popups are made with. It speaks for
 * the model to the client: its configure sequences, and its faults.
 */
#ifndef WEDDELL_WIRE_XDG_SURFACE_H
#define WEDDELL_WIRE_XDG_SURFACE_H

#include "shell/shell-surface.h"

struct wire;
struct xdg_dialect;

struct wire_xdg_surface {
	struct wire *wire;
	const struct xdg_dialect *dialect;
	struct wl_resource *resource;
	struct wl_resource *wm_base; /* NULL once destroyed */
	struct wl_list link;         /* the surfaces of wm_base */
	struct shell_surface *shell_surface;
	struct wl_resource *role_resource; /* xdg_toplevel or xdg_popup; NULL for none */
};

/* Adds it to surfaces. Posts errors itself. */
void wire_xdg_surface_create(struct wire *wire, const struct xdg_dialect *dialect,
	struct wl_resource *wm_base, uint32_t id, struct wl_resource *surface,
	struct wl_list *surfaces);

/* Their wm_base is going. */
void wire_xdg_surfaces_forget_wm_base(struct wl_list *surfaces);

struct wire_xdg_surface *wire_xdg_surface_from_resource(struct wl_resource *resource);

/* Posts the protocol error for a fault of any model of shell/, or no_memory. request names
 * what was asked for, as "xdg_surface.get_popup". */
void wire_xdg_surface_post_fault(struct wire_xdg_surface *object, int fault, const char *request);

#endif
