/* SPDX-License-Identifier: MIT */
/*
 * Properties of KMS objects, found by their names.
 */
#ifndef WEDDELL_BACKEND_DRM_KMS_PROPERTY_H
#define WEDDELL_BACKEND_DRM_KMS_PROPERTY_H

#include <stddef.h>
#include <stdint.h>

struct kms_property {
	uint32_t id; /* 0: the object has none of that name */
	uint64_t value;
};

/* Finds the properties called names[0] to names[count - 1] of an object of type
 * DRM_MODE_OBJECT_*. Returns 0 or a negative errno. */
int kms_property_find(int fd, uint32_t object, uint32_t type, const char *const *names,
	size_t count, struct kms_property *properties_out);

#endif
