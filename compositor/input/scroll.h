/* SPDX-License-Identifier: MIT */
/*
 * Scrolling, gathered until the frame it belongs to, and then told as one.
 *
 * Wheels count in 120ths of a step. For clients that know whole steps only,
 * what is less than one waits for the next frame; turning the wheel round
 * forgets it.
 */
#ifndef WEDDELL_INPUT_SCROLL_H
#define WEDDELL_INPUT_SCROLL_H

#include <stdbool.h>
#include <stdint.h>

/* numbered as wl_pointer.axis */
enum scroll_axis {
	SCROLL_VERTICAL,
	SCROLL_HORIZONTAL,
	SCROLL_AXIS_COUNT,
};

/* numbered as wl_pointer.axis_source */
enum scroll_source {
	SCROLL_SOURCE_WHEEL,
	SCROLL_SOURCE_FINGER,
	SCROLL_SOURCE_CONTINUOUS,
	SCROLL_SOURCE_WHEEL_TILT,
	SCROLL_SOURCE_UNKNOWN,
};

/* What happened on one axis. The coarse pair is for clients that know whole steps only: of a
 * wheel it is empty until a step is full. */
struct scroll_axis_news {
	bool moved, stopped;
	double value;     /* logical pixels */
	int32_t value120; /* 0: not a wheel */
	double coarse_value;
	int32_t coarse_steps;
};

struct scroll_news {
	uint32_t time; /* milliseconds */
	enum scroll_source source;
	struct scroll_axis_news axes[SCROLL_AXIS_COUNT];
};

struct scroll {
	struct scroll_news gathered;
	struct {
		int32_t value120; /* not yet a whole step */
		double value;
	} remainder[SCROLL_AXIS_COUNT];
};

/* Nothing gathered, nothing left over. */
void scroll_init(struct scroll *scroll);

/* value120 is 0 for what has no steps. */
void scroll_move(struct scroll *scroll, enum scroll_axis axis, double value, int32_t value120,
	uint32_t time);
void scroll_stop(struct scroll *scroll, enum scroll_axis axis, uint32_t time);
void scroll_set_source(struct scroll *scroll, enum scroll_source source);

/* Ends the frame. Whether there was anything in it. */
bool scroll_take(struct scroll *scroll, struct scroll_news *news_out);

#endif
