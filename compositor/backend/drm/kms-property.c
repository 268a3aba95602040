/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-property.h"

#include <errno.h>
#include <string.h>
#include <xf86drmMode.h>

static void note(int fd, uint32_t id, uint64_t value, const char *const *names, size_t count,
	struct kms_property *properties)
{
	drmModePropertyRes *property = drmModeGetProperty(fd, id);
	for (size_t i = 0; property != NULL && i < count; i++) {
		if (strcmp(property->name, names[i]) == 0) {
			properties[i] = (struct kms_property){id, value};
		}
	}
	drmModeFreeProperty(property);
}

int kms_property_find(int fd, uint32_t object, uint32_t type, const char *const *names,
	size_t count, struct kms_property *properties_out)
{
	drmModeObjectProperties *all = drmModeObjectGetProperties(fd, object, type);
	if (all == NULL) {
		return -errno;
	}
	memset(properties_out, 0, count * sizeof(*properties_out));
	for (uint32_t i = 0; i < all->count_props; i++) {
		note(fd, all->props[i], all->prop_values[i], names, count, properties_out);
	}
	drmModeFreeObjectProperties(all);
	return 0;
}
