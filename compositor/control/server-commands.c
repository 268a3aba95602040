/* SPDX-License-Identifier: MIT */
#include "control/command.h"
#include "control/stats.h"
#include "output/output-layout.h"
#include "output/screenshot.h"
#include "wire/client-record.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void command_version(const struct control_reach *reach, struct request *request)
{
	cJSON_AddStringToObject(request->reply, "version", WEDDELL_VERSION);
	cJSON_AddNumberToObject(request->reply, "pid", getpid());
	cJSON_AddStringToObject(request->reply, "socket", reach->socket_name);
}

void command_quit(const struct control_reach *reach, struct request *request)
{
	wl_display_terminate(reach->display);
}

void command_stats(const struct control_reach *reach, struct request *request)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);
	if (file != NULL) {
		stats_write_all(file, reach->clients, reach->outputs);
	}
	if (file == NULL || fclose(file) != 0) {
		request_fail(request, REQUEST_FAILED, "%s", strerror(ENOMEM));
	} else {
		cJSON_Minify(text);
		cJSON_AddRawToObject(request->reply, "stats", text);
	}
	free(text);
}

void command_screenshot(const struct control_reach *reach, struct request *request)
{
	const char *path, *name = NULL;
	if (!request_need_text(request, "file", &path) ||
		!request_get_text(request, "output", &name)) {
		return;
	}
	const struct output *output = NULL;
	if (name != NULL) {
		output = output_layout_from_name(reach->outputs, name);
		if (output == NULL) {
			request_fail(request, REQUEST_NOT_FOUND, "there is no output %s", name);
			return;
		}
	}
	if (path[0] != '/') {
		request_fail(request, REQUEST_BAD_ARGUMENT, "\"file\" has to be a whole path");
		return;
	}
	int error = output != NULL ? screenshot_write_output(output, path)
				   : screenshot_write(reach->outputs, path);
	heap_trim_schedule(&reach->clients->trim);
	if (error != 0) {
		request_fail(
			request, REQUEST_FAILED, "cannot write %s: %s", path, strerror(-error));
	}
}
