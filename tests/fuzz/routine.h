/* SPDX-License-Identifier: MIT */
/*
 * What ordinary clients do first, under one number each: so that an input of a
 * few bytes is already in the middle of things.
 */
#ifndef WEDDELL_TESTS_FUZZ_ROUTINE_H
#define WEDDELL_TESTS_FUZZ_ROUTINE_H

#include "host.h"

size_t routine_count(void);
const char *routine_name(size_t index);

/* The selected client plays it. index is less than the count. */
void routine_play(struct host *host, size_t index);

/* Connects the selected client and binds all globals, each in its highest version. */
void routine_connect(struct host *host);

#endif
