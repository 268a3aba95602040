/* SPDX-License-Identifier: MIT */
/*
 * A sealed file is a client file that cannot shrink, together with a size it
 * is proven to have, and the judge of what each range of it is worth.
 *
 * F_SEAL_SHRINK is never lifted, so a size measured after the seal was seen
 * stays true for ever. All reading of client memory in place rests on this one
 * fact, together with one about the kind of memory: a missing page of shmem is
 * filled by the kernel when it is read, unless memory is strictly accounted
 * (overcommit.h); a missing page of hugetlb may not be, so of that only ranges
 * that have all their pages and cannot lose them are read in place.
 *
 * That a sealed_file exists proves its size. Whether a range of it may be touched
 * through a mapping is its class: any but COPIED may. It does not map anything.
 */
#ifndef WEDDELL_MEMORY_SEALED_FILE_H
#define WEDDELL_MEMORY_SEALED_FILE_H

#include "memory/client-file.h"
#include "memory/memory-class.h"

enum sealed_file_fault {
	SEALED_FILE_NOT_PROVABLE = 101, /* memory of this kind may fault: use client_file_read */
};

struct sealed_file {
	const struct client_file *file; /* borrowed; outlives this */
	size_t size;                    /* bytes proven */
};

/* Proves that file is in memory, cannot shrink, and has size bytes; and, for hugetlb, that it
 * cannot lose pages.
 * Returns 0, SEALED_FILE_NOT_PROVABLE, CLIENT_FILE_TOO_SHORT, or a negative errno. */
int sealed_file_init(struct sealed_file *sealed_out, const struct client_file *file, size_t size);

/* Measures again and proves size bytes; the proven size never becomes less.
 * Returns 0, CLIENT_FILE_TOO_SHORT, or a negative errno. */
int sealed_file_prove(struct sealed_file *sealed, size_t size);

/* The class of the bytes from begin to end, which lie within the proven size, and
 * in *reasons_out the enum memory_reason bits that keep it from a better one.
 * Holes are looked for here; a range proven SOLID or IMMUTABLE stays so. HOLES among the
 * reasons says that the class would be better were they filled once (mapping_fill). */
enum memory_class sealed_file_classify(
	const struct sealed_file *sealed, size_t begin, size_t end, uint32_t *reasons_out);

/* Whether any page from begin to end is missing now; true also for what cannot tell. */
bool sealed_file_has_holes(const struct sealed_file *sealed, size_t begin, size_t end);

/* The class of a range whose holes were filled after sealed_file_classify found some. */
enum memory_class sealed_file_classify_filled(const struct sealed_file *sealed);

/* The reasons for which a file is read by copying (sealed_file_init said NOT_PROVABLE). */
uint32_t sealed_file_reasons_against(const struct client_file *file);

#endif
