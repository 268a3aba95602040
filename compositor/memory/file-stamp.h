/* SPDX-License-Identifier: MIT */
/*
 * A file stamp tells whether a client's file of shmem may have lost pages since a
 * moment: punching a hole sets the file's time of change, and no client can set
 * that back. Writing into a mapping leaves it as it is, once the pages are there;
 * so a stamp of a file that is only drawn into stays current.
 *
 * The kernel's clock for it has ticks: a stamp is settled if it was taken well
 * after the last change, so that one that came later would be seen. inode(7)
 * describes the time of change, fallocate(2) what punching is.
 */
#ifndef WEDDELL_MEMORY_FILE_STAMP_H
#define WEDDELL_MEMORY_FILE_STAMP_H

#include <stdbool.h>
#include <time.h>

struct file_stamp {
	struct timespec changed; /* CLOCK_REALTIME; all zero in a stamp that was not taken */
	bool settled;
};

/* All zero when the file does not tell. */
struct file_stamp file_stamp_take(int fd);

/* Whether both are of the same change; what came after it within the tick of the clock is not told
 * apart. false for those that were not taken. */
bool file_stamp_equal(const struct file_stamp *a, const struct file_stamp *b);

/* Whether it is known that the file has not changed since: never of a stamp that is not settled, or
 * was not taken. */
bool file_stamp_is_current(const struct file_stamp *stamp, int fd);

#endif
