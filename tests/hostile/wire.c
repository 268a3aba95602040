/* SPDX-License-Identifier: MIT */
/*
 * Bytes that no library would send. They end at libwayland, which has to name the
 * mistake and end the connection; all here goes over a connection without a library.
 */
#include "wire.h"

static void nothing(struct raw_client *raw)
{
}

static void bad_opcode(struct raw_client *raw)
{
	raw_begin(raw, SURFACE, 200);
	raw_end(raw);
}

static void size_of(struct raw_client *raw, uint16_t size)
{
	raw_begin(raw, SURFACE, COMMIT);
	raw_end(raw);
	raw_set_size(raw, size);
}

static void size_0(struct raw_client *raw)
{
	size_of(raw, 0);
}

static void size_4(struct raw_client *raw)
{
	size_of(raw, 4);
}

static void size_7(struct raw_client *raw)
{
	size_of(raw, 7);
}

/* What is too much is passed over. */
static void size_too_large(struct raw_client *raw)
{
	static const uint8_t too_much[12] = {0xff, 0xff, 0xff, 0xff};
	size_of(raw, 8 + sizeof(too_much));
	raw_bytes(raw, too_much, sizeof(too_much));
}

static void size_largest(struct raw_client *raw)
{
	static const uint8_t bytes[65536];
	size_of(raw, 65532);
	raw_bytes(raw, bytes, sizeof(bytes));
}

static void arguments_missing(struct raw_client *raw)
{
	raw_begin(raw, SURFACE, ATTACH);
	raw_word(raw, 0);
	raw_end(raw);
}

static void unknown_object(struct raw_client *raw)
{
	raw_begin(raw, NEVER_MADE, 0);
	raw_end(raw);
}

static void object_0(struct raw_client *raw)
{
	raw_begin(raw, 0, 0);
	raw_end(raw);
}

static void object_of_the_server(struct raw_client *raw)
{
	raw_begin(raw, (uint32_t)OF_THE_SERVER, 0);
	raw_end(raw);
}

static void argument_unknown(struct raw_client *raw)
{
	raw_begin(raw, SURFACE, ATTACH);
	raw_word(raw, NEVER_MADE);
	raw_word(raw, 0);
	raw_word(raw, 0);
	raw_end(raw);
}

/* The buffer is a wl_shm. */
static void argument_of_another_interface(struct raw_client *raw)
{
	raw_begin(raw, SURFACE, ATTACH);
	raw_word(raw, SHM);
	raw_word(raw, 0);
	raw_word(raw, 0);
	raw_end(raw);
}

static void create_surface_as(struct raw_client *raw, uint32_t id)
{
	raw_begin(raw, COMPOSITOR, CREATE_SURFACE);
	raw_word(raw, id);
	raw_end(raw);
}

static void new_id_in_use(struct raw_client *raw)
{
	create_surface_as(raw, SURFACE);
}

static void new_id_0(struct raw_client *raw)
{
	create_surface_as(raw, 0);
}

static void new_id_with_a_gap(struct raw_client *raw)
{
	create_surface_as(raw, NEVER_MADE);
}

static void new_id_of_the_server(struct raw_client *raw)
{
	create_surface_as(raw, (uint32_t)OF_THE_SERVER);
}

static void bind_text(struct raw_client *raw, uint32_t length, const void *bytes, size_t size)
{
	raw_begin(raw, RAW_REGISTRY, BIND);
	raw_word(raw, raw->shm);
	raw_word(raw, length);
	raw_bytes(raw, bytes, size);
	raw_word(raw, 1);
	raw_word(raw, raw->next_id);
	raw_end(raw);
}

static void string_too_long(struct raw_client *raw)
{
	bind_text(raw, 4000, "wl_shm\0", 8);
}

static void string_longest(struct raw_client *raw)
{
	bind_text(raw, UINT32_MAX, "wl_shm\0", 8);
}

