/* SPDX-License-Identifier: MIT */
/*
 * A witness: a process that reads an attacker's memory through a mapping, as a
 * compositor would that trusts it. If the witness is not killed the attack is
 * none, and that the compositor lives says nothing.
 *
 * It is forked before the attack: at the limit of memory nobody forks.
 */
#ifndef WEDDELL_TESTS_VM_WITNESS_H
#define WEDDELL_TESTS_VM_WITNESS_H

#include "vm/clients/client-memory.h"

#include <sys/types.h>

struct witness {
	pid_t pid;
	int go; /* fd; closing it makes the witness read */
};

/* Returns 0 or -1. Maps memory for reading; touches none of it yet. */
int witness_init(struct witness *witness, const struct client_memory *memory);

/* Lets it read all of the memory. Returns the number of the signal that killed it, or 0. */
int witness_read(struct witness *witness);

#endif
