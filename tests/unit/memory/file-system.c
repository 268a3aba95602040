/* SPDX-License-Identifier: MIT */
#include "memory/file-system.h"
#include "check.h"
#include "fixture/client-fd.h"
#include "fixture/silent-fuse.h"
#include "memory/client-file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char mounts[] = "21 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"
			     "22 21 0:20 / /proc rw,nosuid shared:5 master:1 - proc proc rw\n"
			     "212 21 0:40 / /a\\040-\\040b rw shared:7 - fuse.sshfs host:/ rw\n"
			     "23 21 0:41 / /broken rw\n"
			     "24 21 0:42 / /long rw - averyveryverylongnameofafilesystemtype x rw\n"
			     "26x 21 0:44 / /odd rw - ext4 x rw\n"
			     "25 21 0:43 / /last rw - xfs";

/* The path of a file that holds the text above; of an fd that the caller closes. */
static int write_mounts(char *path, size_t size)
{
	int fd = memfd_create("mounts", MFD_CLOEXEC);
	CHECK_EQ(write(fd, mounts, sizeof(mounts) - 1), sizeof(mounts) - 1);
	snprintf(path, size, "/proc/self/fd/%d", fd);
	return fd;
}

static void types_are_found_by_mount(void)
{
	static const struct {
		const char *name;
		unsigned long long mount_id;
		const char *type; /* NULL: not found */
	} rows[] = {
		{"the first", 21, "ext4"},
		{"with two optional fields", 22, "proc"},
		{"with a dash in its path", 212, "fuse.sshfs"},
		{"no such mount", 2, NULL},
		{"the beginning of a number", 212212, NULL},
		{"a number that is none", 26, NULL},
		{"a line without a type", 23, NULL},
		{"a type that is too long", 24, "averyveryverylongnameofafilesys"},
		{"the last, without an end of line", 25, "xfs"},
	};
	char path[64];
	int fd = write_mounts(path, sizeof(path));
	for (size_t i = 0; i < COUNT(rows); i++) {
		char type[32] = "untouched";
		bool found = file_system_find_type(path, rows[i].mount_id, type, sizeof(type));
		CHECK_ROW(rows[i].name, found, rows[i].type != NULL);
		CHECK_STR(type, found ? rows[i].type : "untouched");
	}
	char type[32];
	CHECK(!file_system_find_type("/nonexistent", 21, type, sizeof(type)));
	close(fd);
}

static void files_are_judged(void)
{
	static const struct {
		enum client_fd kind;
		enum file_system_verdict verdict;
	} rows[] = {
		{CLIENT_FD_DISK, FILE_SYSTEM_LOCAL},
		{CLIENT_FD_PROC, FILE_SYSTEM_UNKNOWN},
		{CLIENT_FD_SECRET, FILE_SYSTEM_UNKNOWN},
		{CLIENT_FD_DIRECTORY, FILE_SYSTEM_NOT_REGULAR},
		{CLIENT_FD_PIPE, FILE_SYSTEM_NOT_REGULAR},
		{CLIENT_FD_SOCKET, FILE_SYSTEM_NOT_REGULAR},
		{CLIENT_FD_EVENTFD, FILE_SYSTEM_NOT_REGULAR},
		{CLIENT_FD_ZERO, FILE_SYSTEM_NOT_REGULAR},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *why_not, *name = client_fd_name(rows[i].kind);
		int fd = client_fd_open(rows[i].kind, 4096, &why_not);
		if (fd < 0) {
			printf("# %s: skipped: %s\n", name, why_not);
			continue;
		}
		CHECK_ROW(name, file_system_judge(fd), rows[i].verdict);
		close(fd);
	}
	CHECK_EQ(file_system_judge(-1), FILE_SYSTEM_UNKNOWN);
}

/* In a child, which the server does not answer when it closes either. */
static void open_what_never_answers(struct silent_fuse *fuse)
{
	struct client_file file;
	time_t before = time(NULL);
	int fds = check_count_fds();
	bool refused =
		file_system_judge(fuse->fd) == FILE_SYSTEM_UNKNOWN &&
		client_file_open(fuse->fd, SEAL_POLICY_ADOPT, &file) == CLIENT_FILE_MAY_BLOCK;
	/* the kernel takes an fd out of the table before it asks the server */
	bool closed = check_fds_are(fds - 1);
	bool in_time = time(NULL) - before <= 2;
	printf("# refused %d, closed %d, in time %d\n", refused, closed, in_time);
	fflush(stdout);
	kill(fuse->server, SIGKILL);
	_exit(refused && closed && in_time ? 40 : 41);
}

static void nobody_waits_for_a_silent_server(void)
{
	struct silent_fuse fuse;
	if (silent_fuse_start(&fuse) != 0) {
		SKIP("FUSE cannot be mounted here");
	}
	pid_t child = fork();
	if (child == 0) {
		open_what_never_answers(&fuse);
	}
	int status = 0;
	waitpid(child, &status, 0);
	silent_fuse_stop(&fuse);
	CHECK(WIFEXITED(status));
	CHECK_EQ(WEXITSTATUS(status), 40);
}

static const struct check_case cases[] = {
	{"types are found by mount", types_are_found_by_mount},
	{"files are judged", files_are_judged},
	{"nobody waits for a silent server", nobody_waits_for_a_silent_server},
};

CHECK_MAIN(cases)
