/* SPDX-License-Identifier: MIT */
/*
 * Runs every hostile case against one compositor, while a bystander draws.
 *
 * After each case: the culprit got what it deserves, the compositor lives, the
 * bystander's next frames came, and fds and mappings are back at what they were.
 *
 * Usage: hostile [--strict] [--floods] COMMAND [ARGUMENT]...
 * The command is a compositor that listens on WEDDELL_PROCESS_SOCKET. With --strict
 * it refuses what is not sealed, and each case that begins so must end there. With
 * --floods only those cases are run.
 */
#include "hostile.h"

#include "fixture/bystander.h"
#include "fixture/weddell-process.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
	STEP_MSEC = 10,
	PATIENCE_STEPS = 300,
	CUT_OFF = 127, /* bytes that libwayland lets through, of messages that need more */
};

struct run {
	struct weddell_process weddell;
	struct bystander bystander;
	bool strict, floods_only;
	int fds, mappings; /* of the compositor between two cases */
	int number, failed;
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

static bool check_refusal(const struct hostile_case *test, const struct mini_client_error *error)
{
	if (error->error != EPROTO || error->interface == NULL) {
		return complain(test, "no protocol error", error);
	}
	if (strcmp(error->interface, test->interface) != 0 || error->code != test->code) {
		printf("# expected %s error %u\n", test->interface, test->code);
		return complain(test, "another error", error);
	}
	size_t length = strcspn(said(error), "\n");
	if (length < 20 || length == CUT_OFF) {
		return complain(test, "a message that says little, or was cut off", error);
	}
	return true;
}

static bool check_outcome(const struct hostile_case *test, struct culprit *culprit)
{
	/* who is well answers; and an error that is on its way arrives */
	bool answers = mini_client_roundtrip(&culprit->client) == 0;
	struct mini_client_error error = mini_client_error(&culprit->client);
	switch (test->outcome) {
	case ACCEPTED:
		return answers || complain(test, "not accepted", &error);
	case REFUSED:
		return check_refusal(test, &error);
	case STOPPED:
		return error.error != 0 || complain(test, "not stopped", &error);
	case SURVIVED:
		break;
	}
	return true;
}

static bool is_sealed(enum client_fd kind)
{
	switch (kind) {
	case CLIENT_FD_WRITE_ONLY_SEAL:
	case CLIENT_FD_UNSEALED:
	case CLIENT_FD_UNSEALABLE:
	case CLIENT_FD_READ_ONLY_UNSEALED:
	case CLIENT_FD_TMPFS:
	case CLIENT_FD_DISK:
		return false;
	default:
		return true;
	}
}

/* The case as it is with --strict. */
static struct hostile_case made_strict(const struct hostile_case *test)
{
	struct hostile_case strict = *test;
	if (!is_sealed(test->kind)) {
		strict.outcome = REFUSED;
		strict.interface = "wl_shm";
		strict.code = INVALID_FD;
	}
	return strict;
}

/* The compositor notices that a client is gone when it gets round to it. */
static bool check_leaks(struct run *run, const struct hostile_case *test)
{
	int fds = -1, mappings = -1;
	for (int step = 0; step < PATIENCE_STEPS; step++) {
		fds = weddell_process_count_fds(&run->weddell);
		mappings = weddell_process_count_memfd_mappings(&run->weddell);
		if (fds == run->fds && mappings == run->mappings) {
			return true;
		}
		nanosleep(&(struct timespec){.tv_nsec = STEP_MSEC * 1000000L}, NULL);
	}
	printf("# %s: leaves %d fds where there were %d, %d mappings where there were %d\n",
		test->name, fds, run->fds, mappings, run->mappings);
	run->fds = fds;
	run->mappings = mappings;
	return false;
}

static bool check_others(struct run *run, const struct hostile_case *test)
{
	if (!weddell_process_is_alive(&run->weddell)) {
		printf("# %s: the compositor is gone, wait status 0x%x\n", test->name,
			(unsigned int)run->weddell.status);
		return false;
	}
	if (!bystander_goes_on(&run->bystander)) {
		printf("# %s: the bystander stands still\n", test->name);
		return false;
	}
	return check_leaks(run, test);
}

static void run_case(struct run *run, const struct hostile_case *test)
{
	struct culprit culprit;
	const char *skipped = NULL;
	bool passed = culprit_connect(&culprit, run->weddell.socket) == 0;
	if (!passed) {
		printf("# %s: cannot connect\n", test->name);
	} else {
		test->run(&culprit, test);
		skipped = culprit.skipped;
		passed = skipped != NULL || check_outcome(test, &culprit);
		culprit_disconnect(&culprit);
	}
	passed = check_others(run, test) && passed;
	run->failed += !passed;
	printf("%s %d - %s%s%s\n", passed ? "ok" : "not ok", ++run->number, test->name,
		skipped == NULL ? "" : " # SKIP ", skipped == NULL ? "" : skipped);
}

static void run_table(struct run *run, struct hostile_table table)
{
	for (int i = 0; i < table.count; i++) {
		if (weddell_process_is_alive(&run->weddell)) {
			struct hostile_case test =
				run->strict ? made_strict(&table.cases[i]) : table.cases[i];
			run_case(run, &test);
		} else {
			printf("not ok %d - %s: there is no compositor\n", ++run->number,
				table.cases[i].name);
			run->failed++;
		}
	}
}

static void run_all(struct run *run)
{
	const struct hostile_table tables[] = {hostile_floods(), hostile_fds(), hostile_layouts(),
		hostile_resizes(), hostile_truncation(), hostile_lives()};
	const int count = run->floods_only ? 1 : (int)(sizeof(tables) / sizeof(tables[0]));
	int cases = 0;
	for (int i = 0; i < count; i++) {
		cases += tables[i].count;
	}
	printf("1..%d\n", cases + 1);
	run->fds = weddell_process_count_fds(&run->weddell);
	run->mappings = weddell_process_count_memfd_mappings(&run->weddell);
	for (int i = 0; i < count; i++) {
		run_table(run, tables[i]);
	}
}

/* Takes the options out of argv; returns the command, or NULL. */
static char **parse_options(struct run *run, char **argv)
{
	char **next = argv + 1;
	for (; *next != NULL && strncmp(*next, "--", 2) == 0; next++) {
		run->strict = run->strict || strcmp(*next, "--strict") == 0;
		run->floods_only = run->floods_only || strcmp(*next, "--floods") == 0;
	}
	return *next == NULL ? NULL : next;
}

int main(int argc, char **argv)
{
	struct run run = {0};
	char **command = parse_options(&run, argv);
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (command == NULL || weddell_process_start(&run.weddell, command) != 0) {
		printf("Bail out! no compositor\n");
		return 1;
	}
	if (bystander_start(&run.bystander, run.weddell.socket) == 0) {
		run_all(&run);
	} else {
		printf("Bail out! nothing can be drawn\n");
		run.failed++;
	}
	bool drew = bystander_stop(&run.bystander);
	int status = weddell_process_stop(&run.weddell);
	bool passed = drew && status == 0;
	printf("%s %d - the bystander drew to the end, the compositor ended with status %d\n",
		passed ? "ok" : "not ok", run.number + 1, status);
	return run.failed == 0 && passed ? 0 : 1;
}
