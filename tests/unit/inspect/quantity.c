/* SPDX-License-Identifier: MIT */
#include "inspect/quantity.h"
#include "check.h"

static void test_bytes(void)
{
	static const struct {
		double bytes;
		const char *text;
	} rows[] = {
		{0, "0 B"},
		{999, "999 B"},
		{1000, "1.0 kB"},
		{999949, "999.9 kB"},
		{999951, "1.0 MB"},
		{1920.0 * 1080 * 4, "8.3 MB"},
		{536870912, "536.9 MB"},
		{2e9, "2.0 GB"},
		{5e15, "5000.0 TB"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_STR(quantity_of_bytes(rows[i].bytes).text, rows[i].text);
	}
}

static const struct check_case cases[] = {
	{"bytes for people", test_bytes},
};

CHECK_MAIN(cases)
