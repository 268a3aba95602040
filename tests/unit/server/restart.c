/* SPDX-License-Identifier: MIT */
#include "server/restart.h"
#include "base/clock.h"
#include "check.h"

static void test_policies(void)
{
	static const struct {
		const char *name;
		enum restart_policy policy;
		bool kiosk;
		int status;
		bool again;
	} rows[] = {
		{"a window's program", RESTART_BY_KIND, false, 1, false},
		{"a kiosk's, done", RESTART_BY_KIND, true, 0, false},
		{"a kiosk's, failed", RESTART_BY_KIND, true, 1, true},
		{"a kiosk's, killed", RESTART_BY_KIND, true, 128 + 9, true},
		{"a kiosk's that is not there", RESTART_BY_KIND, true, 127, false},
		{"never", RESTART_NEVER, true, 1, false},
		{"on failure, done", RESTART_ON_FAILURE, false, 0, false},
		{"on failure, failed", RESTART_ON_FAILURE, false, 1, true},
		{"always, done", RESTART_ALWAYS, false, 0, true},
		{"always, no program", RESTART_ALWAYS, false, 126, false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct restart restart;
		restart_init(&restart, rows[i].policy, rows[i].kiosk);
		restart_note_begin(&restart, 0);
		int32_t delay = restart_decide(&restart, rows[i].status, 5);
		CHECK_ROW(rows[i].name, delay >= 0, rows[i].again);
	}
}

static void test_delays(void)
{
	static const int32_t expected[] = {500, 1000, 2000, 4000, 8000, 16000, 30000, 30000};
	struct restart restart;
	restart_init(&restart, RESTART_ALWAYS, false);
	int64_t now = 0;
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		restart_note_begin(&restart, now);
		now += CLOCK_NSEC_PER_SEC;
		CHECK_EQ(restart_decide(&restart, 1, now), expected[i]);
	}
	restart_note_begin(&restart, now);
	now += 10 * CLOCK_NSEC_PER_SEC; /* it lasted */
	CHECK_EQ(restart_decide(&restart, 1, now), 500);
}

static const struct check_case cases[] = {
	{"when a command is run again", test_policies},
	{"one that never lasts is run less often", test_delays},
};

CHECK_MAIN(cases)
