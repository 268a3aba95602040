/* SPDX-License-Identifier: MIT */
/*
 * Which of a screen's modes to use. No device is asked: a function over a table.
 */
#ifndef WEDDELL_BACKEND_DRM_KMS_MODE_H
#define WEDDELL_BACKEND_DRM_KMS_MODE_H

#include "backend/output-wish.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xf86drmMode.h>

/* Thousandths of a frame a second, from the pixel clock; at least 1. */
int32_t kms_mode_refresh_mhz(const drmModeModeInfo *mode);

/*
 * The mode that a wish (NULL for none) asks for: of its size, with the refresh rate nearest to
 * the one wished, or the highest. Without a size it is the preferred mode, else the largest.
 * Interlaced modes and doubled ones are taken only when there is nothing else. NULL when there is
 * none of that size, or none at all.
 */
const drmModeModeInfo *kms_mode_choose(
	const drmModeModeInfo *modes, size_t count, const struct output_wish *wish);

/* Whether it is neither interlaced nor doubled. */
bool kms_mode_is_plain(const drmModeModeInfo *mode);

/* Whether both make the hardware do the same. */
bool kms_mode_equal(const drmModeModeInfo *a, const drmModeModeInfo *b);

#endif
