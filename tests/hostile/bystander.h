/* SPDX-License-Identifier: MIT */
/*
 * The bystander: a process that draws one frame after another, on the
 * compositor that others are unkind to, and counts them where its parent sees.
 */
#ifndef WEDDELL_TESTS_HOSTILE_BYSTANDER_H
#define WEDDELL_TESTS_HOSTILE_BYSTANDER_H

#include <stdbool.h>
#include <sys/types.h>

struct bystander {
	pid_t pid;
	struct bystander_count *count; /* shared with it */
};

/* Returns 0 once it draws, or -1. */
int bystander_start(struct bystander *bystander, const char *socket);

/* Ends it. Returns whether it was still drawing. */
bool bystander_stop(struct bystander *bystander);

/* Whether it shows some frames more within five seconds. */
bool bystander_goes_on(const struct bystander *bystander);

#endif
