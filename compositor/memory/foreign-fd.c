/* SPDX-License-Identifier: MIT */
#include "memory/foreign-fd.h"

#include "base/owned-fd.h"
#include "memory/file-system.h"

#include <fcntl.h>
#include <sys/socket.h>

/* A socket with SO_LINGER makes close wait; of AF_UNIX ones the kernel ignores it. */
static bool is_remote_socket(int fd)
{
	int domain = AF_UNIX;
	socklen_t size = sizeof(domain);
	return getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 && domain != AF_UNIX;
}

bool foreign_fd_may_block(int fd)
{
	int flags = fcntl(fd, F_GETFL);
	if (flags < 0 || (flags & O_PATH) != 0 || fcntl(fd, F_GET_SEALS) >= 0) {
		return false; /* nothing, not opened, memory */
	}
	switch (file_system_judge(fd)) {
	case FILE_SYSTEM_NOT_REGULAR:
		return is_remote_socket(fd);
	case FILE_SYSTEM_UNKNOWN:
		return true;
	case FILE_SYSTEM_LOCAL:
		break;
	}
	return false;
}

void foreign_fd_close(int *fd)
{
	if (foreign_fd_may_block(*fd)) {
		owned_fd_close_elsewhere(fd);
	} else {
		owned_fd_close(fd);
	}
}
