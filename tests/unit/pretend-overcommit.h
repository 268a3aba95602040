/* SPDX-License-Identifier: MIT */
/*
 * For a child process: a vm.overcommit_memory of its own making, so that no
 * test depends on, or changes, the setting of the machine.
 */
#ifndef WEDDELL_TESTS_UNIT_PRETEND_OVERCOMMIT_H
#define WEDDELL_TESTS_UNIT_PRETEND_OVERCOMMIT_H

#include "check.h"
#include "dies.h"

#include <sched.h>
#include <sys/mount.h>

enum {
	EXIT_AS_SAID = 40,
	EXIT_OTHERWISE,
	EXIT_CANNOT,
};

#define OVERCOMMIT_SETTING "/proc/sys/vm/overcommit_memory"

/* What the setting says from now on, also to those that have it open. */
__attribute__((unused)) static void pretend_change(const char *setting)
{
	int fd = open(OVERCOMMIT_SETTING, O_WRONLY | O_TRUNC | O_CLOEXEC);
	size_t length = strlen(setting);
	if (fd < 0 || write(fd, setting, length) != (ssize_t)length) {
		_exit(EXIT_CANNOT);
	}
	close(fd);
}

/* Puts a file of our own over the setting, in a mount namespace of our own. */
__attribute__((unused)) static void pretend(const char *setting)
{
	char path[] = "/tmp/weddell-test-XXXXXX";
	int fd = mkstemp(path);
	bool done =
		fd >= 0 && unshare(getuid() == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) == 0;
	done = done && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
	done = done && mount(path, OVERCOMMIT_SETTING, NULL, MS_BIND, NULL) == 0;
	unlink(path);
	close(fd);
	if (!done) {
		_exit(EXIT_CANNOT);
	}
	pretend_change(setting);
}

/* Runs child, which has to end with _exit(EXIT_AS_SAID), in a process of its own. */
__attribute__((unused)) static void in_a_machine_that(void (*child)(void))
{
	int status = status_of_child(child);
	CHECK(WIFEXITED(status));
	if (WEXITSTATUS(status) == EXIT_CANNOT) {
		SKIP("no mount namespace of one's own");
	}
	CHECK_EQ(WEXITSTATUS(status), EXIT_AS_SAID);
}

#endif
