/* SPDX-License-Identifier: MIT */
/*
 * An output: a window of a given size into the scene, shown frame by frame by a
 * backend.
 *
 * Three spaces: logical pixels, in which the outputs and all surfaces lie side
 * by side; output pixels, which are logical ones relative to the output times
 * its scale; and mode pixels, which are output pixels turned by its transform,
 * as the screen scans them out.
 *
 * It repaints when the scene has changed, at most once a refresh period, and
 * not at all while there is nothing new.
 */
#ifndef WEDDELL_OUTPUT_OUTPUT_H
#define WEDDELL_OUTPUT_OUTPUT_H

#include "output/frame-clock.h"
#include "output/frame.h"
#include "output/late-answers.h"
#include "output/lead-time.h"
#include "output/output-mode.h"

struct output;
struct output_layout;

struct output_config {
	const char *name, *make, *model, *description; /* copied */
	int32_t mm_width, mm_height;                   /* of the screen; 0 when not known */
	struct output_mode mode;
	const struct output_mode *modes; /* to choose from; not copied. May be NULL */
	size_t mode_count;
	double scale; /* output pixels a logical pixel; positive */
	enum transform transform;
};

/* A plane in front of the output's picture. */
struct output_plane {
	enum plane_kind kind;
	int32_t width, height; /* mode pixels, of what can be drawn for it; 0 for nothing */
};

/* What a backend does for its outputs. */
struct output_interface {
	/* Memory of the output's mode for the next frame; it stays until that frame is replaced.
	 * Returns 0 or a negative errno. */
	int (*target)(struct output *output, struct render_target **target_out);
	/* Whether a buffer, of the size of the mode, can be shown as it is: 0, or why not (enum
	 * direct_obstacle, OUTPUT and those after it). NULL: none can. */
	uint32_t (*judge_direct)(struct output *output, struct buffer *buffer);
	/* The same for one of its planes: whether that can show what is described, a source of a
	 * buffer, or, without one, what is drawn into plane_target. NULL: none shows buffers. */
	uint32_t (*judge_plane)(struct output *output, const struct frame_plane *plane);
	/* Memory for what is drawn for a plane in the next frame, ARGB8888, at least as large as
	 * its source; it stays until another one is shown. NULL: there is none for any. */
	struct render_target *(*plane_target)(
		struct output *output, const struct frame_plane *plane);
	/* Whether it can show all planes of frame at once, and behind them direct, or, when that is
	 * NULL, what is drawn. NULL: it can. */
	bool (*takes_planes)(
		struct output *output, const struct frame *frame, const struct buffer *direct);
	/* Shows frame, then calls output_presented, from within or later. Returns 0, or a negative
	 * errno and then never calls it. */
	int (*commit)(struct output *output, const struct frame *frame);
	/* Whether the mode can be given to output_configure, by who asks for it and is not the
	 * backend itself. NULL: none but the one it has. */
	bool (*takes_mode)(const struct output *output, const struct output_mode *mode);
	/* Another mode, one that it takes, was given to output_configure. May be NULL. */
	void (*mode_changed)(struct output *output);
	/* Turns the screen off, or lets the next frame turn it on. NULL: it is always on. */
	void (*set_power)(struct output *output, bool on);
	/* Calls output_finish and frees. */
	void (*destroy)(struct output *output);
	/* The alpha of a direct frame counts for nothing: its pixels are shown as they are. */
	bool ignores_alpha;
	/* Nobody behind it asks for frames late: so clients are asked for the next one late
	 * (late-answers.h), and where the hardware keeps the beat it is made late, too
	 * (lead-time.h). */
	bool answers_late;
};

/* Payload of events.frame. */
struct output_frame_event {
	struct output *output;
	const struct frame *frame; /* now shown; its notices are answered */
	const struct presentation *presentation;
};

struct output {
	const struct output_interface *impl;
	struct output_layout *layout;
	struct wl_list link; /* output_layout.outputs, or disabled */
	bool enabled;        /* else nobody sees it but who sets up outputs */
	bool powered;        /* else its screen is off; it keeps its place */
	unsigned int index;  /* below SURFACE_OUTPUT_MAX; no other output has it now */

	char *name, *make, *model, *description;
	int32_t mm_width, mm_height; /* of the screen, not turned */
	struct output_mode mode;
	double scale;
	enum transform transform;
	int32_t x, y;                    /* logical; set by the layout */
	bool placed;                     /* where its user wants it: the layout leaves it there */
	const struct output_mode *modes; /* to choose from; the backend's */
	size_t mode_count;

