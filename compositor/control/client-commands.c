/* SPDX-License-Identifier: MIT */
#include "control/command.h"
#include "output/output-layout.h"
#include "shell/desktop.h"
#include "shell/window.h"
#include "wire/client-record.h"
#include "wire/surface.h"

void command_clients(const struct control_reach *reach, struct request *request)
{
	cJSON *list = cJSON_AddArrayToObject(request->reply, "clients");
	struct client_record *record;
	wl_list_for_each (record, &reach->clients->list, link) {
		if (record->client == NULL) {
			continue;
		}
		client_record_update(record);
		cJSON *item = cJSON_CreateObject();
		cJSON_AddNumberToObject(item, "client", record->number);
		cJSON_AddStringToObject(item, "name", record->name);
		cJSON_AddNumberToObject(item, "pid", record->pid);
		cJSON_AddNumberToObject(item, "commits", (double)record->commits);
		cJSON_AddNumberToObject(item, "bytes_mapped", (double)record->shm.mapped_bytes);
		cJSON_AddItemToArray(list, item);
	}
}

static void add_outputs(const struct output_layout *outputs, uint64_t on, cJSON *item)
{
	cJSON *list = cJSON_AddArrayToObject(item, "outputs");
	const struct output *output;
	wl_list_for_each (output, &outputs->outputs, link) {
		if (on & UINT64_C(1) << output->index) {
			cJSON_AddItemToArray(list, cJSON_CreateString(output->name));
		}
	}
}

static void add_window(const struct control_reach *reach, const struct window *window, cJSON *list)
{
	const struct shell_surface *ss = window->shell_surface;
	const struct wire_surface *object = ss->surface->owner;
	struct box box = shell_surface_box(ss);
	cJSON *item = cJSON_CreateObject();
	cJSON_AddStringToObject(item, "title", window->title);
	cJSON_AddStringToObject(item, "app_id", window->app_id);
	cJSON_AddNumberToObject(item, "client", object->record->number);
	cJSON_AddNumberToObject(item, "x", box.x);
	cJSON_AddNumberToObject(item, "y", box.y);
	cJSON_AddNumberToObject(item, "width", box.width);
	cJSON_AddNumberToObject(item, "height", box.height);
	cJSON_AddBoolToObject(item, "active", window == reach->desktop->active);
	cJSON_AddBoolToObject(item, "maximised", window->wants_maximised);
	cJSON_AddBoolToObject(item, "fullscreen", window->wants_fullscreen);
	add_outputs(reach->outputs, ss->surface->outputs, item);
	cJSON_AddItemToArray(list, item);
}

void command_windows(const struct control_reach *reach, struct request *request)
{
	cJSON *list = cJSON_AddArrayToObject(request->reply, "windows");
	const struct window_stack *stack = &reach->desktop->stack;
	const struct window *window = window_stack_first(stack);
	for (; window != NULL; window = window_stack_next(stack, window)) {
		if (window->shell_surface->mapped) {
			add_window(reach, window, list);
		}
	}
}
