/* SPDX-License-Identifier: MIT */
/*
 * Which clients' buffers a driver shows rightly. Most say themselves what they
 * cannot do; some take everything and show wrong pixels. docs/scanout.md has what was seen.
 */
#ifndef WEDDELL_BACKEND_DRM_SCANOUT_RULES_H
#define WEDDELL_BACKEND_DRM_SCANOUT_RULES_H

#include "buffer/file-range.h"

#include <stdbool.h>

struct scanout_rules {
	const char *driver;      /* NULL: any other */
	int32_t stride_pixels;   /* rows are a multiple of so many pixels apart */
	size_t offset_alignment; /* bytes; of the first pixel in its file */
	bool copies;             /* through the kernel's mapping of the dma-buf */
};

const struct scanout_rules *scanout_rules_find(const char *driver);

/* What is against it: DIRECT_STRIDE and DIRECT_OFFSET of enum direct_obstacle. */
uint32_t scanout_rules_judge(const struct scanout_rules *rules, const struct file_range *range);

#endif
