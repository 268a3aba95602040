/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-crtc.h"
#include "check.h"

enum {
	SCREENS = 4,
	NONE = KMS_CRTC_NONE,
};

static void test_assign(void)
{
	static const struct {
		const char *name;
		size_t count;
		uint32_t possible[SCREENS], free;
		int before[SCREENS], after[SCREENS];
	} rows[] = {
		{"none", 0, {0}, 1, {0}, {0}},
		{"one", 1, {1}, 1, {NONE}, {0}},
		{"each its own", 2, {3, 3}, 3, {NONE, NONE}, {0, 1}},
		{"one has to make room", 2, {3, 1}, 3, {NONE, NONE}, {1, 0}},
		{"two have to", 3, {3, 6, 1}, 7, {NONE, NONE, NONE}, {1, 2, 0}},
		{"one is too many", 3, {3, 3, 3}, 3, {NONE, NONE, NONE}, {0, 1, NONE}},
		{"what is there stays", 2, {3, 3}, 1, {1, NONE}, {1, 0}},
		{"though another would need it", 2, {3, 1}, 2, {0, NONE}, {0, NONE}},
		{"nothing is free", 1, {3}, 0, {NONE}, {NONE}},
		{"on none of those", 1, {4}, 3, {NONE}, {NONE}},
		{"the last bit", 1, {UINT32_C(1) << 31}, UINT32_MAX, {NONE}, {31}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int chosen[SCREENS];
		memcpy(chosen, rows[i].before, sizeof(chosen));
		kms_crtc_assign(rows[i].possible, rows[i].count, rows[i].free, chosen);
		for (size_t s = 0; s < rows[i].count; s++) {
			CHECK_ROW(rows[i].name, chosen[s], rows[i].after[s]);
		}
	}
}

static const struct check_case cases[] = {
	{"screens get CRTCs", test_assign},
};

CHECK_MAIN(cases)
