/* SPDX-License-Identifier: MIT */
/*
 * A setup is how an output is, or is to be: its mode, scale, transform and
 * place. What tools change of outputs goes through here, and can be tried
 * before.
 */
#ifndef WEDDELL_OUTPUT_OUTPUT_SETUP_H
#define WEDDELL_OUTPUT_OUTPUT_SETUP_H

#include "output/output-layout.h"

enum {
	OUTPUT_PLACE_MAX = 1 << 20, /* logical pixels, each way */
};

struct output_setup {
	struct output_mode mode;
	double scale;
	enum transform transform;
	bool placed;  /* x and y are its user's choice; else the layout's */
	int32_t x, y; /* logical pixels */
};

struct output_setup output_setup_of(const struct output *output);

bool output_setup_equal(const struct output_setup *a, const struct output_setup *b);

/* Returns 0; -EINVAL when there is no such mode, scale or place; -ENOTSUP when the output's screen
 * does not take the mode. */
int output_setup_test(const struct output_setup *setup, const struct output *output);

/* Makes the output so, when the test says that it can be. What is placed
 * stays there; others make room. */
int output_setup_apply(const struct output_setup *setup, struct output *output);

#endif
