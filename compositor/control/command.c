/* SPDX-License-Identifier: MIT */
#include "control/command.h"

#include <string.h>

static const struct {
	const char *name;
	command_function *run;
	const char *arguments[12]; /* those it knows; ends with NULL */
} commands[] = {
	{"version", command_version, {NULL}},
	{"outputs", command_outputs, {NULL}},
	{"add-output", command_add_output, {"spec"}},
	{"remove-output", command_remove_output, {"output"}},
	{"configure-output", command_configure_output,
		{"output", "width", "height", "refresh", "scale", "transform", "x", "y", "enabled",
			"powered"}},
	{"clients", command_clients, {NULL}},
	{"windows", command_windows, {NULL}},
	{"screenshot", command_screenshot, {"file", "output"}},
	{"stats", command_stats, {NULL}},
	{"quit", command_quit, {NULL}},
};

static void run(const struct control_reach *reach, struct request *request)
{
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (strcmp(commands[i].name, request->command) == 0) {
			if (request_allow(request, commands[i].arguments)) {
				commands[i].run(reach, request);
			}
			return;
		}
	}
	request_fail(request, REQUEST_UNKNOWN_COMMAND, "there is no command \"%.64s\"",
		request->command);
}

char *command_run(const struct control_reach *reach, const char *line)
{
	struct request request;
	request_init(&request, line);
	if (request.code == NULL) {
		run(reach, &request);
	}
	return request_finish(&request);
}
