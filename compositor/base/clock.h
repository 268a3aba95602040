/* SPDX-License-Identifier: MIT */
/*
 * The one clock of the program: CLOCK_MONOTONIC, in nanoseconds.
 */
#ifndef WEDDELL_BASE_CLOCK_H
#define WEDDELL_BASE_CLOCK_H

#include <stdint.h>

#define CLOCK_NSEC_PER_SEC INT64_C(1000000000)
#define CLOCK_NSEC_PER_MSEC INT64_C(1000000)

int64_t clock_now(void);

/* The millisecond time stamp that input events and frame callbacks carry; wraps. */
uint32_t clock_to_msec(int64_t nsec);

#endif
