/* SPDX-License-Identifier: MIT */
/*
 * What the cases on the wire share: a raw connection with a surface, and how it ends.
 */
#ifndef WEDDELL_TESTS_HOSTILE_WIRE_H
#define WEDDELL_TESTS_HOSTILE_WIRE_H

#include "hostile.h"

#include "fixture/raw-client.h"

enum {
	/* ids, as made by begin() */
	COMPOSITOR = RAW_FIRST_FREE,
	SHM,
	SURFACE,
	NEVER_MADE = 1000,
	OF_THE_SERVER = (int)0xff000000,

	/* opcodes */
	BIND = 0,
	CREATE_SURFACE = 0,
	CREATE_POOL = 0,
	POOL_CREATE_BUFFER = 0,
	POOL_DESTROY = 1,
	SURFACE_DESTROY = 0,
	ATTACH = 1,
	COMMIT = 6,

	INVALID_OBJECT = 0, /* wl_display.error */
	INVALID_METHOD = 1,
};

/* The parts of wire_run: connects and makes the objects above; NULL when that fails. */
struct raw_client *wire_begin(struct culprit *culprit);

/* Asks for an answer, notes in culprit what comes, and disconnects. */
void wire_end(struct culprit *culprit, struct raw_client *take_raw);

/* Connects, makes the objects above, lets test->write add its bytes, and asks for an answer. */
void wire_run(struct culprit *culprit, const struct hostile_case *test);

#define WRONG(what, function, answer) \
	{ \
		.name = "wire: " what, .run = wire_run, .write = function, .outcome = REFUSED, \
		.interface = "wl_display", .code = answer \
	}
#define UNBINDABLE(what, function) \
	{ \
		.name = "wire: " what, .run = wire_run, .write = function, .outcome = REFUSED, \
		.interface = "wl_registry", .code = INVALID_OBJECT \
	}
#define ENDS(what, function) \
	{ \
		.name = "wire: " what, .run = wire_run, .write = function, .outcome = STOPPED \
	}
#define FINE(what, function) \
	{ \
		.name = "wire: " what, .run = wire_run, .write = function, .outcome = ACCEPTED \
	}

#endif
