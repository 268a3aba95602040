/* SPDX-License-Identifier: MIT */
#include "inspect/advice.h"

#include "inspect/pool-group.h"
#include "inspect/quantity.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

enum {
	MANY = 8,           /* of anything that should be made once: fewer are no habit */
	BUFFERS_A_SIZE = 3, /* that a surface needs at most, of each size it has */
};

/* What is done about a reason, for pools that are copied; the first that fits is said. */
struct remedy {
	uint32_t reason; /* enum weddell_reason */
	const char *fault, *remedy;
};

static const struct remedy copied_remedies[] = {
	{WEDDELL_REASON_NOT_SHMEM, "a file on a disk",
		"use memfd_create with MFD_ALLOW_SEALING, and add F_SEAL_SHRINK"},
	{WEDDELL_REASON_HUGETLB, "of huge pages that can go missing",
		"add F_SEAL_SHRINK and F_SEAL_FUTURE_WRITE once it is mapped, or use madvise with "
		"MADV_HUGEPAGE on an ordinary memfd"},
	{WEDDELL_REASON_UNSEALABLE, "not sealed, and cannot be",
		"add MFD_ALLOW_SEALING to memfd_create, and F_SEAL_SHRINK before the file is sent"},
	{WEDDELL_REASON_NOT_SEALED, "not sealed",
		"add MFD_ALLOW_SEALING and F_SEAL_SHRINK before the file is sent, and send an fd "
		"that can be written"},
	{WEDDELL_REASON_OVERCOMMIT, "memory whose missing pages may not come back here",
		"write all of it, and add F_SEAL_FUTURE_WRITE once it is mapped"},
	{WEDDELL_REASON_BUDGET, "larger than what its missing pages may cost",
		"add F_SEAL_FUTURE_WRITE once it is mapped, and make its buffers after they are "
		"drawn"},
	{WEDDELL_REASON_HOLES, "not written everywhere",
		"draw a buffer, or use posix_fallocate, before wl_shm_pool.create_buffer"},
};

__attribute__((format(printf, 2, 3))) static void say(
	struct advice *advice, const char *format, ...)
{
	if (advice->count == ADVICE_MAX) {
		return;
	}
	va_list args;
	va_start(args, format);
	vsnprintf(advice->sentence[advice->count++], ADVICE_SIZE, format, args);
	va_end(args);
}

static const struct remedy *find_remedy(uint32_t reasons)
{
	for (size_t i = 0; i < sizeof(copied_remedies) / sizeof(copied_remedies[0]); i++) {
		if (reasons & copied_remedies[i].reason) {
			return &copied_remedies[i];
		}
	}
	return NULL;
}

static void advise_copied(const struct pool_group *group, const char *name, struct advice *advice)
{
	const struct remedy *remedy = find_remedy(group->like.reasons);
	if (remedy == NULL) {
		return;
	}
	const char *verb = group->count == 1 ? "is" : "are";
	if (group->copies == 0) {
		say(advice, "%s %s %s, so what is shown of it is copied; %s", name, verb,
			remedy->fault, remedy->remedy);
		return;
	}
	struct quantity bytes =
		quantity_of_bytes((double)group->bytes_read / (double)group->copies);
	say(advice, "%s %s %s: %s are copied each frame; %s", name, verb, remedy->fault, bytes.text,
		remedy->remedy);
}

static void advise_sealed(const struct pool_group *group, const char *name, struct advice *advice)
{
	const char *came = group->count == 1 ? "it" : "them";
	if (group->like.adopted) {
		say(advice,
			"%s came without F_SEAL_SHRINK, which was added here; other compositors "
			"leave %s as it is: add it before the file is sent",
			name, came);
	}
	if (group->like.reasons & WEDDELL_REASON_NO_FUTURE_WRITE) {
		say(advice,
			"%s can lose pages, so %s looked after; add F_SEAL_FUTURE_WRITE once the "
			"file is mapped, unless it is to be mapped again, or punched, later",
			name, group->count == 1 ? "it is" : "they are");
	}
}

static void advise_pools(const struct client_record *record, struct advice *advice)
{
	struct pool_groups groups;
	pool_groups_find(&record->shm, &groups);
	for (size_t i = 0; i < groups.count; i++) {
		const struct pool_group *group = &groups.groups[i];
		char name[40];
		pool_group_name(group, name, sizeof(name));
		if (group->like.memory_class == WEDDELL_CLASS_COPIED) {
			advise_copied(group, name, advice);
		} else {
			advise_sealed(group, name, advice);
		}
	}
}

static uint64_t count_buffers(const struct weddell_client_stats *shm)
{
	uint64_t count = 0;
	for (int c = 0; c < WEDDELL_CLASS_COUNT; c++) {
		count += shm->buffers_made[c];
	}
	return count;
}

/* Beyond the two or three that each size of each surface needs. */
static uint64_t count_spare_buffers(const struct client_record *record)
{
	uint64_t made = count_buffers(&record->shm);
	uint64_t needed = BUFFERS_A_SIZE * record->new_sizes;
	return made > needed ? made - needed : 0;
}

static bool is_habit(uint64_t made, uint64_t commits)
{
	return made >= MANY && made >= commits / 2;
}

static void advise_making(const struct client_record *record, struct advice *advice)
{
	if (is_habit(record->shm.pools_made, record->commits)) {
		say(advice,
			"%" PRIu32 " pools were made for %" PRIu64
			" commits; make one, let it grow with wl_shm_pool.resize, and use its "
			"buffers again once they are released",
			record->shm.pools_made, record->commits);
	} else if (is_habit(count_spare_buffers(record), record->commits)) {
		say(advice,
			"%" PRIu64 " buffers were made for %" PRIu64
			" commits; keep two or three and use them again once they are released",
			count_buffers(&record->shm), record->commits);
	}
	if (record->frames_copied_to_free > 0) {
		say(advice,
			"%" PRIu64
			" frames were copied so that their buffers were free at once, because new "
			"memory came with nearly every commit; wait for wl_buffer.release, or keep "
			"two buffers",
			record->frames_copied_to_free);
	}
}

/* What stood alone between composited frames and direct ones. */
static void advise_frames(const struct client_record *record, struct advice *advice)
{
	static const struct {
		enum direct_obstacle obstacle;
		const char *advice;
	} rows[] = {
		{DIRECT_TRANSPARENT,
			"are as large as the output but not opaque; with WL_SHM_FORMAT_XRGB8888, "
			"or "
			"wl_surface.set_opaque_region, the buffer itself would be the picture"},
		{DIRECT_SCALED, "cover the output but are scaled; draw them in the output's pixels "
				"and say so with wl_surface.set_buffer_scale or wp_viewport"},
		{DIRECT_TRANSFORM,
			"cover the output but are turned against it; draw them turned and say so "
			"with wl_surface.set_buffer_transform"},
	};
	if (record->frames_unaligned > 0) {
		say(advice,
			"%" PRIu64
			" frames were copied because rows do not begin on 4 bytes; make strides "
			"multiples of 256 and offsets of 4096, which pays for other compositors "
			"too",
			record->frames_unaligned);
	}
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint64_t frames = record->sole_obstacles[__builtin_ctz(rows[i].obstacle)];
		if (frames > 0) {
			say(advice, "%" PRIu64 " frames %s", frames, rows[i].advice);
		}
	}
}

void advice_find(const struct client_record *record, struct advice *advice_out)
{
	advice_out->count = 0;
	advise_pools(record, advice_out);
	advise_making(record, advice_out);
	advise_frames(record, advice_out);
}
