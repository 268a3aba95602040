/* SPDX-License-Identifier: MIT */
#include "backend/backend.h"

void backend_destroy(struct backend *backend)
{
	if (backend != NULL) {
		backend->impl->destroy(backend);
	}
}
