/* SPDX-License-Identifier: MIT */
/*
 * Random numbers that are not: see fixed-random.c.
 */
#ifndef WEDDELL_TESTS_FUZZ_FIXED_RANDOM_H
#define WEDDELL_TESTS_FUZZ_FIXED_RANDOM_H

/* At the begin of a run. */
void fixed_random_restart(void);

#endif
