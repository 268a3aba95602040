/* SPDX-License-Identifier: MIT */
/*
 * Any bytes and any file descriptors into the sockets of a compositor: a
 * client that knows nothing. An input is a row of records: a byte that says
 * what happens and to whom, then what belongs to it.
 *
 * wire.dict has the words of the wire, and the corpus is what the clients of
 * server.c say (make-corpus.c).
 */
#include "host.h"
#include "target.h"
#include "wire-record.h"

#include <sys/socket.h>

enum {
	RECORDS_MAX = 400,
};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	host_prepare();
	return 0;
}

static void send_bytes(struct host *host, struct input *input)
{
	const uint8_t *bytes;
	size_t count = input_byte(input);
	count = input_bytes(input, count + ((size_t)input_byte(input) << 8), &bytes);
	raw_client_put(host_client(host), bytes, count);
}

static void send_file(struct host *host, struct input *input)
{
	host->file = (host->file + 1) % HOST_FILES;
	scripted_fd_close(&host->files[host->file]);
	scripted_fd_open(&host->files[host->file], input);
	int fd = scripted_fd_send(&host->files[host->file]);
	if (fd >= 0) {
		raw_client_put_fd(host_client(host), fd);
	}
}

static void play(struct host *host, struct input *input)
{
	uint8_t byte = input_byte(input);
	host->selected = byte / WIRE_RECORD_KINDS % HOST_CLIENTS;
	if (host_client(host)->fd < 0) {
		host_connect(host);
	}
	struct raw_client *client = host_client(host);
	switch ((enum wire_record)(byte % WIRE_RECORD_KINDS)) {
	case WIRE_RECORD_BYTES:
		send_bytes(host, input);
		break;
	case WIRE_RECORD_FILE:
		send_file(host, input);
		break;
	case WIRE_RECORD_FILE_ACTS:
		scripted_fd_act(&host->files[host->file], input);
		break;
	case WIRE_RECORD_PUMP:
		host_pump(host);
		break;
	case WIRE_RECORD_FLUSH:
		raw_client_flush(client);
		break;
	case WIRE_RECORD_END:
		raw_client_disconnect(client);
		break;
	case WIRE_RECORD_SHUTDOWN:
		raw_client_flush(client);
		shutdown(client->fd, SHUT_WR);
		break;
	case WIRE_RECORD_DEAF:
		client->deaf = !client->deaf;
		break;
	case WIRE_RECORD_KINDS:
		break;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct host host;
	struct input input = {data, size};
	host_init(&host);
	for (int i = 0; i < RECORDS_MAX && !input_is_over(&input); i++) {
		play(&host, &input);
	}
	host_pump(&host);
	host_finish(&host);
	return 0;
}
