/* SPDX-License-Identifier: MIT */
/*
 * Who made a screen, from the EDID it sends (VESA E-EDID, release A, section 3).
 * The bytes come from outside: any will do.
 */
#ifndef WEDDELL_BACKEND_DRM_EDID_H
#define WEDDELL_BACKEND_DRM_EDID_H

#include <stddef.h>
#include <stdint.h>

enum {
	EDID_TEXT_SIZE = 16,
};

struct edid {
	char make[4];                /* the three letters of its maker; empty when not known */
	char model[EDID_TEXT_SIZE];  /* its name, or its number in hex */
	char serial[EDID_TEXT_SIZE]; /* empty when not known */
};

/* All empty when data is no EDID. */
struct edid edid_parse(const uint8_t *data, size_t size);

#endif
