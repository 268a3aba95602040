/* SPDX-License-Identifier: MIT */
#include "backend/drm/scanout-rules.h"

#include "output/direct.h"

#include <stddef.h>
#include <string.h>

static const struct scanout_rules rules[] = {
	/* a stride that is no multiple of 8 pixels is rounded, without a word */
	{.driver = "cirrus", .stride_pixels = 8, .offset_alignment = 1, .copies = true},
	/* the offset within the first page is added twice */
	{.driver = "vkms", .stride_pixels = 1, .offset_alignment = 4096, .copies = true},
	{.driver = NULL, .stride_pixels = 1, .offset_alignment = 1},
};

const struct scanout_rules *scanout_rules_find(const char *driver)
{
	const struct scanout_rules *row = rules;
	while (row->driver != NULL && strcmp(row->driver, driver) != 0) {
		row++;
	}
	return row;
}

uint32_t scanout_rules_judge(const struct scanout_rules *row, const struct file_range *range)
{
	size_t stride_alignment = (size_t)row->stride_pixels * range->format->bytes_per_block;
	uint32_t obstacles = 0;
	if ((size_t)range->stride % stride_alignment != 0) {
		obstacles |= DIRECT_STRIDE;
	}
	if (range->offset % row->offset_alignment != 0) {
		obstacles |= DIRECT_OFFSET;
	}
	return obstacles;
}
