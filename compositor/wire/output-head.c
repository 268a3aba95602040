/* SPDX-License-Identifier: MIT */
#include "wire/output-head.h"

#include "wlr-output-management-unstable-v1-server-protocol.h"

#include <stdlib.h>

static void handle_release(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwlr_output_mode_v1_interface mode_requests = {
	.release = handle_release,
};

static const struct zwlr_output_head_v1_interface head_requests = {
	.release = handle_release,
};

static void free_mode(struct output_head_mode *mode)
{
	wl_resource_set_user_data(mode->resource, NULL);
	wl_list_remove(&mode->link);
	free(mode);
}

static void handle_mode_destroy(struct wl_resource *resource)
{
	struct output_head_mode *mode = wl_resource_get_user_data(resource);
	if (mode != NULL) {
		free_mode(mode);
	}
}

static void describe(struct output_head_mode *mode, const struct output_mode *what)
{
	mode->mode = *what;
	zwlr_output_mode_v1_send_size(mode->resource, what->width, what->height);
	zwlr_output_mode_v1_send_refresh(mode->resource, what->refresh_mhz);
}

static struct output_head_mode *add_mode(struct output_head *head, const struct output_mode *what)
{
	struct wl_client *client = wl_resource_get_client(head->resource);
	int version = wl_resource_get_version(head->resource);
	struct output_head_mode *mode = calloc(1, sizeof(*mode));
	struct wl_resource *resource =
		mode != NULL ? wl_resource_create(client, &zwlr_output_mode_v1_interface,
				       version < 3 ? version : 3, 0)
			     : NULL;
	if (resource == NULL) {
		free(mode);
		wl_client_post_no_memory(client);
		return NULL;
	}
	*mode = (struct output_head_mode){.resource = resource, .head = head};
	wl_list_insert(head->modes.prev, &mode->link);
	wl_resource_set_implementation(resource, &mode_requests, mode, handle_mode_destroy);
	zwlr_output_head_v1_send_mode(head->resource, resource);
	describe(mode, what);
	return mode;
}

static struct output_head_mode *find_mode(struct output_head *head, const struct output_mode *what)
{
	struct output_head_mode *mode;
	wl_list_for_each (mode, &head->modes, link) {
		if (output_mode_equal(&mode->mode, what)) {
			return mode;
		}
	}
	return NULL;
}

static bool is_listed(const struct output *output, const struct output_mode *mode)
{
	for (size_t i = 0; i < output->mode_count; i++) {
		if (output_mode_equal(&output->modes[i], mode)) {
			return true;
		}
	}
	return false;
}

static struct output_head_mode *find_unlisted(struct output_head *head)
{
	struct output_head_mode *mode;
	wl_list_for_each (mode, &head->modes, link) {
		if (!is_listed(head->output, &mode->mode)) {
			return mode;
		}
	}
	return NULL;
}

/* There is one object for all modes that the output does not list. Others may set one after the
 * other, and this client would have to pay for an object each. */
static struct output_head_mode *take_unlisted(
	struct output_head *head, const struct output_mode *what)
{
	struct output_head_mode *mode = find_unlisted(head);
	if (mode == NULL) {
		return add_mode(head, what);
	}
	describe(mode, what);
	return mode;
}

static void send_current_mode(struct output_head *head)
{
	struct output_head_mode *mode = find_mode(head, &head->told.mode);
	mode = mode != NULL ? mode : take_unlisted(head, &head->told.mode);
	if (mode != NULL) {
		zwlr_output_head_v1_send_current_mode(head->resource, mode->resource);
	}
}

/* Of one that is disabled nothing else is told. */
static void send_setup(struct output_head *head)
{
	head->told = output_setup_of(head->output);
	if (!head->told_enabled) {
		return;
	}
	send_current_mode(head);
	zwlr_output_head_v1_send_position(head->resource, head->told.x, head->told.y);
	zwlr_output_head_v1_send_transform(head->resource, (int32_t)head->told.transform);
	zwlr_output_head_v1_send_scale(head->resource, wl_fixed_from_double(head->told.scale));
}

/* That of an output that is off comes last, where wlr-randr takes it from to turn the output on. */
static void send_modes(struct output_head *head)
{
	const struct output *output = head->output;
	for (size_t i = 0; i < output->mode_count; i++) {
		if (output->enabled || !output_mode_equal(&output->modes[i], &output->mode)) {
			add_mode(head, &output->modes[i]);
		}
	}
	if (!output->enabled) {
		add_mode(head, &output->mode);
	}
}

static void send_enabled(struct output_head *head)
{
	head->told_enabled = head->output->enabled;
	zwlr_output_head_v1_send_enabled(head->resource, head->told_enabled);
}

static void send_all(struct output_head *head)
{
	const struct output *output = head->output;
	struct wl_resource *resource = head->resource;
	zwlr_output_head_v1_send_name(resource, output->name);
	zwlr_output_head_v1_send_description(resource, output->description);
	if (wl_resource_get_version(resource) >= ZWLR_OUTPUT_HEAD_V1_MAKE_SINCE_VERSION) {
		zwlr_output_head_v1_send_make(resource, output->make);
		zwlr_output_head_v1_send_model(resource, output->model);
	}
	if (output->mm_width > 0 && output->mm_height > 0) {
		zwlr_output_head_v1_send_physical_size(
			resource, output->mm_width, output->mm_height);
	}
	send_modes(head);
	send_enabled(head);
	send_setup(head);
}

static void forget_modes(struct output_head *head, bool finished)
{
	struct output_head_mode *mode, *next;
	wl_list_for_each_safe (mode, next, &head->modes, link) {
		if (finished) {
			zwlr_output_mode_v1_send_finished(mode->resource);
		}
		free_mode(mode);
	}
}

static void free_head(struct output_head *head, bool finished)
{
	forget_modes(head, finished);
	wl_resource_set_user_data(head->resource, NULL);
	wl_list_remove(&head->link);
	free(head);
}

static void handle_head_destroy(struct wl_resource *resource)
{
	struct output_head *head = wl_resource_get_user_data(resource);
	if (head != NULL) {
		free_head(head, false);
	}
}

void output_head_create(struct wl_resource *manager, struct wl_list *heads, struct output *output)
{
	struct wl_client *client = wl_resource_get_client(manager);
	struct output_head *head = calloc(1, sizeof(*head));
	struct wl_resource *resource =
		head != NULL ? wl_resource_create(client, &zwlr_output_head_v1_interface,
				       wl_resource_get_version(manager), 0)
			     : NULL;
	if (resource == NULL) {
		free(head);
		wl_client_post_no_memory(client);
		return;
	}
	*head = (struct output_head){.resource = resource, .output = output};
	wl_list_init(&head->modes);
	wl_list_insert(heads->prev, &head->link);
	wl_resource_set_implementation(resource, &head_requests, head, handle_head_destroy);
	zwlr_output_manager_v1_send_head(manager, resource);
	send_all(head);
}

bool output_head_update(struct output_head *head)
{
	struct output_setup now = output_setup_of(head->output);
	bool other = head->told_enabled != head->output->enabled;
	if (!other && output_setup_equal(&now, &head->told)) {
		return false;
	}
	if (other) {
		send_enabled(head);
	}
	send_setup(head);
	return true;
}

void output_head_finish(struct output_head *head)
{
	struct wl_resource *resource = head->resource;
	free_head(head, true);
	zwlr_output_head_v1_send_finished(resource);
}

void output_head_abandon(struct output_head *head)
{
	free_head(head, false);
}

struct output_head *output_head_from_resource(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

struct output_head_mode *output_head_mode_from_resource(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}
