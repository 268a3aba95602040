/* SPDX-License-Identifier: MIT */
/*
 * The client's end of shm-server. A file of its own, because the client's and
 * the server's protocol headers cannot be included together.
 */
#ifndef WEDDELL_TESTS_CLIENT_LIB_SHM_SERVER_CLIENT_H
#define WEDDELL_TESTS_CLIENT_LIB_SHM_SERVER_CLIENT_H

#include "shm-server.h"

/* Binds the globals and makes the surface; false when one is missing. */
bool shm_server_client_bind(struct shm_server *server, uint32_t compositor_version);

void shm_server_client_finish(struct shm_server *server);

#endif
