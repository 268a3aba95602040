/* SPDX-License-Identifier: MIT */
/*
 * wl_shell, how programs from before xdg_shell make windows and menus.
 *
 * It has no configure sequence: what a client shows is shown, and a size it is
 * asked for counts as answered with its next commit. It has no event for a
 * window that is to be closed, either.
 */
#ifndef WEDDELL_WIRE_WL_SHELL_H
#define WEDDELL_WIRE_WL_SHELL_H

struct wire;

int wl_shell_global_create(struct wire *wire);

#endif
