/* SPDX-License-Identifier: MIT */
/*
 * wl_data_device_manager and wl_data_device: the selection, which follows the
 * keyboard focus, and drag and drop.
 */
#ifndef WEDDELL_WIRE_DATA_DEVICE_H
#define WEDDELL_WIRE_DATA_DEVICE_H

struct wire;

int data_device_global_create(struct wire *wire);

#endif
