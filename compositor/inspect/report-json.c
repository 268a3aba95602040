/* SPDX-License-Identifier: MIT */
#include "control/json.h"
#include "control/stats.h"
#include "inspect/advice.h"
#include "inspect/report.h"

static void write_advice(FILE *file, const struct client_record *record)
{
	struct advice advice;
	advice_find(record, &advice);
	for (size_t i = 0; i < advice.count; i++) {
		fputs(i > 0 ? ",\n      " : "\n      ", file);
		json_write_string(file, advice.sentence[i]);
	}
}

void report_write_json(FILE *file, const struct report_subject *subject)
{
	fprintf(file, "{\n  \"version\": \"%s\",\n  \"command\": [", WEDDELL_VERSION);
	for (char **word = subject->command; *word != NULL; word++) {
		fputs(word != subject->command ? ", " : "", file);
		json_write_string(file, *word);
	}
	fprintf(file, "],\n  \"seconds\": %.3f,\n  \"clients\": [", subject->seconds);
	const char *separator = "\n";
	struct client_record *record;
	wl_list_for_each (record, &subject->clients->list, link) {
		fprintf(file, "%s    {\"statistics\":\n", separator);
		stats_write_client(file, record); /* brings the numbers up to date, too */
		fputs(",\n    \"advice\": [", file);
		write_advice(file, record);
		fputs("]}", file);
		separator = ",\n";
	}
	fputs("\n  ]\n}\n", file);
}
