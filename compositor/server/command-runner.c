/* SPDX-License-Identifier: MIT */
#include "server/command-runner.h"

#include "base/clock.h"

#include <errno.h>
#include <string.h>

/* The limit of descriptors is inherited, so it is ours for a moment. */
static int start_child(struct command_runner *runner)
{
	const struct command_runner_config *config = &runner->config;
	char *shell[] = {(char *)"sh", (char *)"-c", (char *)config->shell_command, NULL};
	char **command = config->command != NULL ? config->command : shell;
	struct rlimit ours;
	bool known = getrlimit(RLIMIT_NOFILE, &ours) == 0;
	setrlimit(RLIMIT_NOFILE, &config->fd_limit);
	int error = child_start(&runner->child, command, config->display);
	if (known) {
		setrlimit(RLIMIT_NOFILE, &ours);
	}
	restart_note_begin(&runner->restart, clock_now());
	if (error == 0) {
		return 0;
	}
	log_line(config->log, LOG_ERROR, "cannot run %s: %s", command[0], strerror(-error));
	return error == -ENOENT ? CHILD_NOT_FOUND : CHILD_NOT_RUN;
}

int command_runner_start(struct command_runner *runner, const struct command_runner_config *config,
	const struct command_runner_listener *listener, void *data)
{
	*runner = (struct command_runner){.config = *config, .listener = listener, .data = data};
	restart_init(&runner->restart, config->policy, config->kiosk);
	bool has_command = config->command != NULL || config->shell_command != NULL;
	return has_command ? start_child(runner) : 0;
}

static void remove_timer(struct command_runner *runner)
{
	if (runner->timer != NULL) {
		wl_event_source_remove(runner->timer);
		runner->timer = NULL;
	}
}

static int handle_timer(void *data)
{
	struct command_runner *runner = data;
	remove_timer(runner);
	int status = start_child(runner);
	if (status != 0) {
		runner->listener->ended(runner->data, status);
	}
	return 0;
}

static bool wait_for_restart(struct command_runner *runner, int32_t delay_msec)
{
	runner->timer = wl_event_loop_add_timer(runner->config.loop, handle_timer, runner);
	if (runner->timer == NULL) {
		return false;
	}
	wl_event_source_timer_update(runner->timer, delay_msec);
	return true;
}

void command_runner_look(struct command_runner *runner)
{
	if (!child_has_ended(&runner->child)) {
		return;
	}
	int status = runner->child.status;
	int32_t delay_msec = restart_decide(&runner->restart, status, clock_now());
	if (delay_msec >= 0 && wait_for_restart(runner, delay_msec)) {
		log_line(runner->config.log, LOG_INFO,
			"the command ended with status %d: it is run again in %.1f s", status,
			delay_msec / 1000.0);
		return;
	}
	log_line(runner->config.log, LOG_VERBOSE, "the command ended with status %d", status);
	runner->listener->ended(runner->data, status);
}

bool command_runner_is_busy(const struct command_runner *runner)
{
	return runner->child.pid != 0 || runner->timer != NULL;
}

void command_runner_finish(struct command_runner *runner)
{
	remove_timer(runner);
	child_stop(&runner->child);
}
