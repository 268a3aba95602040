/* SPDX-License-Identifier: MIT */
#include "control/request.h"

#include "base/utf8.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char command_name[] = "command";
static const char id_name[] = "id";

bool request_fail(struct request *request, const char *code, const char *format, ...)
{
	if (request->code == NULL) {
		va_list args;
		va_start(args, format);
		vsnprintf(request->message, sizeof(request->message), format, args);
		va_end(args);
		request->code = code;
	}
	return false;
}

static bool is_object(const cJSON *root)
{
	return root != NULL && cJSON_IsObject(root);
}

void request_init(struct request *request, const char *text)
{
	*request = (struct request){0};
	const char *end = NULL;
	request->reply = cJSON_CreateObject();
	request->root = cJSON_ParseWithOpts(text, &end, true);
	if (request->root == NULL) {
		request_fail(request, REQUEST_BAD_JSON,
			"the line is not JSON: byte %td is not as expected", end - text + 1);
	} else if (!is_object(request->root)) {
		cJSON_Delete(request->root);
		request->root = NULL;
		request_fail(request, REQUEST_BAD_JSON,
			"the line is JSON, but no object: give {\"command\": \"outputs\"} or "
			"alike");
	} else {
		request_need_text(request, command_name, &request->command);
	}
}

/* {"id": ..., "ok": true, ...}: what was replied so far goes when it has failed. */
static cJSON *put_together(struct request *request)
{
	cJSON *reply = cJSON_CreateObject();
	cJSON *id = cJSON_GetObjectItemCaseSensitive(request->root, id_name);
	if (id != NULL) {
		cJSON_AddItemToObject(reply, id_name, cJSON_Duplicate(id, true));
	}
	cJSON_AddBoolToObject(reply, "ok", request->code == NULL);
	if (request->code != NULL) {
		cJSON *error = cJSON_AddObjectToObject(reply, "error");
		cJSON_AddStringToObject(error, "code", request->code);
		cJSON_AddStringToObject(error, "message", request->message);
		return reply;
	}
	while (request->reply != NULL && request->reply->child != NULL) {
		cJSON *item = cJSON_DetachItemViaPointer(request->reply, request->reply->child);
		cJSON_AddItemToObject(reply, item->string, item);
	}
	return reply;
}

char *request_finish(struct request *request)
{
	cJSON *reply = put_together(request);
	char *text = cJSON_PrintUnformatted(reply);
	size_t length = text != NULL ? strlen(text) : 0;
	char *line = text != NULL ? realloc(text, length + 2) : NULL;
	if (line != NULL) {
		memcpy(line + length, "\n", 2);
		utf8_repair(line);
	} else {
		free(text);
	}
	cJSON_Delete(reply);
	cJSON_Delete(request->reply);
	cJSON_Delete(request->root);
	return line;
}

static bool is_among(const char *name, const char *const *names)
{
	for (; *names != NULL; names++) {
		if (strcmp(name, *names) == 0) {
			return true;
		}
	}
	return false;
}

bool request_allow(struct request *request, const char *const *names)
{
	static const char *const always[] = {command_name, id_name, NULL};
	const cJSON *item;
	cJSON_ArrayForEach(item, request->root)
	{
		if (!is_among(item->string, always) && !is_among(item->string, names)) {
			return request_fail(request, REQUEST_BAD_ARGUMENT,
				"%s has no argument \"%.64s\"", request->command, item->string);
		}
	}
	return request->code == NULL;
}

static const cJSON *find(const struct request *request, const char *name)
{
	return cJSON_GetObjectItemCaseSensitive(request->root, name);
}

bool request_has(const struct request *request, const char *name)
{
	return find(request, name) != NULL;
}

bool request_get_text(struct request *request, const char *name, const char **value)
{
	const cJSON *item = find(request, name);
	if (item == NULL) {
		return true;
	}
	if (!cJSON_IsString(item) || item->valuestring[0] == '\0') {
		return request_fail(request, REQUEST_BAD_ARGUMENT,
			"\"%s\" has to be a text that is not empty", name);
	}
	*value = item->valuestring;
	return true;
}

bool request_need_text(struct request *request, const char *name, const char **value_out)
{
	if (!request_has(request, name)) {
		return request_fail(
			request, REQUEST_BAD_ARGUMENT, "\"%s\" is missing: a text", name);
	}
	return request_get_text(request, name, value_out);
}

bool request_get_number(
	struct request *request, const char *name, double least, double most, double *value)
{
	const cJSON *item = find(request, name);
	if (item == NULL) {
		return true;
	}
	if (!cJSON_IsNumber(item) || !(item->valuedouble >= least && item->valuedouble <= most)) {
		return request_fail(request, REQUEST_BAD_ARGUMENT,
			"\"%s\" has to be a number from %g to %g", name, least, most);
	}
	*value = item->valuedouble;
	return true;
}

bool request_get_int(
	struct request *request, const char *name, int32_t least, int32_t most, int32_t *value)
{
	double number = *value;
	if (!request_get_number(request, name, least, most, &number)) {
		return false;
	}
	if (number != floor(number)) {
		return request_fail(
			request, REQUEST_BAD_ARGUMENT, "\"%s\" has to be a whole number", name);
	}
	*value = (int32_t)number;
	return true;
}

bool request_get_bool(struct request *request, const char *name, bool *value)
{
	const cJSON *item = find(request, name);
	if (item == NULL) {
		return true;
	}
	if (!cJSON_IsBool(item)) {
		return request_fail(
			request, REQUEST_BAD_ARGUMENT, "\"%s\" has to be true or false", name);
	}
	*value = cJSON_IsTrue(item);
	return true;
}
