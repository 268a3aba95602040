/* SPDX-License-Identifier: MIT */
/*
 * zwlr_data_control_v1: clients without a window that read and set the
 * selections: clipboard managers, and tools of the command line.
 */
#ifndef WEDDELL_WIRE_DATA_CONTROL_H
#define WEDDELL_WIRE_DATA_CONTROL_H

struct wire;

int data_control_global_create(struct wire *wire);

#endif
