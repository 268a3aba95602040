/* SPDX-License-Identifier: MIT */
#include "host.h"

#include "backend/headless/headless.h"
#include "fixed-random.h"
#include "target.h"

#include <string.h>
#include <sys/socket.h>

enum {
	ROUNDS = 3,
	WIDTH = 64, /* of the outputs */
	HEIGHT = 48,
	OUTPUTS_MAX = 4,
	REFRESH_MHZ = 1000000000, /* due again at once */
};

static void be_quiet(const char *format, va_list args)
{
}

void host_prepare(void)
{
	/* compiling the keymap of a whole keyboard would take most of the time of a run */
	setenv("XKB_CONFIG_ROOT", FUZZ_XKB_FOLDER, 1);
	wl_log_set_handler_server(be_quiet);
}

static void add_output(
	struct host *host, int32_t width, int32_t height, double scale, enum transform transform)
{
	struct headless_output_config config = {.width = width,
		.height = height,
		.refresh_mhz = REFRESH_MHZ,
		.scale = scale,
		.transform = transform};
	struct output *output;
	FUZZ_CHECK(headless_backend_add_output(host->backend, &config, &output) == 0);
}

void host_init(struct host *host)
{
	memset(host, 0, sizeof(*host));
	host->leaks = leaks_begin();
	fixed_random_restart();
	struct server_config config = {.policy = SEAL_POLICY_ADOPT, .log = &host->log};
	FUZZ_CHECK(server_create(&config, &host->server) == 0);
	FUZZ_CHECK(headless_backend_create(&host->server->outputs, &host->backend) == 0);
	host->server->backend = headless_backend_base(host->backend);
	add_output(host, WIDTH, HEIGHT, 1, TRANSFORM_NORMAL);
	for (int i = 0; i < HOST_CLIENTS; i++) {
		raw_client_init(&host->clients[i]);
	}
	for (int i = 0; i < HOST_FILES; i++) {
		host->files[i].fd = -1;
	}
}

void host_finish(struct host *host)
{
	server_destroy(host->server);
	for (int i = 0; i < HOST_CLIENTS; i++) {
		raw_client_disconnect(&host->clients[i]);
	}
	for (int i = 0; i < HOST_FILES; i++) {
		scripted_fd_close(&host->files[i]);
	}
	leaks_end(&host->leaks);
}

struct raw_client *host_client(struct host *host)
{
	return &host->clients[host->selected];
}

void host_connect(struct host *host)
{
	int ends[2];
	FUZZ_CHECK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
	raw_client_connect(host_client(host), ends[0]);
	FUZZ_CHECK(wl_client_create(host->server->display, ends[1]) != NULL);
}

void host_pump(struct host *host)
{
	for (int round = 0; round < ROUNDS; round++) {
		for (int i = 0; i < HOST_CLIENTS; i++) {
			raw_client_flush(&host->clients[i]);
		}
		wl_event_loop_dispatch(wl_display_get_event_loop(host->server->display), 0);
		wl_display_flush_clients(host->server->display);
		for (int i = 0; i < HOST_CLIENTS; i++) {
			raw_client_read(&host->clients[i]);
		}
	}
}

static struct output *pick_output(struct host *host, struct input *input)
{
	struct wl_list *outputs = &host->server->outputs.outputs;
	int count = wl_list_length(outputs);
	if (count == 0) {
		return NULL;
	}
	struct wl_list *link = outputs->next;
	for (uint32_t i = input_below(input, (uint32_t)count); i > 0; i--) {
		link = link->next;
	}
	struct output *output = wl_container_of(link, output, link);
	return output;
}

void host_change_outputs(struct host *host, struct input *input)
{
	static const double scales[] = {1, 2, 1.5, 0.5, 3, 1.0 / 3, 64, 0.01};
	uint8_t what = input_byte(input) % 4;
	struct output *output = pick_output(host, input);
	int32_t width = WIDTH + (int8_t)input_byte(input) / 3;
	int32_t height = HEIGHT + (int8_t)input_byte(input) / 3;
	double scale = scales[input_below(input, sizeof(scales) / sizeof(scales[0]))];
	enum transform transform = (enum transform)input_below(input, 8);
	if (what == 0 && wl_list_length(&host->server->outputs.outputs) < OUTPUTS_MAX) {
		add_output(host, width, height, scale, transform);
	} else if (what == 1) {
		output_destroy(output);
	} else if (output != NULL) {
		struct output_mode mode = {width, height, REFRESH_MHZ};
		FUZZ_CHECK(output_configure(output, &mode, scale, transform) == 0);
	}
}
