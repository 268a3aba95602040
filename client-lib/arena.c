/* SPDX-License-Identifier: MIT */
#include "client-lib/arena.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <wayland-client-protocol.h>

static const size_t first_size = 4096; /* create_pool wants more than 0 bytes */
static const size_t least_slack = (size_t)64 << 10;
static const size_t most_slack = (size_t)1 << 20;

static size_t round_up(size_t value, size_t step)
{
	return (value + step - 1) / step * step;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

int arena_create(
	struct wl_shm *shm, size_t limit, enum memory_file_kind kind, struct arena **arena_out)
{
	struct arena *arena = calloc(1, sizeof(*arena));
	if (arena == NULL) {
		return -ENOMEM;
	}
	int error = memory_file_init(&arena->file, "weddell-pool", limit, kind);
	if (error < 0) {
		free(arena);
		return error;
	}
	wl_list_init(&arena->tenants);
	range_allocator_init(&arena->ranges, (size_t)sysconf(_SC_PAGESIZE));
	error = memory_file_lengthen(&arena->file, first_size);
	if (error < 0) {
		goto fail;
	}
	arena->proxy = wl_shm_create_pool(shm, arena->file.fd, (int32_t)arena->file.length);
	if (arena->proxy == NULL) {
		error = -ENOMEM;
		goto fail;
	}
	arena->told = arena->file.length;
	*arena_out = arena;
	return 0;

fail:
	arena_destroy(arena);
	return error;
}

void arena_destroy(struct arena *arena)
{
	if (arena == NULL) {
		return;
	}
	struct arena_tenant *tenant, *next;
	wl_list_for_each_safe (tenant, next, &arena->tenants, link) {
		tenant->listener->arena_ends(tenant);
	}
	assert(wl_list_empty(&arena->tenants));
	if (arena->proxy != NULL) {
		wl_shm_pool_destroy(arena->proxy);
	}
	range_allocator_finish(&arena->ranges);
	memory_file_finish(&arena->file);
	free(arena);
}

/* Puts memory behind the tenant's range up to the end given. */
static int back(struct arena_tenant *tenant, size_t end)
{
	struct arena *arena = tenant->arena;
	size_t offset = tenant->range.offset;
	int error = memory_file_lengthen(&arena->file, offset + end);
	if (error == 0) {
		error = memory_file_back(
			&arena->file, offset + tenant->backed, end - tenant->backed);
	}
	if (error < 0) {
		return error;
	}
	tenant->backed = end;
	/* what the file grew for nothing, the compositor need not know */
	if (offset + end > arena->told) {
		arena->told = offset + end;
		wl_shm_pool_resize(arena->proxy, (int32_t)arena->told);
		arena->growths++;
	}
	return 0;
}

static size_t end_for(const struct arena_tenant *tenant, size_t size)
{
	size_t grain = memory_file_grain(&tenant->arena->file, size);
	size_t end = round_up(size, larger(grain, tenant->step));
	return end < tenant->range.size ? end : tenant->range.size;
}

/* A sixteenth more than needed: a window that is dragged larger asks again
 * after a dozen sizes. */
static size_t with_slack(size_t size)
{
	size_t slack = larger(size / 16, least_slack);
	return size + (slack < most_slack ? slack : most_slack);
}

/* Where the room may end, so that the compositor's budget is not spent on it. */
static size_t end_of_rooms(const struct arena *arena, size_t spare)
{
	size_t reserved = arena->file.reserved;
	return spare < reserved - arena->told ? arena->told + spare : reserved;
}

static int take_range(
	struct arena *arena, const struct arena_request *request, struct range *range_out)
{
	/* of the room: it may come to hold so much */
	size_t grain = larger(memory_file_grain(&arena->file, request->room), request->step);
	size_t page = arena->ranges.unit;
	const struct {
		size_t size, alignment, limit;
	} tries[] = {
		{round_up(request->room, grain), grain, end_of_rooms(arena, request->spare)},
		{round_up(request->size, grain), grain, arena->file.reserved},
		{request->size, larger(page, request->step), arena->file.reserved},
		{request->size, page, arena->file.reserved},
	};
	int error = -ENOSPC;
	for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]) && error == -ENOSPC; i++) {
		error = range_allocator_take(&arena->ranges, tries[i].size, tries[i].alignment,
			tries[i].limit, range_out);
	}
	return error;
}

int arena_move_in(struct arena *arena, const struct arena_request *request,
	const struct arena_tenant_listener *listener, struct arena_tenant *tenant_out)
{
	struct arena_tenant tenant = {
		.arena = arena,
		.listener = listener,
		.size = request->size,
		.step = request->step,
	};
	int error = take_range(arena, request, &tenant.range);
	if (error < 0) {
		return error;
	}
	error = back(&tenant, end_for(&tenant, tenant.size));
	if (error < 0) {
		range_allocator_give(&arena->ranges, tenant.range.offset);
		return error;
	}
	*tenant_out = tenant;
	wl_list_insert(&arena->tenants, &tenant_out->link);
	return 0;
}

static void punch_from(struct arena_tenant *tenant, size_t start)
{
	struct memory_file *file = &tenant->arena->file;
	if (start < tenant->backed && memory_file_punch(file, tenant->range.offset + start,
					      tenant->backed - start) == 0) {
		tenant->backed = start;
	}
}

void arena_move_out(struct arena_tenant *tenant)
{
	punch_from(tenant, 0);
	range_allocator_give(&tenant->arena->ranges, tenant->range.offset);
	wl_list_remove(&tenant->link);
	tenant->arena = NULL;
}

int arena_tenant_resize(struct arena_tenant *tenant, size_t size)
{
	if (size > tenant->range.size) {
		return -ENOSPC;
	}
	if (size > tenant->backed) {
		int error = back(tenant, end_for(tenant, with_slack(size)));
		if (error < 0) {
			return error;
		}
	}
	tenant->size = size;
	return 0;
}

void arena_tenant_trim(struct arena_tenant *tenant)
{
	punch_from(tenant, end_for(tenant, tenant->size));
}

void *arena_tenant_memory(const struct arena_tenant *tenant)
{
	return memory_file_at(&tenant->arena->file, tenant->range.offset, tenant->size);
}

size_t arena_used(const struct arena *arena)
{
	size_t used = 0;
	const struct arena_tenant *tenant;
	wl_list_for_each (tenant, &arena->tenants, link) {
		used += end_for(tenant, tenant->size);
	}
	return used;
}

size_t arena_waste(const struct arena *arena)
{
	size_t resident = memory_file_resident(&arena->file), used = arena_used(arena);
	return resident > used ? resident - used : 0;
}
