/* SPDX-License-Identifier: MIT */
#include "input/text-composition.h"

#include <stdlib.h>

void text_composition_clear(struct text_composition *composition)
{
	free(composition->text);
	free(composition->preedit);
	*composition = (struct text_composition){0};
}
