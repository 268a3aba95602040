/* SPDX-License-Identifier: MIT */
/*
 * xdg_popup: requests to a popup and to the desktop.
 */
#ifndef WEDDELL_WIRE_XDG_POPUP_H
#define WEDDELL_WIRE_XDG_POPUP_H

#include "wire/xdg-surface.h"

struct popup;

/* parent may be NULL. Posts errors itself. */
void wire_xdg_popup_create(struct wire_xdg_surface *surface, uint32_t id,
	struct wire_xdg_surface *parent, struct wl_resource *positioner);

/* The part of a configure sequence that is the popup's. */
void wire_xdg_popup_send_configure(
	struct wl_resource *resource, const struct configuration *configuration);

/* NULL when it is inert. */
struct popup *wire_xdg_popup_from_resource(struct wl_resource *resource);

/* Its xdg_surface is going. */
void wire_xdg_popup_make_inert(struct wl_resource *resource);

#endif
