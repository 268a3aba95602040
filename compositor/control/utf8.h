/* SPDX-License-Identifier: MIT */
/*
 * UTF-8, which JSON has to be; names that clients chose need not be.
 */
#ifndef WEDDELL_CONTROL_UTF8_H
#define WEDDELL_CONTROL_UTF8_H

#include <stddef.h>

/* The bytes of the character that text begins with; 0 when it begins with none. */
size_t utf8_length(const char *text);

/* Puts a question mark in place of each byte that is of no character. */
void utf8_repair(char *text);

#endif
