/* SPDX-License-Identifier: MIT */
#include "tally.h"

#include <time.h>

int64_t tally_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void tally_note_frame(struct tally *tally, int64_t time)
{
	if (tally->first_nsec == 0) {
		tally->first_nsec = tally_now();
	}
	if (time != tally->last_time) {
		tally->last_time = time;
		tally->frames++;
	}
}

void tally_clear(struct tally *tally)
{
	tally->commits = tally->frames = tally->starved = 0;
	samples_clear(&tally->presented);
	samples_clear(&tally->answered);
}

void tally_finish(struct tally *tally)
{
	samples_finish(&tally->presented);
	samples_finish(&tally->answered);
}
