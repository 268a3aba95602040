/* SPDX-License-Identifier: MIT */
/*
 * zwp_input_method_manager_v2: clients that compose text for others. A second
 * one is told that it is unavailable.
 */
#ifndef WEDDELL_WIRE_INPUT_METHOD_H
#define WEDDELL_WIRE_INPUT_METHOD_H

struct wire;

int input_method_global_create(struct wire *wire);

#endif
