/* SPDX-License-Identifier: MIT */
/*
 * The whole test harness: named cases, checks that say what they saw, and the
 * rule that a process ends with as many fds and mappings as it began.
 *
 * A program is a table of cases and CHECK_MAIN(table). Each case runs in turn;
 * a failed check ends the case at once (and may then leak). Exit status 0, 1,
 * or 77 when every case skipped. Prints a line a case, TAP style.
 */
#ifndef WEDDELL_TESTS_UNIT_CHECK_H
#define WEDDELL_TESTS_UNIT_CHECK_H

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct check_case {
	const char *name;
	void (*run)(void);
};

enum check_verdict {
	CHECK_PASSED,
	CHECK_FAILED,
	CHECK_SKIPPED
};

static jmp_buf check_escape __attribute__((unused));

__attribute__((unused, noreturn, format(printf, 3, 4))) static void check_fail(
	const char *file, int line, const char *format, ...)
{
	va_list args;
	__builtin_va_start(args, format);
	printf("# %s:%d: ", file, line);
	vprintf(format, args);
	printf("\n");
	__builtin_va_end(args);
	longjmp(check_escape, 1 + CHECK_FAILED);
}

#define CHECK(expr) \
	do { \
		if (!(expr)) { \
			check_fail(__FILE__, __LINE__, "not true: %s", #expr); \
		} \
	} while (0)

/* Integers only; both are shown when they differ. */
#define CHECK_EQ(a, b) \
	do { \
		long long check_a = (long long)(a), check_b = (long long)(b); \
		if (check_a != check_b) { \
			check_fail(__FILE__, __LINE__, "%s is %lld (0x%llx), %s is %lld (0x%llx)", \
				#a, check_a, (unsigned long long)check_a, #b, check_b, \
				(unsigned long long)check_b); \
		} \
	} while (0)

#define CHECK_STR(a, b) \
	do { \
		const char *check_a = (a), *check_b = (b); \
		if (strcmp(check_a, check_b) != 0) { \
			check_fail(__FILE__, __LINE__, "%s is \"%s\", expected \"%s\"", #a, \
				check_a, check_b); \
		} \
	} while (0)

/* For loops over a table: like CHECK_EQ, naming the row. */
#define CHECK_ROW(row, a, b) \
	do { \
		long long check_a = (long long)(a), check_b = (long long)(b); \
		if (check_a != check_b) { \
			check_fail(__FILE__, __LINE__, "%s: %s is %lld, expected %lld", (row), #a, \
				check_a, check_b); \
		} \
	} while (0)

#define SKIP(why) \
	do { \
		printf("# SKIP: %s\n", (why)); \
		longjmp(check_escape, 1 + CHECK_SKIPPED); \
	} while (0)

/* Open fds of this process. */
__attribute__((unused)) static int check_count_fds(void)
{
	DIR *dir = opendir("/proc/self/fd");
	int count = 0;
	while (dir != NULL && readdir(dir) != NULL) {
		count++;
	}
	if (dir != NULL) {
		closedir(dir);
	}
	return count - 3; /* ".", ".." and the directory itself */
}

/* Whether that many are open, or will be soon: a file that may block is closed by a thread. */
__attribute__((unused)) static bool check_fds_are(int count)
{
	for (int msec = 0; msec < 2000 && check_count_fds() != count; msec++) {
		nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
	}
	return check_count_fds() == count;
}

/* Mappings of memfds in this process: what a leak of client memory looks like. */
__attribute__((unused)) static int check_count_memfd_mappings(void)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	char line[512];
	int count = 0;
	while (maps != NULL && fgets(line, sizeof(line), maps) != NULL) {
		count += strstr(line, "/memfd:") != NULL;
	}
	if (maps != NULL) {
		fclose(maps);
	}
	return count;
}

/* Bytes of address space this process has taken; a sanitizer takes terabytes. */
__attribute__((unused)) static size_t check_address_space(void)
{
	FILE *statm = fopen("/proc/self/statm", "re");
	unsigned long pages = 0;
	if (statm != NULL && fscanf(statm, "%lu", &pages) != 1) {
		pages = 0;
	}
	if (statm != NULL) {
		fclose(statm);
	}
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

__attribute__((unused)) static enum check_verdict check_run_case(const struct check_case *test)
{
	int fds = check_count_fds();
	int mappings = check_count_memfd_mappings();
	int code = setjmp(check_escape);
	if (code != 0) {
		return (enum check_verdict)(code - 1);
	}
	test->run();
	if (!check_fds_are(fds)) {
		printf("# leaks fds: %d before, %d after\n", fds, check_count_fds());
		return CHECK_FAILED;
	}
	if (check_count_memfd_mappings() != mappings) {
		printf("# leaks mappings: %d before, %d after\n", mappings,
			check_count_memfd_mappings());
		return CHECK_FAILED;
	}
	return CHECK_PASSED;
}

__attribute__((unused)) static int check_run(const struct check_case *cases, size_t count)
{
	int verdicts[3] = {0};
	setvbuf(stdout, NULL, _IOLBF, 0);
	printf("1..%zu\n", count);
	for (size_t i = 0; i < count; i++) {
		enum check_verdict verdict = check_run_case(&cases[i]);
		verdicts[verdict]++;
		printf("%s %zu - %s%s\n", verdict == CHECK_FAILED ? "not ok" : "ok", i + 1,
			cases[i].name, verdict == CHECK_SKIPPED ? " # SKIP" : "");
	}
	if (verdicts[CHECK_FAILED] > 0) {
		return 1;
	}
	return verdicts[CHECK_PASSED] == 0 ? 77 : 0;
}

#define CHECK_MAIN(cases) \
	int main(void) \
	{ \
		return check_run(cases, sizeof(cases) / sizeof((cases)[0])); \
	}

#endif
