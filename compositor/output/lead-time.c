/* SPDX-License-Identifier: MIT */
#include "output/lead-time.h"

enum {
	MARGIN_PART = 8,    /* of a period, the least margin */
	SLOWNESS_KEPT = 32, /* each frame the work falls by one of so many parts: half in 22 */
	MARGIN_KEPT = 4096, /* the same of the margin: half in 47 s, at 60 frames a second */
};

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t margin_of(const struct lead_time *lead, int64_t period_nsec)
{
	int64_t margin = period_nsec / MARGIN_PART;
	return lead->margin_nsec > margin ? lead->margin_nsec : margin;
}

int64_t lead_time_get(const struct lead_time *lead, int64_t period_nsec)
{
	return least(lead->work_nsec + margin_of(lead, period_nsec), period_nsec);
}

void lead_time_begin(struct lead_time *lead, int64_t now_nsec, int64_t flip_nsec)
{
	lead->begun_nsec = now_nsec;
	lead->flip_nsec = flip_nsec;
}

void lead_time_handed_over(struct lead_time *lead, int64_t now_nsec, int64_t period_nsec)
{
	int64_t took = now_nsec - lead->begun_nsec;
	int64_t fallen = lead->work_nsec - lead->work_nsec / SLOWNESS_KEPT;
	lead->work_nsec = least(took > fallen ? took : fallen, period_nsec);
}

void lead_time_flipped(struct lead_time *lead, int64_t time_nsec, int64_t period_nsec)
{
	if (lead->flip_nsec != 0 && time_nsec > lead->flip_nsec + period_nsec / 2) {
		lead->margin_nsec = least(2 * margin_of(lead, period_nsec), period_nsec);
	} else {
		lead->margin_nsec -= lead->margin_nsec / MARGIN_KEPT;
	}
}
