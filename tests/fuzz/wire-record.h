/* SPDX-License-Identifier: MIT */
/*
 * The records an input of the target wire is made of. The first byte is the
 * kind plus WIRE_RECORD_KINDS times the client.
 */
#ifndef WEDDELL_TESTS_FUZZ_WIRE_RECORD_H
#define WEDDELL_TESTS_FUZZ_WIRE_RECORD_H

enum wire_record {
	WIRE_RECORD_BYTES,     /* a length of two bytes, little endian, and the bytes */
	WIRE_RECORD_FILE,      /* a file as scripted-fd.h reads it, sent with the next bytes */
	WIRE_RECORD_FILE_ACTS, /* the last file, as scripted-fd.h reads it */
	WIRE_RECORD_PUMP,
	WIRE_RECORD_FLUSH,
	WIRE_RECORD_END, /* the client goes; the next record of it connects anew */
	WIRE_RECORD_SHUTDOWN,
	WIRE_RECORD_DEAF,
	WIRE_RECORD_KINDS,
};

#endif
