/* SPDX-License-Identifier: MIT */
#include "server/program.h"

#include "server/backend-kind.h"
#include "server/passed-socket.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static int handle_end(int signal_number, void *data)
{
	struct program *program = data;
	log_line(program->log, LOG_VERBOSE, "ended by signal %d", signal_number);
	wl_display_terminate(program->server->display);
	return 0;
}

static int handle_write(int signal_number, void *data)
{
	struct program *program = data;
	written_files_write(&program->files);
	return 0;
}

static int handle_child(int signal_number, void *data)
{
	struct program *program = data;
	command_runner_look(&program->command);
	return 0;
}

static int add_signals(struct program *program)
{
	static const struct {
		int number;
		wl_event_loop_signal_func_t handle;
	} signals[PROGRAM_SIGNAL_COUNT] = {
		{SIGINT, handle_end},
		{SIGTERM, handle_end},
		{SIGUSR1, handle_write},
		{SIGCHLD, handle_child},
	};
	struct wl_event_loop *loop = wl_display_get_event_loop(program->server->display);
	for (int i = 0; i < PROGRAM_SIGNAL_COUNT; i++) {
		program->signals[i] = wl_event_loop_add_signal(
			loop, signals[i].number, signals[i].handle, program);
		if (program->signals[i] == NULL) {
			return -ENOMEM;
		}
	}
	return 0;
}

static void handle_lost(void *data)
{
	struct program *program = data;
	program->status = EXIT_FAILURE;
	wl_display_terminate(program->server->display);
}

static void handle_closed(void *data)
{
	struct program *program = data;
	wl_display_terminate(program->server->display);
}

static const struct backend_listener backend_listener = {
	.lost = handle_lost,
	.closed = handle_closed,
};

static int start_backend(struct program *program)
{
	const struct options *options = program->options;
	struct server *server = program->server;
	struct backend_config config = {
		.layout = &server->outputs,
		.seat = server->seat,
		.log = program->log,
		.wishes = options->outputs,
		.wish_count = options->output_count,
		.listener = &backend_listener,
		.data = program,
	};
	return backend_kind_start(options->backend, &config, &server->backend);
}

/* In the way of a socket is its name, or else its folder. */
static void explain_no_socket(const struct program *program, const char *name, int error)
{
	const char *folder = getenv("XDG_RUNTIME_DIR");
	if (error == -EADDRINUSE || error == -ENAMETOOLONG) {
		log_line(program->log, LOG_ERROR,
			"cannot listen on %s: %s; choose another name with --socket", name,
			strerror(-error));
	} else if (folder == NULL && name[0] != '/') {
		log_line(program->log, LOG_ERROR,
			"XDG_RUNTIME_DIR is not set: it names the socket's folder, your own and of "
			"mode 0700");
	} else {
		log_line(program->log, LOG_ERROR,
			"cannot listen on %s: %s; its folder, XDG_RUNTIME_DIR (%s) for a name "
			"without /, has to be there and your own",
			name, strerror(-error), folder != NULL ? folder : "not set");
	}
}

static int adopt_socket(struct program *program, int take_fd)
{
	int result = take_fd;
	if (result >= 0) {
		result = listen_socket_adopt(
			&program->socket, program->server->display, program->log, take_fd);
	}
	if (result != 0) {
		log_line(program->log, LOG_ERROR,
			"the socket that was passed (LISTEN_FDS) is of no use: it has to be one "
			"listening stream socket of the file system");
	}
	return result;
}

static int add_socket(struct program *program)
{
	int passed_fd = passed_socket_take();
	if (passed_fd != -1) {
		return adopt_socket(program, passed_fd);
	}
	const char *name = program->options->socket;
	int result =
		listen_socket_init(&program->socket, program->server->display, program->log, name);
	if (result != 0) {
		explain_no_socket(
			program, name != NULL ? name : "any of wayland-0 to wayland-99", result);
	}
	return result;
}

static int add_control(struct program *program)
{
	unsetenv("WEDDELL_CONTROL"); /* of one that this one runs within */
	if (!program->options->control) {
		return 0;
	}
	int result = remote_control_init(&program->control, program->server, &program->socket);
	if (result == 0) {
		setenv("WEDDELL_CONTROL", program->control.path, 1);
	}
	return result;
}

