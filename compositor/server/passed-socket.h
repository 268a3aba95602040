/* SPDX-License-Identifier: MIT */
/*
 * A listening socket that who started us has made: socket activation, as
 * sd_listen_fds(3) describes it.
 */
#ifndef WEDDELL_SERVER_PASSED_SOCKET_H
#define WEDDELL_SERVER_PASSED_SOCKET_H

/* Gives an fd that is the caller's from then on, -1 when none was passed to this process, or
 * -EINVAL when what was passed is not one listening socket of the file system. Programs that are
 * run later hear nothing of it. */
int passed_socket_take(void);

#endif
