/* SPDX-License-Identifier: MIT */
/*
 * Shortcuts inhibitors: while a surface has the keyboard, the compositor's own
 * key bindings are off and all keys are its client's (remote desktops, nested
 * compositors). The person can always switch one off, and on again.
 */
#ifndef WEDDELL_INPUT_SHORTCUTS_INHIBITOR_H
#define WEDDELL_INPUT_SHORTCUTS_INHIBITOR_H

#include "surface/surface.h"

enum shortcuts_inhibitor_fault {
	SHORTCUTS_INHIBITOR_EXISTS = 771, /* the surface has one */
};

struct shortcuts_inhibitor {
	struct surface *surface; /* NULL once that is destroyed */
	bool active;             /* not switched off */
	/* active is another one */
	void (*changed)(struct shortcuts_inhibitor *inhibitor);
	struct wl_listener surface_destroy;
};

/* Whether the surface that has the keyboard has an active one; NULL is fine. */
bool shortcuts_are_inhibited(struct surface *focus);
/* Switches that of focus off or on. Whether there is one. NULL is fine. */
bool shortcuts_inhibitor_toggle(struct surface *focus);

/* Active at first, which changed is told of. Returns 0 or SHORTCUTS_INHIBITOR_EXISTS; then there
 * is nothing to finish. */
int shortcuts_inhibitor_init(struct shortcuts_inhibitor *inhibitor, struct surface *surface,
	void (*changed)(struct shortcuts_inhibitor *inhibitor));
void shortcuts_inhibitor_finish(struct shortcuts_inhibitor *inhibitor);

#endif
