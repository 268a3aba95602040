/* SPDX-License-Identifier: MIT */
/*
 * While the serial is that of the newest state, all outputs named here are
 * there; past it they are not looked at any more. Nor are they once a head was
 * named that is over: that one has no output.
 */
#include "wire/output-configuration.h"

#include "wire/output-head.h"

#include "wlr-output-management-unstable-v1-server-protocol.h"

#include <errno.h>
#include <stdlib.h>

struct configuration {
	struct output_management *management; /* outlives all clients */
	struct wl_resource *resource;
	uint32_t serial;
	bool used;
	bool refused;         /* it cannot be, whatever else is said: no head is looked at */
	struct wl_list heads; /* configuration_head.link */
};

/* What was set of a head already. */
enum {
	SET_MODE = 1 << 0,
	SET_POSITION = 1 << 1,
	SET_TRANSFORM = 1 << 2,
	SET_SCALE = 1 << 3,
	SET_ADAPTIVE_SYNC = 1 << 4,
};

struct configuration_head {
	struct wl_list link; /* configuration.heads */
	struct configuration *configuration;
	struct wl_resource *resource; /* NULL: it is to be disabled */
	struct output *output;        /* NULL: was gone when it was named */
	struct output_setup before, setup;
	uint32_t set;
};

static bool begin_set(struct configuration_head *head, uint32_t what, const char *request)
{
	if (head->set & what) {
		wl_resource_post_error(head->resource,
			ZWLR_OUTPUT_CONFIGURATION_HEAD_V1_ERROR_ALREADY_SET,
			"zwlr_output_configuration_head_v1.%s: set once before; a head takes each "
			"once",
			request);
		return false;
	}
	head->set |= what;
	return true;
}

static void handle_set_mode(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *mode_resource)
{
	struct configuration_head *head = wl_resource_get_user_data(resource);
	const struct output_head_mode *mode = output_head_mode_from_resource(mode_resource);
	if (!begin_set(head, SET_MODE, "set_mode")) {
		return;
	}
	if (mode == NULL) {
		head->configuration->refused = true; /* it went while this was on its way */
	} else if (mode->head->output != head->output) {
		wl_resource_post_error(resource,
			ZWLR_OUTPUT_CONFIGURATION_HEAD_V1_ERROR_INVALID_MODE,
			"zwlr_output_configuration_head_v1.set_mode: the mode is of another head");
	} else {
		head->setup.mode = mode->mode;
	}
}

static void handle_set_custom_mode(struct wl_client *client, struct wl_resource *resource,
	int32_t width, int32_t height, int32_t refresh)
{
	struct configuration_head *head = wl_resource_get_user_data(resource);
	if (!begin_set(head, SET_MODE, "set_custom_mode")) {
		return;
	}
	if (width <= 0 || height <= 0 || refresh < 0) {
		wl_resource_post_error(resource,
			ZWLR_OUTPUT_CONFIGURATION_HEAD_V1_ERROR_INVALID_CUSTOM_MODE,
			"zwlr_output_configuration_head_v1.set_custom_mode(%d, %d, %d): width and "
			"height are positive, and refresh is not negative",
			width, height, refresh);
		return;
	}
	head->setup.mode.width = width;
	head->setup.mode.height = height;
	if (refresh > 0) {
		head->setup.mode.refresh_mhz = refresh;
	}
}

static void handle_set_position(
	struct wl_client *client, struct wl_resource *resource, int32_t x, int32_t y)
{
	struct configuration_head *head = wl_resource_get_user_data(resource);
	/* tools say it of all heads, also of those that just stand in their row */
	if (begin_set(head, SET_POSITION, "set_position") &&
		(x != head->before.x || y != head->before.y)) {
		head->setup.placed = true;
		head->setup.x = x;
		head->setup.y = y;
	}
}

static void handle_set_transform(
	struct wl_client *client, struct wl_resource *resource, int32_t transform)
{
	struct configuration_head *head = wl_resource_get_user_data(resource);
	if (!begin_set(head, SET_TRANSFORM, "set_transform")) {
		return;
	}
	if (!transform_is_valid(transform)) {
		wl_resource_post_error(resource,
			ZWLR_OUTPUT_CONFIGURATION_HEAD_V1_ERROR_INVALID_TRANSFORM,
			"zwlr_output_configuration_head_v1.set_transform(%d): transforms are "
			"numbered 0 to 7",
			transform);
		return;
	}
	head->setup.transform = (enum transform)transform;
}

