/* SPDX-License-Identifier: MIT */
/*
 * The chain of popups that grab input: a menu, its submenu, and so on. Each but
 * the first hangs on the one before it. The last one, the topmost, has the
 * keyboard. A popup leaves the chain by itself when it is unmapped or dismissed.
 */
#ifndef WEDDELL_SHELL_POPUP_GRAB_H
#define WEDDELL_SHELL_POPUP_GRAB_H

#include "shell/popup.h"

struct popup_grab {
	struct wl_list popups; /* popup.grab_link, topmost first */
};

void popup_grab_init(struct popup_grab *grab);

/* Makes popup the topmost one. A chain of another parent is dismissed; popup itself is when its
 * parent was, or when it was not a person who wanted it (by_user). Returns 0, POPUP_GRAB_MAPPED or
 * POPUP_GRAB_NOT_TOPMOST. */
int popup_grab_add(struct popup_grab *grab, struct popup *popup, bool by_user);

void popup_grab_dismiss(struct popup_grab *grab);

/* NULL when there is none, or none is mapped yet. */
struct popup *popup_grab_topmost_mapped(struct popup_grab *grab);

/* The shell surface the chain hangs on; NULL without a chain. */
struct shell_surface *popup_grab_root(struct popup_grab *grab);

#endif
