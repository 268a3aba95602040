/* SPDX-License-Identifier: MIT */
/*
 * An arena is a memory file that the compositor knows as a wl_shm_pool, divided
 * into ranges for tenants.
 *
 * A range is room to grow in: only as much of it has memory as its tenant asked
 * for, and more is put behind it where it lies. The file grows first and the
 * compositor is told second, so it never hears of bytes that are not there.
 *
 * It makes no wl_buffers; see buffer.
 */
#ifndef WEDDELL_CLIENT_LIB_ARENA_H
#define WEDDELL_CLIENT_LIB_ARENA_H

#include "client-lib/memory-file.h"
#include "client-lib/range-allocator.h"

#include <wayland-client-core.h>

struct wl_shm;

struct arena {
	struct memory_file file;
	struct range_allocator ranges;
	struct wl_shm_pool *proxy;
	struct wl_list tenants; /* arena_tenant.link */
	struct wl_list link;    /* weddell_pool.arenas */
	size_t told;            /* bytes the compositor knows of */
	uint64_t growths;       /* times it was told of more */
};

struct arena_tenant;

struct arena_tenant_listener {
	/* The arena ends: the tenant must move out, now. */
	void (*arena_ends)(struct arena_tenant *tenant);
};

/* Whoever holds a range. */
struct arena_tenant {
	struct arena *arena;
	const struct arena_tenant_listener *listener;
	struct range range;
	size_t size;         /* bytes asked for */
	size_t backed;       /* bytes that have memory, from the start of the range on */
	size_t step;         /* bytes: these come in multiples */
	struct wl_list link; /* arena.tenants */
};

/* What a tenant asks for. */
struct arena_request {
	size_t size;  /* bytes with memory */
	size_t room;  /* bytes of the range, size or more */
	size_t step;  /* bytes, a power of two: the range starts on a multiple */
	size_t spare; /* bytes that the pool may become larger by for the room */
};

/* Makes an arena of at most limit bytes; shm is borrowed during the call only.
 * Returns 0 or a negative errno. */
int arena_create(
	struct wl_shm *shm, size_t limit, enum memory_file_kind kind, struct arena **arena_out);

/* Ends all tenancies; NULL is fine. */
void arena_destroy(struct arena *arena);

/* Gives the tenant what it asks for: the size in any case, room and alignment
 * where there is so much. Returns 0, -ENOSPC past the arena's limit, or a negative
 * errno. */
int arena_move_in(struct arena *arena, const struct arena_request *request,
	const struct arena_tenant_listener *listener, struct arena_tenant *tenant_out);

/* Gives the range back, and its memory where the seals allow. */
void arena_move_out(struct arena_tenant *tenant);

/* Makes the tenant's bytes with memory at least size, and some more when they
 * were fewer, so that the next time is not soon. Returns 0, -ENOSPC when the
 * range is too small, or a negative errno; after an error nothing changed. */
int arena_tenant_resize(struct arena_tenant *tenant, size_t size);

/* Gives back the memory past the tenant's size, where the seals allow. */
void arena_tenant_trim(struct arena_tenant *tenant);

/* The memory of the tenant's range; it never moves. */
void *arena_tenant_memory(const struct arena_tenant *tenant);

/* Bytes the tenants need, each in whole grains. */
size_t arena_used(const struct arena *arena);

/* Bytes with memory that no tenant needs. */
size_t arena_waste(const struct arena *arena);

#endif
