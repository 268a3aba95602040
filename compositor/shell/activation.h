/* SPDX-License-Identifier: MIT */
/*
 * Activation tokens: strings that a client may hand to another one, so that
 * the other may bring a window of its own to the front. It is the model of
 * xdg_activation_v1.
 *
 * A token is worth something when a person has done something with the client
 * that asked for it; it is good once, for a while. Of those no more than
 * ACTIVATION_TOKENS_MAX are kept, the newest ones, so nothing is charged.
 */
#ifndef WEDDELL_SHELL_ACTIVATION_H
#define WEDDELL_SHELL_ACTIVATION_H

#include "base/random-name.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	ACTIVATION_TOKENS_MAX = 64,
};

struct activation_token {
	char name[RANDOM_NAME_SIZE]; /* "": used */
	int64_t made_nsec;
};

struct activation {
	struct activation_token tokens[ACTIVATION_TOKENS_MAX];
	size_t next; /* place of the next one */
};

/* A new token, unlike any other, made at now_nsec (CLOCK_MONOTONIC). One that is not by_user is
 * worth nothing. Returns 0 or a negative errno. */
int activation_make_token(struct activation *activation, bool by_user, int64_t now_nsec,
	char name_out[RANDOM_NAME_SIZE]);

/* Whether name is worth something at now_nsec. It is not any more afterwards. */
bool activation_use_token(struct activation *activation, const char *name, int64_t now_nsec);

#endif
