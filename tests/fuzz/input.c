/* SPDX-License-Identifier: MIT */
#include "input.h"

bool input_is_over(const struct input *input)
{
	return input->left == 0;
}

uint8_t input_byte(struct input *input)
{
	if (input->left == 0) {
		return 0;
	}
	input->left--;
	return *input->next++;
}

uint32_t input_u32(struct input *input)
{
	uint32_t value = 0;
	for (int shift = 0; shift < 32; shift += 8) {
		value |= (uint32_t)input_byte(input) << shift;
	}
	return value;
}

uint32_t input_below(struct input *input, uint32_t count)
{
	return input_byte(input) % count;
}

size_t input_bytes(struct input *input, size_t count, const uint8_t **bytes_out)
{
	size_t taken = count < input->left ? count : input->left;
	*bytes_out = input->next;
	input->next += taken;
	input->left -= taken;
	return taken;
}

int32_t input_number(struct input *input)
{
	static const int32_t edges[] = {INT32_MIN, INT32_MIN + 1, INT32_MAX, INT32_MAX - 1, -65536,
		-256, -255, -33, 256, 511, 512, 1000, 4095, 4096, 4097, 8192, 16383, 16384, 16385,
		32767, 32768, 65535, 65536, 1 << 20, 1 << 22, 1 << 23, 1 << 24, 1 << 28, 1 << 29,
		1 << 30};
	enum {
		EDGES = sizeof(edges) / sizeof(edges[0]),
		FIRST_EDGE = 255 - EDGES,
		FIRST_NEGATIVE = FIRST_EDGE - 32,
	};
	uint8_t byte = input_byte(input);
	if (byte == 255) {
		return (int32_t)input_u32(input);
	}
	if (byte >= FIRST_EDGE) {
		return edges[byte - FIRST_EDGE];
	}
	return byte >= FIRST_NEGATIVE ? byte - FIRST_EDGE : byte;
}
