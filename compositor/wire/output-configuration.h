/* SPDX-License-Identifier: MIT */
/*
 * zwlr_output_configuration_v1: how all heads are to be, applied or tested once.
 */
#ifndef WEDDELL_WIRE_OUTPUT_CONFIGURATION_H
#define WEDDELL_WIRE_OUTPUT_CONFIGURATION_H

#include "wire/output-management.h"

/* serial is that of the state the client has seen. */
void output_configuration_create(struct output_management *management, struct wl_resource *manager,
	uint32_t id, uint32_t serial);

#endif
