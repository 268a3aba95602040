/* SPDX-License-Identifier: MIT */
/*
 * The window's part that hears the seat.
 */
#ifndef DEMOS_WINDOW_INPUT_H
#define DEMOS_WINDOW_INPUT_H

#include "window.h"

/* Hears what window->seat has to say, for the window's listener. */
void window_input_listen(struct window *window);

/* Ends it; fine without a seat. */
void window_input_finish(struct window *window);

#endif
