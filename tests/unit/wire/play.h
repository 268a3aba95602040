/* SPDX-License-Identifier: MIT */
/*
 * A server, a client of it with a window, and a diary that the listeners of a
 * test write to. All in one process: input is made by calling the seat.
 */
#ifndef WEDDELL_TESTS_UNIT_WIRE_PLAY_H
#define WEDDELL_TESTS_UNIT_WIRE_PLAY_H

#include "server/server.h"
#include "wire-client.h"

enum {
	PLAY_SIZE = 100, /* of the window, pixels each way; it is at (0, 0) */
};

struct play {
	struct wire_client client;
	struct wire_window window;
	struct wl_pointer *pointer; /* nobody listens to it */
	struct seat *seat;
	char diary[4096];
	char error[512];
};

/* The window is mapped and has the keyboard; the pointer is absent. play must not move. */
void play_begin(struct play *play);
void play_end(struct play *play);

/* A global of this interface, bound by the client. */
void *play_bind(struct play *play, const struct wl_interface *interface, uint32_t version);
/* Has proxy freed with the client, and returns it. */
void *play_keep(struct play *play, void *proxy);
/* It is about to be destroyed by a request of its own. Returns it, too. */
void *play_drop(struct play *play, void *proxy);

__attribute__((format(printf, 2, 3))) void play_note(struct play *play, const char *format, ...);

/* Has all said that there is to say; then the diary since the last call, overwritten by the
 * next one. */
const char *play_diary(struct play *play);

/* The protocol error that ended the client, as "interface code"; "" for none. */
const char *play_error(struct play *play);

/* Moves the pointer to (x, y) of the window, with its frame. */
void play_move_to(struct play *play, double x, double y);

#endif
