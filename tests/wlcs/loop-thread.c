/* SPDX-License-Identifier: MIT */
#include "loop-thread.h"

#include "must.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <wayland-server-core.h>

struct loop_thread {
	struct wl_display *display;
	struct wl_event_source *source;
	int wake_fd;
	pthread_t thread;
	bool running; /* known to the callers' thread only */

	pthread_mutex_t lock;
	pthread_cond_t done;
	void (*function)(void *data); /* the job, or NULL once it is done; under the lock */
	void *data;
};

/* The lock is not held while the job runs: the only one who could want it waits for the job. */
static int handle_wake(int fd, uint32_t mask, void *data)
{
	struct loop_thread *thread = data;
	uint64_t count;
	MUST(read(fd, &count, sizeof(count)) == sizeof(count));
	pthread_mutex_lock(&thread->lock);
	void (*function)(void *data) = thread->function;
	void *job_data = thread->data;
	pthread_mutex_unlock(&thread->lock);
	function(job_data);
	wl_display_flush_clients(thread->display);
	pthread_mutex_lock(&thread->lock);
	thread->function = NULL;
	pthread_cond_signal(&thread->done);
	pthread_mutex_unlock(&thread->lock);
	return 0;
}

struct loop_thread *loop_thread_create(struct wl_display *display)
{
	struct loop_thread *thread = calloc(1, sizeof(*thread));
	MUST(thread != NULL);
	thread->display = display;
	thread->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	MUST(thread->wake_fd >= 0);
	thread->source = wl_event_loop_add_fd(wl_display_get_event_loop(display), thread->wake_fd,
		WL_EVENT_READABLE, handle_wake, thread);
	MUST(thread->source != NULL);
	MUST(pthread_mutex_init(&thread->lock, NULL) == 0);
	MUST(pthread_cond_init(&thread->done, NULL) == 0);
	return thread;
}

void loop_thread_destroy(struct loop_thread *thread)
{
	MUST(!thread->running);
	wl_event_source_remove(thread->source);
	close(thread->wake_fd);
	pthread_cond_destroy(&thread->done);
	pthread_mutex_destroy(&thread->lock);
	free(thread);
}

static void *run_loop(void *data)
{
	wl_display_run(data);
	return NULL;
}

static void do_nothing(void *data)
{
}

static void end_loop(void *data)
{
	wl_display_terminate(data);
}

void loop_thread_start(struct loop_thread *thread)
{
	MUST(!thread->running);
	MUST(pthread_create(&thread->thread, NULL, run_loop, thread->display) == 0);
	thread->running = true;
	/* wl_display_run begins by forgetting that it was told to end */
	loop_thread_run(thread, do_nothing, NULL);
}

void loop_thread_stop(struct loop_thread *thread)
{
	if (thread->running) {
		loop_thread_run(thread, end_loop, thread->display);
		MUST(pthread_join(thread->thread, NULL) == 0);
		thread->running = false;
	}
}

void loop_thread_run(struct loop_thread *thread, void (*function)(void *data), void *data)
{
	if (!thread->running) {
		function(data);
		return;
	}
	pthread_mutex_lock(&thread->lock);
	thread->function = function;
	thread->data = data;
	pthread_mutex_unlock(&thread->lock);
	const uint64_t one = 1;
	MUST(write(thread->wake_fd, &one, sizeof(one)) == sizeof(one));
	pthread_mutex_lock(&thread->lock);
	while (thread->function != NULL) {
		pthread_cond_wait(&thread->done, &thread->lock);
	}
	pthread_mutex_unlock(&thread->lock);
}
