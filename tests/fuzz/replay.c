/* SPDX-License-Identifier: MIT */
/*
 * Runs a fuzz target on files, without libFuzzer: the corpus and what once
 * went wrong, as an ordinary test in any build. A case is a file; folders are
 * read in the order of their names. A run that goes wrong ends the program.
 */
#include "target.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	SIZE_MAX_OF_FILE = 1 << 20,
};

static int run_file(const char *path, int number)
{
	FILE *file = fopen(path, "re");
	uint8_t *data = malloc(SIZE_MAX_OF_FILE);
	if (file == NULL || data == NULL) {
		fprintf(stderr, "cannot read %s\n", path);
		exit(1);
	}
	size_t size = fread(data, 1, SIZE_MAX_OF_FILE, file);
	fclose(file);
	/* its exact size, so that a sanitizer sees a byte read past its end */
	data = realloc(data, size == 0 ? 1 : size);
	const char *name = strrchr(path, '/');
	printf("# %s\n", path);
	LLVMFuzzerTestOneInput(data, size);
	printf("ok %d - %s\n", number, name == NULL ? path : name + 1);
	free(data);
	return number;
}

static int run_folder(const char *path, int number)
{
	struct dirent **entries;
	int count = scandir(path, &entries, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		if (entries[i]->d_name[0] != '.') {
			char name[4096];
			snprintf(name, sizeof(name), "%s/%s", path, entries[i]->d_name);
			number = run_file(name, number + 1);
		}
		free(entries[i]);
	}
	if (count >= 0) {
		free(entries);
	}
	return number;
}

int main(int argc, char **argv)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	LLVMFuzzerInitialize(&argc, &argv);
	int number = 0;
	for (int i = 1; i < argc; i++) {
		struct stat status;
		bool folder = stat(argv[i], &status) == 0 && S_ISDIR(status.st_mode);
		number = folder ? run_folder(argv[i], number) : run_file(argv[i], number + 1);
	}
	printf("1..%d\n", number);
	return number > 0 ? 0 : 1;
}