/* All of it is sent, though a message cannot say that it is as long. */
static void string_of_a_mebibyte(struct raw_client *raw)
{
	static const uint8_t text[1024] = {'t'};
	bind_text(raw, 1 << 20, text, sizeof(text));
	raw_set_size(raw, 65532);
	for (int i = 1; i < 1024 && raw_send(raw) == 0; i++) {
		raw_bytes(raw, text, sizeof(text));
	}
}

static void string_without_end(struct raw_client *raw)
{
	bind_text(raw, 8, "wl_shmxx", 8);
}

static void string_null(struct raw_client *raw)
{
	bind_text(raw, 0, "", 0);
}

static void string_of_another_interface(struct raw_client *raw)
{
	bind_text(raw, 8, "wl_seat", 8);
}

static void bind_unknown_global(struct raw_client *raw)
{
	raw_bind(raw, NEVER_MADE, "wl_shm", 1);
}

static void bind_newer_version(struct raw_client *raw)
{
	raw_bind(raw, raw->shm, "wl_shm", 1000);
}

static void bind_version_0(struct raw_client *raw)
{
	raw_bind(raw, raw->shm, "wl_shm", 0);
}

static void surface_used_after_it_was_destroyed(struct raw_client *raw)
{
	raw_begin(raw, SURFACE, SURFACE_DESTROY);
	raw_end(raw);
	raw_begin(raw, SURFACE, COMMIT);
	raw_end(raw);
}

static void request_of_a_newer_version(struct raw_client *raw)
{
	enum {
		OFFSET = 10
	}; /* since version 5; 4 was bound */
	raw_begin(raw, SURFACE, OFFSET);
	raw_word(raw, 1);
	raw_word(raw, 1);
	raw_end(raw);
}

static void noise(struct raw_client *raw)
{
	uint32_t state = 1;
	for (int i = 0; i < 20000; i++) { /* more than any message is long */
		state = state * 1664525 + 1013904223;
		raw_word(raw, state);
	}
}

static const struct hostile_case cases[] = {
	FINE("nothing wrong", nothing),
	WRONG("no such opcode", bad_opcode, INVALID_METHOD),
	WRONG("request of a newer version", request_of_a_newer_version, INVALID_METHOD),
	WRONG("message of 0 bytes", size_0, INVALID_METHOD),
	WRONG("message of 4 bytes", size_4, INVALID_METHOD),
	WRONG("message of 7 bytes", size_7, INVALID_METHOD),
	FINE("message longer than its arguments", size_too_large),
	ENDS("message longer than anything", size_largest),
	WRONG("arguments missing", arguments_missing, INVALID_METHOD),
	WRONG("object that never was", unknown_object, INVALID_OBJECT),
	WRONG("object 0", object_0, INVALID_OBJECT),
	WRONG("object of the compositor's", object_of_the_server, INVALID_OBJECT),
	WRONG("argument that never was", argument_unknown, INVALID_METHOD),
	WRONG("argument of another interface", argument_of_another_interface, INVALID_METHOD),
	WRONG("new id in use", new_id_in_use, INVALID_METHOD),
	WRONG("new id 0", new_id_0, INVALID_METHOD),
	WRONG("new id with a gap before it", new_id_with_a_gap, INVALID_METHOD),
	WRONG("new id of the compositor's", new_id_of_the_server, INVALID_METHOD),
	WRONG("string longer than its message", string_too_long, INVALID_METHOD),
	ENDS("string of a MiB, all of it sent", string_of_a_mebibyte),
	WRONG("string of 4 GiB", string_longest, INVALID_METHOD),
	WRONG("string without an end", string_without_end, INVALID_METHOD),
	WRONG("string that is null", string_null, INVALID_METHOD),
	UNBINDABLE("global of another interface", string_of_another_interface),
	UNBINDABLE("global that never was", bind_unknown_global),
	UNBINDABLE("global in a version to come", bind_newer_version),
	UNBINDABLE("global in version 0", bind_version_0),
	WRONG("surface used after it was destroyed", surface_used_after_it_was_destroyed,
		INVALID_OBJECT),
	ENDS("noise", noise),
};

struct hostile_table hostile_wire(void)
{
	return HOSTILE_TABLE(cases);
}