/* What clients send takes descriptors; the limit set for shells is meant for select(). */
static void raise_fd_limit(struct program *program)
{
	if (getrlimit(RLIMIT_NOFILE, &program->fd_limit) == 0) {
		struct rlimit most = program->fd_limit;
		most.rlim_cur = most.rlim_max;
		setrlimit(RLIMIT_NOFILE, &most);
	}
}

static void end_if_done(struct program *program)
{
	bool waits = program->options->exit_with_client && program->server->clients.connected > 0;
	if (!waits && !command_runner_is_busy(&program->command)) {
		wl_display_terminate(program->server->display);
	}
}

static void handle_command_ended(void *data, int status)
{
	struct program *program = data;
	program->status = status;
	end_if_done(program);
}

static const struct command_runner_listener command_listener = {
	.ended = handle_command_ended,
};

static void handle_client_gone(struct wl_listener *listener, void *data)
{
	struct program *program = wl_container_of(listener, program, client_gone);
	end_if_done(program);
}

static int start_command(struct program *program)
{
	const struct options *options = program->options;
	if (options->exit_with_client) {
		program->client_gone.notify = handle_client_gone;
		wl_signal_add(&program->server->clients.events.gone, &program->client_gone);
	}
	struct command_runner_config config = {
		.loop = wl_display_get_event_loop(program->server->display),
		.log = program->log,
		.command = options->command,
		.shell_command = options->shell_command,
		.display = program->socket.name,
		.fd_limit = program->fd_limit,
		.policy = options->restart,
		.kiosk = options->kiosk,
	};
	int status = command_runner_start(&program->command, &config, &command_listener, program);
	program->status = status;
	return status == 0 ? 0 : -ENOEXEC;
}

/* libwayland has a line for each client that ends in error, and a client can be a thousand of them:
 * a log must not grow as others like. What was wrong, the client is told. */
static void drop_line(const char *format, va_list args)
{
}

__attribute__((format(printf, 1, 0))) static void pass_line(const char *format, va_list args)
{
	char line[1024];
	vsnprintf(line, sizeof(line), format, args);
	line[strcspn(line, "\n")] = '\0';
	fprintf(stderr, "weddell: libwayland: %s\n", line);
}

int program_init(struct program *program, const struct options *options, const struct log *log)
{
	*program = (struct program){.options = options, .log = log, .status = EXIT_FAILURE};
	wl_list_init(&program->client_gone.link);
	service_notice_init(&program->service);
	raise_fd_limit(program);
	wl_log_set_handler_server(log->level < LOG_DEBUG ? drop_line : pass_line);
	struct server_config config = {
		.policy = options->policy,
		.holding = options->holding,
		.keymap = options->keymap,
		.bindings = options->kiosk ? BINDING_OFF : options->bindings,
		.kiosk = options->kiosk,
		.wm_base_version = options->wm_base_version,
		.log = log,
	};
	memcpy(config.limits, options->limits, sizeof(config.limits));
	int result = server_create(&config, &program->server);
	if (result != 0) {
		log_line(log, LOG_ERROR, "cannot start: %s", strerror(-result));
		return result;
	}
	client_log_init(&program->client_log, &program->server->clients, log);
	written_files_init(&program->files, program->server, options->screenshot, options->stats);
	/* The backend first: what it starts would have our signals blocked, and libseat's own
	 * manager lives by them. Before the command, or its end may be missed. */
	result = start_backend(program);
	if (result == 0) {
		result = add_signals(program);
	}
	if (result != 0) {
		return result;
	}
	result = add_socket(program);
	if (result == 0) {
		result = add_control(program);
	}
	if (result != 0) {
		return result;
	}
	log_line(log, LOG_INFO, "listening on %s", program->socket.name);
	service_notice_send(&program->service, "READY=1");
	return start_command(program);
}

void program_run(struct program *program)
{
	wl_display_run(program->server->display);
	service_notice_send(&program->service, "STOPPING=1");
	written_files_write_last(&program->files);
	program->status = program->files.failed ? EXIT_FAILURE : program->status;
}

void program_finish(struct program *program)
{
	command_runner_finish(&program->command);
	for (int i = 0; i < PROGRAM_SIGNAL_COUNT; i++) {
		if (program->signals[i] != NULL) {
			wl_event_source_remove(program->signals[i]);
		}
	}
	remote_control_finish(&program->control);
	listen_socket_finish(&program->socket);
	written_files_finish(&program->files);
	client_log_finish(&program->client_log);
	wl_list_remove(&program->client_gone.link);
	server_destroy(program->server);
}
