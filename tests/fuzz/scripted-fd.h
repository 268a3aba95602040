/* SPDX-License-Identifier: MIT */
/*
 * A client's file whose whole life is written in the input: which kind it is,
 * how long, what of it was written, which seals it has, and what its client
 * does to it while the compositor uses it.
 *
 * Sizes stay small where memory is really taken; a file may claim any size.
 */
#ifndef WEDDELL_TESTS_FUZZ_SCRIPTED_FD_H
#define WEDDELL_TESTS_FUZZ_SCRIPTED_FD_H

#include "input.h"

struct scripted_fd {
	int fd;    /* what the client keeps; -1 when this machine has no such kind */
	char *map; /* the client's own writable mapping; NULL mostly */
	size_t map_size;
};

/* A size in bytes, mostly at most 1 MiB, around the ends of pages. */
int32_t scripted_size(struct input *input);

/* Opens the file that comes next in the input. */
void scripted_fd_open(struct scripted_fd *file, struct input *input);
void scripted_fd_close(struct scripted_fd *file);

/* The client does one thing to its file: cuts or grows it, punches, writes, seals, maps. */
void scripted_fd_act(struct scripted_fd *file, struct input *input);

/* An fd for the compositor, or -1. */
int scripted_fd_send(const struct scripted_fd *file);

#endif
