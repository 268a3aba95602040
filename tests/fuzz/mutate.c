/* SPDX-License-Identifier: MIT */
/*
 * A fuzz target for a while without libFuzzer, in any build: inputs of the
 * corpus, changed at random. It learns nothing of what it reaches, so it is no
 * match for libFuzzer; but what anybody's compiler builds is tried with more
 * than the corpus.
 *
 *   fuzz-mutate-TARGET SECONDS KEPT FOLDER...
 *
 * Each input is in the file KEPT while it is run: where the program dies, that is
 * the one, and fuzz-replay-TARGET KEPT runs it again. It is said as well, since
 * the disk may be gone when the log is read: xxd -r -p makes the file again.
 */
#include "target.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	INPUTS_MAX = 1024,
	INPUT_SIZE_MAX = 2048,
	CHANGES_MAX = 8,
	LINE_BYTES = 128, /* of what is said */
};

struct corpus {
	uint8_t *inputs[INPUTS_MAX];
	size_t sizes[INPUTS_MAX];
	size_t count;
};

static void add_file(struct corpus *corpus, const char *path)
{
	FILE *file = fopen(path, "re");
	uint8_t *data = malloc(INPUT_SIZE_MAX);
	if (file == NULL || data == NULL || corpus->count == INPUTS_MAX) {
		fprintf(stderr, "cannot read %s\n", path);
		exit(1);
	}
	corpus->sizes[corpus->count] = fread(data, 1, INPUT_SIZE_MAX, file);
	corpus->inputs[corpus->count++] = data;
	fclose(file);
}

static void add_folder(struct corpus *corpus, const char *path)
{
	struct dirent **entries;
	int count = scandir(path, &entries, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		char name[4096];
		snprintf(name, sizeof(name), "%s/%s", path, entries[i]->d_name);
		if (entries[i]->d_name[0] != '.') {
			add_file(corpus, name);
		}
		free(entries[i]);
	}
	if (count >= 0) {
		free(entries);
	}
}

static size_t below(unsigned int *seed, size_t limit)
{
	return limit == 0 ? 0 : (size_t)rand_r(seed) % limit;
}

/* Puts a piece of another input in place of a piece of this one, which may be empty. */
static size_t splice_in(const struct corpus *corpus, unsigned int *seed, uint8_t *data, size_t size)
{
	size_t other = below(seed, corpus->count);
	size_t from = below(seed, corpus->sizes[other]);
	size_t length = below(seed, corpus->sizes[other] - from + 1);
	size_t at = below(seed, size + 1), gone = below(seed, size - at + 1);
	if (size - gone + length > INPUT_SIZE_MAX) {
		return size;
	}
	memmove(data + at + length, data + at + gone, size - at - gone);
	memcpy(data + at, corpus->inputs[other] + from, length);
	return size - gone + length;
}

static size_t change(const struct corpus *corpus, unsigned int *seed, uint8_t *data, size_t size)
{
	static const uint8_t extremes[] = {0, 1, 0x7f, 0x80, 0xff};
	size_t at = below(seed, size);
	if (size == 0 || below(seed, 4) == 0) {
		return splice_in(corpus, seed, data, size);
	}
	switch (below(seed, 3)) {
	case 0:
		data[at] ^= (uint8_t)(1 << below(seed, 8));
		break;
	case 1:
		data[at] = extremes[below(seed, sizeof(extremes))];
		break;
	case 2:
		data[at] = (uint8_t)below(seed, 256);
		break;
	}
	return size;
}

static void keep(int fd, const uint8_t *data, size_t size)
{
	if (ftruncate(fd, 0) != 0 || pwrite(fd, data, size, 0) != (ssize_t)size) {
		fputs("the input cannot be kept\n", stderr);
		exit(1);
	}
}

static void run_one(const struct corpus *corpus, unsigned int *seed, int fd)
{
	uint8_t data[INPUT_SIZE_MAX];
	size_t chosen = below(seed, corpus->count), size = corpus->sizes[chosen];
	memcpy(data, corpus->inputs[chosen], size);
	for (size_t i = 1 + below(seed, CHANGES_MAX); i > 0; i--) {
		size = change(corpus, seed, data, size);
	}
	keep(fd, data, size);
	/* its exact size, so that a sanitizer sees a byte read past its end */
	uint8_t *exact = malloc(size == 0 ? 1 : size);
	memcpy(exact, data, size);
	LLVMFuzzerTestOneInput(exact, size);
	free(exact);
}

static int change_and_run(const struct corpus *corpus, int fd, int seconds)
{
	unsigned int seed;
	long runs = 0;
	/* not getrandom, which is made the same in every run (fixed-random.h) */
	if (getentropy(&seed, sizeof(seed)) != 0) {
		fputs("no randomness\n", stderr);
		return 1;
	}
	for (time_t end = time(NULL) + seconds; time(NULL) < end; runs++) {
		run_one(corpus, &seed, fd);
	}
	printf("%ld runs, nothing found\n", runs);
	return runs > 0 ? 0 : 1;
}

static void say_kept(int fd)
{
	uint8_t data[INPUT_SIZE_MAX];
	ssize_t size = pread(fd, data, sizeof(data), 0);
	fputs("the input that was run, for xxd -r -p:\n", stderr);
	for (ssize_t i = 0; i < size; i++) {
		fprintf(stderr, "%02x%s", data[i], i % LINE_BYTES == LINE_BYTES - 1 ? "\n" : "");
	}
	fputs("\n", stderr);
}

/* True when the other process has ended well. What it was killed by kills this one, too. */
static bool outlive(pid_t pid, int fd)
{
	int status;
	if (waitpid(pid, &status, 0) != pid) {
		return false;
	}
	if (WIFSIGNALED(status)) {
		say_kept(fd);
		raise(WTERMSIG(status));
	}
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int main(int argc, char **argv)
{
	static struct corpus corpus;
	int fd = argc < 4 ? -1 : open(argv[2], O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	for (int i = 3; i < argc; i++) {
		add_folder(&corpus, argv[i]);
	}
	if (fd < 0 || corpus.count == 0) {
		fputs("usage: fuzz-mutate-TARGET SECONDS KEPT FOLDER...\n", stderr);
		return 2;
	}
	int seconds = atoi(argv[1]);
	pid_t pid = fork();
	if (pid == 0) {
		LLVMFuzzerInitialize(&argc, &argv);
		return change_and_run(&corpus, fd, seconds);
	}
	bool good = pid > 0 && outlive(pid, fd);
	close(fd);
	if (good) {
		unlink(argv[2]);
	}
	for (size_t i = 0; i < corpus.count; i++) {
		free(corpus.inputs[i]);
	}
	return good ? 0 : 1;
}