static void handle_set_scale(
	struct wl_client *client, struct wl_resource *resource, wl_fixed_t scale)
{
	struct configuration_head *head = wl_resource_get_user_data(resource);
	if (!begin_set(head, SET_SCALE, "set_scale")) {
		return;
	}
	if (scale <= 0) {
		wl_resource_post_error(resource,
			ZWLR_OUTPUT_CONFIGURATION_HEAD_V1_ERROR_INVALID_SCALE,
			"zwlr_output_configuration_head_v1.set_scale(%g): a scale is positive",
			wl_fixed_to_double(scale));
		return;
	}
	/* what a client was told in 1/256 is what it was, when it comes back */
	if (scale != wl_fixed_from_double(head->setup.scale)) {
		head->setup.scale = wl_fixed_to_double(scale);
	}
}

static void handle_set_adaptive_sync(
	struct wl_client *client, struct wl_resource *resource, uint32_t state)
{
	struct configuration_head *head = wl_resource_get_user_data(resource);
	if (!begin_set(head, SET_ADAPTIVE_SYNC, "set_adaptive_sync")) {
		return;
	}
	if (state > ZWLR_OUTPUT_HEAD_V1_ADAPTIVE_SYNC_STATE_ENABLED) {
		wl_resource_post_error(resource,
			ZWLR_OUTPUT_CONFIGURATION_HEAD_V1_ERROR_INVALID_ADAPTIVE_SYNC_STATE,
			"zwlr_output_configuration_head_v1.set_adaptive_sync(%u): give 0 or 1",
			state);
	}
	if (state == ZWLR_OUTPUT_HEAD_V1_ADAPTIVE_SYNC_STATE_ENABLED) {
		head->configuration->refused = true;
	}
}

static const struct zwlr_output_configuration_head_v1_interface head_requests = {
	.set_mode = handle_set_mode,
	.set_custom_mode = handle_set_custom_mode,
	.set_position = handle_set_position,
	.set_transform = handle_set_transform,
	.set_scale = handle_set_scale,
	.set_adaptive_sync = handle_set_adaptive_sync,
};

static void free_head(struct configuration_head *head)
{
	wl_list_remove(&head->link);
	free(head);
}

static void handle_head_destroy(struct wl_resource *resource)
{
	free_head(wl_resource_get_user_data(resource));
}

/* NULL when it is gone, or the manager that told of it: then there can be no such configuration. */
static struct output *name_output(
	struct configuration *configuration, struct wl_resource *head_resource)
{
	const struct output_head *named = output_head_from_resource(head_resource);
	configuration->refused = configuration->refused || named == NULL;
	return named != NULL ? named->output : NULL;
}

/* Posts the error itself. */
static struct configuration_head *add_head(
	struct configuration *configuration, struct output *output)
{
	struct configuration_head *head;
	wl_list_for_each (head, &configuration->heads, link) {
		if (output != NULL && head->output == output) {
			wl_resource_post_error(configuration->resource,
				ZWLR_OUTPUT_CONFIGURATION_V1_ERROR_ALREADY_CONFIGURED_HEAD,
				"zwlr_output_configuration_v1: a head is enabled or disabled once; "
				"%s was before",
				output->name);
			return NULL;
		}
	}
	head = calloc(1, sizeof(*head));
	if (head == NULL) {
		wl_resource_post_no_memory(configuration->resource);
		return NULL;
	}
	head->configuration = configuration;
	head->output = output;
	if (output != NULL) {
		head->before = head->setup = output_setup_of(output);
	}
	wl_list_insert(&configuration->heads, &head->link);
	return head;
}

