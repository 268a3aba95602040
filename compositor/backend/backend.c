/* SPDX-License-Identifier: MIT */
#include "backend/backend.h"

#include <errno.h>

void backend_destroy(struct backend *backend)
{
	if (backend != NULL) {
		backend->impl->destroy(backend);
	}
}

int backend_switch_terminal(struct backend *backend, int terminal)
{
	return backend != NULL && backend->impl->switch_terminal != NULL
		       ? backend->impl->switch_terminal(backend, terminal)
		       : -ENOTSUP;
}
