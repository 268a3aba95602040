/* SPDX-License-Identifier: MIT */
/*
 * xdg_activation_v1: a client hands the user's attention on to another one.
 */
#ifndef WEDDELL_WIRE_XDG_ACTIVATION_H
#define WEDDELL_WIRE_XDG_ACTIVATION_H

struct wire;

int xdg_activation_global_create(struct wire *wire);

#endif
