/* SPDX-License-Identifier: MIT */
#include "input/key-binding.h"

#include <stddef.h>

static const struct {
	uint32_t held; /* besides the modifier */
	xkb_keysym_t keysym;
	enum binding_action action;
} bindings[] = {
	{0, XKB_KEY_Tab, BINDING_NEXT_WINDOW},
	{BINDING_HELD_SHIFT, XKB_KEY_ISO_Left_Tab, BINDING_PREVIOUS_WINDOW},
	{BINDING_HELD_SHIFT, XKB_KEY_Tab, BINDING_PREVIOUS_WINDOW},
	{0, XKB_KEY_F4, BINDING_CLOSE},
	{0, XKB_KEY_F10, BINDING_MAXIMISE},
	{BINDING_HELD_CONTROL, XKB_KEY_BackSpace, BINDING_QUIT},
	{0, XKB_KEY_Escape, BINDING_GIVE_KEYS},
};

uint32_t key_binding_held(const struct keyboard *keyboard)
{
	static const struct {
		const char *name;
		uint32_t bit;
	} modifiers[] = {
		{XKB_MOD_NAME_SHIFT, BINDING_HELD_SHIFT},
		{XKB_MOD_NAME_CTRL, BINDING_HELD_CONTROL},
		{XKB_MOD_NAME_ALT, BINDING_HELD_ALT},
		{XKB_MOD_NAME_LOGO, BINDING_HELD_SUPER},
	};
	uint32_t held = 0;
	for (size_t i = 0; i < sizeof(modifiers) / sizeof(modifiers[0]); i++) {
		held |= keyboard_has_modifier(keyboard, modifiers[i].name) ? modifiers[i].bit : 0;
	}
	return held;
}

static uint32_t bit_of(enum binding_modifier modifier)
{
	return modifier == BINDING_SUPER ? BINDING_HELD_SUPER : BINDING_HELD_ALT;
}

bool key_binding_has_modifier(enum binding_modifier modifier, uint32_t held)
{
	return modifier != BINDING_OFF && held == bit_of(modifier);
}

/* Most keymaps have these keysyms of their own; the others have plain function keys. */
static int terminal_of(uint32_t held, xkb_keysym_t keysym)
{
	if (keysym >= XKB_KEY_XF86Switch_VT_1 && keysym <= XKB_KEY_XF86Switch_VT_12) {
		return (int)(keysym - XKB_KEY_XF86Switch_VT_1) + 1;
	}
	if (held == (BINDING_HELD_CONTROL | BINDING_HELD_ALT) && keysym >= XKB_KEY_F1 &&
		keysym <= XKB_KEY_F12) {
		return (int)(keysym - XKB_KEY_F1) + 1;
	}
	return 0;
}

struct key_binding key_binding_find(
	enum binding_modifier modifier, uint32_t held, xkb_keysym_t keysym)
{
	int terminal = terminal_of(held, keysym);
	if (terminal > 0) {
		return (struct key_binding){BINDING_TERMINAL, terminal};
	}
	for (size_t i = 0; i < sizeof(bindings) / sizeof(bindings[0]); i++) {
		if (modifier != BINDING_OFF && bindings[i].keysym == keysym &&
			(bindings[i].held | bit_of(modifier)) == held) {
			return (struct key_binding){.action = bindings[i].action};
		}
	}
	return (struct key_binding){.action = BINDING_NONE};
}
