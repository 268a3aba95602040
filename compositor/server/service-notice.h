/* SPDX-License-Identifier: MIT */
/*
 * Tells the service manager how far we are, as sd_notify(3) describes it.
 */
#ifndef WEDDELL_SERVER_SERVICE_NOTICE_H
#define WEDDELL_SERVER_SERVICE_NOTICE_H

struct service_notice {
	char path[256]; /* of NOTIFY_SOCKET; "" when nobody wants to know */
};

/* Reads the environment, and leaves nothing of it to programs that are run later. */
void service_notice_init(struct service_notice *notice);

/* state is as "READY=1". Nothing happens when it cannot be told. */
void service_notice_send(const struct service_notice *notice, const char *state);

#endif
