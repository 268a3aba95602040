/* SPDX-License-Identifier: MIT */
#include "argument.h"

#include "protocol/pixel-format.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	FIRST_WRONG = 240, /* bytes from here on stand for what is not right */
	WRONG_NULL = FIRST_WRONG,
	WRONG_KIND,
	WRONG_UNUSED,
	WRONG_DESTROYED,
	WRONG_SERVER,
	WRONG_ANY,
	DEFAULT_SIZE = 16, /* pixels */
	STRING_MAX = 255,
	LONG_STRING = 4000,
};

/* A request while it is encoded. */
struct encoder {
	struct host *host;
	struct raw_client *client;
	struct input *input;
	struct message message;
	uint32_t version;            /* of the object it goes to */
	const struct global *global; /* of a bind */
	int32_t width;               /* the last size but one, for the stride */
	int32_t last;                /* the last size */
	const struct wl_interface *created;
	uint32_t created_id, created_version;
	bool possible;
};

static uint32_t wrong_object(struct encoder *encoder, uint8_t byte)
{
	struct object_map *objects = &encoder->client->objects;
	switch (byte) {
	case WRONG_NULL:
		return 0;
	case WRONG_KIND:
		return object_map_find(objects, NULL, input_byte(encoder->input));
	case WRONG_UNUSED:
		return objects->next + 1;
	case WRONG_DESTROYED:
		return object_map_find_destroyed(objects);
	case WRONG_SERVER:
		return (uint32_t)SERVER_OBJECTS_FIRST + input_byte(encoder->input);
	default:
		return input_u32(encoder->input);
	}
}

static uint32_t take_object(
	struct encoder *encoder, const struct wl_interface *interface, bool may_be_null)
{
	uint8_t byte = input_byte(encoder->input);
	if (byte >= FIRST_WRONG) {
		return wrong_object(encoder, byte);
	}
	if (may_be_null && byte == FIRST_WRONG - 1) {
		return 0;
	}
	uint32_t id = object_map_find(&encoder->client->objects, interface, byte);
	encoder->possible &= id != 0 || may_be_null;
	return id;
}

static uint32_t take_new_id(struct encoder *encoder, const struct wl_interface *interface)
{
	uint8_t byte = input_byte(encoder->input);
	struct object_map *objects = &encoder->client->objects;
	uint32_t id = byte >= FIRST_WRONG ? wrong_object(encoder, byte)
					  : object_map_new_id(objects, byte % 2 == 0);
	encoder->created = interface;
	encoder->created_id = id;
	encoder->created_version = encoder->version;
	return id;
}

/* A memfd with a keymap; what is in it is in part the input's. */
static int open_keymap(struct encoder *encoder)
{
	static const char text[] = "xkb_keymap{xkb_keycodes{<AE01>=10;};xkb_types{};"
				   "xkb_compat{};xkb_symbols{key<AE01>{[a,A]};};};";
	int fd = memfd_create("weddell-fuzz-keymap", MFD_CLOEXEC);
	char changed[sizeof(text)];
	memcpy(changed, text, sizeof(text));
	for (uint32_t count = input_below(encoder->input, 16); count > 8; count--) {
		size_t place = input_byte(encoder->input) % (sizeof(text) - 1);
		changed[place] = (char)input_byte(encoder->input);
	}
	if (fd >= 0 && write(fd, changed, sizeof(changed)) != (ssize_t)sizeof(changed)) {
		close(fd);
		return -1;
	}
	encoder->host->file_size = sizeof(changed);
	return fd;
}

/* The file that was sent last, or the next one. */
static int open_file(struct encoder *encoder)
{
	struct host *host = encoder->host;
	if (input_byte(encoder->input) % 8 != 7) {
		host->file = (host->file + 1) % HOST_FILES;
		scripted_fd_close(&host->files[host->file]);
		scripted_fd_open(&host->files[host->file], encoder->input);
	}
	return scripted_fd_send(&host->files[host->file]);
}

