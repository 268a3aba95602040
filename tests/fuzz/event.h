/* SPDX-License-Identifier: MIT */
/*
 * What a raw client learns from the events it gets: new and gone objects,
 * globals, serials.
 */
#ifndef WEDDELL_TESTS_FUZZ_EVENT_H
#define WEDDELL_TESTS_FUZZ_EVENT_H

#include "raw-client.h"

/* Follows all whole events in bytes; returns how many bytes those were. */
size_t events_follow(struct raw_client *client, const uint8_t *bytes, size_t size);

#endif
