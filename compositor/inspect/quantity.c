/* SPDX-License-Identifier: MIT */
#include "inspect/quantity.h"

#include <stdio.h>

struct quantity quantity_of_bytes(double bytes)
{
	static const char *const units[] = {"B", "kB", "MB", "GB", "TB"};
	size_t unit = 0;
	/* what would be rounded to 1000.0 goes on as well */
	while (unit + 1 < sizeof(units) / sizeof(units[0]) && bytes >= 999.95) {
		bytes /= 1000;
		unit++;
	}
	struct quantity quantity;
	snprintf(quantity.text, sizeof(quantity.text), unit == 0 ? "%.0f %s" : "%.1f %s", bytes,
		units[unit]);
	return quantity;
}
