/* SPDX-License-Identifier: MIT */
#include "memory/memory-limit.h"
#include "check.h"

#include <sys/stat.h>
#include <unistd.h>

enum {
	MACHINE = 1000,
};

static void write_text(const char *root, const char *name, const char *text)
{
	char path[256];
	snprintf(path, sizeof(path), "%s/%s", root, name);
	FILE *file = fopen(path, "we");
	CHECK(file != NULL);
	fputs(text, file);
	fclose(file);
}

static void make_groups(char *root)
{
	char path[256];
	CHECK(mkdtemp(root) != NULL);
	static const char *const folders[] = {"a", "a/b", "a/b/c", "loose", "text"};
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", root, folders[i]);
		CHECK_EQ(mkdir(path, 0700), 0);
	}
	write_text(root, "a/memory.max", "500\n");
	write_text(root, "a/b/memory.max", "max\n");
	write_text(root, "a/b/c/memory.max", "700\n");
	write_text(root, "loose/memory.max", "18446744073709551615\n");
	write_text(root, "text/memory.max", "");
}

static void remove_groups(const char *root)
{
	static const char *const names[] = {"a/b/c/memory.max", "a/b/memory.max", "a/memory.max",
		"loose/memory.max", "text/memory.max", "a/b/c", "a/b", "a", "loose", "text", ""};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char path[256];
		snprintf(path, sizeof(path), "%s/%s", root, names[i]);
		remove(path);
	}
}

static void the_least_of_all_groups_above_holds(void)
{
	static const struct {
		const char *name, *path;
		uint64_t machine, limit;
	} rows[] = {
		{"the root", "/", MACHINE, MACHINE},
		{"no group", "", MACHINE, MACHINE},
		{"its own", "/a", MACHINE, 500},
		{"none of its own", "/a/b", MACHINE, 500},
		{"one above is tighter", "/a/b/c", MACHINE, 500},
		{"the machine is smaller", "/a/b/c", 300, 300},
		{"larger than the machine", "/loose", MACHINE, MACHINE},
		{"nothing in the file", "/text", MACHINE, MACHINE},
		{"no such group", "/gone/away", MACHINE, MACHINE},
		{"no such group below one", "/a/gone", MACHINE, 500},
	};
	char root[] = "/tmp/weddell-test-XXXXXX";
	make_groups(root);
	uint64_t limits[sizeof(rows) / sizeof(rows[0])];
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		limits[i] = memory_limit_of_group(root, rows[i].path, rows[i].machine);
	}
	remove_groups(root);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_ROW(rows[i].name, limits[i], rows[i].limit);
	}
}

static void endless_path_is_no_limit(void)
{
	char path[8192];
	memset(path, 'x', sizeof(path));
	path[0] = '/';
	path[sizeof(path) - 1] = '\0';
	CHECK_EQ(memory_limit_of_group("/nonexistent", path, MACHINE), MACHINE);
}

static void this_machine_has_some(void)
{
	uint64_t machine = (uint64_t)sysconf(_SC_PHYS_PAGES) * (uint64_t)sysconf(_SC_PAGESIZE);
	CHECK(memory_limit_find() > 1 << 20);
	CHECK(memory_limit_find() <= machine);
}

static const struct check_case cases[] = {
	{"the least of all groups above holds", the_least_of_all_groups_above_holds},
	{"an endless path is no limit", endless_path_is_no_limit},
	{"this machine has some", this_machine_has_some},
};

CHECK_MAIN(cases)
