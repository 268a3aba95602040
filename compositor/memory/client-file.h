/* SPDX-License-Identifier: MIT */
/*
 * A client file is the file behind a file descriptor that a client sent, with
 * the facts about it, measured in the one order that cannot be raced: add the
 * seal (when the policy says so), F_GET_SEALS, fstat, fstatfs. A file that cannot
 * have seals may be on a file system that asks a server about everything, also
 * about these: its kind is found without waiting, and it is refused unless it is
 * known to be local.
 *
 * A seal is never lifted and a kind of file never changes, so these facts stay
 * true. The size does only when it cannot shrink: see sealed-file.h.
 *
 * Reading here is by pread: a page that is missing, gone or past the end is a
 * short count or an error, never a signal. Nothing is mapped. No seal but
 * SHRINK is ever added to a client's file.
 */
#ifndef WEDDELL_MEMORY_CLIENT_FILE_H
#define WEDDELL_MEMORY_CLIENT_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What to do with a file that the client has not sealed against shrinking. */
enum seal_policy {
	SEAL_POLICY_STRICT, /* refuse it */
	SEAL_POLICY_ADOPT,  /* seal it ourselves where that is possible, else copy */
	SEAL_POLICY_COPY,   /* never add a seal; copy */
};

enum client_file_kind {
	CLIENT_FILE_SHMEM,   /* memfd, tmpfs, shm_open */
	CLIENT_FILE_HUGETLB, /* memfd with MFD_HUGETLB, hugetlbfs */
	CLIENT_FILE_DISK,    /* an ordinary file on a local file system */
};

/* Numbers that no other module's faults have, here as everywhere: a pool passes on all of them. */
enum client_file_fault {
	CLIENT_FILE_NOT_REGULAR = 51, /* a pipe, socket, directory, device … */
	CLIENT_FILE_UNREADABLE,       /* opened with O_PATH or O_WRONLY */
	CLIENT_FILE_MAY_BLOCK,        /* not known to be local: reading it may wait for ever */
	CLIENT_FILE_NOT_SEALED,       /* policy strict, and SHRINK is missing */
	CLIENT_FILE_TOO_SHORT,        /* the file ends before what was claimed */
};

struct client_file {
	int fd;         /* owned; opened anew read-only where possible */
	int seals;      /* F_SEAL_*, 0 where the file cannot have any */
	int seals_sent; /* those of them that it came with */
	enum client_file_kind kind;
	size_t page;           /* bytes its memory comes in: a huge page's for HUGETLB */
	bool adopted;          /* it was we who added SHRINK */
	bool client_may_write; /* what was sent is open for writing too */
};

/*
 * Measures the file behind take_fd. Consumes take_fd, also on failure.
 *
 * The fd kept is a read-only re-open of /proc/self/fd/N where that works: it has
 * a file offset of its own, and a shared mapping made from it does not stop the
 * client from sealing WRITE later (a mapping of a writable fd does).
 *
 * Returns 0, a client_file_fault, or a negative errno.
 */
int client_file_open(int take_fd, enum seal_policy policy, struct client_file *file_out);

/* Closes the fd. A file of all zero with fd -1 is fine. */
void client_file_finish(struct client_file *file);

/* Whether the size the file has can never become less. */
bool client_file_cannot_shrink(const struct client_file *file);

/* Returns 0 when the file is now at least size bytes long, else
 * CLIENT_FILE_TOO_SHORT, or a negative errno. */
int client_file_measure(const struct client_file *file, uint64_t size);

/* The seals it has now; a client may add more at any time. */
int client_file_seals_now(const struct client_file *file);

/*
 * Opens the file anew for reading and writing: for what a client asks us to write, and for those
 * who map a pool as its client does. That is checked against our rights; that the client has them
 * too was seen when it sent its fd: without that, a file it may only read would be written for it.
 * Seals count as ever. Returns an fd that is the caller's, -EACCES, or another negative errno.
 */
int client_file_open_for_writing(const struct client_file *file);

/* What the file is called, for people: the name given to memfd_create, or its path. Cut off to size
 * bytes with the end; empty when it cannot be found. */
void client_file_name(const struct client_file *file, char *name_out, size_t size);

/* Reads exactly length bytes at offset. Returns 0, CLIENT_FILE_TOO_SHORT when the
 * file ends before that, or a negative errno; then what data holds is undefined. */
int client_file_read(const struct client_file *file, size_t offset, size_t length, void *data);

#endif
