/* SPDX-License-Identifier: MIT */
#include "trial.h"

#include "fixture/process-memory.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum {
	STEP_MSEC = 10,
	PATIENCE_STEPS =
		6000,  /* a minute: under TSan, unmapping thousands of files takes half of it */
	CUT_OFF = 127, /* bytes that libwayland lets through, of messages that need more */
	MEMORY_TOLERANCE = 1024, /* KiB */
	STRANGERS = 600,
	STRANGERS_AT_A_TIME = 100,
	REST_MSEC = 500,
};

static bool complain(
	const struct hostile_case *test, const char *what, const struct mini_client_error *error)
{
	printf("# %s: %s; connection: %s, %s error %u: %s\n", test->name, what,
		error->error == 0 ? "no error" : strerror(error->error),
		error->interface == NULL ? "no" : error->interface, error->code, error->message);
	return false;
}

/* What the compositor said, without what libwayland puts before it. */
static const char *said(const struct mini_client_error *error)
{
	const char *begin = strstr(error->message, ": error ");
	begin = begin == NULL ? NULL : strstr(begin + 1, ": ");
	return begin == NULL ? error->message : begin + 2;
}

static bool check_refusal(const struct hostile_case *test, const struct culprit *culprit,
	const struct mini_client_error *error)
{
	if (error->error != EPROTO || error->interface == NULL) {
		return complain(test, "no protocol error", error);
	}
	if (strcmp(error->interface, test->interface) != 0 || error->code != test->code) {
		printf("# expected %s error %u\n", test->interface, test->code);
		return complain(test, "another error", error);
	}
	if (test->says != NULL && strstr(error->message, test->says) == NULL) {
		printf("# expected a message about %s\n", test->says);
		return complain(test, "another message", error);
	}
	size_t length = strcspn(said(error), "\n");
	/* elsewhere it is libwayland that speaks */
	if (length < (culprit->elsewhere ? 10 : 20) || length == CUT_OFF) {
		return complain(test, "a message that says little, or was cut off", error);
	}
	return true;
}

static void describe(
	struct report_row *row, const char *prefix, const struct mini_client_error *error)
{
	if (error->error == 0) {
		snprintf(row->outcome, sizeof(row->outcome), "%saccepted", prefix);
	} else if (error->error == EPROTO && error->interface != NULL) {
		snprintf(row->outcome, sizeof(row->outcome), "%s%s error %u", prefix,
			error->interface, error->code);
	} else {
		snprintf(row->outcome, sizeof(row->outcome), "%sdisconnected", prefix);
	}
}

static bool check_outcome(
	const struct hostile_case *test, struct culprit *culprit, struct report_row *row)
{
	/* who is well answers; and an error that is on its way arrives */
	bool answers = mini_client_roundtrip(&culprit->client) == 0;
	struct mini_client_error error = mini_client_error(&culprit->client);
	if (culprit->elsewhere) {
		if (!answers) {
			return complain(test, "the first connection suffered", &error);
		}
		error = culprit->other;
		answers = error.error == 0;
	}
	describe(row, "", &error);
	if (culprit->failure[0] != '\0') {
		printf("# %s: %s\n", test->name, culprit->failure);
		return false;
	}
	switch (test->outcome) {
	case ACCEPTED:
		return answers || complain(test, "not accepted", &error);
	case REFUSED:
		return check_refusal(test, culprit, &error);
	case STOPPED:
		return error.error != 0 || complain(test, "not stopped", &error);
	case SURVIVED:
		break;
	}
	return true;
}

bool trial_ground_is_back(const struct trial_ground *ground, long before, long after)
{
	return !ground->judge_memory || after <= before + MEMORY_TOLERANCE;
}

long trial_ground_rest(const struct trial_ground *ground)
{
	nanosleep(&(struct timespec){.tv_nsec = REST_MSEC * 1000000L}, NULL);
	return process_memory_read(ground->weddell.pid).rss;
}

static void read_memory(const struct trial_ground *ground, struct report_row *row)
{
	struct process_memory memory = process_memory_read(ground->weddell.pid);
	row->rss_after = memory.rss;
	row->pss = memory.pss;
	row->peak = memory.peak;
}

