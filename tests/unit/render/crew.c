/* SPDX-License-Identifier: MIT */
#include "render/crew.h"
#include "check.h"

#include <stdatomic.h>
#include <string.h>

enum {
	PARTS = 100,
};

struct job {
	atomic_int done[PARTS];
};

static void do_part(void *data, int number)
{
	struct job *job = data;
	atomic_fetch_add(&job->done[number], 1);
}

static void test_jobs(void)
{
	struct crew crew;
	crew_init(&crew);
	for (int round = 0; round < 2000; round++) {
		struct job job = {0};
		int count = round % PARTS;
		crew_do(&crew, count, do_part, &job);
		for (int i = 0; i < PARTS; i++) {
			CHECK_EQ(atomic_load(&job.done[i]), i < count ? 1 : 0);
		}
	}
	crew_finish(&crew);
}

static void test_no_job(void)
{
	struct crew crew;
	crew_init(&crew);
	CHECK_EQ(crew.hand_count, 0);
	crew_finish(&crew);
}

static void note_thread(void *data, int number)
{
	pthread_t *threads = data;
	threads[number] = pthread_self();
}

/* As where no thread can be had. */
static void test_alone(void)
{
	struct crew crew;
	pthread_t threads[PARTS];
	crew_init(&crew);
	crew.started = true;
	crew_do(&crew, PARTS, note_thread, threads);
	for (int i = 0; i < PARTS; i++) {
		CHECK(pthread_equal(threads[i], pthread_self()));
	}
	crew_finish(&crew);
}

static const struct check_case cases[] = {
	{"each part is done once, in any number of jobs", test_jobs},
	{"no threads without a job", test_no_job},
	{"the caller alone", test_alone},
};

CHECK_MAIN(cases)
