/* SPDX-License-Identifier: MIT */
#include "backend/drm/scanout-trust.h"
#include "check.h"

static void test_rows(void)
{
	static const struct {
		const char *name;
		const char *tries; /* + made, - not */
		bool lost;
	} rows[] = {
		{"nothing was tried", "", false},
		{"an odd buffer or two", "--", false},
		{"one that never does", "---", true},
		{"nor later", "--------", true},
		{"one that does", "+", false},
		{"one that does, and a client that is odd", "+-----", false},
		{"an odd client first", "--+-----", false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct scanout_trust trust = {0};
		for (const char *c = rows[i].tries; *c != '\0'; c++) {
			scanout_trust_note(&trust, *c == '+');
		}
		CHECK_ROW(rows[i].name, scanout_trust_is_lost(&trust), rows[i].lost);
	}
}

static const struct check_case cases[] = {
	{"by what a driver has done", test_rows},
};

CHECK_MAIN(cases)
