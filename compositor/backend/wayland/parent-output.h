/* SPDX-License-Identifier: MIT */
/*
 * An output of the parent's: what it says that matters to windows on it.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_PARENT_OUTPUT_H
#define WEDDELL_BACKEND_WAYLAND_PARENT_OUTPUT_H

#include "backend/wayland/parent.h"

struct parent_output {
	struct wl_list link; /* parent.outputs */
	struct parent *parent;
	struct wl_output *proxy;
	uint32_t name;       /* of the global */
	int32_t scale;       /* at least 1 */
	int32_t refresh_mhz; /* 0: not known */
};

/* Binds the global of this name and adds it to the parent's list; without memory, there is none. */
void parent_output_create(struct parent *parent, uint32_t name, uint32_t version);

/* Takes it out of the list, tells the parent's listeners, and frees it. */
void parent_output_destroy(struct parent_output *output);

/* NULL is fine: one that is not, or not any more, known. */
struct parent_output *parent_output_from_proxy(struct wl_output *proxy);

#endif
