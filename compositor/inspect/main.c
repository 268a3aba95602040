/* SPDX-License-Identifier: MIT */
/*
 * weddell-inspect: a compositor around one program, and a report about it.
 */
#include "base/clock.h"
#include "inspect/inspect-options.h"
#include "inspect/report.h"
#include "server/program.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The report alone is on stdout: the program's own words go where complaints go. */
static FILE *take_stdout(void)
{
	int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (file == NULL || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
		fprintf(stderr, "weddell-inspect: stdout: %s\n", strerror(errno));
		return NULL;
	}
	return file;
}

static int handle_timeout(void *data)
{
	wl_display_terminate(data);
	return 0;
}

/* Without memory for a timer the program has to end by itself. */
static struct wl_event_source *limit_time(struct wl_display *display, double seconds)
{
	if (seconds == 0) {
		return NULL;
	}
	struct wl_event_source *timer = wl_event_loop_add_timer(
		wl_display_get_event_loop(display), handle_timeout, display);
	if (timer != NULL) {
		wl_event_source_timer_update(timer, 1 + (int)(seconds * 1000));
	}
	return timer;
}

static int write_report(
	FILE *file, const struct inspect_options *options, struct program *program, double seconds)
{
	struct report_subject subject = {
		.clients = &program->server->clients,
		.command = options->program.command,
		.seconds = seconds,
	};
	if (options->json) {
		report_write_json(file, &subject);
	} else {
		report_write_text(file, &subject);
	}
	bool failed = fflush(file) != 0 || ferror(file) != 0;
	if (failed) {
		fputs("weddell-inspect: the report could not be written\n", stderr);
	}
	return failed ? EXIT_FAILURE : program->status;
}

static int inspect(const struct inspect_options *options, FILE *file)
{
	struct log log = {LOG_ERROR, stderr};
	struct program program;
	int64_t begin = clock_now();
	if (program_init(&program, &options->program, &log) != 0) {
		program_finish(&program);
		return program.status;
	}
	struct wl_event_source *timer = limit_time(program.server->display, options->seconds);
	program_run(&program);
	double seconds = (double)(clock_now() - begin) / (double)CLOCK_NSEC_PER_SEC;
	int status = write_report(file, options, &program, seconds);
	if (timer != NULL) {
		wl_event_source_remove(timer);
	}
	program_finish(&program);
	return status;
}

int main(int argc, char **argv)
{
	struct inspect_options options;
	switch (inspect_options_parse(argc, argv, &options)) {
	case OPTIONS_SHOW_HELP:
		inspect_options_print_help(stdout);
		return EXIT_SUCCESS;
	case OPTIONS_SHOW_VERSION:
		puts("weddell-inspect " WEDDELL_VERSION);
		return EXIT_SUCCESS;
	case OPTIONS_WRONG:
		return 2;
	case OPTIONS_RUN:
		break;
	}
	FILE *file = take_stdout();
	if (file == NULL) {
		return EXIT_FAILURE;
	}
	int status = inspect(&options, file);
	fclose(file);
	return status;
}
