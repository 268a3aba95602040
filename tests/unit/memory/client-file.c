/* SPDX-License-Identifier: MIT */
#include "memory/client-file.h"
#include "base/owned-fd.h"
#include "check.h"
#include "dies.h"
#include "fixture/client-fd.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum {
	SIZE = 3 * 4096,
	HUGE_SIZE = 2 << 20,
	SHRINK = F_SEAL_SHRINK,
	SEAL = F_SEAL_SEAL,
};

struct row {
	enum client_fd kind;
	int fault[3]; /* by policy: strict, adopt, copy */
	int adopted;  /* by policy adopt */
	enum client_file_kind file_kind;
};

static const struct row rows[] = {
	{CLIENT_FD_SHRINK, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_SHRINK_SPARSE, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_SHRINK_SEAL, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_SHRINK_GROW_SEAL, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_WRITE, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_WRITE_SPARSE, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_WRITE_ONLY_SEAL, {CLIENT_FILE_NOT_SEALED, 0, 0}, true, CLIENT_FILE_SHMEM},
	{CLIENT_FD_GROW_ONLY_SEAL, {CLIENT_FILE_NOT_SEALED, 0, 0}, true, CLIENT_FILE_SHMEM},
	{CLIENT_FD_SEAL_ONLY_SEAL, {CLIENT_FILE_NOT_SEALED, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_FUTURE_WRITE, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_FUTURE_WRITE_SPARSE, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_UNSEALED, {CLIENT_FILE_NOT_SEALED, 0, 0}, true, CLIENT_FILE_SHMEM},
	{CLIENT_FD_UNSEALABLE, {CLIENT_FILE_NOT_SEALED, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_READ_ONLY_SEALED, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_READ_ONLY_UNSEALED, {CLIENT_FILE_NOT_SEALED, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_ENORMOUS, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_HUGETLB, {0, 0, 0}, false, CLIENT_FILE_HUGETLB},
	{CLIENT_FD_HUGETLB_UNSEALED, {CLIENT_FILE_NOT_SEALED, 0, 0}, true, CLIENT_FILE_HUGETLB},
	{CLIENT_FD_HUGETLB_FUTURE_WRITE, {0, 0, 0}, false, CLIENT_FILE_HUGETLB},
	{CLIENT_FD_HUGETLB_WRITE, {0, 0, 0}, false, CLIENT_FILE_HUGETLB},
	{CLIENT_FD_TMPFS, {CLIENT_FILE_NOT_SEALED, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_DISK, {CLIENT_FILE_NOT_SEALED, 0, 0}, false, CLIENT_FILE_DISK},
	{CLIENT_FD_SHORT, {CLIENT_FILE_NOT_SEALED, 0, 0}, true, CLIENT_FILE_SHMEM},
	{CLIENT_FD_SHORT_SEALED, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
	{CLIENT_FD_EMPTY_SEALED, {0, 0, 0}, false, CLIENT_FILE_SHMEM},
#define REFUSED(fault) \
	{ \
		fault, fault, fault \
	}
	{CLIENT_FD_WRITE_ACCESS, REFUSED(CLIENT_FILE_UNREADABLE)},
	{CLIENT_FD_PATH, REFUSED(CLIENT_FILE_UNREADABLE)},
	{CLIENT_FD_PIPE, REFUSED(CLIENT_FILE_NOT_REGULAR)},
	{CLIENT_FD_DIRECTORY, REFUSED(CLIENT_FILE_NOT_REGULAR)},
	{CLIENT_FD_SOCKET, REFUSED(CLIENT_FILE_NOT_REGULAR)},
	{CLIENT_FD_EVENTFD, REFUSED(CLIENT_FILE_NOT_REGULAR)},
	{CLIENT_FD_ZERO, REFUSED(CLIENT_FILE_NOT_REGULAR)},
	{CLIENT_FD_PROC, REFUSED(CLIENT_FILE_MAY_BLOCK)},
	{CLIENT_FD_SECRET, REFUSED(CLIENT_FILE_MAY_BLOCK)},
};

/* An fd of that kind, or a line that says why there is none. */
static int make(enum client_fd kind)
{
	const char *why_not;
	int fd = client_fd_open(kind, SIZE, &why_not);
	if (fd < 0) {
		printf("# %s: skipped: %s\n", client_fd_name(kind), why_not);
	}
	return fd;
}

static void check_accepted(const struct row *row, enum seal_policy policy, int fd, int seals,
	const struct client_file *file)
{
	const char *name = client_fd_name(row->kind);
	bool adopted = policy == SEAL_POLICY_ADOPT && row->adopted;
	int after = fcntl(fd, F_GET_SEALS);
	CHECK_ROW(name, file->kind, row->file_kind);
	CHECK_ROW(name, file->adopted, adopted);
	CHECK_ROW(name, file->page, file->kind == CLIENT_FILE_HUGETLB ? HUGE_SIZE : getpagesize());
	CHECK_ROW(name, file->seals, after < 0 ? 0 : after);
	CHECK_ROW(name, file->seals_sent, seals < 0 ? 0 : seals);
	CHECK_ROW(name, client_file_seals_now(file), file->seals);
	/* SHRINK is all that is ever added, and only by this policy */
	CHECK_ROW(name, after, adopted ? seals | SHRINK : seals);
	CHECK_ROW(name, client_file_cannot_shrink(file), after > 0 && (after & SHRINK) != 0);
	CHECK_ROW(name, fcntl(file->fd, F_GETFL) & O_ACCMODE, O_RDONLY);
	CHECK_ROW(name, fcntl(file->fd, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
	CHECK_ROW(name, file->client_may_write, (fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDWR);
}

static void check_row(const struct row *row, enum seal_policy policy)
{
	const char *name = client_fd_name(row->kind);
	int fd = make(row->kind);
	if (fd < 0) {
		return;
	}
	int seals = fcntl(fd, F_GET_SEALS);
	struct client_file file = {.fd = -7};
	int fault = client_file_open(dup(fd), policy, &file);
	CHECK_ROW(name, fault, row->fault[policy]);
	if (fault == 0) {
		check_accepted(row, policy, fd, seals, &file);
		client_file_finish(&file);
		CHECK_ROW(name, file.fd, -1);
	} else {
		CHECK_ROW(name, file.fd, -7);
		CHECK_ROW(name, policy == SEAL_POLICY_ADOPT || seals == fcntl(fd, F_GET_SEALS), 1);
	}
	close(fd);
}

static void check_policy(enum seal_policy policy)
{
	CHECK_EQ(COUNT(rows), CLIENT_FD_COUNT);
	for (size_t i = 0; i < COUNT(rows); i++) {
		int fds = check_count_fds();
		check_row(&rows[i], policy);
		CHECK_ROW(client_fd_name(rows[i].kind), check_fds_are(fds), true);
	}
}

static void each_kind_by_policy_strict(void)
{
	check_policy(SEAL_POLICY_STRICT);
}

static void each_kind_by_policy_adopt(void)
{
	check_policy(SEAL_POLICY_ADOPT);
}

static void each_kind_by_policy_copy(void)
{
	check_policy(SEAL_POLICY_COPY);
}

static void no_fd_at_all(void)
{
	struct client_file file;
	CHECK_EQ(client_file_open(-1, SEAL_POLICY_ADOPT, &file), CLIENT_FILE_UNREADABLE);
	file = (struct client_file){.fd = -1};
	client_file_finish(&file);
}

static void offset_is_our_own(void)
{
	struct client_file file;
	int fd = make(CLIENT_FD_SHRINK);
	CHECK_EQ(client_file_open(dup(fd), SEAL_POLICY_ADOPT, &file), 0);
	CHECK_EQ(lseek(fd, 123, SEEK_SET), 123);
	CHECK_EQ(lseek(file.fd, 0, SEEK_CUR), 0);
	CHECK_EQ(lseek(file.fd, 7, SEEK_SET), 7);
	CHECK_EQ(lseek(fd, 0, SEEK_CUR), 123);
	client_file_finish(&file);
	close(fd);
}

/* A file of mode 0 cannot be opened anew by a plain user; it is read through what was sent. */
static void read_without_a_reopen(void)
{
	struct client_file file;
	char byte = 0;
	int fd = make(CLIENT_FD_SHRINK);
	CHECK_EQ(fchmod(fd, 0), 0);
	if (getuid() == 0) {
		CHECK_EQ(seteuid(65534), 0);
	}
	int result = client_file_open(dup(fd), SEAL_POLICY_ADOPT, &file);
	int access = fcntl(file.fd, F_GETFL) & O_ACCMODE;
	if (getuid() == 0) {
		CHECK_EQ(seteuid(0), 0);
	}
	CHECK_EQ(result, 0);
	CHECK_EQ(access, O_RDWR);
	CHECK_EQ(client_file_read(&file, 0, 1, &byte), 0);
	CHECK_EQ(byte, CLIENT_FD_FILL);
	client_file_finish(&file);
	close(fd);
}

/* Opening a file for which somebody holds a lease waits for him, 45 s if he is bad. */
static void lease_does_not_keep_us_waiting(void)
{
	struct client_file file;
	int fd = make(CLIENT_FD_DISK);
	signal(SIGIO, SIG_IGN);
	if (fd < 0 || fcntl(fd, F_SETLEASE, F_WRLCK) != 0) {
		close(fd);
		SKIP("no leases on this file system");
	}
	time_t before = time(NULL);
	CHECK_EQ(client_file_open(dup(fd), SEAL_POLICY_ADOPT, &file), 0);
	CHECK(time(NULL) - before < 3);
	client_file_finish(&file);
	close(fd);
}

static void measure_is_exact(void)
{
	struct client_file file;
	int fd = make(CLIENT_FD_SHRINK);
	CHECK_EQ(client_file_open(dup(fd), SEAL_POLICY_ADOPT, &file), 0);
	CHECK_EQ(client_file_measure(&file, 0), 0);
	CHECK_EQ(client_file_measure(&file, SIZE), 0);
	CHECK_EQ(client_file_measure(&file, SIZE + 1), CLIENT_FILE_TOO_SHORT);
	CHECK_EQ(client_file_measure(&file, UINT64_MAX), CLIENT_FILE_TOO_SHORT);
	CHECK_EQ(ftruncate(fd, SIZE + 1), 0);
	CHECK_EQ(client_file_measure(&file, SIZE + 1), 0);
	client_file_finish(&file);
	CHECK_EQ(client_file_measure(&file, 0), -EBADF);
	close(fd);

	fd = make(CLIENT_FD_ENORMOUS);
	CHECK_EQ(client_file_open(fd, SEAL_POLICY_ADOPT, &file), 0);
	CHECK_EQ(client_file_measure(&file, UINT64_C(1) << 62), 0);
	CHECK_EQ(client_file_measure(&file, (UINT64_C(1) << 62) + 1), CLIENT_FILE_TOO_SHORT);
	client_file_finish(&file);
}

static void read_is_exact(void)
{
	struct client_file file;
	char data[SIZE + 2];
	static const struct {
		const char *name;
		size_t offset, length;
		int fault;
	} reads[] = {
		{"all", 0, SIZE, 0},
		{"nothing", 0, 0, 0},
		{"the last byte", SIZE - 1, 1, 0},
		{"one byte too many", 0, SIZE + 1, CLIENT_FILE_TOO_SHORT},
		{"the first byte past the end", SIZE, 1, CLIENT_FILE_TOO_SHORT},
		{"far past the end", (size_t)1 << 40, 1, CLIENT_FILE_TOO_SHORT},
		{"an offset the kernel does not know", SIZE_MAX, 1, -EINVAL},
	};
	CHECK_EQ(client_file_open(make(CLIENT_FD_UNSEALABLE), SEAL_POLICY_ADOPT, &file), 0);
	for (size_t i = 0; i < COUNT(reads); i++) {
		memset(data, 0, sizeof(data));
		int fault = client_file_read(&file, reads[i].offset, reads[i].length, data + 1);
		CHECK_ROW(reads[i].name, fault, reads[i].fault);
		CHECK_ROW(reads[i].name, data[0], 0);
		if (fault == 0 && reads[i].length > 0) {
			CHECK_ROW(reads[i].name, data[reads[i].length], CLIENT_FD_FILL);
			CHECK_ROW(reads[i].name, data[reads[i].length + 1], 0);
		}
	}
	client_file_finish(&file);
}

static void truncated_before_the_read(void)
{
	struct client_file file;
	char data[SIZE];
	int fd = make(CLIENT_FD_UNSEALABLE);
	CHECK_EQ(client_file_open(dup(fd), SEAL_POLICY_ADOPT, &file), 0);
	CHECK_EQ(client_file_measure(&file, SIZE), 0);
	CHECK_EQ(ftruncate(fd, 100), 0);
	CHECK_EQ(client_file_read(&file, 0, SIZE, data), CLIENT_FILE_TOO_SHORT);
	CHECK_EQ(client_file_read(&file, 0, 100, data), 0);
	client_file_finish(&file);
	close(fd);
}

static void adopted_file_cannot_shrink(void)
{
	struct client_file file;
	int fd = make(CLIENT_FD_UNSEALED);
	CHECK_EQ(client_file_open(dup(fd), SEAL_POLICY_ADOPT, &file), 0);
	CHECK_EQ(ftruncate(fd, SIZE - 1), -1);
	CHECK_EQ(errno, EPERM);
	CHECK_EQ(ftruncate(fd, SIZE + 1), 0);
	/* the client is as free as before in all else */
	CHECK_EQ(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | SEAL), 0);
	client_file_finish(&file);
	close(fd);
}

static void hugetlb_is_read_with_pread(void)
{
	struct client_file file;
	char data[4096];
	int fd = make(CLIENT_FD_HUGETLB);
	if (fd < 0) {
		SKIP("no hugetlb memfd");
	}
	memset(data, 1, sizeof(data));
	CHECK_EQ(client_file_open(fd, SEAL_POLICY_ADOPT, &file), 0);
	CHECK_EQ(client_file_measure(&file, HUGE_SIZE), 0);
	CHECK_EQ(client_file_read(&file, HUGE_SIZE - sizeof(data), sizeof(data), data), 0);
	CHECK_EQ(data[0], 0);
	CHECK_EQ(client_file_read(&file, HUGE_SIZE, 1, data), CLIENT_FILE_TOO_SHORT);
	client_file_finish(&file);
}

static void names_for_people(void)
{
	struct client_file file;
	char name[32];
	CHECK_EQ(client_file_open(make(CLIENT_FD_SHRINK), SEAL_POLICY_ADOPT, &file), 0);
	client_file_name(&file, name, sizeof(name));
	CHECK_STR(name, "weddell-test");
	client_file_name(&file, name, 4);
	CHECK_STR(name, "wed");
	client_file_finish(&file);
	file.fd = -1;
	client_file_name(&file, name, sizeof(name));
	CHECK_STR(name, "");
	CHECK_EQ(client_file_open(make(CLIENT_FD_TMPFS), SEAL_POLICY_ADOPT, &file), 0);
	client_file_name(&file, name, sizeof(name));
	CHECK_EQ(name[0], '/');
	client_file_finish(&file);
}

static void opened_for_writing_only_where_the_client_may(void)
{
	static const struct {
		enum client_fd kind;
		bool opens, writes;
	} files[] = {
		{CLIENT_FD_SHRINK, true, true},
		{CLIENT_FD_DISK, true, true},
		{CLIENT_FD_FUTURE_WRITE, true, false},
		/* root could, and must not */
		{CLIENT_FD_READ_ONLY_SEALED, false, false},
		{CLIENT_FD_READ_ONLY_UNSEALED, false, false},
	};
	for (size_t i = 0; i < COUNT(files); i++) {
		const char *why_not, *name = client_fd_name(files[i].kind);
		struct client_file file;
		int fd = client_fd_open(files[i].kind, 4096, &why_not);
		CHECK_ROW(name, client_file_open(fd, SEAL_POLICY_ADOPT, &file), 0);
		int writable = client_file_open_for_writing(&file);
		CHECK_ROW(name, writable >= 0, files[i].opens);
		CHECK_ROW(name, writable == -EACCES, !files[i].opens);
		CHECK_ROW(name, writable >= 0 && pwrite(writable, "x", 1, 0) == 1, files[i].writes);
		owned_fd_close(&writable);
		client_file_finish(&file);
	}
}

static const struct check_case cases[] = {
	{"each kind of fd, policy strict", each_kind_by_policy_strict},
	{"each kind of fd, policy adopt", each_kind_by_policy_adopt},
	{"each kind of fd, policy copy", each_kind_by_policy_copy},
	{"no fd at all", no_fd_at_all},
	{"the file offset is our own", offset_is_our_own},
	{"read without a re-open", read_without_a_reopen},
	{"a lease does not keep us waiting", lease_does_not_keep_us_waiting},
	{"measure is exact", measure_is_exact},
	{"read is exact", read_is_exact},
	{"truncated before the read", truncated_before_the_read},
	{"an adopted file cannot shrink", adopted_file_cannot_shrink},
	{"a name for people", names_for_people},
	{"opened for writing only where the client may",
		opened_for_writing_only_where_the_client_may},
	{"hugetlb is read with pread", hugetlb_is_read_with_pread},
};

CHECK_MAIN(cases)
