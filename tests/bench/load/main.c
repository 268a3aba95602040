/* SPDX-License-Identifier: MIT */
/*
 * bench-load LOAD WIDTHxHEIGHT [CLIENTS [WARM-UP-MSEC [MEASURED-MSEC [SINCE-NSEC]]]]
 *
 * Puts a load on the compositor in WAYLAND_DISPLAY, whichever it is, and prints
 * a line of JSON with what that compositor used meanwhile and how quick it was.
 * Then it goes on until its standard input ends, so that whoever started it can
 * look at the compositor's memory. SINCE is a moment (CLOCK_MONOTONIC) to which
 * the first picture is compared.
 *
 * It exits with 77 where the compositor lacks what the load needs.
 */
#include "animation.h"
#include "observer.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
	EXIT_UNSUPPORTED = 77,
	CONNECT_MSEC = 20000,
	TYPING_LEAST_MSEC = 25,
	TYPING_SPREAD_MSEC = 50,
	EVENTS_MAX = 64,
};

struct run {
	const struct load *load;
	int32_t width, height;
	int client_count;
	int64_t warm_up_nsec, measured_nsec, since_nsec;

	struct animation *animations;
	struct tally tally;
	pid_t compositor;
	int epoll_fd;
	int64_t next_key; /* of PACE_TYPING: when the next commit is to be made */
	uint32_t seed;
};

static int parse(struct run *run, int argc, char **argv)
{
	*run = (struct run){.client_count = 1,
		.warm_up_nsec = 500000000,
		.measured_nsec = 2000000000,
		.seed = 1,
		.epoll_fd = -1};
	run->load = argc > 2 ? load_find(argv[1]) : NULL;
	if (run->load == NULL || sscanf(argv[2], "%dx%d", &run->width, &run->height) != 2 ||
		run->width < LOAD_SPRITE || run->height < LOAD_SPRITE) {
		return -1;
	}
	run->client_count = argc > 3 ? atoi(argv[3]) : run->client_count;
	run->warm_up_nsec = argc > 4 ? atoll(argv[4]) * 1000000 : run->warm_up_nsec;
	run->measured_nsec = argc > 5 ? atoll(argv[5]) * 1000000 : run->measured_nsec;
	run->since_nsec = argc > 6 ? atoll(argv[6]) : 0;
	return run->client_count > 0 ? 0 : -1;
}

/* Until there is someone who listens; the display is not there before the compositor is. */
static pid_t wait_for_compositor(void)
{
	int64_t end = tally_now() + CONNECT_MSEC * INT64_C(1000000);
	struct wl_display *display;
	while ((display = wl_display_connect(NULL)) == NULL && tally_now() < end) {
		usleep(500);
	}
	if (display == NULL) {
		return -1;
	}
	pid_t pid = observer_find(wl_display_get_fd(display));
	wl_display_disconnect(display);
	return pid;
}

static enum animation_verdict start_all(struct run *run)
{
	run->animations = calloc((size_t)run->client_count, sizeof(*run->animations));
	run->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (run->animations == NULL || run->epoll_fd < 0) {
		return ANIMATION_FAILED;
	}
	for (int i = 0; i < run->client_count; i++) {
		struct animation *animation = &run->animations[i];
		enum animation_verdict verdict =
			animation_start(animation, run->load, run->width, run->height, &run->tally);
		if (verdict != ANIMATION_STARTED) {
			return verdict;
		}
		struct epoll_event event = {.events = EPOLLIN, .data.ptr = animation};
		epoll_ctl(run->epoll_fd, EPOLL_CTL_ADD,
			wl_display_get_fd(animation->client.display), &event);
	}
	return ANIMATION_STARTED;
}

static void type(struct run *run, int64_t now)
{
	if (run->load->pace != PACE_TYPING || now < run->next_key) {
		return;
	}
	run->seed = run->seed * 1664525 + 1013904223;
	int64_t pause = TYPING_LEAST_MSEC * INT64_C(1000000) +
			(int64_t)(run->seed >> 8) % (TYPING_SPREAD_MSEC * INT64_C(1000000));
	run->next_key = now + pause;
	for (int i = 0; i < run->client_count; i++) {
		run->animations[i].due = true;
		animation_advance(&run->animations[i]);
	}
}

static int timeout_msec(const struct run *run, int64_t now, int64_t end)
{
	bool typing = run->load->pace == PACE_TYPING;
	int64_t until = typing && run->next_key < end ? run->next_key : end;
	return until > now ? (int)((until - now + 999999) / 1000000) : 0;
}

