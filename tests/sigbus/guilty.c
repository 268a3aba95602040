/* SPDX-License-Identifier: MIT */
/*
 * A program that does what weddell must not: it catches SIGBUS and jumps out.
 * The checks in this folder are run on it to show that they would notice.
 *
 * It listens where a compositor of the tests would, and ends on SIGTERM.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static sigjmp_buf way_out;

static void catch (int number)
{
	if (number == SIGTERM) {
		_exit(0);
	}
	siglongjmp(way_out, 1);
}

int main(void)
{
	struct sigaction action = {.sa_handler = catch};
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	const char *folder = getenv("XDG_RUNTIME_DIR");
	snprintf(address.sun_path, sizeof(address.sun_path), "%s/weddell-test",
		folder == NULL ? "." : folder);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (sigsetjmp(way_out, 1) != 0 || sigaction(SIGBUS, &action, NULL) != 0 ||
		sigaction(SIGTERM, &action, NULL) != 0 ||
		bind(fd, (const struct sockaddr *)&address, sizeof(address)) != 0 ||
		listen(fd, 1) != 0) {
		return 1;
	}
	for (;;) {
		pause();
	}
}
