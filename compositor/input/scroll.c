/* SPDX-License-Identifier: MIT */
#include "input/scroll.h"

enum {
	STEP = 120, /* value120 of one step of a wheel */
};

static void clear_gathered(struct scroll *scroll)
{
	scroll->gathered = (struct scroll_news){.source = SCROLL_SOURCE_UNKNOWN};
}

void scroll_init(struct scroll *scroll)
{
	*scroll = (struct scroll){0};
	clear_gathered(scroll);
}

void scroll_move(
	struct scroll *scroll, enum scroll_axis axis, double value, int32_t value120, uint32_t time)
{
	struct scroll_axis_news *news = &scroll->gathered.axes[axis];
	if (value == 0 && value120 == 0) {
		return;
	}
	news->moved = true;
	news->value += value;
	if (__builtin_add_overflow(news->value120, value120, &news->value120)) {
		news->value120 = value120;
	}
	scroll->gathered.time = time;
}

void scroll_stop(struct scroll *scroll, enum scroll_axis axis, uint32_t time)
{
	scroll->gathered.axes[axis].stopped = true;
	scroll->gathered.time = time;
}

void scroll_set_source(struct scroll *scroll, enum scroll_source source)
{
	scroll->gathered.source = source;
}

/* Whole steps for clients that know no others; what is left waits for the next frame. */
static void coarsen(struct scroll *scroll, enum scroll_axis axis)
{
	struct scroll_axis_news *news = &scroll->gathered.axes[axis];
	if (news->value120 == 0) {
		news->coarse_value = news->value;
		return;
	}
	int64_t rest = scroll->remainder[axis].value120;
	double rest_value = scroll->remainder[axis].value;
	if ((rest < 0) != (news->value120 < 0)) { /* the wheel turned round */
		rest = 0;
		rest_value = 0;
	}
	rest += news->value120;
	rest_value += news->value;
	news->coarse_steps = (int32_t)(rest / STEP);
	news->coarse_value = rest_value * (news->coarse_steps * (double)STEP) / (double)rest;
	scroll->remainder[axis].value120 = (int32_t)(rest % STEP);
	scroll->remainder[axis].value = rest_value - news->coarse_value;
}

bool scroll_take(struct scroll *scroll, struct scroll_news *news_out)
{
	bool any = false;
	for (int axis = 0; axis < SCROLL_AXIS_COUNT; axis++) {
		const struct scroll_axis_news *news = &scroll->gathered.axes[axis];
		if (news->moved) {
			coarsen(scroll, axis);
		}
		any = any || news->moved || news->stopped;
	}
	if (any) {
		*news_out = scroll->gathered;
	}
	clear_gathered(scroll);
	return any;
}
