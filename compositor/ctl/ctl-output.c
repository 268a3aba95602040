/* SPDX-License-Identifier: MIT */
#include "ctl/ctl-output.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static double number(const cJSON *item, const char *name)
{
	const cJSON *found = cJSON_GetObjectItemCaseSensitive(item, name);
	return cJSON_IsNumber(found) ? found->valuedouble : 0;
}

static const char *text(const cJSON *item, const char *name)
{
	const cJSON *found = cJSON_GetObjectItemCaseSensitive(item, name);
	return cJSON_IsString(found) ? found->valuestring : "";
}

static bool is_false(const cJSON *item, const char *name)
{
	return cJSON_IsFalse(cJSON_GetObjectItemCaseSensitive(item, name));
}

static void print_output(const cJSON *item)
{
	const cJSON *mode = cJSON_GetObjectItemCaseSensitive(item, "mode");
	const cJSON *box = cJSON_GetObjectItemCaseSensitive(item, "logical");
	printf("%s: %gx%g at %g Hz, scale %g, %s; ", text(item, "name"), number(mode, "width"),
		number(mode, "height"), number(mode, "refresh"), number(item, "scale"),
		text(item, "transform"));
	if (is_false(item, "enabled")) {
		puts("off");
		return;
	}
	printf("%gx%g at %g,%g%s\n", number(box, "width"), number(box, "height"), number(box, "x"),
		number(box, "y"), is_false(item, "powered") ? ", dark" : "");
}

static void print_client(const cJSON *item)
{
	printf("%g: %s, process %g, %.0f commits, %.0f bytes mapped\n", number(item, "client"),
		text(item, "name"), number(item, "pid"), number(item, "commits"),
		number(item, "bytes_mapped"));
}

static void print_if(const cJSON *item, const char *name)
{
	if (cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(item, name))) {
		printf(", %s", name);
	}
}

static void print_window(const cJSON *item)
{
	printf("%s: \"%s\" of client %g, %gx%g at %g,%g", text(item, "app_id"), text(item, "title"),
		number(item, "client"), number(item, "width"), number(item, "height"),
		number(item, "x"), number(item, "y"));
	print_if(item, "active");
	print_if(item, "maximised");
	print_if(item, "fullscreen");
	const cJSON *output;
	cJSON_ArrayForEach(output, cJSON_GetObjectItemCaseSensitive(item, "outputs"))
	{
		printf(", on %s", cJSON_IsString(output) ? output->valuestring : "?");
	}
	putchar('\n');
}

static void print_whole(const cJSON *item)
{
	char *whole = cJSON_Print(item);
	puts(whole != NULL ? whole : "");
	free(whole);
}

static void print_version(const cJSON *item)
{
	printf("weddell %s\n", cJSON_IsString(item) ? item->valuestring : "?");
}

void ctl_output_print(const cJSON *answer)
{
	static const struct {
		const char *name;
		void (*print)(const cJSON *item); /* of each, where it is a list */
	} parts[] = {
		{"outputs", print_output},
		{"output", print_output},
		{"clients", print_client},
		{"windows", print_window},
		{"stats", print_whole},
		{"version", print_version},
	};
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		const cJSON *part = cJSON_GetObjectItemCaseSensitive(answer, parts[i].name);
		const cJSON *item;
		if (cJSON_IsArray(part)) {
			cJSON_ArrayForEach(item, part)
			{
				parts[i].print(item);
			}
		} else if (part != NULL) {
			parts[i].print(part);
		}
	}
}
