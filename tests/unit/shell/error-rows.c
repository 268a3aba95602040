/* SPDX-License-Identifier: MIT */
#include "error-rows.h"

#include <stdio.h>
#include <string.h>

const char *error_rows_run(struct wire_client *client, const struct error_row *rows, size_t count,
	char *text, size_t size)
{
	text[0] = '\0';
	for (size_t i = 0; i < count && text[0] == '\0'; i++) {
		const struct error_row *row = &rows[i];
		char told[1024];
		wire_client_init(client);
		row->run();
		wire_client_error(client, told, sizeof(told));
		if (strncmp(told, row->error, strlen(row->error)) != 0 ||
			strstr(told, row->says) == NULL) {
			snprintf(text, size, "%s: \"%s\", expected \"%s ... %s\"", row->name, told,
				row->error, row->says);
		}
		wire_client_finish(client);
	}
	return text;
}