/* The compositor notices that a client is gone when it gets round to it. */
static bool check_leaks(
	struct trial_ground *ground, const struct hostile_case *test, struct report_row *row)
{
	int fds = -1, mappings = -1;
	for (int step = 0; step < PATIENCE_STEPS; step++) {
		fds = weddell_process_count_fds(&ground->weddell);
		mappings = weddell_process_count_memfd_mappings(&ground->weddell);
		read_memory(ground, row);
		if (fds == ground->fds && mappings == ground->mappings &&
			trial_ground_is_back(ground, row->rss_before, row->rss_after)) {
			return true;
		}
		nanosleep(&(struct timespec){.tv_nsec = STEP_MSEC * 1000000L}, NULL);
	}
	printf("# %s: leaves %d fds where there were %d, %d mappings where there were %d, "
	       "%ld KiB where there were %ld\n",
		test->name, fds, ground->fds, mappings, ground->mappings, row->rss_after,
		row->rss_before);
	ground->fds = fds;
	ground->mappings = mappings;
	return false;
}

static bool check_others(
	struct trial_ground *ground, const struct hostile_case *test, struct report_row *row)
{
	if (!weddell_process_is_alive(&ground->weddell)) {
		printf("# %s: the compositor is gone, wait status 0x%x\n", test->name,
			(unsigned int)ground->weddell.status);
		snprintf(row->outcome, sizeof(row->outcome), "the compositor ended");
		return false;
	}
	if (!bystander_goes_on(&ground->bystander)) {
		printf("# %s: the bystander stands still\n", test->name);
		return false;
	}
	bool clean = check_leaks(ground, test, row);
	if (!bystander_looks_right(&ground->bystander)) {
		printf("# %s: the bystander is not on the screen as it should be\n", test->name);
		return false;
	}
	return clean;
}

static bool count_frames(struct trial_ground *ground, const struct hostile_case *test,
	const struct bystander_figures *before, struct report_row *row)
{
	struct bystander_figures after = bystander_figures(&ground->bystander);
	row->frames = after.frames - before->frames;
	row->lost = after.lost - before->lost;
	row->longest_msec = after.longest_msec;
	if (row->lost > 0) {
		printf("# %s: the bystander lost %d of %d frames\n", test->name, row->lost,
			row->frames);
	}
	return row->lost == 0;
}

static int64_t now_msec(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

static bool try_case(struct trial_ground *ground, const struct hostile_case *test,
	struct report_row *row, const char **skipped_out)
{
	struct culprit culprit;
	if (culprit_connect(&culprit, ground->weddell.socket) != 0) {
		printf("# %s: cannot connect\n", test->name);
		return false;
	}
	culprit.race_msec = ground->race_msec;
	culprit.compositor = ground->weddell.pid;
	test->run(&culprit, test);
	*skipped_out = culprit.skipped;
	bool passed = culprit.skipped != NULL || check_outcome(test, &culprit, row);
	culprit_disconnect(&culprit);
	return passed;
}

/* Few enough at a time for a compositor with few descriptors. */
static void let_strangers_come_and_go(const struct trial_ground *ground)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fds[STRANGERS_AT_A_TIME];
	strncpy(address.sun_path, ground->weddell.socket, sizeof(address.sun_path) - 1);
	for (int i = 0; i < STRANGERS_AT_A_TIME; i++) {
		fds[i] = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
		connect(fds[i], (const struct sockaddr *)&address, sizeof(address));
	}
	bystander_goes_on(&ground->bystander);
	for (int i = 0; i < STRANGERS_AT_A_TIME; i++) {
		close(fds[i]);
	}
	trial_ground_rest(ground);
}

/* The compositor remembers some of those that have gone, for its statistics. Their number is
 * bounded, so let it be reached. */
static void fill_its_memory(const struct trial_ground *ground)
{
	for (int i = 0; i < STRANGERS; i += STRANGERS_AT_A_TIME) {
		let_strangers_come_and_go(ground);
	}
}

void trial_ground_settle(struct trial_ground *ground)
{
	fill_its_memory(ground);
	bystander_looks_right(&ground->bystander);
	ground->fds = weddell_process_count_fds(&ground->weddell);
	ground->mappings = weddell_process_count_memfd_mappings(&ground->weddell);
}

bool trial_run(struct trial_ground *ground, const struct hostile_case *test,
	struct report_row *row_out, const char **skipped_out)
{
	struct report_row row = {.name = test->name};
	struct bystander_figures before = bystander_figures(&ground->bystander);
	int64_t start = now_msec();
	process_memory_reset_peak(ground->weddell.pid);
	row.rss_before = process_memory_read(ground->weddell.pid).rss;
	*skipped_out = NULL;
	bool passed = try_case(ground, test, &row, skipped_out);
	passed = check_others(ground, test, &row) && passed;
	passed = count_frames(ground, test, &before, &row) && passed;
	row.msec = (int)(now_msec() - start);
	row.passed = passed;
	*row_out = row;
	return passed;
}
