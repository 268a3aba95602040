/* SPDX-License-Identifier: MIT */
#include "memory/overcommit.h"

#include <fcntl.h>
#include <unistd.h>

bool overcommit_is_strict(void)
{
	int fd = open("/proc/sys/vm/overcommit_memory", O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		return true;
	}
	char mode = '2';
	ssize_t count = read(fd, &mode, 1);
	close(fd);
	return count != 1 || mode == '2';
}
