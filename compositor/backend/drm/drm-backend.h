/* SPDX-License-Identifier: MIT */
/*
 * Outputs on the screens of a seat: each connector with a screen is one, of the
 * mode that its user wishes or the screen prefers. They come and go with the
 * plug. While another session is in front they sleep.
 *
 * Gamma is left as it is. What was on the screens before comes back by itself
 * when the devices are closed, whatever ends the program: the kernel then gives
 * them to its console, and the manager of the seat resets the terminal.
 */
#ifndef WEDDELL_BACKEND_DRM_DRM_BACKEND_H
#define WEDDELL_BACKEND_DRM_DRM_BACKEND_H

#include "backend/backend.h"

/* Whether the machine has a graphics device. */
bool drm_backend_is_there(void);

/* Returns 0, -ENODEV when no device with screens is given to us, or a negative errno. Without any
 * screen plugged in it waits for one. */
int drm_backend_start(const struct backend_config *config, struct backend **backend_out);

#endif
