/* SPDX-License-Identifier: MIT */
#include "backend/headless/headless.h"
#include "control/command.h"
#include "output/output-setup.h"

#include <errno.h>
#include <math.h>
#include <string.h>

static const double refresh_most = 1000, scale_least = 1.0 / 16, scale_most = 16;

static cJSON *describe_mode(const struct output_mode *mode)
{
	cJSON *item = cJSON_CreateObject();
	cJSON_AddNumberToObject(item, "width", mode->width);
	cJSON_AddNumberToObject(item, "height", mode->height);
	cJSON_AddNumberToObject(item, "refresh", mode->refresh_mhz / 1000.0);
	return item;
}

static cJSON *describe_box(const struct box *box)
{
	cJSON *item = cJSON_CreateObject();
	cJSON_AddNumberToObject(item, "x", box->x);
	cJSON_AddNumberToObject(item, "y", box->y);
	cJSON_AddNumberToObject(item, "width", box->width);
	cJSON_AddNumberToObject(item, "height", box->height);
	return item;
}

static cJSON *describe(const struct output *output)
{
	struct box box = output_logical_box(output);
	cJSON *item = cJSON_CreateObject();
	cJSON_AddStringToObject(item, "name", output->name);
	cJSON_AddStringToObject(item, "make", output->make);
	cJSON_AddStringToObject(item, "model", output->model);
	cJSON_AddStringToObject(item, "description", output->description);
	cJSON_AddBoolToObject(item, "headless", headless_output_is(output));
	cJSON_AddBoolToObject(item, "enabled", output->enabled);
	cJSON_AddBoolToObject(item, "powered", output->powered);
	cJSON_AddItemToObject(item, "mode", describe_mode(&output->mode));
	cJSON_AddNumberToObject(item, "scale", output->scale);
	cJSON_AddStringToObject(item, "transform", transform_name(output->transform));
	cJSON_AddItemToObject(item, "logical", describe_box(&box));
	return item;
}

static void describe_all(const struct wl_list *outputs, cJSON *list)
{
	const struct output *output;
	wl_list_for_each (output, outputs, link) {
		cJSON_AddItemToArray(list, describe(output));
	}
}

void command_outputs(const struct control_reach *reach, struct request *request)
{
	cJSON *list = cJSON_AddArrayToObject(request->reply, "outputs");
	describe_all(&reach->outputs->outputs, list);
	describe_all(&reach->outputs->disabled, list);
}

void command_add_output(const struct control_reach *reach, struct request *request)
{
	const char *spec = "preferred";
	struct output_wish wish;
	if (!request_get_text(request, "spec", &spec)) {
		return;
	}
	if (!output_wish_parse(spec, &wish)) {
		request_fail(request, REQUEST_BAD_ARGUMENT,
			"\"spec\" has to be [NAME:]WxH[@Hz][xSCALE][:TRANSFORM], as 1920x1080x1.5");
		return;
	}
	struct output *output;
	int error = headless_backend_add_wish(reach->headless, &wish, &output);
	if (error == -EEXIST) {
		request_fail(request, REQUEST_REFUSED, "there is an output %s already", wish.name);
	} else if (error == -ENOSPC) {
		request_fail(request, REQUEST_REFUSED, "there are as many outputs as can be");
	} else if (error != 0) {
		request_fail(request, REQUEST_FAILED, "cannot add an output: %s", strerror(-error));
	} else {
		cJSON_AddItemToObject(request->reply, "output", describe(output));
	}
}

static struct output *find(const struct control_reach *reach, struct request *request)
{
	const char *name;
	if (!request_need_text(request, "output", &name)) {
		return NULL;
	}
	struct output *output = output_layout_from_name(reach->outputs, name);
	if (output == NULL) {
		request_fail(request, REQUEST_NOT_FOUND, "there is no output %s", name);
	}
	return output;
}

