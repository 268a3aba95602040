/* SPDX-License-Identifier: MIT */
/*
 * The order of the proof (add the seal, get the seals, measure, look for holes) is
 * attacked by threads that shorten the file and take its pages as fast as they can.
 * What holds after the proof holds for ever; what was lost before it is seen by it.
 */
#include "check.h"
#include "fixture/hole-puncher.h"
#include "memory/sealed-file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>

#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010
#endif

enum {
	PAGE = 4096,
	SIZE = 64 * PAGE,
	ROUNDS = 300,
	HEAD_START_USEC = 100,
	LOOKS = 20,
	READING_MSEC = 500,
	ALL = 1 << HOLE_PUNCH | 1 << HOLE_REMOVE | 1 << HOLE_IO_URING | 1 << HOLE_TRUNCATE,
	HOLES = 1 << HOLE_PUNCH | 1 << HOLE_REMOVE | 1 << HOLE_IO_URING,
};

struct attacked_file {
	int fd;
	char *map; /* writable; the client's */
	struct hole_puncher puncher;
};

static void attack_begin(struct attacked_file *file, int seals, unsigned int ways)
{
	file->fd = memfd_create("race", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	CHECK_EQ(ftruncate(file->fd, SIZE), 0);
	file->map = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, file->fd, 0);
	CHECK(file->map != MAP_FAILED);
	/* through the fd: of the mapping, pages may go at any moment once it has begun */
	for (off_t offset = 0; offset < SIZE; offset += PAGE) {
		CHECK_EQ(pwrite(file->fd, "page", 4, offset), 4);
	}
	CHECK(seals == 0 || fcntl(file->fd, F_ADD_SEALS, seals) == 0);
	CHECK_EQ(hole_puncher_start(&file->puncher, ways, file->fd, SIZE, PAGE, file->map), 0);
}

static void attack_end(struct attacked_file *file)
{
	hole_puncher_stop(&file->puncher);
	munmap(file->map, SIZE);
	close(file->fd);
}

static void wait_usec(int usec)
{
	nanosleep(&(struct timespec){.tv_nsec = usec * 1000L}, NULL);
}

/* As the compositor does it, with the policy that adds the seal itself. Returns whether the
 * size was proven. */
static bool prove(const struct attacked_file *file)
{
	struct client_file client;
	struct sealed_file sealed;
	CHECK_EQ(client_file_open(dup(file->fd), SEAL_POLICY_ADOPT, &client), 0);
	int result = sealed_file_init(&sealed, &client, SIZE);
	CHECK(result == 0 || result == CLIENT_FILE_TOO_SHORT);
	/* whatever was found, stays: the file is sealed by now */
	off_t length = lseek(client.fd, 0, SEEK_END);
	CHECK(result != 0 || length >= SIZE);
	for (int look = 0; look < LOOKS; look++) {
		CHECK(lseek(client.fd, 0, SEEK_END) >= length);
	}
	client_file_finish(&client);
	return result == 0;
}

static void sealing_while_the_file_is_shortened(void)
{
	int proven = 0;
	for (int round = 0; round < ROUNDS; round++) {
		struct attacked_file file;
		attack_begin(&file, 0, 1 << HOLE_TRUNCATE);
		wait_usec(HEAD_START_USEC + round % 50);
		proven += prove(&file);
		attack_end(&file);
	}
	printf("# proven %d times of %d, found too short otherwise\n", proven, ROUNDS);
}

/* FUTURE_WRITE is the client's to add; here it does so while its own threads are at work. What
 * SEEK_HOLE says after that is true for ever. */
static void looking_for_holes_while_they_are_made(void)
{
	int solid = 0;
	for (int round = 0; round < ROUNDS; round++) {
		struct attacked_file file;
		attack_begin(&file, F_SEAL_SHRINK, HOLES);
		wait_usec(HEAD_START_USEC + round % 50);
		CHECK_EQ(fcntl(file.fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE), 0);
		struct client_file client;
		struct sealed_file sealed;
		CHECK_EQ(client_file_open(dup(file.fd), SEAL_POLICY_ADOPT, &client), 0);
		CHECK_EQ(sealed_file_init(&sealed, &client, SIZE), 0);
		bool holes = sealed_file_has_holes(&sealed, 0, SIZE);
		uint32_t reasons;
		CHECK_EQ(sealed_file_classify(&sealed, 0, SIZE, &reasons) == MEMORY_SOLID, !holes);
		for (int look = 0; look < LOOKS; look++) {
			/* none is made, and the client's own mapping fills none by itself */
			CHECK_EQ(sealed_file_has_holes(&sealed, 0, SIZE), holes);
		}
		solid += !holes;
		client_file_finish(&client);
		attack_end(&file);
	}
	printf("# solid %d times of %d, holes were seen otherwise\n", solid, ROUNDS);
}

static long now_msec(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* In a process of its own: a SIGBUS would end it. Returns whether each page was there, and what was
 * written to it. */
static int read_for_a_while(const char *map)
{
	pid_t reader = fork();
	if (reader == 0) {
		long end = now_msec() + READING_MSEC;
		while (now_msec() < end) {
			for (size_t offset = 0; offset < SIZE; offset += PAGE) {
				if (memcmp(map + offset, "page", 4) != 0) {
					_exit(2);
				}
			}
		}
		_exit(0);
	}
	int status = -1;
	waitpid(reader, &status, 0);
	return status;
}

/* The class solid, attacked in each way there is, while it is read through a mapping. */
static void reading_what_is_solid(void)
{
	struct attacked_file file;
	attack_begin(&file, F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE, ALL);
	char *map = mmap(NULL, SIZE, PROT_READ, MAP_SHARED, file.fd, 0);
	CHECK(map != MAP_FAILED);
	CHECK_EQ(read_for_a_while(map), 0);
	munmap(map, SIZE);
	attack_end(&file);
	for (int i = 0; i < file.puncher.thread_count; i++) {
		const struct hole_thread *thread = &file.puncher.threads[i];
		printf("# %s: %ld done, %ld refused%s\n", hole_way_name(thread->way), thread->done,
			thread->refused, thread->unavailable ? ", not known here" : "");
		/* to lengthen it to what it is already is no change */
		CHECK(thread->way == HOLE_TRUNCATE || thread->done == 0);
		CHECK(thread->unavailable || thread->refused > 0);
	}
}

/* The same attack without FUTURE_WRITE takes pages: the reader sees that they are gone, and does
 * not fault for it. This also shows that the attack above is one. */
static void reading_what_is_only_sealed(void)
{
	struct attacked_file file;
	attack_begin(&file, F_SEAL_SHRINK, HOLES);
	char *map = mmap(NULL, SIZE, PROT_READ, MAP_SHARED, file.fd, 0);
	CHECK(map != MAP_FAILED);
	int status = read_for_a_while(map);
	CHECK(WIFEXITED(status));
	CHECK_EQ(WEXITSTATUS(status), 2);
	munmap(map, SIZE);
	attack_end(&file);
}

static const struct check_case cases[] = {
	{"sealing while the file is shortened", sealing_while_the_file_is_shortened},
	{"looking for holes while they are made", looking_for_holes_while_they_are_made},
	{"reading what is solid", reading_what_is_solid},
	{"reading what is only sealed", reading_what_is_only_sealed},
};

CHECK_MAIN(cases)
