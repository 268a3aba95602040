/* SPDX-License-Identifier: MIT */
/*
 * A request of the control protocol, and the reply that is put together for it:
 * docs/control-protocol.md.
 *
 * It fails at most once, with a code for programs and a sentence for people;
 * what is done to it afterwards has no effect.
 */
#ifndef WEDDELL_CONTROL_REQUEST_H
#define WEDDELL_CONTROL_REQUEST_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

struct request {
	cJSON *root;         /* what was asked; NULL when that was no JSON object */
	cJSON *reply;        /* NULL without memory */
	const char *command; /* of root; NULL when it failed before */
	const char *code;    /* NULL: it has not failed */
	char message[512];
};

/* Codes of failures. */
#define REQUEST_BAD_JSON "bad-json"
#define REQUEST_UNKNOWN_COMMAND "unknown-command"
#define REQUEST_BAD_ARGUMENT "bad-argument"
#define REQUEST_NOT_FOUND "not-found"
#define REQUEST_REFUSED "refused"
#define REQUEST_FAILED "failed"

/* Reads text. One that is not right has failed. */
void request_init(struct request *request, const char *text);

/* Ends it, and gives the line to send, of malloc; NULL without memory. */
char *request_finish(struct request *request);

/* Returns false, for convenience. */
__attribute__((format(printf, 3, 4))) bool request_fail(
	struct request *request, const char *code, const char *format, ...);

/* Fails where an argument is not one of names, which end with NULL. */
bool request_allow(struct request *request, const char *const *names);

bool request_has(const struct request *request, const char *name);

/* Each fails where the argument is of another kind or not within the limits, and leaves *value
 * alone where it is missing. The text is the request's. */
bool request_get_text(struct request *request, const char *name, const char **value);
bool request_get_number(
	struct request *request, const char *name, double least, double most, double *value);
bool request_get_int(
	struct request *request, const char *name, int32_t least, int32_t most, int32_t *value);

bool request_get_bool(struct request *request, const char *name, bool *value);

/* Fails where it is missing, too. */
bool request_need_text(struct request *request, const char *name, const char **value_out);

#endif
