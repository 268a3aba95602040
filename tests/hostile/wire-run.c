/* SPDX-License-Identifier: MIT */
#include "wire.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static const char *interface_of(uint32_t object)
{
	static const char *const interfaces[] = {"", "wl_display", "wl_registry", "wl_compositor",
		"wl_shm", "wl_surface", "wl_shm_pool", "wl_buffer"};
	return object < sizeof(interfaces) / sizeof(interfaces[0]) ? interfaces[object]
								   : "an unknown object";
}

static void begin(struct raw_client *raw)
{
	raw_bind(raw, raw->compositor, "wl_compositor", 4);
	raw_bind(raw, raw->shm, "wl_shm", 1);
	raw_begin(raw, COMPOSITOR, CREATE_SURFACE);
	raw_word(raw, raw->next_id++);
	raw_end(raw);
}

static void note_end(struct culprit *culprit, const struct raw_client *raw, enum raw_end end)
{
	static const int errors[] = {
		[RAW_ERROR] = EPROTO, [RAW_DISCONNECTED] = EPIPE, [RAW_SILENT] = ETIMEDOUT};
	culprit->elsewhere = true;
	culprit->other = (struct mini_client_error){.error = errors[end]};
	if (end == RAW_ERROR) {
		culprit->other.interface = interface_of(raw->error_object);
		culprit->other.code = raw->error_code;
		snprintf(culprit->other.message, sizeof(culprit->other.message), "%s",
			raw->error_message);
	}
	if (end == RAW_SILENT) {
		culprit_fail(culprit, "the compositor says nothing");
	}
}

struct raw_client *wire_begin(struct culprit *culprit)
{
	struct raw_client *raw = malloc(sizeof(*raw));
	if (raw == NULL || raw_client_connect(raw, culprit->socket) != 0) {
		culprit_fail(culprit, "cannot connect once more");
		free(raw);
		return NULL;
	}
	begin(raw);
	return raw;
}

void wire_end(struct culprit *culprit, struct raw_client *take_raw)
{
	raw_sync(take_raw);
	/* when it cannot be sent, why not is on its way to us */
	raw_send(take_raw);
	note_end(culprit, take_raw, raw_wait(take_raw));
	raw_client_disconnect(take_raw);
	free(take_raw);
}

void wire_run(struct culprit *culprit, const struct hostile_case *test)
{
	struct raw_client *raw = wire_begin(culprit);
	if (raw != NULL) {
		test->write(raw);
		wire_end(culprit, raw);
	}
}
