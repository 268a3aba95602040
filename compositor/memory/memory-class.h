/* SPDX-License-Identifier: MIT */
/*
 * What a range of a client's memory is worth: which way of reading it cannot
 * fault, as far as the kernel guarantees, and why it is not worth more.
 */
#ifndef WEDDELL_MEMORY_MEMORY_CLASS_H
#define WEDDELL_MEMORY_MEMORY_CLASS_H

#include <stdint.h>

/* From the least guarantee to the most. */
enum memory_class {
	MEMORY_COPIED,    /* nothing proven: read with pread into our own memory */
	MEMORY_SEALED,    /* SHRINK on shmem: read in place; holes may be punched, which costs us */
	MEMORY_SOLID,     /* SHRINK, FUTURE_WRITE, no holes: in place; can never lose a page */
	MEMORY_IMMUTABLE, /* SHRINK, WRITE, no holes: in place; the contents never change */
	/* What is SEALED becomes this while hardware reads it: the kernel holds the pages that are
	 * shown, and no hole can take those away. No range is judged so, as it passes. */
	MEMORY_PINNED,
};

enum {
	MEMORY_CLASS_COUNT = MEMORY_IMMUTABLE + 1, /* of those that ranges are judged to be */
};

/* Why a range is not of a better class. */
enum memory_reason {
	MEMORY_REASON_NOT_SEALED = 1 << 0, /* sealable, but SHRINK is missing */
	MEMORY_REASON_UNSEALABLE = 1 << 1, /* memfd without MFD_ALLOW_SEALING, or a file */
	MEMORY_REASON_NOT_SHMEM = 1 << 2,  /* a file on disk */
	MEMORY_REASON_HUGETLB = 1 << 3,    /* a lost huge page may not come back */
	MEMORY_REASON_OVERCOMMIT = 1 << 4, /* vm.overcommit_memory is 2: filling a hole may fail */
	MEMORY_REASON_NO_FUTURE_WRITE = 1 << 5, /* holes may still be punched */
	MEMORY_REASON_HOLES = 1 << 6,           /* pages never written, that were not filled */
	MEMORY_REASON_BUDGET = 1 << 7,          /* reading its holes could cost us too much */
};

/* "copied", "sealed", "solid", "immutable", "pinned" */
const char *memory_class_name(enum memory_class memory_class);

/* A short name for one reason, as "not-sealed"; NULL for a bit that is none. */
const char *memory_reason_name(enum memory_reason reason);

#endif