static void put_fd(struct encoder *encoder, char hint)
{
	int fd = hint == 'k' ? open_keymap(encoder) : open_file(encoder);
	if (fd >= 0) {
		message_fd(&encoder->message, fd);
	}
	encoder->possible &= fd >= 0;
}

static int32_t take_size(struct encoder *encoder)
{
	int32_t number = input_number(encoder->input);
	encoder->width = encoder->last;
	encoder->last = number == 0 ? DEFAULT_SIZE : number;
	return encoder->last;
}

static uint32_t take_format(struct encoder *encoder)
{
	size_t count;
	const struct pixel_format *table = pixel_format_table(&count);
	uint8_t byte = input_byte(encoder->input);
	return byte >= FIRST_WRONG ? input_u32(encoder->input) : table[byte % count].wl_shm;
}

static uint32_t take_global(struct encoder *encoder)
{
	uint8_t byte = input_byte(encoder->input);
	const struct raw_client *client = encoder->client;
	if (client->global_count == 0) {
		encoder->possible = false;
		return 0;
	}
	encoder->global = &client->globals[byte % client->global_count];
	return byte >= FIRST_WRONG ? input_u32(encoder->input) : encoder->global->name;
}

static uint32_t take_version(struct encoder *encoder)
{
	uint8_t byte = input_byte(encoder->input);
	uint32_t version = encoder->global == NULL ? 1 : encoder->global->version;
	if (byte >= FIRST_WRONG) {
		version = (uint32_t)input_number(encoder->input);
	} else if (byte % 4 == 3) {
		version = 1 + byte / 4 % version;
	}
	encoder->version = version;
	return version;
}

static uint32_t take_number(struct encoder *encoder, char hint)
{
	static const uint32_t buttons[] = {0x110, 0x111, 0x112, 0, 0x2ff, UINT32_MAX};
	struct input *input = encoder->input;
	uint8_t byte;
	switch (hint) {
	case 'w':
		return (uint32_t)take_size(encoder);
	case 'W':
		return 64u + (uint32_t)input_number(input);
	case 't':
		byte = input_byte(input);
		return byte == 255 ? (uint32_t)input_number(input)
				   : (uint32_t)encoder->width * 4 + byte;
	case 'b':
		return (uint32_t)scripted_size(input);
	case 'K':
		return (uint32_t)encoder->host->file_size + (uint32_t)input_number(input);
	case 'p':
		return take_format(encoder);
	case 's':
		byte = input_byte(input);
		return byte >= FIRST_WRONG ? input_u32(input)
					   : encoder->client->serials[byte % SERIALS_MAX];
	case 'B':
		return buttons[input_byte(input) % (sizeof(buttons) / sizeof(buttons[0]))];
	case 'k':
		return 2 + (uint32_t)input_number(input);
	case '1':
		return 1 ^ (uint32_t)input_number(input);
	case 'g':
		return take_global(encoder);
	case 'v':
		return take_version(encoder);
	default:
		return (uint32_t)input_number(input);
	}
}

static void put_fixed(struct encoder *encoder, char hint)
{
	int32_t number = hint == 'w' ? take_size(encoder) : input_number(encoder->input);
	bool whole = number > -(1 << 23) && number < 1 << 23;
	message_number(&encoder->message, (uint32_t)(whole ? number * 256 : number));
}

