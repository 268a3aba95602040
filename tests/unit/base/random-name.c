/* SPDX-License-Identifier: MIT */
#include "base/random-name.h"
#include "check.h"

#include <string.h>

static void test_make(void)
{
	char names[2][RANDOM_NAME_SIZE];
	for (int i = 0; i < 2; i++) {
		CHECK_EQ(random_name_make(names[i]), 0);
		CHECK_EQ(strlen(names[i]), RANDOM_NAME_SIZE - 1);
		CHECK_EQ(strspn(names[i], "0123456789abcdef"), RANDOM_NAME_SIZE - 1);
	}
	CHECK(strcmp(names[0], names[1]) != 0);
}

static const struct check_case cases[] = {
	{"no two are alike", test_make},
};

CHECK_MAIN(cases)
