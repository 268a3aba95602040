/* SPDX-License-Identifier: MIT */
/*
 * Damage is where two pictures of one size differ, as a few boxes.
 *
 * It may say more than is true, never less: when the boxes become too many,
 * two that lie close are replaced by the box around both.
 */
#ifndef WEDDELL_CLIENT_LIB_DAMAGE_H
#define WEDDELL_CLIENT_LIB_DAMAGE_H

#include "client-lib/weddell-client.h"

enum {
	DAMAGE_BOXES = 8,
};

struct damage {
	struct weddell_box boxes[DAMAGE_BOXES]; /* none inside another, none empty */
	size_t count;
};

/* No difference. */
void damage_clear(struct damage *damage);

/* A picture of width x height that differs everywhere. */
void damage_set_whole(struct damage *damage, int32_t width, int32_t height);

/* Adds the part of box that lies inside width x height. */
void damage_add(
	struct damage *damage, const struct weddell_box *box, int32_t width, int32_t height);

#endif
