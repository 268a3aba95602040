/* SPDX-License-Identifier: MIT */
/*
 * How its user wants an output to be. What a backend cannot do of it, it says on
 * the log.
 */
#ifndef WEDDELL_BACKEND_OUTPUT_WISH_H
#define WEDDELL_BACKEND_OUTPUT_WISH_H

#include "base/transform.h"

#include <stdbool.h>
#include <stdint.h>

enum {
	OUTPUT_WISH_NAME_MAX = 31,
};

struct output_wish {
	char name[OUTPUT_WISH_NAME_MAX + 1]; /* of the output meant; empty: the next one */
	int32_t width, height; /* mode pixels, before the transform; 0: as the backend likes */
	int32_t refresh_mhz;   /* thousandths of a frame a second; 0: as the backend likes */
	double scale;          /* output pixels a logical pixel; positive */
	enum transform transform;
	bool off; /* disabled at first; it can be turned on later. Always with a name */
};

/* Parses [NAME:]WxH[@Hz][xSCALE][:TRANSFORM], with "preferred" in place of WxH where the backend
 * shall choose, or NAME:off; false when text is not of that form. */
bool output_wish_parse(const char *text, struct output_wish *wish_out);

#endif
