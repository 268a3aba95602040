/* SPDX-License-Identifier: MIT */
#include "render/crew.h"

#include <sched.h>
#include <signal.h>

void crew_init(struct crew *crew)
{
	*crew = (struct crew){.hand_count = 0};
	pthread_mutex_init(&crew->lock, NULL);
	pthread_cond_init(&crew->begin, NULL);
	pthread_cond_init(&crew->end, NULL);
}

/* The lock is held, but while a part is done. */
static void do_parts(struct crew *crew)
{
	while (crew->next < crew->count) {
		int number = crew->next++;
		pthread_mutex_unlock(&crew->lock);
		crew->part(crew->data, number);
		pthread_mutex_lock(&crew->lock);
		if (--crew->left == 0) {
			pthread_cond_signal(&crew->end);
		}
	}
}

static void *work(void *data)
{
	struct crew *crew = data;
	pthread_mutex_lock(&crew->lock);
	while (!crew->leaving) {
		do_parts(crew);
		pthread_cond_wait(&crew->begin, &crew->lock);
	}
	pthread_mutex_unlock(&crew->lock);
	return NULL;
}

static int count_processors(void)
{
	cpu_set_t processors;
	return sched_getaffinity(0, sizeof(processors), &processors) == 0 ? CPU_COUNT(&processors)
									  : 1;
}

/* Signals are for the event loop's thread. */
static void start(struct crew *crew)
{
	sigset_t all, before;
	int wanted = count_processors() - 1;
	crew->started = true;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (crew->hand_count < wanted && crew->hand_count < CREW_HANDS_MAX &&
		pthread_create(&crew->hands[crew->hand_count], NULL, work, crew) == 0) {
		crew->hand_count++;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void crew_finish(struct crew *crew)
{
	pthread_mutex_lock(&crew->lock);
	crew->leaving = true;
	pthread_cond_broadcast(&crew->begin);
	pthread_mutex_unlock(&crew->lock);
	for (int i = 0; i < crew->hand_count; i++) {
		pthread_join(crew->hands[i], NULL);
	}
	pthread_cond_destroy(&crew->end);
	pthread_cond_destroy(&crew->begin);
	pthread_mutex_destroy(&crew->lock);
}

void crew_do(struct crew *crew, int count, void (*part)(void *data, int number), void *data)
{
	if (!crew->started) {
		start(crew);
	}
	pthread_mutex_lock(&crew->lock);
	crew->part = part;
	crew->data = data;
	crew->next = 0;
	crew->count = crew->left = count;
	pthread_cond_broadcast(&crew->begin);
	do_parts(crew);
	while (crew->left > 0) {
		pthread_cond_wait(&crew->end, &crew->lock);
	}
	pthread_mutex_unlock(&crew->lock);
}
