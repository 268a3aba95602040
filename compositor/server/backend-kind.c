/* SPDX-License-Identifier: MIT */
#include "server/backend-kind.h"

#include "backend/drm/drm-backend.h"
#include "backend/headless/headless.h"
#if WEDDELL_HAS_NESTED
#include "backend/wayland/wayland.h"
#endif

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool is_always_there(void)
{
	return true;
}

/* In the order of the automatic choice. Within another compositor's session there is a seat as
 * well, but it is that one's. */
static const struct backend_kind kinds[] = {
#if WEDDELL_HAS_NESTED
	{"wayland", wayland_backend_is_there, wayland_backend_start},
#endif
#if WEDDELL_HAS_DRM
	{"drm", drm_backend_is_there, drm_backend_start},
#endif
	{"headless", is_always_there, headless_backend_start},
};

enum {
	KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]),
};

const struct backend_kind *backend_kind_from_name(const char *name)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (strcmp(kinds[i].name, name) == 0) {
			return &kinds[i];
		}
	}
	return NULL;
}

void backend_kind_list(char *text_out, size_t size)
{
	size_t length = 0;
	text_out[0] = '\0';
	for (size_t i = 0; i < KIND_COUNT && length < size; i++) {
		const char *separator = i == 0 ? "" : i + 1 < KIND_COUNT ? ", " : " or ";
		length += (size_t)snprintf(
			text_out + length, size - length, "%s%s", separator, kinds[i].name);
	}
}

static int start_first(const struct backend_config *config, struct backend **backend_out)
{
	int result = -ENODEV;
	for (size_t i = 0; i < KIND_COUNT && result == -ENODEV; i++) {
		if (kinds[i].is_there()) {
			log_line(config->log, LOG_VERBOSE, "backend: trying %s", kinds[i].name);
			result = kinds[i].start(config, backend_out);
		}
	}
	return result;
}

int backend_kind_start(const struct backend_kind *kind, const struct backend_config *config,
	struct backend **backend_out)
{
	return kind != NULL ? kind->start(config, backend_out) : start_first(config, backend_out);
}
