/* SPDX-License-Identifier: MIT */
/*
 * ext_idle_notifier_v1: clients that want to know when nobody is there.
 */
#ifndef WEDDELL_WIRE_IDLE_NOTIFY_H
#define WEDDELL_WIRE_IDLE_NOTIFY_H

struct wire;

int idle_notify_global_create(struct wire *wire);

#endif
