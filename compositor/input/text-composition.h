/* SPDX-License-Identifier: MIT */
/*
 * What an input method does to a text field in one step: some text goes, some
 * comes, and some more is shown that is not sure yet (the preedit).
 */
#ifndef WEDDELL_INPUT_TEXT_COMPOSITION_H
#define WEDDELL_INPUT_TEXT_COMPOSITION_H

#include <stdint.h>

struct text_composition {
	char *text;                             /* UTF-8; NULL: none */
	char *preedit;                          /* UTF-8; NULL: none, and none is left */
	int32_t preedit_begin, preedit_end;     /* of its cursor, bytes; both -1: hidden */
	uint32_t deleted_before, deleted_after; /* bytes around the cursor */
};

/* Does nothing any more. */
void text_composition_clear(struct text_composition *composition);

#endif
