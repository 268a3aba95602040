/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "check.h"

static void test_length(void)
{
	static const struct {
		const char *name, *text;
		size_t length;
	} rows[] = {
		{"nothing", "", 0},
		{"ASCII", "ax", 1},
		{"two bytes", "\xc3\xa4x", 2},
		{"three", "\xe2\x82\xacx", 3},
		{"four", "\xf0\x9f\x98\x80", 4},
		{"the last one there is", "\xf4\x8f\xbf\xbf", 4},
		{"past the last one", "\xf4\x90\x80\x80", 0},
		{"cut short", "\xe2\x82", 0},
		{"of a byte that only continues", "\x82", 0},
		{"longer than need be: two", "\xc1\x81", 0},
		{"longer than need be: three", "\xe0\x82\x81", 0},
		{"longer than need be: four", "\xf0\x82\x82\x81", 0},
		{"half of a UTF-16 pair", "\xed\xa0\x80", 0},
		{"a byte that is in none", "\xff", 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_ROW(rows[i].name, utf8_length(rows[i].text), rows[i].length);
	}
}

static void test_repair(void)
{
	char text[] = "a\xc3\xa4\xff\xe2\x82z\xc3";
	utf8_repair(text);
	CHECK_STR(text, "a\xc3\xa4???z?");
}

static void test_validity(void)
{
	CHECK(utf8_is_valid(""));
	CHECK(utf8_is_valid("a\xc3\xa4\xf0\x9f\x98\x80"));
	CHECK(!utf8_is_valid("a\xc3"));
	CHECK(!utf8_is_valid("\xa4z"));
}

static void test_boundaries(void)
{
	static const bool expected[] = {true, true, false, true, true, false};
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		CHECK_EQ(utf8_has_boundary("a\xc3\xa4z", i), expected[i]);
	}
	CHECK(utf8_has_boundary("", 0));
	CHECK(!utf8_has_boundary("", SIZE_MAX));
}

static const struct check_case cases[] = {
	{"what is a character", test_length},
	{"what is none", test_repair},
	{"whole texts", test_validity},
	{"where characters begin", test_boundaries},
};

CHECK_MAIN(cases)
