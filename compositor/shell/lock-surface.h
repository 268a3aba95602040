/* SPDX-License-Identifier: MIT */
/*
 * A lock surface is a shell surface that covers one output while the session is
 * locked. It is the model of ext_session_lock_surface_v1.
 *
 * It is asked for the size of its output as soon as it is made, and has to be
 * of exactly that size. It is shown while the session is locked only, whatever
 * its client does: scene_set_floor sees to that for everything.
 */
#ifndef WEDDELL_SHELL_LOCK_SURFACE_H
#define WEDDELL_SHELL_LOCK_SURFACE_H

#include "shell/shell-surface.h"

enum lock_surface_fault {
	LOCK_SURFACE_EARLY_COMMIT = 871, /* committed before a configure was acked */
	LOCK_SURFACE_NO_BUFFER,          /* committed without a buffer */
	LOCK_SURFACE_BAD_SIZE,           /* the surface is not as large as it was asked to be */
	LOCK_SURFACE_DUPLICATE,          /* the output has one already */
};

struct lock_surface {
	struct shell_surface *shell_surface;
	struct wl_list link; /* desktop.lock_surfaces */
	int output;          /* index; -1: it is gone */

	/* private */
	void (*changed)(void *data);
	void *data;
	int32_t width, height; /* as its client has acked */
};

/* Gives shell_surface its role. changed is called when it is mapped or unmapped. Returns 0, a fault
 * of shell_surface_set_role or -ENOMEM. */
int lock_surface_create(struct shell_surface *shell_surface, struct scene *scene, int output,
	void (*changed)(void *data), void *data, struct lock_surface **lock_surface_out);
void lock_surface_destroy(struct lock_surface *lock_surface); /* NULL is fine */

/* Has it cover box. */
void lock_surface_place(struct lock_surface *lock_surface, const struct box *box);

/* Its output or the lock is gone: it is never shown again. */
void lock_surface_retire(struct lock_surface *lock_surface);

#endif
