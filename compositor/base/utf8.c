/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* By the first byte: the length, and what the bits of the first are worth at least once they are
 * joined by the others. */
static size_t expected_length(uint8_t first, uint32_t *least_out)
{
	if (first < 0x80) {
		*least_out = 0;
		return 1;
	}
	if (first >= 0xc2 && first < 0xe0) {
		*least_out = 0x80;
		return 2;
	}
	if (first >= 0xe0 && first < 0xf0) {
		*least_out = 0x800;
		return 3;
	}
	*least_out = 0x10000;
	return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

size_t utf8_length(const char *text)
{
	const uint8_t *bytes = (const uint8_t *)text;
	uint32_t least;
	size_t length = expected_length(bytes[0], &least);
	if (bytes[0] == 0 || length < 2) {
		return bytes[0] == 0 ? 0 : length;
	}
	uint32_t code = bytes[0] & (0x7fU >> length);
	for (size_t i = 1; i < length; i++) {
		if ((bytes[i] & 0xc0) != 0x80) {
			return 0;
		}
		code = code << 6 | (bytes[i] & 0x3f);
	}
	bool surrogate = code >= 0xd800 && code < 0xe000;
	return code >= least && code <= 0x10ffff && !surrogate ? length : 0;
}

bool utf8_is_valid(const char *text)
{
	size_t length;
	while ((length = utf8_length(text)) > 0) {
		text += length;
	}
	return *text == '\0';
}

bool utf8_has_boundary(const char *text, size_t offset)
{
	return offset <= strlen(text) && ((uint8_t)text[offset] & 0xc0) != 0x80;
}

void utf8_repair(char *text)
{
	while (*text != '\0') {
		size_t length = utf8_length(text);
		if (length == 0) {
			*text = '?';
			length = 1;
		}
		text += length;
	}
}
