/* SPDX-License-Identifier: MIT */
/*
 * libweddell-server: wl_shm for a compositor that reads its clients' memory in
 * place and has no SIGBUS handler.
 *
 * It makes the wl_shm global on a wl_display of yours and everything a client
 * can make with it. Your code meets wl_buffer resources when they are attached,
 * and asks here for what is behind them:
 *
 *     struct weddell_buffer *buffer = weddell_buffer_from_resource(resource);
 *     weddell_buffer_lock(buffer);              until you no longer show it
 *     if (!weddell_buffer_view(buffer, &pixels)) {
 *             weddell_copy_update(copy, buffer, damage, n)   then unlock it
 *     }
 *
 * Memory is touched through a mapping only when the kernel guarantees that the
 * touch cannot fault; everything else is read with pread, where a fault is an
 * error code. Pixels that can be viewed in place stay readable, at the same
 * address, whatever the client does: truncate, punch holes, resize, exit.
 *
 * Functions that can fail return 0, a negative errno, or a positive number for a
 * fault of the client, which has then been sent a protocol error; the client is
 * disconnected by libwayland in due course. Nothing here is safe to call from
 * another thread than the one that dispatches the display. Nothing here logs.
 */
#ifndef WEDDELL_SERVER_H
#define WEDDELL_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct wl_client;
struct wl_display;
struct wl_resource;

struct weddell_shm;
struct weddell_buffer;
struct weddell_copy;

/* What to do with a file that its client has not sealed against shrinking. */
enum weddell_policy {
	WEDDELL_POLICY_STRICT, /* wl_shm.invalid_fd, with a message that says what to do */
	WEDDELL_POLICY_ADOPT,  /* add F_SEAL_SHRINK where the kernel lets us, else copy */
	WEDDELL_POLICY_COPY,   /* never add a seal; copy */
};

/* What the memory of a buffer is worth; see docs/memory.md. */
enum weddell_class {
	WEDDELL_CLASS_NONE = -1, /* not known: no buffer was made yet */
	WEDDELL_CLASS_COPIED,    /* nothing is guaranteed: read by pread */
	WEDDELL_CLASS_SEALED,    /* cannot shrink: read in place */
	WEDDELL_CLASS_SOLID,     /* nor lose pages */
	WEDDELL_CLASS_IMMUTABLE, /* nor change: convert, hash or upload once */
	WEDDELL_CLASS_COUNT,     /* of those that buffers are made with */
	/* What is SEALED becomes this while display hardware reads it; told of pools, by
	 * compositors that have it do so. */
	WEDDELL_CLASS_PINNED = WEDDELL_CLASS_COUNT,
};

/* Bits that say why a buffer is not of a better class. */
enum weddell_reason {
	WEDDELL_REASON_NOT_SEALED = 1 << 0,      /* sealable, but F_SEAL_SHRINK is missing */
	WEDDELL_REASON_UNSEALABLE = 1 << 1,      /* made without MFD_ALLOW_SEALING, or a file */
	WEDDELL_REASON_NOT_SHMEM = 1 << 2,       /* a file on disk */
	WEDDELL_REASON_HUGETLB = 1 << 3,         /* a huge page that is lost may not come back */
	WEDDELL_REASON_OVERCOMMIT = 1 << 4,      /* vm.overcommit_memory is 2 */
	WEDDELL_REASON_NO_FUTURE_WRITE = 1 << 5, /* without the seal holes can be punched */
	WEDDELL_REASON_HOLES = 1 << 6,           /* pages were never written, nor could be made */
	WEDDELL_REASON_BUDGET = 1 << 7,          /* holes of it could cost more than allowed */
};

/* Where the bytes of a client's file are. */
enum weddell_kind {
	WEDDELL_KIND_SHMEM,   /* memfd, tmpfs, shm_open */
	WEDDELL_KIND_HUGETLB, /* in huge pages */
	WEDDELL_KIND_DISK,    /* a file on a disk */
};

/* What one client may have; see weddell_shm_options. */
enum weddell_limit {
	WEDDELL_LIMIT_MAPPED_BYTES, /* of its memory readable in place */
	WEDDELL_LIMIT_MAPPINGS,     /* each one of vm.max_map_count of your process */
	WEDDELL_LIMIT_HOLE_BYTES,   /* that reading could charge to you, were they all holes */
	WEDDELL_LIMIT_COPY_BYTES,   /* of your memory that hold copies of its pixels */
	WEDDELL_LIMIT_POOLS,
	WEDDELL_LIMIT_BUFFERS,
	WEDDELL_LIMIT_SURFACES,      /* counted by compositors that use weddell's surfaces */
	WEDDELL_LIMIT_CALLBACKS,     /* the same: frame callbacks and feedback not answered */
	WEDDELL_LIMIT_OBJECTS,       /* the same: protocol objects of any kind */
	WEDDELL_LIMIT_FDS,           /* of yours that are kept for it: each pool has one */
	WEDDELL_LIMIT_RECTANGLES,    /* as surfaces: rectangles of regions and damage */
	WEDDELL_LIMIT_BACKLOG_BYTES, /* the same: events it has not read */
	WEDDELL_LIMIT_PINNED_BYTES,  /* the same: its memory wrapped for hardware to read */
	WEDDELL_LIMIT_COUNT,
};

struct weddell_shm_options {
	enum weddell_policy policy;
	uint64_t limit[WEDDELL_LIMIT_COUNT]; /* 0: the default */
};

/*
 * Announces wl_shm on display, in place of wl_display_init_shm. Ends with the display, or with
 * weddell_shm_destroy; clients that have bound it may go on using it. Returns 0 or -ENOMEM.
 */
int weddell_shm_create(struct wl_display *display, const struct weddell_shm_options *options,
	struct weddell_shm **shm_out);
