/* SPDX-License-Identifier: MIT */
#include "vm/clients/attacker.h"

#include "xdg-shell-client-protocol.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* One attack a process: what is said and how it ends are the process's own. */
static bool any_failed;

void attacker_init(struct attacker *attacker)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (mini_client_connect(&attacker->client, NULL) != 0 ||
		mini_window_init(&attacker->window, &attacker->client) != 0) {
		attacker_case(false, "an attacker connects");
		exit(1);
	}
	xdg_toplevel_set_fullscreen(attacker->window.toplevel, attacker->client.output);
	mini_client_roundtrip(&attacker->client);
}

void attacker_finish(struct attacker *attacker)
{
	mini_window_finish(&attacker->window);
	mini_client_disconnect(&attacker->client);
}

bool attacker_show(struct attacker *attacker, struct wl_buffer *buffer, int count)
{
	for (int i = 0; i < count; i++) {
		if (mini_window_show_frame(&attacker->window, buffer) == 0) {
			continue;
		}
		struct mini_client_error error = mini_client_error(&attacker->client);
		printf("attacker: frame %d of %d not taken: error %d, %s %u: %s\n", i + 1, count,
			error.error, error.interface == NULL ? "no object" : error.interface,
			error.code, error.message);
		return false;
	}
	return true;
}

void attacker_case(bool good, const char *what, ...)
{
	char text[256];
	va_list args;
	va_start(args, what);
	vsnprintf(text, sizeof(text), what, args);
	va_end(args);
	printf("%s - %s\n", good ? "ok" : "not ok", text);
	any_failed = any_failed || !good;
}

int attacker_status(void)
{
	return any_failed ? 1 : 0;
}
