/* SPDX-License-Identifier: MIT */
#include "output-client.h"

#include <assert.h>
#include <string.h>

static struct client_head *head_of(struct output_client *client, struct zwlr_output_head_v1 *object)
{
	for (int i = 0; i < client->head_count; i++) {
		if (client->heads[i].object == object) {
			return &client->heads[i];
		}
	}
	return NULL;
}

__attribute__((format(printf, 3, 4))) static void note(
	struct output_client *client, struct zwlr_output_head_v1 *object, const char *format, ...)
{
	struct client_head *head = head_of(client, object);
	size_t length = strlen(head->log);
	va_list args;
	va_start(args, format);
	vsnprintf(head->log + length, sizeof(head->log) - length, format, args);
	va_end(args);
}

static void handle_name(void *data, struct zwlr_output_head_v1 *object, const char *name)
{
	note(data, object, "%s ", name);
}

static void handle_text(void *data, struct zwlr_output_head_v1 *object, const char *text)
{
}

static void handle_physical_size(
	void *data, struct zwlr_output_head_v1 *object, int32_t width, int32_t height)
{
	note(data, object, "%dx%dmm ", width, height);
}

static void handle_size(void *data, struct zwlr_output_mode_v1 *mode, int32_t width, int32_t height)
{
	struct output_client *client = data;
	for (int i = 0; i < client->head_count; i++) {
		struct client_head *head = &client->heads[i];
		for (int m = 0; m < head->mode_count; m++) {
			head->widths[m] = head->modes[m] == mode ? width : head->widths[m];
		}
	}
}

static void ignore_refresh(void *data, struct zwlr_output_mode_v1 *mode, int32_t refresh)
{
}

static void ignore_event(void *data, struct zwlr_output_mode_v1 *mode)
{
}

static const struct zwlr_output_mode_v1_listener mode_listener = {
	.size = handle_size,
	.refresh = ignore_refresh,
	.preferred = ignore_event,
	.finished = ignore_event,
};

static void handle_mode(
	void *data, struct zwlr_output_head_v1 *object, struct zwlr_output_mode_v1 *mode)
{
	struct client_head *head = head_of(data, object);
	zwlr_output_mode_v1_add_listener(mode, &mode_listener, data);
	head->modes[head->mode_count++] = mode;
}

static void handle_enabled(void *data, struct zwlr_output_head_v1 *object, int32_t enabled)
{
	note(data, object, "enabled:%d ", enabled);
}

static void handle_current_mode(
	void *data, struct zwlr_output_head_v1 *object, struct zwlr_output_mode_v1 *mode)
{
	const struct client_head *head = head_of(data, object);
	for (int i = 0; i < head->mode_count; i++) {
		if (head->modes[i] == mode) {
			note(data, object, "mode:%d ", i);
		}
	}
}

static void handle_position(void *data, struct zwlr_output_head_v1 *object, int32_t x, int32_t y)
{
	note(data, object, "at:%d,%d ", x, y);
}

static void handle_transform(void *data, struct zwlr_output_head_v1 *object, int32_t transform)
{
	note(data, object, "turned:%d ", transform);
}

static void handle_scale(void *data, struct zwlr_output_head_v1 *object, wl_fixed_t scale)
{
	note(data, object, "scale:%g ", wl_fixed_to_double(scale));
}

static void handle_head_finished(void *data, struct zwlr_output_head_v1 *object)
{
	note(data, object, "finished ");
}

static void handle_adaptive_sync(void *data, struct zwlr_output_head_v1 *object, uint32_t state)
{
}

static const struct zwlr_output_head_v1_listener head_listener = {
	.name = handle_name,
	.description = handle_text,
	.physical_size = handle_physical_size,
	.mode = handle_mode,
	.enabled = handle_enabled,
	.current_mode = handle_current_mode,
	.position = handle_position,
	.transform = handle_transform,
	.scale = handle_scale,
	.finished = handle_head_finished,
	.make = handle_text,
	.model = handle_text,
	.serial_number = handle_text,
	.adaptive_sync = handle_adaptive_sync,
};

static void handle_head(
	void *data, struct zwlr_output_manager_v1 *manager, struct zwlr_output_head_v1 *object)
{
	struct output_client *client = data;
	client->heads[client->head_count++].object = object;
	zwlr_output_head_v1_add_listener(object, &head_listener, client);
}

static void handle_done(void *data, struct zwlr_output_manager_v1 *manager, uint32_t serial)
{
	struct output_client *client = data;
	client->serial = serial;
	client->done_count++;
}

static void handle_finished(void *data, struct zwlr_output_manager_v1 *manager)
{
	struct output_client *client = data;
	snprintf(client->answer, sizeof(client->answer), "stopped");
}

static const struct zwlr_output_manager_v1_listener manager_listener = {
	.head = handle_head,
	.done = handle_done,
	.finished = handle_finished,
};

void output_client_init(struct output_client *client)
{
	*client = (struct output_client){0};
	pair_init(&client->pair);
	screen_add_output(&client->pair.screen, 1280, 720, 1, TRANSFORM_NORMAL);
	screen_add_output(&client->pair.screen, 30, 20, 1.5, TRANSFORM_90);
	client->manager = wl_registry_bind(client->pair.registry, client->pair.output_manager_name,
		&zwlr_output_manager_v1_interface, 4);
	zwlr_output_manager_v1_add_listener(client->manager, &manager_listener, client);
	int error = pair_run(&client->pair);
	assert(error == 0);
	assert(client->head_count == 2);
	assert(client->done_count == 1);
}

void output_client_finish(struct output_client *client)
{
	for (int i = 0; i < client->head_count; i++) {
		for (int m = 0; m < client->heads[i].mode_count; m++) {
			zwlr_output_mode_v1_release(client->heads[i].modes[m]);
		}
		zwlr_output_head_v1_release(client->heads[i].object);
	}
	if (client->manager != NULL) {
		zwlr_output_manager_v1_destroy(client->manager);
	}
	pair_finish(&client->pair);
}
