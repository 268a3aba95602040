/* SPDX-License-Identifier: MIT */
/*
 * The modes of a screen that its user may choose from: as outputs have them, and
 * what the kernel is told for each.
 */
#ifndef WEDDELL_BACKEND_DRM_KMS_MODE_LIST_H
#define WEDDELL_BACKEND_DRM_KMS_MODE_LIST_H

#include "output/output.h"

#include <xf86drmMode.h>

struct kms_mode_list {
	struct output_mode *modes;
	drmModeModeInfo *infos; /* of the same index */
	size_t count;
};

struct output_mode kms_mode_to_output(const drmModeModeInfo *info);

/* Copies them. Of those that an output cannot tell apart the first one is taken; interlaced and
 * doubled ones are not. Returns 0 or -ENOMEM. */
int kms_mode_list_init(struct kms_mode_list *list, const drmModeModeInfo *infos, size_t count);
void kms_mode_list_finish(struct kms_mode_list *list);

/* NULL when it is not one of them. */
const drmModeModeInfo *kms_mode_list_find(
	const struct kms_mode_list *list, const struct output_mode *mode);

#endif
