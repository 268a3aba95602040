/* SPDX-License-Identifier: MIT */
#include "memory/mapping.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>

struct mapping {
	char *base;
	size_t reserve; /* bytes of address space */
	size_t size;    /* bytes proven, charged */
	size_t page;    /* bytes the file's memory comes in */
	struct budget *budget;
	int references;
};

static int charge(struct budget *budget, size_t size)
{
	int result = budget_charge(budget, BUDGET_MAPPINGS, 1);
	if (result != 0) {
		return result;
	}
	result = budget_charge(budget, BUDGET_MAPPED_BYTES, size);
	if (result != 0) {
		budget_refund(budget, BUDGET_MAPPINGS, 1);
	}
	return result;
}

static void refund(struct budget *budget, size_t size)
{
	budget_refund(budget, BUDGET_MAPPINGS, 1);
	budget_refund(budget, BUDGET_MAPPED_BYTES, size);
}

/* Less than was asked for is enough for now; growth past it makes another mapping. */
static char *reserve_and_map(int fd, size_t least, size_t *reserve)
{
	char *base = mmap(NULL, *reserve, PROT_READ, MAP_SHARED | MAP_NORESERVE, fd, 0);
	if (base == MAP_FAILED && *reserve > least) {
		*reserve = least;
		base = mmap(NULL, *reserve, PROT_READ, MAP_SHARED | MAP_NORESERVE, fd, 0);
	}
	return base == MAP_FAILED ? NULL : base;
}

int mapping_create(const struct sealed_file *sealed, size_t reserve, struct budget *budget,
	struct mapping **mapping_out)
{
	assert(sealed->size > 0 && reserve >= sealed->size);
	struct mapping *mapping = calloc(1, sizeof(*mapping));
	if (mapping == NULL) {
		return -ENOMEM;
	}
	int result = charge(budget, sealed->size);
	if (result != 0) {
		free(mapping);
		return result;
	}
	mapping->page = sealed->file->page;
	mapping->reserve = (reserve + mapping->page - 1) / mapping->page * mapping->page;
	size_t least = (sealed->size + mapping->page - 1) / mapping->page * mapping->page;
	mapping->base = reserve_and_map(sealed->file->fd, least, &mapping->reserve);
	if (mapping->base == NULL) {
		result = -errno;
		refund(budget, sealed->size);
		free(mapping);
		return result;
	}
	mapping->size = sealed->size;
	mapping->budget = budget_ref(budget);
	mapping->references = 1;
	*mapping_out = mapping;
	return 0;
}

struct mapping *mapping_ref(struct mapping *mapping)
{
	mapping->references++;
	return mapping;
}

void mapping_unref(struct mapping *mapping)
{
	if (mapping == NULL || --mapping->references > 0) {
		return;
	}
	munmap(mapping->base, mapping->reserve);
	refund(mapping->budget, mapping->size);
	budget_unref(mapping->budget);
	free(mapping);
}

int mapping_extend(struct mapping *mapping, const struct sealed_file *sealed)
{
	if (sealed->size <= mapping->size) {
		return 0;
	}
	if (sealed->size > mapping->reserve) {
		return -ENOSPC;
	}
	size_t growth = sealed->size - mapping->size;
	int result = budget_charge(mapping->budget, BUDGET_MAPPED_BYTES, growth);
	if (result == 0) {
		mapping->size = sealed->size;
	}
	return result;
}

int mapping_fill(struct mapping *mapping, size_t begin, size_t end)
{
	assert(begin < end && end <= mapping->size);
	size_t first = begin / mapping->page * mapping->page;
	char *start = mapping->base + first;
	return madvise(start, end - first, MADV_POPULATE_READ) == 0 ? 0 : -errno;
}

size_t mapping_size(const struct mapping *mapping)
{
	return mapping->size;
}

const void *mapping_data(const struct mapping *mapping, size_t offset, size_t length)
{
	assert(offset <= mapping->size && length <= mapping->size - offset);
	return mapping->base + offset;
}
