/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include <time.h>

int64_t clock_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * CLOCK_NSEC_PER_SEC + now.tv_nsec;
}

uint32_t clock_to_msec(int64_t nsec)
{
	return (uint32_t)(nsec / CLOCK_NSEC_PER_MSEC);
}
