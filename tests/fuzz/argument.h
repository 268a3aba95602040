/* SPDX-License-Identifier: MIT */
/*
 * A request with arguments out of an input, encoded from the tables that
 * wayland-scanner makes.
 *
 * Objects are mostly living ones of the right kind and new ids mostly right; a
 * few of the 256 values of each byte stand for what is wrong. Numbers have
 * hints for what they mean, a letter an argument:
 *   w a size, i a place, b the bytes of the file, p a pixel format, t a stride,
 *   s a serial, 0 and 1 the default, B a button, k a key or keymap file,
 *   K its size, W a large extent, f a file for pixels, g v the global of a bind.
 */
#ifndef WEDDELL_TESTS_FUZZ_ARGUMENT_H
#define WEDDELL_TESTS_FUZZ_ARGUMENT_H

#include "host.h"
#include "interfaces.h"

/* Encodes the request for the selected client, from input, and has the client put it into what it
 * will send. false: there is no object to send it to, or no room. */
bool request_put(struct host *host, const struct request *request, struct input *input);

#endif
