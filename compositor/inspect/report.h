/* SPDX-License-Identifier: MIT */
/*
 * What was seen of the clients of a run, for the author of one: as text to read,
 * and as JSON with the same facts.
 */
#ifndef WEDDELL_INSPECT_REPORT_H
#define WEDDELL_INSPECT_REPORT_H

#include "wire/client-record.h"

#include <stdio.h>

/* What all clients together are about. */
struct report_subject {
	struct client_records *clients;
	char **command;
	double seconds; /* that it ran */
};

void report_write_text(FILE *file, const struct report_subject *subject);
void report_write_json(FILE *file, const struct report_subject *subject);

#endif
