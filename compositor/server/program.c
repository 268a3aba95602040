/* SPDX-License-Identifier: MIT */
#include "server/program.h"

#include "control/stats.h"
#include "output/screenshot.h"
#include "server/backend-kind.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Waits for an output to lose its last window: what it showed before is the picture wanted of a
 * command that has ended. */
struct output_watch {
	struct wl_list link; /* program.watches */
	struct program *program;
	struct wl_listener clearing, destroy;
};

static void write_screenshot(struct program *program)
{
	const char *path = program->options->screenshot;
	int result = screenshot_write(&program->server->outputs, path);
	if (result != 0) {
		log_line(program->log, LOG_ERROR, "cannot write the screenshot %s: %s", path,
			strerror(-result));
		program->status = 1;
	}
}

static void write_stats(struct program *program)
{
	const char *path = program->options->stats;
	struct server *server = program->server;
	int result = stats_write(path, &server->clients, &server->outputs);
	if (result != 0) {
		log_line(program->log, LOG_ERROR, "cannot write the statistics %s: %s", path,
			strerror(-result));
		program->status = 1;
	}
}

static void destroy_watch(struct output_watch *watch)
{
	wl_list_remove(&watch->clearing.link);
	wl_list_remove(&watch->destroy.link);
	wl_list_remove(&watch->link);
	free(watch);
}

static void handle_clearing(struct wl_listener *listener, void *data)
{
	struct output_watch *watch = wl_container_of(listener, watch, clearing);
	write_screenshot(watch->program);
	watch->program->has_screenshot = true;
}

/* One that goes while we run takes its picture along. */
static void handle_output_destroy(struct wl_listener *listener, void *data)
{
	struct output_watch *watch = wl_container_of(listener, watch, destroy);
	const struct output *output = data;
	if (!watch->program->has_ended && layer_list_shows_anything(&output->shown->layers)) {
		write_screenshot(watch->program);
		watch->program->has_screenshot = true;
	}
	destroy_watch(watch);
}

static void handle_output_added(struct wl_listener *listener, void *data)
{
	struct program *program = wl_container_of(listener, program, output_added);
	struct output *output = data;
	struct output_watch *watch = calloc(1, sizeof(*watch));
	if (watch == NULL) {
		return; /* its last picture will not be kept */
	}
	watch->program = program;
	watch->clearing.notify = handle_clearing;
	wl_signal_add(&output->events.clearing, &watch->clearing);
	watch->destroy.notify = handle_output_destroy;
	wl_signal_add(&output->events.destroy, &watch->destroy);
	wl_list_insert(&program->watches, &watch->link);
}

static bool shows_anything(const struct program *program)
{
	struct output *output;
	wl_list_for_each (output, &program->server->outputs.outputs, link) {
		if (layer_list_shows_anything(&output->shown->layers)) {
			return true;
		}
	}
	return false;
}

/* An empty picture does not take the place of one that is not, and none is no picture. */
static void write_last_files(struct program *program)
{
	bool has_outputs = !wl_list_empty(&program->server->outputs.outputs);
	if (program->options->screenshot != NULL && has_outputs &&
		(!program->has_screenshot || shows_anything(program))) {
		write_screenshot(program);
	}
	if (program->options->stats != NULL) {
		write_stats(program);
	}
}

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
	if (program->options->screenshot != NULL) {
		write_screenshot(program);
	}
	if (program->options->stats != NULL) {
		write_stats(program);
	}
	return 0;
}

static int handle_child(int signal_number, void *data)
{
	struct program *program = data;
	if (child_has_ended(&program->child)) {
		program->status = program->child.status;
		log_line(program->log, LOG_VERBOSE, "the command ended with status %d",
			program->status);
		wl_display_terminate(program->server->display);
	}
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
	if (options->screenshot != NULL) {
		program->output_added.notify = handle_output_added;
		wl_signal_add(&server->outputs.events.add, &program->output_added);
	}
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

static int add_socket(struct program *program)
{
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

enum {
	/* as shells have it for a command that cannot be run */
	STATUS_NOT_RUN = 126,
	STATUS_NOT_FOUND = 127,
};

/* What clients send takes descriptors; the limit set for shells is meant for select(). */
static void raise_fd_limit(struct program *program)
{
	if (getrlimit(RLIMIT_NOFILE, &program->fd_limit) == 0) {
		struct rlimit most = program->fd_limit;
		most.rlim_cur = most.rlim_max;
		setrlimit(RLIMIT_NOFILE, &most);
	}
}

static int start_command(struct program *program)
{
	const struct options *options = program->options;
	char *shell[] = {(char *)"sh", (char *)"-c", (char *)options->shell_command, NULL};
	char **command = options->command != NULL ? options->command : shell;
	setrlimit(RLIMIT_NOFILE, &program->fd_limit);
	int result = child_start(&program->child, command, program->socket.name);
	raise_fd_limit(program);
	if (result != 0) {
		log_line(program->log, LOG_ERROR, "cannot run %s: %s", command[0],
			strerror(-result));
		program->status = result == -ENOENT ? STATUS_NOT_FOUND : STATUS_NOT_RUN;
	}
	return result;
}

/* libwayland has a line for each client that ends in error, and a client can be a thousand of them:
 * a log must not grow as others like. What was wrong, the client is told. */
static void drop_line(const char *format, va_list args)
{
}

static void pass_line(const char *format, va_list args)
{
	char line[1024];
	vsnprintf(line, sizeof(line), format, args);
	line[strcspn(line, "\n")] = '\0';
	fprintf(stderr, "weddell: libwayland: %s\n", line);
}

int program_init(struct program *program, const struct options *options, const struct log *log)
{
	*program = (struct program){.options = options, .log = log, .status = EXIT_FAILURE};
	wl_list_init(&program->watches);
	wl_list_init(&program->output_added.link);
	raise_fd_limit(program);
	wl_log_set_handler_server(log->level < LOG_DEBUG ? drop_line : pass_line);
	struct server_config config = {
		.policy = options->policy,
		.log = log,
		.keymap = options->keymap,
		.bindings = options->bindings,
	};
	memcpy(config.limits, options->limits, sizeof(config.limits));
	int result = server_create(&config, &program->server);
	if (result != 0) {
		log_line(log, LOG_ERROR, "cannot start: %s", strerror(-result));
		return result;
	}
	/* before any child, or its end may be missed */
	result = add_signals(program);
	if (result == 0) {
		result = start_backend(program);
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
	program->status = EXIT_SUCCESS;
	bool has_command = options->command != NULL || options->shell_command != NULL;
	return has_command ? start_command(program) : 0;
}

void program_run(struct program *program)
{
	wl_display_run(program->server->display);
	write_last_files(program);
	program->has_ended = true;
}

void program_finish(struct program *program)
{
	child_stop(&program->child);
	for (int i = 0; i < PROGRAM_SIGNAL_COUNT; i++) {
		if (program->signals[i] != NULL) {
			wl_event_source_remove(program->signals[i]);
		}
	}
	remote_control_finish(&program->control);
	listen_socket_finish(&program->socket);
	wl_list_remove(&program->output_added.link);
	server_destroy(program->server);
}
