/* SPDX-License-Identifier: MIT */
/*
 * A file descriptor that has one owner. A closed or given-away fd is -1.
 */
#ifndef WEDDELL_BASE_OWNED_FD_H
#define WEDDELL_BASE_OWNED_FD_H

/* Closes *fd unless it is -1 and leaves -1 in it. errno is kept. */
void owned_fd_close(int *fd);

/* The same, in a thread of its own: to close a file of FUSE asks its server, who may never
 * answer. When there can be no thread the fd is lost, not closed. */
void owned_fd_close_elsewhere(int *fd);

/* Hands the fd to the caller and leaves -1. */
int owned_fd_take(int *fd);

#endif
