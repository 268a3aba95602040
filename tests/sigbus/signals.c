/* SPDX-License-Identifier: MIT */
/*
 * Runs a compositor under load and looks, from outside, which signals it
 * catches. SIGBUS and SIGSEGV must not be among them at any moment.
 *
 * Usage: signals clear|caught [--idle] COMMAND [ARGUMENT]...
 * The first word is what is expected, so that the same program shows that it
 * would notice. With --idle nothing is drawn: COMMAND need not be a compositor,
 * only listen on WEDDELL_PROCESS_SOCKET.
 */
#include "fixture/bystander.h"
#include "fixture/weddell-process.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	LOOKS = 20, /* each some frames after the one before */
};

static const struct {
	const char *name;
	int number;
} watched[] = {{"SIGBUS", SIGBUS}, {"SIGSEGV", SIGSEGV}};

/* Sanitizers catch these two for their reports; that is not what is looked for here. */
static void keep_sanitizers_quiet(void)
{
	static const char *const variables[] = {"ASAN_OPTIONS", "UBSAN_OPTIONS"};
	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++) {
		const char *before = getenv(variables[i]);
		char options[1024];
		snprintf(options, sizeof(options), "%s%shandle_segv=0:handle_sigbus=0",
			before == NULL ? "" : before, before == NULL ? "" : ":");
		setenv(variables[i], options, 1);
	}
}

/* 1 for caught, 0 for not, -1 when it cannot be seen. */
static int look(const struct weddell_process *process)
{
	unsigned long long mask;
	if (!weddell_process_signals(process, "SigCgt", &mask)) {
		printf("# SigCgt cannot be read\n");
		return -1;
	}
	int caught = 0;
	for (size_t i = 0; i < sizeof(watched) / sizeof(watched[0]); i++) {
		if ((mask >> (watched[i].number - 1) & 1) != 0) {
			printf("# %s is caught: SigCgt %016llx\n", watched[i].name, mask);
			caught = 1;
		}
	}
	return caught;
}

static int look_while_it_draws(const struct weddell_process *process)
{
	struct bystander bystander;
	if (bystander_start(&bystander, process->socket) != 0) {
		printf("# nothing can be drawn\n");
		return -1;
	}
	int seen = 0;
	for (int i = 0; i < LOOKS && seen == 0; i++) {
		seen = bystander_goes_on(&bystander) ? look(process) : -1;
	}
	return bystander_stop(&bystander) ? seen : -1;
}

int main(int argc, char **argv)
{
	struct weddell_process process;
	bool idle = argc > 2 && strcmp(argv[2], "--idle") == 0;
	char **command = argv + (idle ? 3 : 2);
	if (argc < (idle ? 4 : 3)) {
		return 2;
	}
	int expected = strcmp(argv[1], "caught") == 0;
	keep_sanitizers_quiet();
	printf("1..1\n");
	if (weddell_process_start(&process, command) != 0) {
		printf("not ok 1 - %s did not start\n", command[0]);
		return 1;
	}
	int seen = idle ? look(&process) : look_while_it_draws(&process);
	int status = weddell_process_stop(&process);
	bool passed = seen == expected && status == 0;
	printf("%s 1 - SIGBUS and SIGSEGV are %s; status %d\n", passed ? "ok" : "not ok",
		expected ? "caught, and that is seen" : "not caught", status);
	return passed ? 0 : 1;
}
