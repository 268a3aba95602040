/* SPDX-License-Identifier: MIT */
/*
 * The parts of JSON that printf cannot write.
 */
#ifndef WEDDELL_CONTROL_JSON_H
#define WEDDELL_CONTROL_JSON_H

#include <stdint.h>
#include <stdio.h>

/* text in quotes, with what needs it escaped, and question marks for what is no UTF-8. */
void json_write_string(FILE *file, const char *text);

/* An array of the names of the bits that are set; a bit without a name is left out. */
void json_write_bits(FILE *file, uint32_t bits, const char *(*name)(uint32_t bit));

#endif
