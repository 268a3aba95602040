/* SPDX-License-Identifier: MIT */
/*
 * The kernel's random numbers, made the same in every run: what was found must
 * be found again. Linked into a program, this takes the place of libc's.
 */
#include "fixed-random.h"

#include <stdint.h>
#include <sys/random.h>

/* A global, because what it replaces is one. */
static uint32_t state;

void fixed_random_restart(void)
{
	state = 1;
}

ssize_t getrandom(void *buffer, size_t length, unsigned int flags)
{
	uint8_t *bytes = buffer;
	for (size_t i = 0; i < length; i++) {
		state = state * 1664525u + 1013904223u;
		bytes[i] = (uint8_t)(state >> 24);
	}
	return (ssize_t)length;
}
