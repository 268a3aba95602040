/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-mode-list.h"

#include "backend/drm/kms-mode.h"

#include <errno.h>
#include <stdlib.h>

struct output_mode kms_mode_to_output(const drmModeModeInfo *info)
{
	return (struct output_mode){
		.width = info->hdisplay,
		.height = info->vdisplay,
		.refresh_mhz = kms_mode_refresh_mhz(info),
	};
}

int kms_mode_list_init(struct kms_mode_list *list, const drmModeModeInfo *infos, size_t count)
{
	struct kms_mode_list made = {
		.modes = calloc(count + 1, sizeof(*made.modes)),
		.infos = calloc(count + 1, sizeof(*made.infos)),
	};
	if (made.modes == NULL || made.infos == NULL) {
		kms_mode_list_finish(&made);
		return -ENOMEM;
	}
	for (size_t i = 0; i < count; i++) {
		struct output_mode mode = kms_mode_to_output(&infos[i]);
		if (kms_mode_is_plain(&infos[i]) && kms_mode_list_find(&made, &mode) == NULL) {
			made.modes[made.count] = mode;
			made.infos[made.count++] = infos[i];
		}
	}
	*list = made;
	return 0;
}

void kms_mode_list_finish(struct kms_mode_list *list)
{
	free(list->modes);
	free(list->infos);
	*list = (struct kms_mode_list){0};
}

const drmModeModeInfo *kms_mode_list_find(
	const struct kms_mode_list *list, const struct output_mode *mode)
{
	for (size_t i = 0; i < list->count; i++) {
		if (output_mode_equal(&list->modes[i], mode)) {
			return &list->infos[i];
		}
	}
	return NULL;
}
