/* SPDX-License-Identifier: MIT */
/*
 * zwlr_layer_shell_v1: bars, wallpapers, launchers.
 */
#ifndef WEDDELL_WIRE_LAYER_SHELL_H
#define WEDDELL_WIRE_LAYER_SHELL_H

struct wire;

int layer_shell_global_create(struct wire *wire);

#endif
