/* SPDX-License-Identifier: MIT */
#include "backend/drm/edid.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum {
	EDID_SIZE = 128,
	MAKER = 8,
	PRODUCT = 10,
	DESCRIPTORS = 54,
	DESCRIPTOR_SIZE = 18,
	DESCRIPTOR_COUNT = 4,
	TEXT = 5, /* within a descriptor */
	TEXT_LENGTH = 13,
	KIND_NAME = 0xfc,
	KIND_SERIAL = 0xff,
};

static const uint8_t magic[8] = {0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0};

/* Five bits a letter. */
static void parse_maker(const uint8_t *data, char text[4])
{
	unsigned int letters = (unsigned int)data[MAKER] << 8 | data[MAKER + 1];
	for (int i = 0; i < 3; i++) {
		unsigned int letter = letters >> (10 - 5 * i) & 0x1f;
		text[i] = letter >= 1 && letter <= 26 ? (char)('A' + letter - 1) : '?';
	}
	text[3] = '\0';
}

static void parse_text(const uint8_t *descriptor, char text[EDID_TEXT_SIZE])
{
	size_t length = 0;
	for (; length < TEXT_LENGTH && descriptor[TEXT + length] != '\n'; length++) {
		uint8_t byte = descriptor[TEXT + length];
		text[length] = byte >= ' ' && byte <= '~' ? (char)byte : '?';
	}
	while (length > 0 && text[length - 1] == ' ') {
		length--;
	}
	text[length] = '\0';
}

struct edid edid_parse(const uint8_t *data, size_t size)
{
	struct edid edid = {0};
	if (size < EDID_SIZE || memcmp(data, magic, sizeof(magic)) != 0) {
		return edid;
	}
	parse_maker(data, edid.make);
	snprintf(edid.model, sizeof(edid.model), "0x%02X%02X", data[PRODUCT + 1], data[PRODUCT]);
	for (int i = 0; i < DESCRIPTOR_COUNT; i++) {
		const uint8_t *descriptor = data + DESCRIPTORS + i * DESCRIPTOR_SIZE;
		bool is_text = descriptor[0] == 0 && descriptor[1] == 0 && descriptor[2] == 0;
		if (is_text && descriptor[3] == KIND_NAME) {
			parse_text(descriptor, edid.model);
		} else if (is_text && descriptor[3] == KIND_SERIAL) {
			parse_text(descriptor, edid.serial);
		}
	}
	return edid;
}
