/* SPDX-License-Identifier: MIT */
/*
 * What it costs to copy from a file that may become shorter at any moment, in
 * each of the ways in which the kernel answers with an error and not with
 * SIGBUS, next to a memcpy of as many bytes.
 *
 * All take turns; medians of CPU time over the rounds. Ends with 1 where a way
 * copies wrong bytes, or does not notice that the file has become shorter.
 */
#include <assert.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum {
	ROUNDS = 61,
	WARM_UP = 5,
	BYTES = 1920 * 1080 * 4,
	PIPE_BYTES = 1 << 20,
};

struct copying {
	int fd;          /* the file */
	const char *map; /* the same, mapped; not to be read from user space */
	const char *own; /* as many bytes that cannot go away */
	char *to;
	int pipe[2];
};

static bool by_memcpy(const struct copying *copying)
{
	memcpy(copying->to, copying->own, BYTES);
	return true;
}

static bool by_pread(const struct copying *copying)
{
	return pread(copying->fd, copying->to, BYTES, 0) == BYTES;
}

/* Out of our own address space. */
static bool by_vm_readv(const struct copying *copying)
{
	struct iovec to = {copying->to, BYTES}, from = {(void *)copying->map, BYTES};
	return process_vm_readv(getpid(), &to, 1, &from, 1, 0) == BYTES;
}

/* A pipe of the pages themselves, which is then read. */
static bool by_vmsplice(const struct copying *copying)
{
	for (size_t done = 0; done < BYTES;) {
		size_t left = BYTES - done;
		struct iovec from = {
			(void *)(copying->map + done), left < PIPE_BYTES ? left : PIPE_BYTES};
		ssize_t length = vmsplice(copying->pipe[1], &from, 1, 0);
		if (length <= 0) {
			return false;
		}
		for (ssize_t taken = 0; taken < length;) {
			ssize_t n = read(copying->pipe[0], copying->to + done + taken,
				(size_t)(length - taken));
			assert(n > 0);
			taken += n;
		}
		done += (size_t)length;
	}
	return true;
}

struct way {
	const char *name;
	bool (*copy)(const struct copying *copying); /* false where there are not so many bytes */
};

static const struct way ways[] = {
	{"memcpy, of memory of our own", by_memcpy},
	{"pread", by_pread},
	{"process_vm_readv, of this process", by_vm_readv},
	{"vmsplice, read", by_vmsplice},
};

enum {
	WAYS = sizeof(ways) / sizeof(ways[0]),
};

static void *map(int fd, int protection)
{
	int flags = fd < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED;
	void *memory = mmap(NULL, BYTES, protection, flags, fd, 0);
	assert(memory != MAP_FAILED);
	return memory;
}

static void begin(struct copying *copying)
{
	char *own = map(-1, PROT_READ | PROT_WRITE);
	for (size_t i = 0; i < BYTES; i++) {
		own[i] = (char)(i * 7 >> 3);
	}
	copying->own = own;
	copying->to = map(-1, PROT_READ | PROT_WRITE);
	copying->fd = memfd_create("bench", MFD_CLOEXEC);
	assert(copying->fd >= 0 && write(copying->fd, own, BYTES) == BYTES);
	copying->map = map(copying->fd, PROT_READ);
	int result = pipe(copying->pipe);
	assert(result == 0 && fcntl(copying->pipe[1], F_SETPIPE_SZ, PIPE_BYTES) >= PIPE_BYTES);
}

static double cpu_msec(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* Returns whether all was copied. */
static bool measure(const struct copying *copying, double medians[WAYS])
{
	static double samples[WAYS][ROUNDS];
	bool right = true;
	for (int round = -WARM_UP; round < ROUNDS; round++) {
		for (int way = 0; way < WAYS; way++) {
			double before = cpu_msec();
			right &= ways[way].copy(copying);
			samples[way][round < 0 ? 0 : round] = cpu_msec() - before;
		}
	}
	for (int way = 0; way < WAYS; way++) {
		memset(copying->to, 0, BYTES);
		right &= ways[way].copy(copying) && memcmp(copying->to, copying->own, BYTES) == 0;
		qsort(samples[way], ROUNDS, sizeof(double), compare);
		medians[way] = samples[way][ROUNDS / 2];
	}
	return right;
}

/* All but memcpy have to notice, and have done so when this returns at all. */
static bool notices_a_shorter_file(const struct copying *copying)
{
	int result = ftruncate(copying->fd, BYTES / 2);
	assert(result == 0);
	bool noticed = true;
	for (int way = 1; way < WAYS; way++) {
		noticed &= !ways[way].copy(copying);
	}
	return noticed;
}

int main(void)
{
	struct copying copying;
	double medians[WAYS];
	begin(&copying);
	bool right = measure(&copying, medians);
	printf("1080p, all of it, CPU\n");
	for (int way = 0; way < WAYS; way++) {
		printf("%-34s %6.3f ms  %5.2f x\n", ways[way].name, medians[way],
			medians[way] / medians[0]);
	}
	right &= notices_a_shorter_file(&copying);
	return right ? EXIT_SUCCESS : EXIT_FAILURE;
}
