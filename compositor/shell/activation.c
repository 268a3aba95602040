/* SPDX-License-Identifier: MIT */
#include "shell/activation.h"

#include <string.h>

/* Programs take their time to start. */
static const int64_t good_for_nsec = INT64_C(120) * 1000000000;

int activation_make_token(struct activation *activation, bool by_user, int64_t now_nsec,
	char name_out[RANDOM_NAME_SIZE])
{
	int error = random_name_make(name_out);
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
