/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "shell/activation.h"

static const int64_t second = 1000000000;

static void test_tokens(void)
{
	struct activation activation = {0};
	char a[RANDOM_NAME_SIZE], b[RANDOM_NAME_SIZE], c[RANDOM_NAME_SIZE];
	CHECK_EQ(activation_make_token(&activation, true, 0, a), 0);
	CHECK_EQ(activation_make_token(&activation, true, 0, b), 0);
	CHECK_EQ(activation_make_token(&activation, false, 0, c), 0);
	CHECK_EQ(strlen(a), RANDOM_NAME_SIZE - 1);
	CHECK(strcmp(a, b) != 0);
	/* once */
	CHECK(activation_use_token(&activation, a, second));
	CHECK(!activation_use_token(&activation, a, second));
	/* not for ever */
	CHECK(!activation_use_token(&activation, b, 1000 * second));
	CHECK(!activation_use_token(&activation, b, second));
	/* not without a person */
	CHECK(!activation_use_token(&activation, c, second));
	/* nothing made up */
	CHECK(!activation_use_token(&activation, "", second));
	CHECK(!activation_use_token(&activation, "0123456789abcdef0123456789abcdef", second));
}

static void test_many(void)
{
	struct activation activation = {0};
	char first[RANDOM_NAME_SIZE], last[RANDOM_NAME_SIZE];
	CHECK_EQ(activation_make_token(&activation, true, 0, first), 0);
	/* those that are worth nothing take no place */
	for (int i = 0; i < 1000; i++) {
		CHECK_EQ(activation_make_token(&activation, false, 0, last), 0);
	}
	for (int i = 1; i < ACTIVATION_TOKENS_MAX; i++) {
		CHECK_EQ(activation_make_token(&activation, true, 0, last), 0);
	}
	CHECK(activation_use_token(&activation, first, second));
	CHECK_EQ(activation_make_token(&activation, true, 0, first), 0);
	for (int i = 0; i < ACTIVATION_TOKENS_MAX; i++) {
		CHECK_EQ(activation_make_token(&activation, true, 0, last), 0);
	}
	CHECK(!activation_use_token(&activation, first, second));
	CHECK(activation_use_token(&activation, last, second));
}

static const struct check_case cases[] = {
	{"a token is good once, for a while", test_tokens},
	{"the newest are kept", test_many},
};

CHECK_MAIN(cases)
