/* SPDX-License-Identifier: MIT */
/*
 * The way to a compositor's control socket, and one request over it.
 */
#ifndef WEDDELL_CTL_CTL_SOCKET_H
#define WEDDELL_CTL_CTL_SOCKET_H

/* Connects to path, or with NULL to where the environment says: WEDDELL_CONTROL, or beside
 * WAYLAND_DISPLAY. Returns an fd; -1 after it said on stderr what failed. */
int ctl_socket_connect(const char *path);

/* Sends a line, its end included, and waits for the answer: a line without its end, of malloc.
 * Returns NULL after it said on stderr what failed. */
char *ctl_socket_ask(int fd, const char *line);

#endif
