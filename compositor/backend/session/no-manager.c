/* SPDX-License-Identifier: MIT */
#include "backend/session/seat-manager.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static int open_device(struct seat_manager *manager, const char *path, int *fd_out)
{
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0) {
		return -errno;
	}
	*fd_out = fd;
	return 0;
}

static void close_device(struct seat_manager *manager, int number, int take_fd)
{
	close(take_fd);
}

static int switch_terminal(struct seat_manager *manager, int terminal)
{
	return -EOPNOTSUPP;
}

static const char *seat_name(const struct seat_manager *manager)
{
	return "seat0";
}

static void destroy(struct seat_manager *manager)
{
	free(manager);
}

static const struct seat_manager_interface manager_impl = {
	.open_device = open_device,
	.close_device = close_device,
	.switch_terminal = switch_terminal,
	.seat = seat_name,
	.destroy = destroy,
};

int seat_manager_none(struct seat_manager **manager_out)
{
	struct seat_manager *manager = calloc(1, sizeof(*manager));
	if (manager == NULL) {
		return -ENOMEM;
	}
	manager->impl = &manager_impl;
	*manager_out = manager;
	return 0;
}
