/* SPDX-License-Identifier: MIT */
/*
 * What the compositor has said it wishes of shared memory, for the library's
 * own use. Without wishes (NULL) there are answers too: those that any
 * compositor accepts.
 */
#ifndef WEDDELL_CLIENT_LIB_WISHES_H
#define WEDDELL_CLIENT_LIB_WISHES_H

#include "client-lib/memory-file.h"
#include "client-lib/weddell-client.h"

enum {
	WISHES_FORMATS = 16, /* that are remembered: the most preferred ones */
};

/* What memory is for; as the protocol's enum usage. */
enum wishes_usage {
	WISHES_DRAW,
	WISHES_SCANOUT,
	WISHES_CONSTANT,
	WISHES_USAGES,
};

/* A group of events: what came since the last done, or what counts now. */
struct wishes_values {
	uint32_t seals[WISHES_USAGES];    /* as of fcntl(2) */
	bool named[WISHES_USAGES];        /* or what is said of drawing holds */
	uint32_t stride_alignment;        /* bytes; 0: nothing was said */
	uint32_t offset_alignment;        /* bytes; 0: nothing was said */
	uint32_t formats[WISHES_FORMATS]; /* wl_shm.format, the most preferred first */
	size_t format_count;
	bool mapped_limited;  /* there is a limit to bytes of pools */
	uint64_t mapped_left; /* bytes of it that were left, about */
};

struct weddell_wishes {
	struct weddell_shm_feedback_manager_v1 *manager;
	struct wishes_values now, coming;
};

/* The kind of memory file that is worth most for this usage. */
enum memory_file_kind wishes_kind(const struct weddell_wishes *wishes, enum wishes_usage usage);

/* Whether a file whose contents never change is best sealed so. */
bool wishes_constant(const struct weddell_wishes *wishes);

/* The least stride that is a multiple of what is wished and at least the one
 * given; that one if there is none. */
int32_t wishes_stride(const struct weddell_wishes *wishes, int32_t stride);

/* What buffers should begin on a multiple of, in bytes: a power of two. */
size_t wishes_offset_step(const struct weddell_wishes *wishes);

/* Bytes that pools may become larger by, for what they could do without. */
size_t wishes_spare_bytes(const struct weddell_wishes *wishes);

#endif