void command_remove_output(const struct control_reach *reach, struct request *request)
{
	struct output *output = find(reach, request);
	if (output != NULL && !headless_output_is(output)) {
		request_fail(request, REQUEST_REFUSED,
			"%s is a real screen: only headless outputs can be removed", output->name);
	} else if (output != NULL) {
		output_destroy(output);
	}
}

static bool get_mode(struct request *request, struct output_mode *mode)
{
	double refresh = mode->refresh_mhz / 1000.0;
	if (!request_get_int(request, "width", 1, OUTPUT_SIZE_MAX, &mode->width) ||
		!request_get_int(request, "height", 1, OUTPUT_SIZE_MAX, &mode->height) ||
		!request_get_number(request, "refresh", 0.001, refresh_most, &refresh)) {
		return false;
	}
	mode->refresh_mhz = (int32_t)lround(refresh * 1000);
	return true;
}

static bool get_transform(struct request *request, enum transform *transform)
{
	const char *name = transform_name(*transform);
	if (!request_get_text(request, "transform", &name)) {
		return false;
	}
	return transform_from_name(name, transform) ||
	       request_fail(request, REQUEST_BAD_ARGUMENT,
		       "\"transform\" has to be normal, 90, 180, 270, flipped, flipped-90, "
		       "flipped-180 or flipped-270");
}

static bool get_setup(struct request *request, struct output_setup *setup)
{
	setup->placed = setup->placed || request_has(request, "x") || request_has(request, "y");
	return get_mode(request, &setup->mode) &&
	       request_get_number(request, "scale", scale_least, scale_most, &setup->scale) &&
	       get_transform(request, &setup->transform) &&
	       request_get_int(request, "x", -OUTPUT_PLACE_MAX, OUTPUT_PLACE_MAX, &setup->x) &&
	       request_get_int(request, "y", -OUTPUT_PLACE_MAX, OUTPUT_PLACE_MAX, &setup->y);
}

/* Whether it is in the layout, and whether its screen is on. */
struct lights {
	bool enabled, powered;
};

static bool get_lights(struct request *request, const struct output *output, struct lights *lights)
{
	if (!request_get_bool(request, "enabled", &lights->enabled) ||
		!request_get_bool(request, "powered", &lights->powered)) {
		return false;
	}
	bool off = !lights->enabled || !lights->powered;
	return !off || output_can_be_off(output) ||
	       request_fail(request, REQUEST_REFUSED, "%s is always on", output->name);
}

/* Returns 0 or an error of output_enable. */
static int set_lights(const struct lights *lights, struct output *output)
{
	int error = 0;
	if (!lights->enabled) {
		output_disable(output);
	}
	output_set_powered(output, lights->powered);
	if (lights->enabled) {
		error = output_enable(output);
	}
	return error;
}

static int configure(
	struct output *output, const struct output_setup *setup, const struct lights *lights)
{
	struct output_setup before = output_setup_of(output);
	int error = output_setup_equal(&before, setup) ? 0 : output_setup_apply(setup, output);
	return error != 0 ? error : set_lights(lights, output);
}

void command_configure_output(const struct control_reach *reach, struct request *request)
{
	struct output *output = find(reach, request);
	if (output == NULL) {
		return;
	}
	struct output_setup setup = output_setup_of(output);
	struct lights lights = {output->enabled, output->powered};
	if (!get_setup(request, &setup) || !get_lights(request, output, &lights)) {
		return;
	}
	int error = configure(output, &setup, &lights);
	if (error == -ENOTSUP) {
		request_fail(request, REQUEST_REFUSED, "%s cannot have a mode of %dx%d at %g Hz",
			output->name, setup.mode.width, setup.mode.height,
			setup.mode.refresh_mhz / 1000.0);
	} else if (error != 0) {
		request_fail(request, REQUEST_FAILED, "cannot configure %s: %s", output->name,
			strerror(-error));
	} else {
		cJSON_AddItemToObject(request->reply, "output", describe(output));
	}
}
