/* SPDX-License-Identifier: MIT */
/*
 * A fuzz target is a program with these two functions: libFuzzer calls them,
 * and so does replay.c, which runs inputs from files in any build.
 *
 * A target ends a bad run with abort: FUZZ_CHECK is an assert that says where.
 */
#ifndef WEDDELL_TESTS_FUZZ_TARGET_H
#define WEDDELL_TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Once, before the first input. Returns 0. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* One run. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_CHECK(expr) \
	do { \
		if (!(expr)) { \
			fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #expr); \
			abort(); \
		} \
	} while (0)

#endif
