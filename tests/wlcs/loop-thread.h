/* SPDX-License-Identifier: MIT */
/*
 * A thread that runs a display's event loop, and the way to have something
 * done there: a job, which the caller waits for.
 */
#ifndef WEDDELL_TESTS_WLCS_LOOP_THREAD_H
#define WEDDELL_TESTS_WLCS_LOOP_THREAD_H

struct wl_display;
struct loop_thread;

/* Not running yet. The display outlives it. Dies when the machine cannot. */
struct loop_thread *loop_thread_create(struct wl_display *display);
/* It must have been stopped. */
void loop_thread_destroy(struct loop_thread *thread);

void loop_thread_start(struct loop_thread *thread);
/* Returns when the loop has ended. Nothing, when it does not run. */
void loop_thread_stop(struct loop_thread *thread);

/* Calls function(data) on the thread, or on the caller's when it does not run, and returns when
 * that has returned. For any one thread at a time; not from within a job. */
void loop_thread_run(struct loop_thread *thread, void (*function)(void *data), void *data);

#endif
