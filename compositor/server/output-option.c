/* SPDX-License-Identifier: MIT */
#include "output/output.h"
#include "server/options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
	static const char *const names[] = {"normal", "90", "180", "270", "flipped", "flipped-90",
		"flipped-180", "flipped-270"};
	if (**text != ':') {
		return true;
	}
	for (int i = 0; i < 8; i++) {
		if (strcmp(*text + 1, names[i]) == 0) {
			*text += 1 + strlen(names[i]);
			*transform_out = (enum transform)i;
			return true;
		}
	}
	return false;
}

bool output_option_parse(const char *text, struct output_option *option_out)
{
	struct output_option option = {.scale = 1};
	double refresh = 60;
	if (!parse_number(&text, OUTPUT_SIZE_MAX, &option.width) || *text++ != 'x' ||
		!parse_number(&text, OUTPUT_SIZE_MAX, &option.height) ||
		!parse_decimal(&text, '@', 1000, &refresh) ||
		!parse_decimal(&text, 'x', 16, &option.scale) ||
		!parse_transform(&text, &option.transform) || *text != '\0') {
		return false;
	}
	option.refresh_mhz = (int32_t)lround(refresh * 1000);
	if (option.refresh_mhz < 1) {
		return false;
	}
	*option_out = option;
	return true;
}
