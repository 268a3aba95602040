/* SPDX-License-Identifier: MIT */
/*
 * What a machine must be able to do for the suite to say anything: where it
 * cannot, the process ends, which the runner reports as a failure.
 */
#ifndef WEDDELL_TESTS_WLCS_MUST_H
#define WEDDELL_TESTS_WLCS_MUST_H

#include <stdio.h>
#include <stdlib.h>

#define MUST(condition) \
	do { \
		if (!(condition)) { \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

#endif
