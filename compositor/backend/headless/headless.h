/* SPDX-License-Identifier: MIT */
/*
 * Outputs without screens: any number, of any size, refresh, scale and
 * transform. A frame counts as shown the moment it is committed; what is shown
 * can be read back (output/output-picture.h).
 *
 * An output takes as its picture any client buffer that can be read in place.
 */
#ifndef WEDDELL_BACKEND_HEADLESS_HEADLESS_H
#define WEDDELL_BACKEND_HEADLESS_HEADLESS_H

#include "backend/backend.h"

struct headless_backend;

struct headless_output_config {
	int32_t width, height; /* mode pixels */
	int32_t refresh_mhz;   /* 0 for 60 Hz */
	double scale;          /* 0 for 1 */
	enum transform transform;
	const char *name; /* NULL for HEADLESS-n, the first that no output has */
};

/* Its outputs are added to layout, which outlives it. Returns 0 or -ENOMEM. */
int headless_backend_create(struct output_layout *layout, struct headless_backend **backend_out);

/* What it is to those who know no kind of backend; not a second object. */
struct backend *headless_backend_base(struct headless_backend *backend);

/* The same with an output for each wish, or one of 1280x720 where there is none. Says on the log
 * what could not be done. Returns 0 or an error of output_init. */
int headless_backend_start(const struct backend_config *config, struct backend **backend_out);

/* Destroys its outputs, too. NULL is fine. */
void headless_backend_destroy(struct headless_backend *backend);

/* The output is the backend's; output_destroy takes it away earlier. Returns 0 or an error of
 * output_init. */
int headless_backend_add_output(struct headless_backend *backend,
	const struct headless_output_config *config, struct output **output_out);

/* The same, of the form that its user likes. */
int headless_backend_add_wish(struct headless_backend *backend, const struct output_wish *wish,
	struct output **output_out);

/* Whether an output is one of a headless backend. */
bool headless_output_is(const struct output *output);

#endif
