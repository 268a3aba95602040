/* SPDX-License-Identifier: MIT */
#include "protocol/pixel-format.h"
#include "check.h"

#include <string.h>

/* As ARGB8888 and XRGB8888: the same but for one letter, and as large. */
static bool is_twin(const struct pixel_format *format, const struct pixel_format *twin)
{
	size_t at = strcspn(format->name, "A");
	return strlen(format->name) == strlen(twin->name) &&
	       strncmp(format->name, twin->name, at) == 0 && twin->name[at] == 'X' &&
	       strcmp(format->name + at + 1, twin->name + at + 1) == 0 &&
	       format->bytes_per_block == twin->bytes_per_block &&
	       format->block_width == twin->block_width;
}

static void test_without_alpha(void)
{
	size_t count;
	const struct pixel_format *table = pixel_format_table(&count);
	for (size_t i = 0; i < count; i++) {
		const struct pixel_format *other = pixel_format_without_alpha(&table[i]);
		CHECK_ROW(table[i].name, other->opaque, true);
		CHECK_ROW(table[i].name, other == &table[i] || is_twin(&table[i], other), true);
		CHECK_ROW(table[i].name, other == &table[i], table[i].opaque);
	}
}

static const struct check_case cases[] = {
	{"formats without alpha", test_without_alpha},
};

CHECK_MAIN(cases)
