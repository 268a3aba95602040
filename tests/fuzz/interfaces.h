/* SPDX-License-Identifier: MIT */
/*
 * All interfaces a client of this compositor can speak, and all their requests
 * in one row, so that a byte names one.
 */
#ifndef WEDDELL_TESTS_FUZZ_INTERFACES_H
#define WEDDELL_TESTS_FUZZ_INTERFACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wayland-util.h>

struct request {
	const struct wl_interface *interface;
	uint32_t opcode;
	const char *signature; /* one letter an argument, nothing else */
	const char *hints;     /* one letter an argument: see argument.h; may be shorter */
	uint32_t since;
};

/* NULL for a name that is not known here. */
const struct wl_interface *interface_find(const char *name);

/* Whether every interface that a request or an event names is known here as well. */
bool interfaces_are_complete(void);

size_t request_count(void);
/* index is less than the count. */
struct request request_at(size_t index);
struct request request_of(const struct wl_interface *interface, uint32_t opcode);

#endif
