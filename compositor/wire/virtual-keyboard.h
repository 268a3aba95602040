/* SPDX-License-Identifier: MIT */
/*
 * zwp_virtual_keyboard_v1: a keyboard that a client types on, with a keymap of
 * its own.
 */
#ifndef WEDDELL_WIRE_VIRTUAL_KEYBOARD_H
#define WEDDELL_WIRE_VIRTUAL_KEYBOARD_H

struct wire;

int virtual_keyboard_global_create(struct wire *wire);

#endif
