/* SPDX-License-Identifier: MIT */
#include "ctl/ctl-arguments.h"
#include "ctl/ctl-output.h"
#include "ctl/ctl-socket.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void print_help(void)
{
	puts("Usage: weddellctl [--socket PATH] [--json] COMMAND [WORD]...\n"
	     "\n"
	     "Asks a running weddell, or tells it:\n"
	     "\n"
	     "  outputs                         what outputs there are, and where\n"
	     "  add-output [SPEC]               add a headless one; SPEC as for weddell's output\n"
	     "                                  option, [NAME:]WxH[@Hz][xSCALE][:TRANSFORM]\n"
	     "  remove-output NAME              take a headless one away\n"
	     "  output NAME [on|off] [mode WxH[@Hz]] [scale SCALE] [transform TRANSFORM]\n"
	     "              [place X,Y] [power on|off]\n"
	     "                                  change one, or take it out and back\n"
	     "  clients                         what programs are connected\n"
	     "  windows                         what windows they have, bottom to top\n"
	     "  screenshot FILE.png [OUTPUT]    a picture of all outputs, or of one\n"
	     "  stats                           statistics, as JSON\n"
	     "  version                         of the compositor\n"
	     "  quit                            end the compositor\n"
	     "\n"
	     "  --socket PATH                   the control socket, in place of WEDDELL_CONTROL, "
	     "or\n"
	     "                                  the one beside WAYLAND_DISPLAY\n"
	     "  --json                          print the answer as it comes\n"
	     "  --version, --help");
}

/* Returns the exit status. */
static int show(const char *answer, bool as_json)
{
	cJSON *root = cJSON_Parse(answer);
	bool ok = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(root, "ok"));
	const cJSON *error = cJSON_GetObjectItemCaseSensitive(root, "error");
	const cJSON *message = cJSON_GetObjectItemCaseSensitive(error, "message");
	if (as_json) {
		puts(answer);
	} else if (ok) {
		ctl_output_print(root);
	} else {
		fprintf(stderr, "weddellctl: %s\n",
			cJSON_IsString(message) ? message->valuestring : answer);
	}
	cJSON_Delete(root);
	return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int run(const struct ctl_arguments *arguments)
{
	int fd = ctl_socket_connect(arguments->socket);
	char *text = cJSON_PrintUnformatted(arguments->request);
	char *line = text != NULL ? realloc(text, strlen(text) + 2) : NULL;
	char *answer = NULL;
	if (fd >= 0 && line != NULL) {
		answer = ctl_socket_ask(fd, strcat(line, "\n"));
	}
	int status = answer != NULL ? show(answer, arguments->json) : EXIT_FAILURE;
	free(answer);
	free(line);
	if (fd >= 0) {
		close(fd);
	}
	return status;
}

int main(int argc, char **argv)
{
	struct ctl_arguments arguments;
	int status = EXIT_SUCCESS;
	switch (ctl_arguments_parse(argc, argv, &arguments)) {
	case CTL_SHOW_HELP:
		print_help();
		break;
	case CTL_SHOW_VERSION:
		puts("weddellctl " WEDDELL_VERSION);
		break;
	case CTL_WRONG:
		status = 2;
		break;
	case CTL_RUN:
		status = run(&arguments);
	}
	cJSON_Delete(arguments.request);
	return status;
}
