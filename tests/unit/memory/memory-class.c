/* SPDX-License-Identifier: MIT */
#include "memory/memory-class.h"
#include "check.h"
#include "dies.h"

static void classes_have_the_names_of_the_statistics(void)
{
	static const char *const names[] = {"copied", "sealed", "solid", "immutable", "pinned"};
	for (int i = 0; i <= MEMORY_PINNED; i++) {
		CHECK_STR(memory_class_name((enum memory_class)i), names[i]);
	}
}

static void each_reason_has_a_name_and_no_other_bit(void)
{
	static const char *const names[] = {"not-sealed", "unsealable", "not-shmem", "hugetlb",
		"overcommit", "no-future-write", "holes", "budget"};
	const int count = sizeof(names) / sizeof(names[0]);
	for (int bit = 0; bit < count; bit++) {
		CHECK_STR(memory_reason_name((enum memory_reason)(1 << bit)), names[bit]);
	}
	CHECK(memory_reason_name((enum memory_reason)(1 << count)) == NULL);
	CHECK(memory_reason_name((enum memory_reason)0) == NULL);
	/* several at once have no single name */
	CHECK(memory_reason_name((enum memory_reason)3) == NULL);
}

static void ask_for_a_class_there_is_not(void)
{
	memory_class_name((enum memory_class)(MEMORY_PINNED + 1));
}

static void no_class_no_name(void)
{
	CHECK(dies(ask_for_a_class_there_is_not));
}

static const struct check_case cases[] = {
	{"classes have names", classes_have_the_names_of_the_statistics},
	{"each reason has a name and no other bit", each_reason_has_a_name_and_no_other_bit},
	{"no class, no name", no_class_no_name},
};

CHECK_MAIN(cases)
