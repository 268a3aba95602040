/* SPDX-License-Identifier: MIT */
#include "control/json.h"

#include "base/utf8.h"

#include <stddef.h>

void json_write_string(FILE *file, const char *text)
{
	fputc('"', file);
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '"' || c == '\\') {
			fprintf(file, "\\%c", c);
		} else if (c < 0x20) {
			fprintf(file, "\\u%04x", c);
		} else if (utf8_length(text) == 0) {
			fputc('?', file);
		} else {
			fwrite(text, 1, utf8_length(text), file);
			text += utf8_length(text) - 1;
		}
	}
	fputc('"', file);
}

void json_write_bits(FILE *file, uint32_t bits, const char *(*name)(uint32_t bit))
{
	const char *separator = "";
	fputs("[", file);
	for (uint32_t bit = 1; bit != 0 && bit <= bits; bit <<= 1) {
		const char *text = bits & bit ? name(bit) : NULL;
		if (text != NULL) {
			fprintf(file, "%s\"%s\"", separator, text);
			separator = ", ";
		}
	}
	fputs("]", file);
}
