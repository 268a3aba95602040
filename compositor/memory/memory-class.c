/* SPDX-License-Identifier: MIT */
#include "memory/memory-class.h"

#include <assert.h>
#include <stddef.h>

const char *memory_class_name(enum memory_class memory_class)
{
	static const char *const names[] = {
		[MEMORY_COPIED] = "copied",
		[MEMORY_SEALED] = "sealed",
		[MEMORY_SOLID] = "solid",
		[MEMORY_IMMUTABLE] = "immutable",
		[MEMORY_PINNED] = "pinned",
	};
	assert((size_t)memory_class < sizeof(names) / sizeof(names[0]));
	return names[memory_class];
}

const char *memory_reason_name(enum memory_reason reason)
{
	switch (reason) {
	case MEMORY_REASON_NOT_SEALED:
		return "not-sealed";
	case MEMORY_REASON_UNSEALABLE:
		return "unsealable";
	case MEMORY_REASON_NOT_SHMEM:
		return "not-shmem";
	case MEMORY_REASON_HUGETLB:
		return "hugetlb";
	case MEMORY_REASON_OVERCOMMIT:
		return "overcommit";
	case MEMORY_REASON_NO_FUTURE_WRITE:
		return "no-future-write";
	case MEMORY_REASON_HOLES:
		return "holes";
	case MEMORY_REASON_BUDGET:
		return "budget";
	}
	return NULL;
}
