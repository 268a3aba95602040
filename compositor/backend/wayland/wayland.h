/* SPDX-License-Identifier: MIT */
/*
 * Outputs that are windows of another compositor, the parent: the one that the
 * environment names. Input comes from the parent's seats.
 *
 * A window that is closed there takes its output along; with the last one the
 * backend is closed, whatever outputs are disabled. When the parent ends, the backend is lost.
 */
#ifndef WEDDELL_BACKEND_WAYLAND_WAYLAND_H
#define WEDDELL_BACKEND_WAYLAND_WAYLAND_H

#include "backend/backend.h"

/* Whether the environment names a parent. */
bool wayland_backend_is_there(void);

/* One window, or one for each of config's wishes. Returns 0, -ENODEV when there is no parent, or
 * another negative errno; why is on the log. */
int wayland_backend_start(const struct backend_config *config, struct backend **backend_out);

#endif
