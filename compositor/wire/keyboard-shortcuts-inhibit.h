/* SPDX-License-Identifier: MIT */
/*
 * zwp_keyboard_shortcuts_inhibitor_v1: see input/shortcuts-inhibitor.h.
 */
#ifndef WEDDELL_WIRE_KEYBOARD_SHORTCUTS_INHIBIT_H
#define WEDDELL_WIRE_KEYBOARD_SHORTCUTS_INHIBIT_H

struct wire;

int keyboard_shortcuts_inhibit_global_create(struct wire *wire);

#endif
