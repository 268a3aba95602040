/* SPDX-License-Identifier: MIT */
/*
 * zwp_pointer_gestures_v1: swipe, pinch and hold on a touchpad, for the client
 * that has the pointer.
 */
#ifndef WEDDELL_WIRE_POINTER_GESTURES_H
#define WEDDELL_WIRE_POINTER_GESTURES_H

struct wire;

int pointer_gestures_global_create(struct wire *wire);

#endif
