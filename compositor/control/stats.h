/* SPDX-License-Identifier: MIT */
/*
 * The statistics file: what each client sent, what its memory was worth, and
 * how its frames were shown. JSON; docs/weddell.1 tells of it.
 */
#ifndef WEDDELL_CONTROL_STATS_H
#define WEDDELL_CONTROL_STATS_H

#include <stdio.h>

struct client_record;
struct client_records;
struct output_layout;

/* Writes a temporary file beside path and renames it: a reader sees a whole one.
 * Returns 0 or a negative errno. */
int stats_write(const char *path, struct client_records *clients, struct output_layout *outputs);

/* The same to file, which is looked at for errors by the caller. */
void stats_write_all(FILE *file, struct client_records *clients, struct output_layout *outputs);

/* What is said there of one client: an object, indented by four spaces. */
void stats_write_client(FILE *file, struct client_record *record);

#endif