/* Returns 0, or -1 when a connection broke. */
static int dispatch(struct run *run, int msec)
{
	struct epoll_event events[EVENTS_MAX];
	int count = epoll_wait(run->epoll_fd, events, EVENTS_MAX, msec);
	for (int i = 0; i < count; i++) {
		struct animation *animation = events[i].data.ptr;
		if (animation == NULL) {
			return 1; /* standard input: it has ended */
		}
		if (mini_client_dispatch(&animation->client, 1) != 0) {
			struct mini_client_error error = mini_client_error(&animation->client);
			fprintf(stderr, "bench-load: %s: %s\n", strerror(error.error),
				error.message);
			return -1;
		}
		animation_advance(animation);
	}
	return 0;
}

static int run_for(struct run *run, int64_t nsec)
{
	int64_t now = tally_now(), end = now + nsec;
	int result = 0;
	while (now < end && result == 0) {
		type(run, now);
		result = dispatch(run, timeout_msec(run, now, end));
		now = tally_now();
	}
	return result;
}

static int run_until_input_ends(struct run *run)
{
	struct epoll_event event = {.events = EPOLLIN | EPOLLHUP};
	int result = epoll_ctl(run->epoll_fd, EPOLL_CTL_ADD, STDIN_FILENO, &event);
	while (result == 0) {
		int64_t now = tally_now();
		type(run, now);
		result = dispatch(run, timeout_msec(run, now, now + INT64_C(1000000000)));
	}
	return result < 0 ? -1 : 0;
}

static void report(struct run *run, const struct observation *before,
	const struct observation *after, int64_t nsec)
{
	struct tally *tally = &run->tally;
	double first =
		run->since_nsec != 0 ? (double)(tally->first_nsec - run->since_nsec) / 1e6 : -1;
	printf("{\"load\": \"%s\", \"width\": %d, \"height\": %d, \"clients\": %d, \"pid\": %d, "
	       "\"msec\": %.3f, \"cpu_msec\": %.4f, \"switches\": %lld, \"frames\": %lld, "
	       "\"commits\": %lld, \"starved\": %lld, \"first_msec\": %.3f, "
	       "\"presented_p50\": %.4f, \"presented_p99\": %.4f, "
	       "\"answered_p50\": %.4f, \"answered_p99\": %.4f}\n",
		run->load->name, run->width, run->height, run->client_count, (int)run->compositor,
		(double)nsec / 1e6, (double)(after->cpu_nsec - before->cpu_nsec) / 1e6,
		(long long)(after->switches - before->switches), (long long)tally->frames,
		(long long)tally->commits, (long long)tally->starved, first,
		samples_quantile_msec(&tally->presented, 0.5),
		samples_quantile_msec(&tally->presented, 0.99),
		samples_quantile_msec(&tally->answered, 0.5),
		samples_quantile_msec(&tally->answered, 0.99));
	fflush(stdout);
}

static int measure(struct run *run)
{
	if (run_for(run, run->warm_up_nsec) != 0) {
		return -1;
	}
	if (!animation_fills_output(&run->animations[0])) {
		fprintf(stderr, "bench-load: the output is %dx%d\n",
			run->animations[0].window.width, run->animations[0].window.height);
		return -1;
	}
	tally_clear(&run->tally);
	struct observation before = observer_look(run->compositor);
	int64_t begin = tally_now();
	if (run_for(run, run->measured_nsec) != 0) {
		return -1;
	}
	struct observation after = observer_look(run->compositor);
	report(run, &before, &after, tally_now() - begin);
	return run_until_input_ends(run);
}

static void raise_fd_limit(void)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
}

static int explain(const struct run *run, enum animation_verdict verdict)
{
	switch (verdict) {
	case ANIMATION_UNSUPPORTED:
		fprintf(stderr, "bench-load: %s: the compositor lacks a protocol\n",
			run->load->name);
		return EXIT_UNSUPPORTED;
	case ANIMATION_STARTED:
	case ANIMATION_FAILED:
		break;
	}
	fprintf(stderr, "bench-load: %s does not start\n", run->load->name);
	return EXIT_FAILURE;
}

int main(int argc, char **argv)
{
	struct run run;
	if (parse(&run, argc, argv) != 0) {
		fputs("usage: bench-load LOAD WIDTHxHEIGHT [CLIENTS [WARM-UP-MSEC [MEASURED-MSEC "
		      "[SINCE-NSEC]]]]\nloads: ",
			stderr);
		load_print_names(stderr);
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	raise_fd_limit();
	run.compositor = wait_for_compositor();
	if (run.compositor < 0) {
		fputs("bench-load: no compositor listens\n", stderr);
		return EXIT_FAILURE;
	}
	enum animation_verdict verdict = start_all(&run);
	int status = EXIT_SUCCESS;
	if (verdict != ANIMATION_STARTED) {
		status = explain(&run, verdict);
	} else if (measure(&run) != 0) {
		status = EXIT_FAILURE;
	}
	for (int i = 0; i < run.client_count && run.animations != NULL; i++) {
		animation_finish(&run.animations[i]);
	}
	free(run.animations);
	tally_finish(&run.tally);
	if (run.epoll_fd >= 0) {
		close(run.epoll_fd);
	}
	return status;
}
