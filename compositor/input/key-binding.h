/* SPDX-License-Identifier: MIT */
/*
 * The compositor's own key bindings: which keys mean what. All of them take
 * one modifier, Alt or Super, or are off; but the keys that switch terminals
 * always work, since nobody else could.
 */
#ifndef WEDDELL_INPUT_KEY_BINDING_H
#define WEDDELL_INPUT_KEY_BINDING_H

#include "input/keyboard.h"

enum binding_modifier {
	BINDING_ALT,
	BINDING_SUPER,
	BINDING_OFF,
};

enum binding_action {
	BINDING_NONE,
	BINDING_NEXT_WINDOW,     /* Tab */
	BINDING_PREVIOUS_WINDOW, /* Shift Tab */
	BINDING_CLOSE,           /* F4 */
	BINDING_MAXIMISE,        /* F10, and back */
	BINDING_QUIT,            /* Control BackSpace */
	BINDING_GIVE_KEYS,       /* Escape: to a client that wants them all, or take them back */
	BINDING_TERMINAL,        /* Control Alt F1 to F12, whatever the modifier */
};

struct key_binding {
	enum binding_action action;
	int terminal; /* from 1 */
};

/* Bits of the modifiers that matter here. */
enum binding_held {
	BINDING_HELD_SHIFT = 1 << 0,
	BINDING_HELD_CONTROL = 1 << 1,
	BINDING_HELD_ALT = 1 << 2,
	BINDING_HELD_SUPER = 1 << 3,
};

/* enum binding_held of what is held now. */
uint32_t key_binding_held(const struct keyboard *keyboard);

/* Whether the modifier is held and on at all, for the pointer's bindings. */
bool key_binding_has_modifier(enum binding_modifier modifier, uint32_t held);

/* What keysym means with held; the action is BINDING_NONE when it is the client's. */
struct key_binding key_binding_find(
	enum binding_modifier modifier, uint32_t held, xkb_keysym_t keysym);

#endif
