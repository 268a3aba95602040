/* SPDX-License-Identifier: MIT */
/*
 * The files that weddell writes when it is asked to and at its end: a screenshot
 * and the statistics.
 */
#ifndef WEDDELL_SERVER_WRITTEN_FILES_H
#define WEDDELL_SERVER_WRITTEN_FILES_H

#include "server/server.h"

struct written_files {
	struct server *server;
	const char *screenshot, *stats; /* paths; NULL for none */
	bool has_screenshot;            /* a picture that was not empty is in the file */
	bool failed;                    /* one could not be written; that was said on the log */
	struct wl_list watches;         /* output_watch.link, one an output */
	struct wl_listener output_added;
};

/* Before there are outputs. All are borrowed. */
void written_files_init(struct written_files *files, struct server *server, const char *screenshot,
	const char *stats);

/* What is now. */
void written_files_write(struct written_files *files);

/* At the end: an empty picture does not take the place of one that is not, and none is no
 * picture. */
void written_files_write_last(struct written_files *files);

/* Before the server goes. Also of one of all zero. */
void written_files_finish(struct written_files *files);

#endif
