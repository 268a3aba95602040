/* SPDX-License-Identifier: MIT */
/*
 * What a client that does not read may leave unread. The kernel keeps that for
 * it, in the socket; libwayland has room for 4 KiB more, and disconnects the
 * client when that is full as well. So nobody waits, and it cannot be told why.
 */
#ifndef WEDDELL_WIRE_CLIENT_BACKLOG_H
#define WEDDELL_WIRE_CLIENT_BACKLOG_H

#include <stdint.h>
#include <wayland-server-core.h>

/* Has the kernel keep up to so many bytes, its own bookkeeping included. It gives no more than
 * twice net.core.wmem_max, and no less than a few KiB. */
void client_backlog_limit(struct wl_client *client, uint64_t bytes);

#endif
