/* SPDX-License-Identifier: MIT */
/*
 * A crew does one job in parts, on as many processors as there are, up to four:
 * the caller and threads that sleep between jobs. They are started for the first
 * job, so a compositor that never has one has no threads.
 */
#ifndef WEDDELL_RENDER_CREW_H
#define WEDDELL_RENDER_CREW_H

#include <pthread.h>
#include <stdbool.h>

enum {
	CREW_HANDS_MAX =
		3, /* threads beside the caller: four of them use up most memories' speed */
};

struct crew {
	/* private */
	pthread_mutex_t lock;
	pthread_cond_t begin, end;
	pthread_t hands[CREW_HANDS_MAX];
	int hand_count;
	bool started, leaving;
	void (*part)(void *data, int number);
	void *data;
	int next, count; /* parts that nobody has begun */
	int left;        /* parts that are not done */
};

void crew_init(struct crew *crew);
/* Ends its threads. */
void crew_finish(struct crew *crew);

/* Calls part with each number from 0 to count - 1, from several threads and in any order; returns
 * when all are done. For one caller at a time. Where no threads can be had the caller does all. */
void crew_do(struct crew *crew, int count, void (*part)(void *data, int number), void *data);

#endif
