/* SPDX-License-Identifier: MIT */
/*
 * A foreign fd is one that a client sent. It may be anything, also something for
 * which the kernel waits for somebody else, even in close: a file of FUSE, whose
 * server is the client; a TCP socket that lingers over what it has not sent.
 *
 * Nothing here waits.
 */
#ifndef WEDDELL_MEMORY_FOREIGN_FD_H
#define WEDDELL_MEMORY_FOREIGN_FD_H

#include <stdbool.h>

/* false for what is known not to: memory, files of local file systems, pipes, local sockets,
 * folders and devices. */
bool foreign_fd_may_block(int fd);

/* Closes *fd unless it is -1, in a thread of its own where that may wait; leaves -1. */
void foreign_fd_close(int *fd);

#endif
