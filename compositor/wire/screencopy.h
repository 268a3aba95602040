/* SPDX-License-Identifier: MIT */
/*
 * zwlr_screencopy_manager_v1: pictures of outputs, into buffers of clients.
 */
#ifndef WEDDELL_WIRE_SCREENCOPY_H
#define WEDDELL_WIRE_SCREENCOPY_H

#include "wire/wire.h"

int screencopy_manager_global_create(struct wire *wire);

#endif
