/* SPDX-License-Identifier: MIT */
#include "play.h"
#include "check.h"

#include "viewporter-client-protocol.h"

static void size_window(struct play *play)
{
	struct wp_viewporter *viewporter = play_bind(play, &wp_viewporter_interface, 1);
	struct wp_viewport *viewport =
		play_keep(play, wp_viewporter_get_viewport(viewporter, play->window.surface));
	wp_viewport_set_destination(viewport, PLAY_SIZE, PLAY_SIZE);
}

void play_begin(struct play *play)
{
	*play = (struct play){0};
	wire_client_init(&play->client);
	play->seat = play->client.server->seat;
	wire_window_init(&play->client, &play->window);
	wire_window_make_toplevel(&play->client, &play->window);
	size_window(play);
	wire_window_map(&play->client, &play->window);
	struct desktop *desktop = play->client.server->desktop;
	CHECK(desktop->active != NULL);
	desktop_place_window(desktop, desktop->active, 0, 0);
	play->pointer = play_keep(play, wl_seat_get_pointer(play->client.seat));
	wire_client_pump(&play->client);
	CHECK(play->seat->keyboard.focus != NULL);
}

void play_end(struct play *play)
{
	wire_client_finish(&play->client);
}

void *play_bind(struct play *play, const struct wl_interface *interface, uint32_t version)
{
	return wire_client_bind(&play->client, interface, version);
}

void *play_keep(struct play *play, void *proxy)
{
	return wire_client_keep(&play->client, proxy);
}

void *play_drop(struct play *play, void *proxy)
{
	return wire_client_drop(&play->client, proxy);
}

void play_note(struct play *play, const char *format, ...)
{
	size_t used = strlen(play->diary);
	va_list args;
	va_start(args, format);
	vsnprintf(play->diary + used, sizeof(play->diary) - used, format, args);
	va_end(args);
}

const char *play_diary(struct play *play)
{
	static char copy[sizeof(play->diary)];
	wire_client_pump(&play->client);
	memcpy(copy, play->diary, sizeof(copy));
	play->diary[0] = '\0';
	return copy;
}

const char *play_error(struct play *play)
{
	wire_client_error(&play->client, play->error, sizeof(play->error));
	play->error[strcspn(play->error, ":")] = '\0';
	return play->error;
}

void play_move_to(struct play *play, double x, double y)
{
	seat_pointer_motion_absolute(play->seat, x, y, 1);
	seat_pointer_frame(play->seat);
	wire_client_pump(&play->client);
}