static void put_string(struct encoder *encoder, char hint, bool may_be_null)
{
	static const char *const strings[] = {"text/plain", "text/plain;charset=utf-8", "", "x",
		"%s%n%x", "\xff\xfe\x80", "\xe2\x82"};
	enum {
		KNOWN = sizeof(strings) / sizeof(strings[0]),
	};
	char text[LONG_STRING];
	if (hint == 's' && encoder->global != NULL) {
		const char *name = encoder->global->interface->name;
		message_data(&encoder->message, name, strlen(name) + 1);
		return;
	}
	uint8_t byte = input_byte(encoder->input);
	size_t size = 0;
	if (byte < FIRST_WRONG) {
		const char *known = strings[byte % KNOWN];
		message_data(&encoder->message, known, strlen(known) + 1);
	} else if (byte == WRONG_NULL || (may_be_null && byte == WRONG_KIND)) {
		message_data(&encoder->message, NULL, 0);
	} else if (byte == WRONG_ANY) {
		memset(text, 'x', sizeof(text));
		text[sizeof(text) - 1] = '\0';
		message_data(&encoder->message, text, sizeof(text));
	} else {
		const uint8_t *bytes;
		size = input_bytes(encoder->input, input_byte(encoder->input), &bytes);
		memcpy(text, bytes, size);
		text[size] = '\0';
		message_data(&encoder->message, text, size + (byte % 2 == 0));
	}
}

static void put_argument(struct encoder *encoder, char letter, char hint,
	const struct wl_interface *type, bool may_be_null)
{
	struct message *message = &encoder->message;
	const uint8_t *bytes;
	size_t size;
	switch (letter) {
	case 'o':
		message_number(message, take_object(encoder, type, may_be_null));
		break;
	case 'n':
		type = type == NULL && encoder->global != NULL ? encoder->global->interface : type;
		message_number(message, take_new_id(encoder, type));
		break;
	case 's':
		put_string(encoder, hint, may_be_null);
		break;
	case 'a':
		size = input_bytes(encoder->input, input_byte(encoder->input), &bytes);
		message_data(message, bytes, size);
		break;
	case 'h':
		put_fd(encoder, hint);
		break;
	case 'f':
		put_fixed(encoder, hint);
		break;
	default:
		message_number(message, take_number(encoder, hint));
	}
}

static void put_arguments(struct encoder *encoder, const struct request *request)
{
	const struct wl_message *method = &request->interface->methods[request->opcode];
	const char *hint = request->hints;
	bool may_be_null = false;
	int index = 0;
	for (const char *letter = request->signature; *letter != '\0'; letter++) {
		if (*letter == '?') {
			may_be_null = true;
			continue;
		}
		put_argument(encoder, *letter, *hint, method->types[index], may_be_null);
		may_be_null = false;
		hint += *hint != '\0';
		index++;
	}
}

static bool is_destructor(const struct request *request)
{
	const char *name = request->interface->methods[request->opcode].name;
	return strcmp(name, "destroy") == 0 || strcmp(name, "release") == 0;
}

static void take_note(struct encoder *encoder, const struct request *request, uint32_t receiver)
{
	struct object_map *objects = &encoder->client->objects;
	struct object *object = object_map_get(objects, receiver);
	if (object != NULL && is_destructor(request)) {
		object->destroyed = true;
	}
	if (encoder->created != NULL) {
		object_map_put(
			objects, encoder->created_id, encoder->created, encoder->created_version);
	}
}

static uint32_t take_receiver(struct encoder *encoder, const struct request *request)
{
	uint32_t receiver = take_object(encoder, request->interface, false);
	const struct object *object = object_map_get(&encoder->client->objects, receiver);
	encoder->version = object == NULL ? 1 : object->version;
	encoder->possible &= object == NULL || object->version >= request->since;
	return receiver;
}

bool request_put(struct host *host, const struct request *request, struct input *input)
{
	struct encoder encoder = {
		.host = host,
		.client = host_client(host),
		.input = input,
		.possible = true,
	};
	if (encoder.client->fd < 0) {
		return false;
	}
	uint32_t receiver = take_receiver(&encoder, request);
	message_begin(&encoder.message, receiver, request->opcode);
	if (encoder.possible) {
		put_arguments(&encoder, request);
	}
	message_end(&encoder.message);
	if (!encoder.possible || !raw_client_put_message(encoder.client, &encoder.message)) {
		message_finish(&encoder.message);
		return false;
	}
	take_note(&encoder, request, receiver);
	return true;
}
