/* SPDX-License-Identifier: MIT */
/*
 * What the compositor offers: a test that finds one of these missing fails,
 * where it would be skipped otherwise.
 */
#ifndef WEDDELL_TESTS_WLCS_EXTENSIONS_H
#define WEDDELL_TESTS_WLCS_EXTENSIONS_H

#include <wlcs/display_server.h>

extern const WlcsIntegrationDescriptor extensions_descriptor;

#endif