static void handle_enable_head(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	struct wl_resource *head_resource)
{
	struct configuration *configuration = wl_resource_get_user_data(resource);
	struct configuration_head *head =
		add_head(configuration, name_output(configuration, head_resource));
	if (head == NULL) {
		return;
	}
	head->resource = wl_resource_create(client, &zwlr_output_configuration_head_v1_interface,
		wl_resource_get_version(resource), id);
	if (head->resource == NULL) {
		free_head(head);
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(head->resource, &head_requests, head, handle_head_destroy);
}

static void handle_disable_head(
	struct wl_client *client, struct wl_resource *resource, struct wl_resource *head_resource)
{
	struct configuration *configuration = wl_resource_get_user_data(resource);
	struct output *output = name_output(configuration, head_resource);
	if (output != NULL) {
		add_head(configuration, output);
	}
}

static bool is_complete(const struct configuration *configuration)
{
	const struct output_layout *layout = configuration->management->wire->outputs;
	int there = wl_list_length(&layout->outputs) + wl_list_length(&layout->disabled);
	int named = wl_list_length(&configuration->heads);
	if (named == there) {
		return true;
	}
	wl_resource_post_error(configuration->resource,
		ZWLR_OUTPUT_CONFIGURATION_V1_ERROR_UNCONFIGURED_HEAD,
		"zwlr_output_configuration_v1: enable or disable each head; %d of %d are", named,
		there);
	return false;
}

static bool is_to_be_off(const struct configuration_head *head)
{
	return head->resource == NULL;
}

static bool can_be(const struct configuration *configuration)
{
	const struct configuration_head *head;
	wl_list_for_each (head, &configuration->heads, link) {
		if (is_to_be_off(head) ? !output_can_be_off(head->output)
				       : output_setup_test(&head->setup, head->output) != 0) {
			return false;
		}
	}
	return true;
}

/* Returns whether the output is as it is to be. */
static bool apply(const struct configuration_head *head)
{
	if (is_to_be_off(head)) {
		output_disable(head->output);
		return true;
	}
	bool same = output_setup_equal(&head->before, &head->setup);
	return (same || output_setup_apply(&head->setup, head->output) == 0) &&
	       output_enable(head->output) == 0;
}

static bool apply_all(const struct configuration *configuration)
{
	const struct configuration_head *head;
	bool applied = true;
	wl_list_for_each (head, &configuration->heads, link) {
		applied = apply(head) && applied;
	}
	return applied;
}

static void use(struct configuration *configuration, bool for_good)
{
	if (configuration->used) {
		wl_resource_post_error(configuration->resource,
			ZWLR_OUTPUT_CONFIGURATION_V1_ERROR_ALREADY_USED,
			"zwlr_output_configuration_v1: applied or tested before; make another");
		return;
	}
	configuration->used = true;
	if (configuration->serial != configuration->management->serial) {
		zwlr_output_configuration_v1_send_cancelled(configuration->resource);
	} else if (configuration->refused) {
		zwlr_output_configuration_v1_send_failed(configuration->resource);
	} else if (!is_complete(configuration)) {
		return;
	} else if (!can_be(configuration) || (for_good && !apply_all(configuration))) {
		zwlr_output_configuration_v1_send_failed(configuration->resource);
	} else {
		zwlr_output_configuration_v1_send_succeeded(configuration->resource);
	}
}

static void handle_apply(struct wl_client *client, struct wl_resource *resource)
{
	use(wl_resource_get_user_data(resource), true);
}

static void handle_test(struct wl_client *client, struct wl_resource *resource)
{
	use(wl_resource_get_user_data(resource), false);
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct zwlr_output_configuration_v1_interface configuration_requests = {
	.enable_head = handle_enable_head,
	.disable_head = handle_disable_head,
	.apply = handle_apply,
	.test = handle_test,
	.destroy = handle_destroy,
};

static void handle_configuration_destroy(struct wl_resource *resource)
{
	struct configuration *configuration = wl_resource_get_user_data(resource);
	struct configuration_head *head, *next;
	wl_list_for_each_safe (head, next, &configuration->heads, link) {
		if (head->resource != NULL) {
			wl_resource_destroy(head->resource);
		} else {
			free_head(head);
		}
	}
	free(configuration);
}

void output_configuration_create(struct output_management *management, struct wl_resource *manager,
	uint32_t id, uint32_t serial)
{
	struct wl_client *client = wl_resource_get_client(manager);
	struct configuration *configuration = calloc(1, sizeof(*configuration));
	struct wl_resource *resource =
		configuration != NULL
			? wl_resource_create(client, &zwlr_output_configuration_v1_interface,
				  wl_resource_get_version(manager), id)
			: NULL;
	if (resource == NULL) {
		free(configuration);
		wl_client_post_no_memory(client);
		return;
	}
	*configuration = (struct configuration){
		.management = management,
		.resource = resource,
		.serial = serial,
	};
	wl_list_init(&configuration->heads);
	wl_resource_set_implementation(
		resource, &configuration_requests, configuration, handle_configuration_destroy);
}
