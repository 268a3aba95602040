/* SPDX-License-Identifier: MIT */
/*
 * A finger in the suite's hands.
 */
#ifndef WEDDELL_TESTS_WLCS_FAKE_TOUCH_H
#define WEDDELL_TESTS_WLCS_FAKE_TOUCH_H

#include <wlcs/touch.h>

struct display_server;

/* The suite destroys it. */
WlcsTouch *fake_touch_create(struct display_server *server);

#endif
