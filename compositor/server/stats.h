/* SPDX-License-Identifier: MIT */
/*
 * The statistics file: what each client sent, what its memory was worth, and
 * how its frames were shown. JSON; the form is in docs/weddell.1.
 */
#ifndef WEDDELL_SERVER_STATS_H
#define WEDDELL_SERVER_STATS_H

struct client_records;
struct output_layout;

/* Writes a temporary file beside path and renames it: a reader sees a whole one.
 * Returns 0 or a negative errno. */
int stats_write(const char *path, struct client_records *clients, struct output_layout *outputs);

#endif
