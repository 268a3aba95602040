/* SPDX-License-Identifier: MIT */
/*
 * Tables of what a client can do wrong, and the protocol error it is told for
 * each: its code, and a part of a message that helps.
 */
#ifndef WEDDELL_TESTS_UNIT_SHELL_ERROR_ROWS_H
#define WEDDELL_TESTS_UNIT_SHELL_ERROR_ROWS_H

#include "wire-client.h"

struct error_row {
	const char *name;
	void (*run)(void);
	const char *error; /* how it begins: interface and code */
	const char *says;  /* a part of the message */
};

/* Runs each with client made anew. Writes to text what was wrong with the first that was not told
 * what its row says; "" when all were. Returns text. */
const char *error_rows_run(struct wire_client *client, const struct error_row *rows, size_t count,
	char *text, size_t size);

#endif
