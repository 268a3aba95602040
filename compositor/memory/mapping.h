/* SPDX-License-Identifier: MIT */
/*
 * A mapping makes the bytes of a sealed file readable, for as long as it lives.
 *
 * It is read-only, it reserves address space past the end of the file so that
 * the file can grow without a pointer ever moving, and it is charged to a
 * budget. Every pointer it gives lies within the size proven so far. This is
 * the only place where a client's memory is mapped.
 */
#ifndef WEDDELL_MEMORY_MAPPING_H
#define WEDDELL_MEMORY_MAPPING_H

#include "memory/budget.h"
#include "memory/sealed-file.h"

struct mapping;

/*
 * Maps the proven bytes of sealed and reserves address space for reserve bytes
 * (at least the proven size). Charges BUDGET_MAPPINGS and BUDGET_MAPPED_BYTES.
 * Returns 0, BUDGET_EXCEEDED, or a negative errno. The file may be closed after.
 */
int mapping_create(const struct sealed_file *sealed, size_t reserve, struct budget *budget,
	struct mapping **mapping_out);

struct mapping *mapping_ref(struct mapping *mapping);

/* Unmaps and refunds with the last reference. NULL is fine. */
void mapping_unref(struct mapping *mapping);

/* Takes note that sealed, the file this was made from, is now proven to be longer.
 * Returns 0, BUDGET_EXCEEDED, or -ENOSPC when the reservation is too small. */
int mapping_extend(struct mapping *mapping, const struct sealed_file *sealed);

/* Has the kernel put a page everywhere from begin to end, within mapping_size: a hole that
 * cannot be punched again is then none any more. New pages are charged to us. Nothing faults:
 * returns 0, -EFAULT when a page cannot be had, or -EINVAL before Linux 5.14. */
int mapping_fill(struct mapping *mapping, size_t begin, size_t end);

/* Bytes that may be read. */
size_t mapping_size(const struct mapping *mapping);

/* A pointer to length bytes at offset; the range lies within mapping_size. It stays
 * valid, and the bytes readable, until the last reference is dropped. */
const void *mapping_data(const struct mapping *mapping, size_t offset, size_t length);

#endif
