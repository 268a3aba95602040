/* SPDX-License-Identifier: MIT */
#include "backend/drm/edid.h"
#include "check.h"

enum {
	SIZE = 128,
};

static void make(uint8_t data[SIZE])
{
	static const uint8_t begin[] = {0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0,
		/* D, E, L in five bits each */ 0x10, 0xac, 0x34, 0x12};
	memset(data, 0, SIZE);
	memcpy(data, begin, sizeof(begin));
}

static void put_text(uint8_t data[SIZE], int descriptor, uint8_t kind, const char *text)
{
	uint8_t *at = data + 54 + descriptor * 18;
	at[3] = kind;
	memcpy(at + 5, text, 13);
}

static void test_names(void)
{
	uint8_t data[SIZE];
	make(data);
	struct edid edid = edid_parse(data, sizeof(data));
	CHECK_STR(edid.make, "DEL");
	CHECK_STR(edid.model, "0x1234");
	CHECK_STR(edid.serial, "");
	put_text(data, 1, 0xfc, "U2415\n       ");
	put_text(data, 3, 0xff, "ABC 123456789");
	edid = edid_parse(data, sizeof(data));
	CHECK_STR(edid.model, "U2415");
	CHECK_STR(edid.serial, "ABC 123456789");
}

static void test_strange_bytes(void)
{
	uint8_t data[SIZE];
	make(data);
	data[8] = 0xff;
	put_text(data, 0, 0xfc, "a\x01\x80\"b          ");
	struct edid edid = edid_parse(data, sizeof(data));
	CHECK_EQ(strspn(edid.make, "?ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 3);
	CHECK_STR(edid.model, "a??\"b");
	CHECK_STR(edid_parse(data, SIZE - 1).make, "");
	data[0] = 1;
	CHECK_STR(edid_parse(data, sizeof(data)).model, "");
	CHECK_STR(edid_parse(NULL, 0).make, "");
}

static const struct check_case cases[] = {
	{"maker, model and serial number", test_names},
	{"bytes that are no text, or no EDID", test_strange_bytes},
};

CHECK_MAIN(cases)
