/* SPDX-License-Identifier: MIT */
/*
 * The bytes a script of the target server is made of. A byte below
 * SCRIPT_MORE is a request, by its index; its arguments follow. Those for which
 * a byte has no room are SCRIPT_MORE and a second byte.
 */
#ifndef WEDDELL_TESTS_FUZZ_SCRIPT_H
#define WEDDELL_TESTS_FUZZ_SCRIPT_H

enum {
	SCRIPT_MORE = 199,    /* the next byte is added to this */
	SCRIPT_ROUTINE = 200, /* plus the index of a routine */
	SCRIPT_ACTION = 224,  /* plus an action */
};

enum script_action {
	SCRIPT_PUMP,
	SCRIPT_PUMP_LATER, /* the same, when timers have had time to be due */
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
