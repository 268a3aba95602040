/* SPDX-License-Identifier: MIT */
/*
 * A random name is known only to those who were told it: what a client hands to
 * another one so that it can speak of the same thing.
 */
#ifndef WEDDELL_BASE_RANDOM_NAME_H
#define WEDDELL_BASE_RANDOM_NAME_H

enum {
	RANDOM_NAME_SIZE = 33, /* bytes, with the end */
};

/* Hexadecimal digits, unlike those of any other. Returns 0 or a negative errno. */
int random_name_make(char name_out[RANDOM_NAME_SIZE]);

#endif
