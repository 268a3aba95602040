/* SPDX-License-Identifier: MIT */
/*
 * Text inputs and input methods: each lets a client have text kept and passed
 * on, surfaces put where it likes, and keys that were meant for others.
 */
#include "hostile.h"

#include "input-method-unstable-v2-client-protocol.h"
#include "text-input-unstable-v3-client-protocol.h"

#include <stdlib.h>
#include <string.h>

enum {
	INPUTS = 2000,
	POPUPS = 1000,
	COMMITS = 20000,
	GRABS = 500,
	TEXT_LENGTH = 4000,
	BATCH = 10, /* requests of that length that fit into a socket */
};

struct writer {
	struct culprit *culprit;
	struct zwp_text_input_manager_v3 *text_manager;
	struct zwp_text_input_v3 *input;
	struct zwp_input_method_manager_v2 *method_manager;
	struct zwp_input_method_v2 *method;
	char text[TEXT_LENGTH + 1];
};

/* Asks for text, and is the one who composes it. Returns 0 or -1. */
static int writer_begin(struct writer *writer, struct culprit *culprit)
{
	struct mini_client *client = &culprit->client;
	*writer = (struct writer){.culprit = culprit};
	memset(writer->text, 'a', TEXT_LENGTH);
	writer->text_manager = mini_client_bind(client, &zwp_text_input_manager_v3_interface, 1);
	writer->input =
		zwp_text_input_manager_v3_get_text_input(writer->text_manager, client->seat);
	writer->method_manager =
		mini_client_bind(client, &zwp_input_method_manager_v2_interface, 1);
	writer->method =
		zwp_input_method_manager_v2_get_input_method(writer->method_manager, client->seat);
	if (culprit_show(culprit, CLIENT_FD_SHRINK, POOL_SIZE) != 0) {
		return -1;
	}
	zwp_text_input_v3_enable(writer->input);
	zwp_text_input_v3_commit(writer->input);
	return mini_client_roundtrip(client);
}

static void writer_end(struct writer *writer)
{
	wl_proxy_destroy((struct wl_proxy *)writer->input);
	wl_proxy_destroy((struct wl_proxy *)writer->text_manager);
	wl_proxy_destroy((struct wl_proxy *)writer->method);
	wl_proxy_destroy((struct wl_proxy *)writer->method_manager);
}

/* What is made in numbers, and destroyed on our side only. */
struct heap {
	void *proxies[INPUTS];
	int count;
};

static void heap_drop(struct heap *heap)
{
	for (int i = 0; i < heap->count; i++) {
		wl_proxy_destroy(heap->proxies[i]);
	}
	free(heap);
}

/* Has the compositor take what was sent so far, now and then. Returns 0 or -1. */
static int keep_up(struct culprit *culprit, int step)
{
	return step % BATCH == 0 ? mini_client_roundtrip(&culprit->client) : 0;
}

static void long_texts(struct culprit *culprit, const struct hostile_case *test)
{
	struct writer writer;
	struct heap *heap = calloc(1, sizeof(*heap));
	int result = writer_begin(&writer, culprit);
	while (result == 0 && heap->count < INPUTS) {
		struct zwp_text_input_v3 *input = zwp_text_input_manager_v3_get_text_input(
			writer.text_manager, culprit->client.seat);
		heap->proxies[heap->count++] = input;
		zwp_text_input_v3_enable(input);
		zwp_text_input_v3_set_surrounding_text(input, writer.text, 0, TEXT_LENGTH);
		result = keep_up(culprit, heap->count);
	}
	culprit_go_on(culprit, 3);
	heap_drop(heap);
	writer_end(&writer);
}

/* Each commit is one of news for an input method that reads nothing of it for a while. */
static void commits(struct culprit *culprit, const struct hostile_case *test)
{
	struct writer writer;
	int result = writer_begin(&writer, culprit);
	for (int i = 0; result == 0 && i < COMMITS; i++) {
		zwp_text_input_v3_set_cursor_rectangle(writer.input, i, -i, test->size, test->size);
		zwp_text_input_v3_commit(writer.input);
		zwp_input_method_v2_commit_string(writer.method, "a");
		zwp_input_method_v2_commit(writer.method, (uint32_t)(i * test->to));
		result = keep_up(culprit, i);
	}
	writer_end(&writer);
}

static void popups(struct culprit *culprit, const struct hostile_case *test)
{
	struct writer writer;
	struct heap *heap = calloc(1, sizeof(*heap));
	int result = writer_begin(&writer, culprit);
	zwp_text_input_v3_set_cursor_rectangle(
		writer.input, test->size, test->size, test->size, test->size);
	zwp_text_input_v3_commit(writer.input);
	while (result == 0 && heap->count < 2 * POPUPS) {
		struct wl_surface *surface =
			wl_compositor_create_surface(culprit->client.compositor);
		heap->proxies[heap->count++] = surface;
		heap->proxies[heap->count++] =
			zwp_input_method_v2_get_input_popup_surface(writer.method, surface);
		wl_surface_attach(surface, culprit->buffer, 0, 0);
		wl_surface_offset(surface, test->size, test->size);
		wl_surface_commit(surface);
		result = keep_up(culprit, heap->count);
	}
	culprit_go_on(culprit, 3);
	heap_drop(heap);
	writer_end(&writer);
}

