/* SPDX-License-Identifier: MIT */
#include "base/random-name.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/random.h>

int random_name_make(char name_out[RANDOM_NAME_SIZE])
{
	uint8_t bytes[(RANDOM_NAME_SIZE - 1) / 2];
	ssize_t count = getrandom(bytes, sizeof(bytes), GRND_NONBLOCK);
	if (count != (ssize_t)sizeof(bytes)) {
		return count < 0 ? -errno : -EIO;
	}
	for (size_t i = 0; i < sizeof(bytes); i++) {
		snprintf(name_out + 2 * i, 3, "%02x", bytes[i]);
	}
	return 0;
}
