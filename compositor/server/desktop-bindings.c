/* SPDX-License-Identifier: MIT */
#include "server/desktop-bindings.h"

#include "input/shortcuts-inhibitor.h"

#include <linux/input-event-codes.h>

static void toggle_maximised(struct desktop *desktop)
{
	if (desktop->active != NULL) {
		desktop_set_maximised(desktop, desktop->active, !desktop->active->wants_maximised);
	}
}

static void act(struct desktop_bindings *bindings, const struct key_binding *binding)
{
	struct desktop *desktop = bindings->desktop;
	switch (binding->action) {
	case BINDING_NEXT_WINDOW:
		desktop_activate_recent(desktop, ++bindings->steps);
		break;
	case BINDING_PREVIOUS_WINDOW:
		desktop_activate_recent(desktop, SIZE_MAX);
		break;
	case BINDING_CLOSE:
		if (desktop->active != NULL) {
			window_close(desktop->active);
		}
		break;
	case BINDING_MAXIMISE:
		toggle_maximised(desktop);
		break;
	case BINDING_QUIT:
		bindings->listener->quit(bindings->data);
		break;
	case BINDING_TERMINAL:
		bindings->listener->switch_terminal(bindings->data, binding->terminal);
		break;
	case BINDING_GIVE_KEYS:
	case BINDING_NONE:
		break;
	}
}

/* By a client that a person lets have all keys, or by a lock: what is behind it is not to be closed
 * or quit by who cannot unlock it. */
static bool are_keys_taken(const struct desktop_bindings *bindings)
{
	return bindings->desktop->locked || shortcuts_are_inhibited(bindings->seat->keyboard.focus);
}

static bool filter_key(void *data, uint32_t key, bool pressed, uint32_t time)
{
	struct desktop_bindings *bindings = data;
	const struct keyboard *keyboard = &bindings->seat->keyboard;
	uint32_t held = key_binding_held(keyboard);
	if ((held & (BINDING_HELD_ALT | BINDING_HELD_SUPER)) == 0) {
		bindings->steps = 0;
	}
	if (!pressed) {
		return false;
	}
	struct key_binding binding =
		key_binding_find(bindings->modifier, held, keyboard_keysym(keyboard, key));
	if (binding.action == BINDING_GIVE_KEYS && !bindings->desktop->locked) {
		/* where there is nothing to give back the key is the client's */
		return shortcuts_inhibitor_toggle(keyboard->focus);
	}
	if (binding.action == BINDING_NONE ||
		(binding.action != BINDING_TERMINAL && are_keys_taken(bindings))) {
		return false;
	}
	act(bindings, &binding);
	return true;
}

static bool may_grab(const struct desktop_bindings *bindings)
{
	const struct seat *seat = bindings->seat;
	return key_binding_has_modifier(bindings->modifier, key_binding_held(&seat->keyboard)) &&
	       !shortcuts_are_inhibited(seat->keyboard.focus) &&
	       !pointer_is_blocked(&seat->pointer) && bindings->desktop->buttons == 0;
}

/* The desktop hears of the press as of any other, so that the window comes to the front and the
 * release ends what is begun here. */
static bool filter_button(void *data, uint32_t button, bool pressed, uint32_t time)
{
	struct desktop_bindings *bindings = data;
	struct desktop *desktop = bindings->desktop;
	const struct pointer *pointer = &bindings->seat->pointer;
	if (!pressed || (button != BTN_LEFT && button != BTN_RIGHT) || !may_grab(bindings)) {
		return false;
	}
	struct window *window = desktop_window_at(desktop, pointer->x, pointer->y);
	if (window == NULL) {
		return false;
	}
	desktop_handle_button(desktop, pointer->x, pointer->y, true);
	if (button == BTN_LEFT) {
		desktop_begin_move(desktop, window);
	} else {
		struct box box = shell_surface_box(window->shell_surface);
		desktop_begin_resize(
			desktop, window, interactive_edges_near(&box, pointer->x, pointer->y));
	}
	return true;
}

static const struct seat_filter filter = {
	.key = filter_key,
	.button = filter_button,
};

void desktop_bindings_init(struct desktop_bindings *bindings, enum binding_modifier modifier,
	struct seat *seat, struct desktop *desktop,
	const struct desktop_bindings_listener *listener, void *data)
{
	*bindings = (struct desktop_bindings){
		.modifier = modifier,
		.seat = seat,
		.desktop = desktop,
		.listener = listener,
		.data = data,
	};
	seat_add_filter(seat, &bindings->filter, &filter, bindings);
}

void desktop_bindings_finish(struct desktop_bindings *bindings)
{
	seat_remove_filter(&bindings->filter);
}
