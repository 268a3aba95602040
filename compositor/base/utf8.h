/* SPDX-License-Identifier: MIT */
/*
 * UTF-8, which JSON and text of Wayland have to be; what clients send need not be.
 */
#ifndef WEDDELL_BASE_UTF8_H
#define WEDDELL_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes of the character that text begins with; 0 when it begins with none. */
size_t utf8_length(const char *text);

/* Whether all of text is characters. */
bool utf8_is_valid(const char *text);

/* Whether offset is where a character of text begins, or its end. */
bool utf8_has_boundary(const char *text, size_t offset);

/* Puts a question mark in place of each byte that is of no character. */
void utf8_repair(char *text);

#endif
