/* SPDX-License-Identifier: MIT */
/*
 * Windows that their clients have exported under a handle, and what other
 * clients made of the handles: parents of windows of their own. It is the model
 * of both versions of xdg-foreign.
 *
 * An import is alive while its export and the exported window are. When it
 * ends, from either side, the windows it gave a parent have none any more.
 */
#ifndef WEDDELL_SHELL_FOREIGN_H
#define WEDDELL_SHELL_FOREIGN_H

#include "base/random-name.h"
#include "shell/desktop.h"

enum {
	FOREIGN_EXPORTS_MAX = 256, /* of one client: importing looks at each */
};

enum foreign_fault {
	FOREIGN_TOO_MANY = 891, /* the client has FOREIGN_EXPORTS_MAX already */
};

struct foreign {
	struct desktop *desktop;
	struct wl_list exports; /* foreign_export.link */
};

struct foreign_export {
	struct wl_list link; /* foreign.exports */
	struct foreign *foreign;
	char handle[RANDOM_NAME_SIZE];
	const struct budget *owner; /* the client's, to tell it from others */
	struct window *window;      /* NULL once it is gone */
	struct wl_list imports;     /* foreign_import.link */
	struct wl_listener window_destroy;
};

struct foreign_import {
	struct wl_list link;                   /* foreign_export.imports */
	struct foreign_export *foreign_export; /* NULL: over */
	struct wl_list children;               /* foreign_child.link */

	/* private */
	void (*ended)(void *data);
	void *data;
};

void foreign_init(struct foreign *foreign, struct desktop *desktop);

/* The window's surface is there. Returns 0, FOREIGN_TOO_MANY or a negative errno. */
int foreign_export_create(
	struct foreign *foreign, struct window *window, struct foreign_export **export_out);
void foreign_export_destroy(struct foreign_export *foreign_export); /* NULL is fine */

/* ended is called when it ends from the other side, and within this when there is no such handle.
 * Returns 0 or -ENOMEM. */
int foreign_import_create(struct foreign *foreign, const char *handle, void (*ended)(void *data),
	void *data, struct foreign_import **import_out);
void foreign_import_destroy(struct foreign_import *foreign_import); /* NULL is fine */

/* Makes the imported window the parent of window, as desktop_set_parent does; of no effect once it
 * is over. Returns 0, WINDOW_BAD_PARENT or -ENOMEM. */
int foreign_import_set_parent_of(struct foreign_import *foreign_import, struct window *window);

#endif
