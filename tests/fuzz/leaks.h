/* SPDX-License-Identifier: MIT */
/*
 * What a run must give back: file descriptors and mappings of client memory.
 * Memory on the heap is the leak sanitizer's.
 */
#ifndef WEDDELL_TESTS_FUZZ_LEAKS_H
#define WEDDELL_TESTS_FUZZ_LEAKS_H

struct leaks {
	int fds; /* when the run began; of mappings there are none between runs */
};

struct leaks leaks_begin(void);

/* Aborts when anything is left over. */
void leaks_end(const struct leaks *leaks);

#endif
