/* SPDX-License-Identifier: MIT */
/*
 * The one table that turns faults of memory, pools and buffers into protocol
 * errors: the code the protocol gives it, what the client did, and what would
 * have been right.
 */
#ifndef WEDDELL_WIRE_SHM_SHM_FAULT_H
#define WEDDELL_WIRE_SHM_SHM_FAULT_H

#include "memory/budget.h"

#include <wayland-server-core.h>

/*
 * Posts fault, a positive fault of client_file, shm_pool, shm_buffer, pixel_layout or budget, or
 * a negative errno, on resource. request says what the client asked for, with its numbers.
 */
__attribute__((format(printf, 4, 5))) void shm_fault_post(struct wl_resource *resource,
	const struct budget *budget, int fault, const char *request, ...);

#endif
