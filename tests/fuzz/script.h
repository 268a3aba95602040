/* SPDX-License-Identifier: MIT */
/*
 * The bytes a script of the target server is made of. A byte below
 * SCRIPT_ROUTINE is a request, by its index; its arguments follow.
 */
#ifndef WEDDELL_TESTS_FUZZ_SCRIPT_H
#define WEDDELL_TESTS_FUZZ_SCRIPT_H

enum {
	SCRIPT_ROUTINE = 200, /* plus the index of a routine */
	SCRIPT_ACTION = 224,  /* plus an action */
};

enum script_action {
	SCRIPT_PUMP,
	SCRIPT_PUMP_TOO, /* the same: it must not be rare */
	SCRIPT_FLUSH,
	SCRIPT_SELECT_CLIENT, /* which; it connects if it has to */
	SCRIPT_DISCONNECT,
	SCRIPT_SHUTDOWN, /* no more requests, but it reads */
	SCRIPT_DEAF,     /* reads no more, or again */
	SCRIPT_FILE_ACTS,
	SCRIPT_SELECT_FILE,
	SCRIPT_STRAY_FILE, /* an fd that no request asks for */
	SCRIPT_CORRUPT,    /* which byte from the end, which bits of it */
	SCRIPT_RAW,        /* a length and as many bytes, after the requests before */
	SCRIPT_OUTPUTS,    /* see host_change_outputs */
	SCRIPT_ACTION_COUNT,
};

#endif
