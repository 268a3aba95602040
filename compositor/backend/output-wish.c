/* SPDX-License-Identifier: MIT */
#include "backend/output-wish.h"

#include "output/output.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char preferred[] = "preferred";

/* A whole number from 1 to most at *text, which is moved behind it. */
static bool parse_number(const char **text, long most, int32_t *number_out)
{
	char *end;
	if (**text < '0' || **text > '9') {
		return false;
	}
	long number = strtol(*text, &end, 10);
	if (number < 1 || number > most) {
		return false;
	}
	*text = end;
	*number_out = (int32_t)number;
	return true;
}

/* A decimal number above 0 and up to most, after the character mark; left alone without it. */
static bool parse_decimal(const char **text, char mark, double most, double *number_out)
{
	if (**text != mark) {
		return true;
	}
	char *end;
	const char *digits = *text + 1;
	if (*digits < '0' || *digits > '9') {
		return false;
	}
	double number = strtod(digits, &end);
	if (!(number > 0) || number > most) {
		return false;
	}
	*text = end;
	*number_out = number;
	return true;
}

static bool parse_transform(const char **text, enum transform *transform_out)
{
	if (**text != ':') {
		return true;
	}
	bool known = transform_from_name(*text + 1, transform_out);
	*text += strlen(*text);
	return known;
}

/* What is before the first colon, where that cannot be a size. */
static bool parse_name(const char **text, char name_out[OUTPUT_WISH_NAME_MAX + 1])
{
	const char *colon = strchr(*text, ':');
	bool begins = (**text >= 'A' && **text <= 'Z') || (**text >= 'a' && **text <= 'z');
	if (colon == NULL || !begins || strncmp(*text, preferred, strlen(preferred)) == 0) {
		return true;
	}
	size_t length = (size_t)(colon - *text);
	if (length > OUTPUT_WISH_NAME_MAX || strcspn(*text, " \t\n/\\\"") < length) {
		return false;
	}
	memcpy(name_out, *text, length);
	*text = colon + 1;
	return true;
}

static bool parse_size(const char **text, struct output_wish *wish)
{
	if (strncmp(*text, preferred, strlen(preferred)) == 0) {
		*text += strlen(preferred);
		return true;
	}
	return parse_number(text, OUTPUT_SIZE_MAX, &wish->width) && *(*text)++ == 'x' &&
	       parse_number(text, OUTPUT_SIZE_MAX, &wish->height);
}

bool output_wish_parse(const char *text, struct output_wish *wish_out)
{
	struct output_wish wish = {.scale = 1};
	double refresh = 0;
	if (!parse_name(&text, wish.name)) {
		return false;
	}
	wish.off = wish.name[0] != '\0' && strcmp(text, "off") == 0;
	if (wish.off) {
		*wish_out = wish;
		return true;
	}
	if (!parse_size(&text, &wish) || !parse_decimal(&text, '@', 1000, &refresh) ||
		!parse_decimal(&text, 'x', 16, &wish.scale) ||
		!parse_transform(&text, &wish.transform) || *text != '\0') {
		return false;
	}
	wish.refresh_mhz = (int32_t)lround(refresh * 1000);
	if (refresh != 0 && wish.refresh_mhz < 1) {
		return false;
	}
	*wish_out = wish;
	return true;
}
