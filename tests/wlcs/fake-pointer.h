/* SPDX-License-Identifier: MIT */
/*
 * A pointer in the suite's hands.
 */
#ifndef WEDDELL_TESTS_WLCS_FAKE_POINTER_H
#define WEDDELL_TESTS_WLCS_FAKE_POINTER_H

#include <wlcs/pointer.h>

struct display_server;

/* The suite destroys it. */
WlcsPointer *fake_pointer_create(struct display_server *server);

#endif