	struct {
		struct wl_signal frame;    /* struct output_frame_event: a new one is shown */
		struct wl_signal clearing; /* struct output: the frame shown, still to be read, is
					    * the last one with a surface on it, or before its
					    * screen is off */
		struct wl_signal changed;  /* struct output: mode, scale, transform or place */
		struct wl_signal power;    /* struct output: powered is another one */
		/* struct output: about to leave the layout, still whole: all who listen let go of
		 * it. If it was disabled only, it comes back with layout.events.add. */
		struct wl_signal leave;
	} events;

	const struct output_plane *planes; /* the backend's, bottom to top */
	size_t plane_count;                /* at most PLANE_MAX */

	bool scans_out; /* of the backend: a direct frame is read by display hardware */
	uint64_t frames_direct, frames_composited; /* with nothing drawn for them, and others */

	struct frame *shown;          /* the last one; empty at first */
	int64_t shown_nsec;           /* since when; 0 at first */
	struct damage_history damage; /* what changed in each picture, in output pixels */
	struct damage_history seen;   /* the same, with what is on planes */

	void *owner; /* of wire/: the global */

	/* private, of output.c and repaint.c */
	struct frame *next; /* being put together, or committed and not shown yet */
	struct frame frames[2];
	struct frame_clock *clock;
	struct late_answers answers;
	struct lead_time lead;
	bool in_flight; /* next is with the backend */
	bool wanted;    /* again, once what is in flight is shown */
	bool forced;    /* also when nothing has changed */
	bool stale;     /* all of it has to be drawn anew */
	bool asleep;
	uint64_t sequence;
};

/* For backends, which embed it: adds it to the layout, at the right. Returns 0, -EINVAL for a
 * mode or scale that cannot be, -EEXIST when another has its name, -ENOSPC for too many outputs,
 * or a negative errno. */
int output_init(struct output *output, const struct output_interface *impl,
	struct output_layout *layout, const struct output_config *config);

/* Takes it out of the layout: no surface is on it any more, buffers are given back, clients that
 * wait for a frame are answered. */
void output_finish(struct output *output);

/* Through its backend. NULL is fine. */
void output_destroy(struct output *output);

/* Returns 0 or -EINVAL; then nothing has changed. */
int output_configure(struct output *output, const struct output_mode *mode, double scale,
	enum transform transform);

/* The size in output pixels. */
int32_t output_width(const struct output *output);
int32_t output_height(const struct output *output);

/* Where it is among the logical pixels. What has this size covers the output, at a fractional
 * scale, too; exactly, where whole logical pixels can. */
struct box output_logical_box(const struct output *output);

struct output_view output_view(const struct output *output);

int64_t output_period_nsec(const struct output *output);

/* Of the frame that is shown. */
const struct layer_list *output_layers(const struct output *output);

/* Asks for a repaint in due time; it makes a frame if anything looks different or someone waits
 * for one. */
void output_schedule(struct output *output);

/* The same, for what a client has committed: that may be what was waited for. */
void output_schedule_commit(struct output *output);

/* The same, and makes a frame in any case. */
void output_schedule_frame(struct output *output);

/* Whether it can be disabled, and its screen turned off. */
bool output_can_be_off(const struct output *output);

/* Takes it out of the layout and turns its screen off, but keeps it, and how it is set up. Only
 * where output_can_be_off. */
void output_disable(struct output *output);
/* Returns 0 or an error of output_layout_add. */
int output_enable(struct output *output);

/* Turns its screen on or off, in its place. While it is off it shows nothing and makes no frames;
 * no surface is on it. Only where output_can_be_off. */
void output_set_powered(struct output *output, bool powered);

/* For backends: while it sleeps it makes no frames, whatever is asked; once awake it makes one,
 * drawn whole. What is in flight may still be presented. */
void output_sleep(struct output *output);
void output_wake(struct output *output);

/* For backends, within set_power: what is in flight, if anything is, is never shown nor presented,
 * and its buffers are let go of. */
void output_drop_frame(struct output *output);

/* Whether a repaint is still to come. */
bool output_is_scheduled(const struct output *output);

/* For backends: the committed frame is shown, since time_nsec (CLOCK_MONOTONIC), with flags
 * of enum presentation_flag. ZERO_COPY says that what is direct reached the screen without a copy;
 * surfaces that were drawn are never told so. */
void output_presented(struct output *output, int64_t time_nsec, uint32_t flags);

#endif
