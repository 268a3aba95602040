/* SPDX-License-Identifier: MIT */
#include "control/bit-names.h"

#include "output/direct.h"
#include "wire/shm/public/weddell-server.h"

#include <fcntl.h>
#include <stddef.h>

/* Linux 6.3; the headers may be older than the kernel. */
#ifndef F_SEAL_EXEC
#define F_SEAL_EXEC 0x0020
#endif

const char *bit_name_of_seal(uint32_t bit)
{
	switch (bit) {
	case F_SEAL_SEAL:
		return "seal";
	case F_SEAL_SHRINK:
		return "shrink";
	case F_SEAL_GROW:
		return "grow";
	case F_SEAL_WRITE:
		return "write";
	case F_SEAL_FUTURE_WRITE:
		return "future-write";
	case F_SEAL_EXEC:
		return "exec";
	default:
		return NULL;
	}
}

const char *bit_name_of_reason(uint32_t bit)
{
	return weddell_reason_name((enum weddell_reason)bit);
}

const char *bit_name_of_obstacle(uint32_t bit)
{
	return direct_obstacle_name((enum direct_obstacle)bit);
}
