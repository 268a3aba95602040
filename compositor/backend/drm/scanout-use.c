/* SPDX-License-Identifier: MIT */
#include "backend/drm/scanout-use.h"

static void drop(struct scanout_buffer **scanout)
{
	if (*scanout != NULL) {
		(*scanout)->uses--;
	}
	*scanout = NULL;
}

void scanout_use_commit(struct scanout_use *use, struct scanout_buffer *scanout)
{
	drop(&use->awaited);
	if (scanout != NULL) {
		scanout->uses++;
	}
	use->awaited = scanout;
}

void scanout_use_flip(struct scanout_use *use)
{
	drop(&use->shown);
	use->shown = use->awaited;
	use->awaited = NULL;
}

void scanout_use_end(struct scanout_use *use)
{
	drop(&use->shown);
	drop(&use->awaited);
}
