/* SPDX-License-Identifier: MIT */
#include "server/client-log.h"

static void say(
	const struct client_log *client_log, const struct client_record *record, const char *what)
{
	log_line(client_log->log, LOG_VERBOSE, "client %u: %s (process %d) has %s", record->number,
		record->name[0] != '\0' ? record->name : "a program", (int)record->pid, what);
}

static void handle_come(struct wl_listener *listener, void *data)
{
	const struct client_log *client_log = wl_container_of(listener, client_log, come);
	say(client_log, data, "connected");
}

static void handle_gone(struct wl_listener *listener, void *data)
{
	const struct client_log *client_log = wl_container_of(listener, client_log, gone);
	say(client_log, data, "disconnected");
}

void client_log_init(
	struct client_log *client_log, struct client_records *clients, const struct log *log)
{
	*client_log = (struct client_log){
		.log = log,
		.come.notify = handle_come,
		.gone.notify = handle_gone,
	};
	wl_signal_add(&clients->events.come, &client_log->come);
	wl_signal_add(&clients->events.gone, &client_log->gone);
}

void client_log_finish(struct client_log *client_log)
{
	if (client_log->log != NULL) {
		wl_list_remove(&client_log->come.link);
		wl_list_remove(&client_log->gone.link);
	}
}
