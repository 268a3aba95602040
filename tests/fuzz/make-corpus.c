/* SPDX-License-Identifier: MIT */
/*
 * Writes the seeds of the targets server and wire:
 *
 *     fuzz-make-corpus FOLDER
 *
 * For server a script for each routine on top of a window, and one for each
 * interface that makes all its requests. For wire what the client of each
 * routine says, as its socket hears it. Run again after interfaces.c or
 * routine.c has changed.
 */
#include "argument.h"
#include "routine.h"
#include "script.h"
#include "target.h"
#include "wire-record.h"

#include <string.h>

enum {
	SEED_SIZE_MAX = 1 << 16,
};

struct seed {
	uint8_t bytes[SEED_SIZE_MAX];
	size_t size;
};

static void add(struct seed *seed, const void *bytes, size_t size)
{
	FUZZ_CHECK(size <= sizeof(seed->bytes) - seed->size);
	memcpy(seed->bytes + seed->size, bytes, size);
	seed->size += size;
}

static void add_byte(struct seed *seed, size_t byte)
{
	uint8_t value = (uint8_t)byte;
	add(seed, &value, 1);
}

static void save(const struct seed *seed, const char *folder, const char *target, const char *name)
{
	char path[4096];
	snprintf(path, sizeof(path), "%s/%s/%s", folder, target, name);
	FILE *file = fopen(path, "we");
	FUZZ_CHECK(file != NULL);
	FUZZ_CHECK(fwrite(seed->bytes, 1, seed->size, file) == seed->size);
	FUZZ_CHECK(fclose(file) == 0);
}

static size_t find_routine(const char *name)
{
	size_t i = 0;
	while (strcmp(routine_name(i), name) != 0) {
		i++;
	}
	return i;
}

static void save_routine_script(const char *folder, size_t routine)
{
	struct seed seed = {.size = 0};
	add_byte(&seed, SCRIPT_ROUTINE + find_routine("devices"));
	add_byte(&seed, SCRIPT_ROUTINE + find_routine("window"));
	add_byte(&seed, SCRIPT_ROUTINE + find_routine("press"));
	add_byte(&seed, SCRIPT_ROUTINE + routine);
	add_byte(&seed, SCRIPT_ACTION + SCRIPT_PUMP);
	add_byte(&seed, SCRIPT_ROUTINE + find_routine("frame"));
	save(&seed, folder, "server", routine_name(routine));
}

static void add_request(struct seed *seed, size_t index)
{
	bool far = index >= SCRIPT_MORE;
	add_byte(seed, far ? SCRIPT_MORE : index);
	if (far) {
		add_byte(seed, index - SCRIPT_MORE);
	}
}

/* All requests of the interface that has the request of that index, its destructor last. Arguments
 * are zeros, more than any request has. */
static void save_interface_script(const char *folder, size_t first)
{
	struct request request = request_at(first);
	struct seed seed = {.size = 0};
	for (size_t i = 0; i < routine_count(); i++) {
		add_byte(&seed, SCRIPT_ROUTINE + i);
	}
	for (int i = 0; i < request.interface->method_count; i++) {
		struct request each = request_at(first + (size_t)i);
		add_request(&seed, first + (size_t)i);
		for (size_t k = 0; k < 1 + strlen(each.signature); k++) {
			add_byte(&seed, 0);
		}
		add_byte(&seed, SCRIPT_ACTION + SCRIPT_PUMP);
	}
	save(&seed, folder, "server", request.interface->name);
}

static void save_scripts(const char *folder)
{
	for (size_t i = 0; i < routine_count(); i++) {
		save_routine_script(folder, i);
	}
	for (size_t i = 0; i < request_count(); i++) {
		if (request_at(i).opcode == 0) {
			save_interface_script(folder, i);
		}
	}
}

/* Keeps what a client is about to send, with an ordinary file for each fd. */
static void keep(void *data, const struct raw_client *client)
{
	struct seed *seed = data;
	static const uint8_t ordinary_file[] = {WIRE_RECORD_FILE, 0, 0, 0, 0, 0, 0};
	for (size_t i = 0; i < client->out_fd_count; i++) {
		add(seed, ordinary_file, sizeof(ordinary_file));
	}
	add_byte(seed, WIRE_RECORD_BYTES);
	add_byte(seed, client->out_size & 0xff);
	add_byte(seed, client->out_size >> 8);
	add(seed, client->out, client->out_size);
	add_byte(seed, WIRE_RECORD_PUMP);
}

static void save_recording(const char *folder, size_t routine)
{
	static struct host host;
	static struct seed seed;
	seed.size = 0;
	host_init(&host);
	host.clients[0].heard = keep;
	host.clients[0].heard_data = &seed;
	routine_connect(&host);
	routine_play(&host, find_routine("devices"));
	routine_play(&host, find_routine("window"));
	routine_play(&host, find_routine("press"));
	routine_play(&host, routine);
	host_pump(&host);
	host_finish(&host);
	save(&seed, folder, "wire", routine_name(routine));
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: fuzz-make-corpus FOLDER\n");
		return 2;
	}
	host_prepare();
	save_scripts(argv[1]);
	for (size_t i = 0; i < routine_count(); i++) {
		save_recording(argv[1], i);
	}
	return 0;
}
