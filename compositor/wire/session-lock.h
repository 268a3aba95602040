/* SPDX-License-Identifier: MIT */
/*
 * ext_session_lock_manager_v1 and ext_session_lock_v1: locking the session.
 *
 * From the request on nothing but lock surfaces is shown. If the client that
 * has locked dies, the session stays locked, and the next one may take over.
 */
#ifndef WEDDELL_WIRE_SESSION_LOCK_H
#define WEDDELL_WIRE_SESSION_LOCK_H

struct wire;

int session_lock_global_create(struct wire *wire);

#endif
