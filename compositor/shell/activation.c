/* SPDX-License-Identifier: MIT */
#include "shell/activation.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

/* Programs take their time to start. */
static const int64_t good_for_nsec = INT64_C(120) * 1000000000;

static int make_name(char name_out[ACTIVATION_TOKEN_SIZE])
{
	uint8_t bytes[(ACTIVATION_TOKEN_SIZE - 1) / 2];
	ssize_t count = getrandom(bytes, sizeof(bytes), GRND_NONBLOCK);
	if (count != (ssize_t)sizeof(bytes)) {
		return count < 0 ? -errno : -EIO;
	}
	for (size_t i = 0; i < sizeof(bytes); i++) {
		snprintf(name_out + 2 * i, 3, "%02x", bytes[i]);
	}
	return 0;
}

int activation_make_token(struct activation *activation, bool by_user, int64_t now_nsec,
	char name_out[ACTIVATION_TOKEN_SIZE])
{
	int error = make_name(name_out);
	if (error == 0 && by_user) {
		struct activation_token *token = &activation->tokens[activation->next];
		activation->next = (activation->next + 1) % ACTIVATION_TOKENS_MAX;
		memcpy(token->name, name_out, sizeof(token->name));
		token->made_nsec = now_nsec;
	}
	return error;
}

bool activation_use_token(struct activation *activation, const char *name, int64_t now_nsec)
{
	for (size_t i = 0; i < ACTIVATION_TOKENS_MAX; i++) {
		struct activation_token *token = &activation->tokens[i];
		if (token->name[0] != '\0' && strcmp(token->name, name) == 0) {
			token->name[0] = '\0';
			return now_nsec - token->made_nsec <= good_for_nsec;
		}
	}
	return false;
}
