/* SPDX-License-Identifier: MIT */
/*
 * zwlr_output_power_manager_v1: tools such as wlopm turn screens off and on.
 */
#ifndef WEDDELL_WIRE_OUTPUT_POWER_H
#define WEDDELL_WIRE_OUTPUT_POWER_H

struct wire;

int output_power_global_create(struct wire *wire);

#endif
