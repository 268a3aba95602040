/* SPDX-License-Identifier: MIT */
#include "server/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char *const items[BUDGET_ITEM_COUNT] = {
	[BUDGET_MAPPED_BYTES] = "mapped-bytes",
	[BUDGET_MAPPINGS] = "mappings",
	[BUDGET_HOLE_BYTES] = "hole-bytes",
	[BUDGET_COPY_BYTES] = "copy-bytes",
	[BUDGET_PINNED_BYTES] = "pinned-bytes",
	[BUDGET_POOLS] = "pools",
	[BUDGET_BUFFERS] = "buffers",
	[BUDGET_SURFACES] = "surfaces",
	[BUDGET_CALLBACKS] = "callbacks",
	[BUDGET_OBJECTS] = "objects",
	[BUDGET_FDS] = "fds",
	[BUDGET_RECTANGLES] = "rectangles",
	[BUDGET_BACKLOG_BYTES] = "backlog-bytes",
};

/* A positive number with K, M or G behind it. */
static bool parse_amount(const char *text, uint64_t *amount_out)
{
	static const char units[] = "KMG";
	char *end;
	if (*text < '0' || *text > '9') {
		return false;
	}
	errno = 0;
	uint64_t amount = strtoull(text, &end, 10);
	const char *unit = *end != '\0' ? strchr(units, *end) : NULL;
	if (unit != NULL) {
		uint64_t factor = UINT64_C(1) << (10 * (unit - units + 1));
		if (__builtin_mul_overflow(amount, factor, &amount)) {
			return false;
		}
		end++;
	}
	if (errno != 0 || *end != '\0' || amount == 0) {
		return false;
	}
	*amount_out = amount;
	return true;
}

bool budget_option_parse(const char *text, uint64_t limits[BUDGET_ITEM_COUNT])
{
	const char *equals = strchr(text, '=');
	for (int item = 0; equals != NULL && item < BUDGET_ITEM_COUNT; item++) {
		size_t length = strlen(items[item]);
		if ((size_t)(equals - text) == length && memcmp(text, items[item], length) == 0) {
			return parse_amount(equals + 1, &limits[item]);
		}
	}
	return false;
}
