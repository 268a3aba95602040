/* SPDX-License-Identifier: MIT */
#include "backend/drm/screen-scan.h"
#include "check.h"

static void test_wishes(void)
{
	static const struct output_wish wishes[] = {
		{.name = "", .width = 1},
		{.name = "DP-1", .width = 2},
		{.name = "", .width = 3},
	};
	static const struct {
		const char *screen;
		size_t used;
		int wish; /* -1: none */
	} rows[] = {
		{"DP-1", 0, 1},
		{"DP-1", 2, 1},
		{"DP-2", 0, 0},
		{"DP-2", 1, 2},
		{"DP-2", 2, -1},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct output_wish *wish =
			screen_scan_find_wish(wishes, 3, rows[i].screen, rows[i].used);
		CHECK_ROW(rows[i].screen, wish == NULL ? -1 : wish - wishes, rows[i].wish);
	}
	CHECK(screen_scan_find_wish(NULL, 0, "DP-1", 0) == NULL);
}

static const struct check_case cases[] = {
	{"a screen finds its wish", test_wishes},
};

CHECK_MAIN(cases)
