/* SPDX-License-Identifier: MIT */
/*
 * A pool is a client's file, proven as far as it can be, from which buffers are
 * cut. It only grows. It lives as long as the client's wl_shm_pool or any buffer
 * cut from it.
 */
#ifndef WEDDELL_BUFFER_SHM_POOL_H
#define WEDDELL_BUFFER_SHM_POOL_H

#include "base/destroy-signal.h"
#include "memory/budget.h"
#include "memory/client-file.h"
#include "memory/file-stamp.h"
#include "memory/hole-watch.h"
#include "memory/mapping.h"

enum shm_pool_fault {
	SHM_POOL_BAD_SIZE = 301, /* zero or negative */
	SHM_POOL_SHRINKS,        /* a pool only grows */
};

/* What holds for all pools of a client. Each pool references the latter two. */
struct shm_pool_terms {
	enum seal_policy policy;
	struct budget *budget;
	struct hole_watch *holes;
};

struct shm_pool;

struct shm_pool_listener {
	/* The last reference is gone; the pool's numbers still stand. */
	void (*finished)(void *data, const struct shm_pool *pool);
	/* Some of it is pinned, or nothing of it is any more. */
	void (*pinned_changed)(void *data, const struct shm_pool *pool);
};

struct shm_pool {
	struct client_file file;
	struct sealed_file sealed; /* .file is NULL where nothing could be proven */
	struct mapping *mapping;   /* NULL where nothing could be proven */
	struct budget *budget;
	struct hole_watch *holes;
	size_t size;         /* bytes, as the client says; never past the proven or measured size */
	uint32_t reasons;    /* why not better, enum memory_reason, of the last buffer or file */
	uint64_t hole_bytes; /* of all ranges; overlapping ones count more than once */
	size_t hole_bytes_charged; /* at most the size, and never less while the pool lives */
	bool forfeits;             /* holes were filled, or may have been read: no refund */
	uint32_t resizes;          /* how often it grew */
	bool shown;                /* a surface has shown something of it */
	uint64_t bytes_read;       /* copied out of it so far */
	uint32_t copies;           /* commits for which that was */

	uint32_t pins; /* ranges of it that are pinned: see shm_pool_pin */

	const struct shm_pool_listener *listener; /* may be NULL */
	void *listener_data;
	struct destroy_signal destroy; /* as finished, for any number */

	int references; /* private */
};

/*
 * Consumes take_fd, also on failure. Returns 0, SHM_POOL_BAD_SIZE, a fault of
 * client_file (memory/client-file.h), BUDGET_EXCEEDED, or a negative errno.
 */
int shm_pool_create(
	int take_fd, int32_t size, const struct shm_pool_terms *terms, struct shm_pool **pool_out);

struct shm_pool *shm_pool_ref(struct shm_pool *pool);
void shm_pool_unref(struct shm_pool *pool); /* NULL is fine */

/* Returns 0, SHM_POOL_BAD_SIZE, SHM_POOL_SHRINKS, CLIENT_FILE_TOO_SHORT,
 * BUDGET_EXCEEDED or a negative errno; on failure the pool stays as it was. */
int shm_pool_resize(struct shm_pool *pool, int32_t size);

/* A range of it was pinned for hardware (pinned-range.h), or is so no longer. */
void shm_pool_pin(struct shm_pool *pool);
void shm_pool_unpin(struct shm_pool *pool);

/* What a buffer's bytes are worth, and what they are charged as. */
struct shm_pool_range {
	enum memory_class memory_class;
	uint32_t reasons;        /* why not better, enum memory_reason */
	size_t hole_bytes;       /* what may be holes; charged, as long as the pool */
	struct file_stamp whole; /* when it had no holes; see shm_pool_may_touch */
	int64_t looked_nsec;     /* CLOCK_MONOTONIC */
	bool touched;            /* in place, at some time, without a check */
};

/*
 * Judges the bytes from begin to end for a buffer. Holes that cannot be punched again are filled
 * once for all. What may be holes is charged to the budget; past that, it is COPIED: pread
 * makes no pages.
 */
struct shm_pool_range shm_pool_enter(struct shm_pool *pool, size_t begin, size_t end);

/* The buffer of the range is gone. */
void shm_pool_leave(struct shm_pool *pool, const struct shm_pool_range *range);

/*
 * Whether the bytes from begin to end, judged as range, may be touched where they are, now.
 *
 * What is SEALED may not while memory is strictly accounted or nearly used up (hole-watch.h). It
 * may not either while it has holes, because reading those would make pages at our cost, which
 * last as long as the client's file: that is looked at when something of the range is touched for
 * the first time, and then unless the file is known not to have changed (file-stamp.h). A look is
 * good for a moment. Holes found after anything of the pool was touched unchecked mean that we may
 * have paid: then the pool's charge is lost to the client.
 */
bool shm_pool_may_touch(
	struct shm_pool *pool, struct shm_pool_range *range, size_t begin, size_t end);

#endif
