/* SPDX-License-Identifier: MIT */
/*
 * The bytes of a fuzz input, taken from the front as decisions. Past the end
 * every byte is 0, so an input that was cut short is still a whole one: 0 always
 * stands for the most ordinary choice.
 */
#ifndef WEDDELL_TESTS_FUZZ_INPUT_H
#define WEDDELL_TESTS_FUZZ_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct input {
	const uint8_t *next;
	size_t left;
};

bool input_is_over(const struct input *input);
uint8_t input_byte(struct input *input);
uint32_t input_u32(struct input *input); /* little endian */

/* One byte, less than count. */
uint32_t input_below(struct input *input, uint32_t count);

/* Up to count bytes; *bytes_out lies within the input. Returns how many there were. */
size_t input_bytes(struct input *input, size_t count, const uint8_t **bytes_out);

/* Mostly a small number (one byte), sometimes one at the edge of a type, sometimes any. */
int32_t input_number(struct input *input);

#endif
