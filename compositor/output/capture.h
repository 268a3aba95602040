/* SPDX-License-Identifier: MIT */
/*
 * A capture is a picture of an output that is to be taken: of the newest state
 * of the scene, or as soon as something differs from the last one taken.
 *
 * It says when the picture is there; the pixels are then read by whoever
 * listens (capture_read).
 */
#ifndef WEDDELL_OUTPUT_CAPTURE_H
#define WEDDELL_OUTPUT_CAPTURE_H

#include "output/output-layout.h"

/* What was captured last of each output; shared by the captures of one client's object. */
struct capture_memory {
	/* the output's damage serial; 0 when it was never captured */
	uint64_t serials[SURFACE_OUTPUT_MAX];
	struct wl_listener output_remove; /* private */
};

void capture_memory_init(struct capture_memory *memory, struct output_layout *layout);
void capture_memory_finish(struct capture_memory *memory);

struct capture;

struct capture_listener {
	/* The picture can be read, now. */
	void (*ready)(void *data, struct capture *capture);
	/* The output is gone; there will be none. */
	void (*failed)(void *data, struct capture *capture);
};

/* Of region, logical pixels of the output's own, or with NULL of all of it. Returns 0, -ENOENT
 * when that is not on the output, or -ENOMEM. */
int capture_create(struct output *output, const struct box *region,
	const struct capture_listener *listener, void *data, struct capture **capture_out);
void capture_destroy(struct capture *capture); /* NULL is fine */

/* The size of the picture. */
int32_t capture_width(const struct capture *capture);
int32_t capture_height(const struct capture *capture);

/* Asks for the picture, once; the answer may come from within. */
void capture_start(struct capture *capture);
/* The same, when it differs from what memory has. */
void capture_start_when_changed(struct capture *capture, struct capture_memory *memory);

/* Until it failed: the output, and the part of it in mode pixels. */
const struct output *capture_output(const struct capture *capture);
const struct box *capture_box(const struct capture *capture);

/* Within ready: the pixels of part, a box within the picture, XRGB8888, in rows of stride bytes.
 * Returns 0 or a negative errno. */
int capture_read(const struct capture *capture, const struct box *part, void *data, int32_t stride);

/* Within ready: what of the picture has changed since the output's damage serial; all of it when
 * that is 0 or long ago. damage_out was initialised. */
void capture_damage_since(
	const struct capture *capture, uint64_t serial, pixman_region32_t *damage_out);

/* Within ready: what differs from what memory had; then memory is brought up to date. damage_out
 * was initialised. */
void capture_take_damage(const struct capture *capture, struct capture_memory *memory,
	pixman_region32_t *damage_out);

/* Within ready: since when the picture has been shown. */
int64_t capture_time_nsec(const struct capture *capture);

#endif
