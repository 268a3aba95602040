/* SPDX-License-Identifier: MIT */
#include "backend/drm/kms-connector.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[KMS_CONNECTOR_PROPERTY_COUNT] = {
	[KMS_CONNECTOR_CRTC_ID] = "CRTC_ID",
	[KMS_CONNECTOR_EDID] = "EDID",
	[KMS_CONNECTOR_NON_DESKTOP] = "non-desktop",
};

static void name(struct kms_connector *connector, const drmModeConnector *source)
{
	const char *type = drmModeGetConnectorTypeName(source->connector_type);
	snprintf(connector->name, sizeof(connector->name), "%s-%u", type != NULL ? type : "Unknown",
		source->connector_type_id);
}

static uint32_t find_crtcs(int fd, const drmModeConnector *source)
{
	uint32_t possible = 0;
	for (int i = 0; i < source->count_encoders; i++) {
		drmModeEncoder *encoder = drmModeGetEncoder(fd, source->encoders[i]);
		if (encoder != NULL) {
			possible |= encoder->possible_crtcs;
			drmModeFreeEncoder(encoder);
		}
	}
	return possible;
}

static int take_modes(struct kms_connector *connector, const drmModeConnector *source)
{
	size_t count = (size_t)source->count_modes;
	connector->modes = calloc(count + 1, sizeof(*connector->modes));
	if (connector->modes == NULL) {
		return -ENOMEM;
	}
	connector->mode_count = count;
	memcpy(connector->modes, source->modes, count * sizeof(*connector->modes));
	return 0;
}

static void read_edid(struct kms_connector *connector, int fd)
{
	uint32_t id = (uint32_t)connector->properties[KMS_CONNECTOR_EDID].value;
	drmModePropertyBlobRes *blob = id != 0 ? drmModeGetPropertyBlob(fd, id) : NULL;
	if (blob != NULL) {
		connector->edid = edid_parse(blob->data, blob->length);
		drmModeFreePropertyBlob(blob);
	}
}

static int take(struct kms_connector *connector, int fd, const drmModeConnector *source)
{
	name(connector, source);
	connector->mm_width = (int32_t)source->mmWidth;
	connector->mm_height = (int32_t)source->mmHeight;
	connector->possible_crtcs = find_crtcs(fd, source);
	int result = kms_property_find(fd, connector->id, DRM_MODE_OBJECT_CONNECTOR, names,
		KMS_CONNECTOR_PROPERTY_COUNT, connector->properties);
	if (result != 0) {
		return result;
	}
	read_edid(connector, fd);
	connector->connected = source->connection == DRM_MODE_CONNECTED &&
			       source->count_modes > 0 &&
			       connector->properties[KMS_CONNECTOR_NON_DESKTOP].value == 0;
	return take_modes(connector, source);
}

int kms_connector_init(struct kms_connector *connector, int fd, uint32_t id)
{
	*connector = (struct kms_connector){.id = id};
	drmModeConnector *source = drmModeGetConnector(fd, id);
	if (source == NULL) {
		return -errno;
	}
	int result = take(connector, fd, source);
	drmModeFreeConnector(source);
	return result;
}

void kms_connector_finish(struct kms_connector *connector)
{
	free(connector->modes);
	connector->modes = NULL;
}
