/* SPDX-License-Identifier: MIT */
#include "memory/overcommit.h"

#include "base/owned-fd.h"

#include <fcntl.h>
#include <unistd.h>

int overcommit_open(void)
{
	return open("/proc/sys/vm/overcommit_memory", O_RDONLY | O_CLOEXEC);
}

bool overcommit_read_is_strict(int fd)
{
	char mode;
	/* what cannot be read may be strict */
	return pread(fd, &mode, 1, 0) != 1 || mode == '2';
}

bool overcommit_is_strict(void)
{
	int fd = overcommit_open();
	bool strict = overcommit_read_is_strict(fd);
	owned_fd_close(&fd);
	return strict;
}
