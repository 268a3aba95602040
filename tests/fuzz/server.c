/* SPDX-License-Identifier: MIT */
/*
 * A whole compositor and its clients. An input is a script (script.h): requests
 * of several clients, and what else can happen: events are dispatched, a client
 * comes, goes, stops reading, changes its file, sends broken bytes; an output
 * changes.
 *
 * What must hold: no signal, no failed assert, no leak, and every client whose
 * messages are right stays connected or is told an error.
 */
#include "argument.h"
#include "interfaces.h"
#include "routine.h"
#include "script.h"
#include "target.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	STEPS_MAX = 400,
	LATER_USEC = 1200, /* the shortest timer is of a millisecond */
};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	host_prepare();
	static struct host host;
	host_init(&host);
	routine_connect(&host);
	FUZZ_CHECK(host_client(&host)->fd >= 0 && host_client(&host)->global_count > 0);
	FUZZ_CHECK(host_client(&host)->unknown_globals == 0);
	FUZZ_CHECK(interfaces_are_complete());
	FUZZ_CHECK(request_count() <= SCRIPT_MORE + UINT8_MAX + 1);
	FUZZ_CHECK(routine_count() <= SCRIPT_ACTION - SCRIPT_ROUTINE);
	host_finish(&host);
	return 0;
}

/* Flips bits of a byte of what is about to be sent. */
static void corrupt(struct raw_client *client, struct input *input)
{
	uint8_t place = input_byte(input);
	uint8_t bits = input_byte(input);
	if (client->out_size > 0) {
		client->out[client->out_size - 1 - place % client->out_size] ^= bits;
	}
}

static void put_raw(struct raw_client *client, struct input *input)
{
	const uint8_t *bytes;
	size_t size = input_bytes(input, input_byte(input), &bytes);
	raw_client_put(client, bytes, size);
}

static void send_stray_fd(struct host *host)
{
	int fd = scripted_fd_send(&host->files[host->file]);
	if (fd >= 0) {
		raw_client_put_fd(host_client(host), fd);
	}
}

static void select_client(struct host *host, struct input *input)
{
	host->selected = input_below(input, HOST_CLIENTS);
	if (host_client(host)->fd < 0) {
		routine_connect(host);
	}
}

static void act(struct host *host, enum script_action action, struct input *input)
{
	struct raw_client *client = host_client(host);
	switch (action) {
	case SCRIPT_PUMP_LATER:
		usleep(LATER_USEC);
		host_pump(host);
		break;
	case SCRIPT_PUMP:
		host_pump(host);
		break;
	case SCRIPT_FLUSH:
		raw_client_flush(client);
		break;
	case SCRIPT_SELECT_CLIENT:
		select_client(host, input);
		break;
	case SCRIPT_DISCONNECT:
		raw_client_disconnect(client);
		break;
	case SCRIPT_SHUTDOWN:
		raw_client_flush(client);
		shutdown(client->fd, SHUT_WR);
		break;
	case SCRIPT_DEAF:
		client->deaf = !client->deaf;
		break;
	case SCRIPT_FILE_ACTS:
		raw_client_flush(client);
		scripted_fd_act(&host->files[host->file], input);
		break;
	case SCRIPT_SELECT_FILE:
		host->file = input_below(input, HOST_FILES);
		break;
	case SCRIPT_STRAY_FILE:
		send_stray_fd(host);
		break;
	case SCRIPT_CORRUPT:
		corrupt(client, input);
		break;
	case SCRIPT_RAW:
		put_raw(client, input);
		break;
	case SCRIPT_OUTPUTS:
		host_change_outputs(host, input);
		break;
	case SCRIPT_ACTION_COUNT:
		break;
	}
}

static void step(struct host *host, struct input *input)
{
	uint8_t byte = input_byte(input);
	if (byte >= SCRIPT_ACTION) {
		act(host, (enum script_action)((byte - SCRIPT_ACTION) % SCRIPT_ACTION_COUNT),
			input);
	} else if (byte >= SCRIPT_ROUTINE) {
		routine_play(host, (byte - SCRIPT_ROUTINE) % routine_count());
	} else {
		size_t index = byte < SCRIPT_MORE ? byte : (size_t)SCRIPT_MORE + input_byte(input);
		struct request request = request_at(index % request_count());
		request_put(host, &request, input);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct host host;
	struct input input = {data, size};
	host_init(&host);
	routine_connect(&host);
	for (int i = 0; i < STEPS_MAX && !input_is_over(&input); i++) {
		step(&host, &input);
	}
	host_pump(&host);
	host_finish(&host);
	return 0;
}