static void grabs(struct culprit *culprit, const struct hostile_case *test)
{
	struct writer writer;
	struct heap *heap = calloc(1, sizeof(*heap));
	int result = writer_begin(&writer, culprit);
	while (result == 0 && heap->count < GRABS) {
		heap->proxies[heap->count++] = zwp_input_method_v2_grab_keyboard(writer.method);
		result = keep_up(culprit, heap->count);
	}
	culprit_go_on(culprit, 3);
	heap_drop(heap);
	writer_end(&writer);
}

static void methods(struct culprit *culprit, const struct hostile_case *test)
{
	struct writer writer;
	struct heap *heap = calloc(1, sizeof(*heap));
	int result = writer_begin(&writer, culprit);
	while (result == 0 && heap->count < INPUTS) {
		struct zwp_input_method_v2 *method = zwp_input_method_manager_v2_get_input_method(
			writer.method_manager, culprit->client.seat);
		heap->proxies[heap->count++] = method;
		zwp_input_method_v2_commit_string(method, "\xff");
		zwp_input_method_v2_commit(method, 1);
		result = keep_up(culprit, heap->count);
	}
	culprit_go_on(culprit, 3);
	heap_drop(heap);
	writer_end(&writer);
}

/* size: the window; else a surface that is a popup already */
static void wrong_role(struct culprit *culprit, const struct hostile_case *test)
{
	struct writer writer;
	if (writer_begin(&writer, culprit) == 0) {
		struct wl_surface *other = wl_compositor_create_surface(culprit->client.compositor);
		struct wl_surface *surface = test->size ? culprit->window.surface : other;
		struct zwp_input_popup_surface_v2 *first =
			zwp_input_method_v2_get_input_popup_surface(writer.method, other);
		struct zwp_input_popup_surface_v2 *second =
			zwp_input_method_v2_get_input_popup_surface(writer.method, surface);
		mini_client_roundtrip(&culprit->client);
		wl_proxy_destroy((struct wl_proxy *)second);
		wl_proxy_destroy((struct wl_proxy *)first);
		wl_proxy_destroy((struct wl_proxy *)other);
	}
	writer_end(&writer);
}

static void not_utf8(struct culprit *culprit, const struct hostile_case *test)
{
	struct writer writer;
	if (writer_begin(&writer, culprit) == 0) {
		zwp_text_input_v3_set_surrounding_text(writer.input, "\xff", 7, -7);
		zwp_text_input_v3_commit(writer.input);
		zwp_input_method_v2_commit_string(writer.method, "\xc3");
		mini_client_roundtrip(&culprit->client);
	}
	writer_end(&writer);
}

static void cursor_outside(struct culprit *culprit, const struct hostile_case *test)
{
	struct writer writer;
	if (writer_begin(&writer, culprit) == 0) {
		zwp_input_method_v2_set_preedit_string(writer.method, "abc", 0, test->size);
		mini_client_roundtrip(&culprit->client);
	}
	writer_end(&writer);
}

#define REFUSED_METHOD(message) \
	.outcome = REFUSED, .interface = "wl_display", .code = IMPLEMENTATION_ERROR, .says = message

static const struct hostile_case cases[] = {
	{"text: 2000 fields with 4000 bytes each", long_texts, ACCEPTED},
	{"text: 20,000 commits, with serials of the past", commits, ACCEPTED, .size = 1},
	{"text: 20,000 commits, with serials of the future", commits, ACCEPTED, .size = INT32_MAX,
		.to = 7919},
	{"text: 1000 popups of an input method", popups, ACCEPTED, .size = 8},
	{"text: 1000 popups at a cursor that is nowhere", popups, ACCEPTED, .size = INT32_MAX},
	{"text: 1000 popups on the other side of nowhere", popups, ACCEPTED, .size = INT32_MIN},
	{"text: 500 grabs of the keyboard", grabs, ACCEPTED},
	{"text: 2000 input methods", methods, ACCEPTED},
	{"text: a window as popup of an input method", wrong_role, REFUSED, "zwp_input_method_v2",
		0, "xdg_toplevel", .size = true},
	{"text: one surface as two popups of an input method", wrong_role, REFUSED,
		"zwp_input_method_v2", 0, "already"},
	{"text: composed of what is no text", not_utf8, REFUSED_METHOD("UTF-8")},
	{"text: a cursor after the preedit", cursor_outside, REFUSED_METHOD("characters"),
		.size = 4},
	{"text: a cursor before the preedit", cursor_outside, REFUSED_METHOD("characters"),
		.size = INT32_MIN},
};

struct hostile_table hostile_texts(void)
{
	return HOSTILE_TABLE(cases);
}
