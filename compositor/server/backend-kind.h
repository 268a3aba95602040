/* SPDX-License-Identifier: MIT */
/*
 * The kinds of backends that this program was built with, and the choice among
 * them.
 */
#ifndef WEDDELL_SERVER_BACKEND_KIND_H
#define WEDDELL_SERVER_BACKEND_KIND_H

#include "backend/backend.h"

struct backend_kind {
	const char *name;
	/* Whether what its pictures are shown on seems to be there, without touching it. */
	bool (*is_there)(void);
	/* Says on the log what could not be done. Returns 0, -ENODEV when what its pictures are
	 * shown on is not there for us, or another negative errno. */
	int (*start)(const struct backend_config *config, struct backend **backend_out);
};

/* NULL when no kind that was built has this name. */
const struct backend_kind *backend_kind_from_name(const char *name);

/* "wayland, drm or headless", of those that were built: for messages. */
void backend_kind_list(char *text_out, size_t size);

/* Starts kind, or, when that is NULL, the first that is there: within another compositor, on the
 * hardware of a seat, or headless. Returns 0 or a negative errno; why is on the log. */
int backend_kind_start(const struct backend_kind *kind, const struct backend_config *config,
	struct backend **backend_out);

#endif
