/* SPDX-License-Identifier: MIT */
/*
 * zwlr_output_manager_v1: tools such as wlr-randr see how all outputs are set up,
 * and set them up anew.
 */
#ifndef WEDDELL_WIRE_OUTPUT_MANAGEMENT_H
#define WEDDELL_WIRE_OUTPUT_MANAGEMENT_H

#include "wire/wire.h"

/* One for all. */
struct output_management {
	struct wire *wire;
	struct wl_list managers;      /* those of clients */
	uint32_t serial;              /* of the newest state */
	struct wl_event_source *idle; /* will tell that a batch is done; else NULL */
	struct wl_listener output_added, output_removed, output_forgotten, layout_changed;
	struct wl_listener display_destroy;
};

int output_management_global_create(struct wire *wire);

#endif