void weddell_shm_destroy(struct weddell_shm *shm); /* NULL is fine */

/* The buffer behind a wl_buffer; NULL when it is not one of ours, or resource is NULL. Borrowed
 * from the resource: listen to its destruction while it is attached and not committed yet. */
struct weddell_buffer *weddell_buffer_from_resource(struct wl_resource *resource);

/* Keeps the buffer and its pixels, also when the client destroys its wl_buffer or goes away.
 * With the last unlock the client is sent wl_buffer.release. */
struct weddell_buffer *weddell_buffer_lock(struct weddell_buffer *buffer);
void weddell_buffer_unlock(struct weddell_buffer *buffer); /* NULL is fine */

int32_t weddell_buffer_width(const struct weddell_buffer *buffer);   /* pixels */
int32_t weddell_buffer_height(const struct weddell_buffer *buffer);  /* pixels */
uint32_t weddell_buffer_format(const struct weddell_buffer *buffer); /* a DRM fourcc */
bool weddell_buffer_is_opaque(const struct weddell_buffer *buffer);
enum weddell_class weddell_buffer_class(const struct weddell_buffer *buffer);
uint32_t weddell_buffer_reasons(const struct weddell_buffer *buffer); /* enum weddell_reason */

/* Pixels that can be read now. */
struct weddell_pixels {
	const void *data;      /* the first pixel; no alignment is promised */
	uint32_t format;       /* a DRM fourcc */
	int32_t width, height; /* pixels */
	int32_t stride;        /* bytes from a row to the next */
};

/* Fills *pixels_out with the client's own memory and returns true; or returns false when it has to
 * be read by copying: class COPIED, and class SEALED while it has holes, while vm.overcommit_memory
 * is 2, and while the memory of your control group is nearly used up. So ask anew for each frame;
 * the address stays the same as long as the buffer is locked. */
bool weddell_buffer_view(struct weddell_buffer *buffer, struct weddell_pixels *pixels_out);

/* the same in weddell-client.h and weddell-server.h */
#ifndef WEDDELL_BOX
#define WEDDELL_BOX
struct weddell_box {
	int32_t x, y, width, height; /* buffer pixels */
};
#endif

/*
 * A copy is memory of yours with what a surface shows. Keep one a surface, not one a buffer:
 * damage says where a commit differs from the surface's last one. It is charged to the budget of
 * client. Returns 0, a positive number when that is used up, or a negative errno.
 */
int weddell_copy_create(struct weddell_shm *shm, struct wl_client *client,
	const struct weddell_buffer *buffer, struct weddell_copy **copy_out);
void weddell_copy_destroy(struct weddell_copy *copy); /* NULL is fine */

/* Whether the copy was made for a buffer of this format and size; else make another. */
bool weddell_copy_matches(const struct weddell_copy *copy, const struct weddell_buffer *buffer);

/*
 * Reads the boxes of damage, clipped, from a buffer of any class. When the client's file turns
 * out to be shorter than it said, the client is sent wl_shm.invalid_fd on its wl_buffer, and a
 * positive number is returned; the pixels are then not to be shown.
 */
int weddell_copy_update(struct weddell_copy *copy, struct weddell_buffer *buffer,
	const struct weddell_box *damage, size_t count);

/* Valid as long as the copy. */
struct weddell_pixels weddell_copy_view(const struct weddell_copy *copy);

enum {
	WEDDELL_POOL_STATS_MAX = 64,
	WEDDELL_POOL_NAME_SIZE = 32, /* bytes, with the end */
};

struct weddell_pool_stats {
	uint32_t number; /* 1 for a client's first */
	bool alive;
	bool adopted; /* F_SEAL_SHRINK was added here */
	enum weddell_kind kind;
	uint32_t seals_sent;               /* F_SEAL_*, as the client sent the file */
	uint32_t seals;                    /* F_SEAL_*, now */
	char name[WEDDELL_POOL_NAME_SIZE]; /* of the file, for people; maybe empty, or cut off */
	uint64_t size_first, size;         /* bytes, when it was made and now */
	uint32_t resizes, buffers;         /* so far */
	enum weddell_class memory_class;   /* of its newest buffer; PINNED while any is */
	uint32_t reasons;                  /* enum weddell_reason */
	/* What its class costs: address space, reading, and pages of holes that may be charged to
	 * you. */
	uint64_t mapped_bytes, bytes_read, hole_bytes;
	uint32_t copies; /* commits for which that was */
};

struct weddell_client_stats {
	uint64_t mapped_bytes, mapped_bytes_peak, mappings;
	uint64_t pinned_bytes, pinned_bytes_peak; /* wrapped for hardware to read */
	uint64_t hole_bytes, hole_bytes_peak; /* that reading may charge, or has charged, to you */
	uint64_t bytes_read;                  /* copied out of its pools */
	uint64_t buffers_made[WEDDELL_CLASS_COUNT];
	uint32_t pools_made, pools; /* ever, and now */
	size_t pool_count;          /* entries of pool: the oldest that are remembered */
	struct weddell_pool_stats pool[WEDDELL_POOL_STATS_MAX];
};

/* What client has used so far; false when it has not used wl_shm. */
bool weddell_shm_client_stats(
	struct weddell_shm *shm, struct wl_client *client, struct weddell_client_stats *stats_out);

/* "copied", "sealed", "solid", "immutable", "pinned", "none" */
const char *weddell_class_name(enum weddell_class memory_class);
/* "shmem", "hugetlb", "disk" */
const char *weddell_kind_name(enum weddell_kind kind);
/* "not-sealed", …; NULL for what is not a single reason */
const char *weddell_reason_name(enum weddell_reason reason);

#ifdef __cplusplus
}
#endif

#endif
