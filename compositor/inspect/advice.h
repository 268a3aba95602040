/* SPDX-License-Identifier: MIT */
/*
 * What a client's author could do better, told from what was counted: a sentence
 * each, with what it costs and what to change. Only what pays is said.
 */
#ifndef WEDDELL_INSPECT_ADVICE_H
#define WEDDELL_INSPECT_ADVICE_H

#include "wire/client-record.h"

enum {
	ADVICE_MAX = 32,
	ADVICE_SIZE = 384, /* bytes of a sentence, with its end */
};

struct advice {
	char sentence[ADVICE_MAX][ADVICE_SIZE];
	size_t count;
};

/* record->shm is up to date. */
void advice_find(const struct client_record *record, struct advice *advice_out);

#endif
