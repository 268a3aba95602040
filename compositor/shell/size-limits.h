/* SPDX-License-Identifier: MIT */
/*
 * The least and the greatest size a client wants for its window.
 */
#ifndef WEDDELL_SHELL_SIZE_LIMITS_H
#define WEDDELL_SHELL_SIZE_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

struct size_limits {
	int32_t min_width, min_height; /* 0: none */
	int32_t max_width, max_height; /* 0: none */
};

/* Whether any size is within them. */
bool size_limits_fit(const struct size_limits *limits);

/* Changes the size to the nearest one within the limits, and to at least 1x1. */
void size_limits_apply(const struct size_limits *limits, int32_t *width, int32_t *height);

#endif
