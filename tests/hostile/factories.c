/* SPDX-License-Identifier: MIT */
/*
 * Everything that a client can have made for it, as often as it can ask: the
 * requests are found by name, and their arguments by type, so that a row is all
 * that another protocol needs. None of this is ever destroyed by the client.
 */
#include "hostile.h"

#include "ext-idle-notify-v1-client-protocol.h"
#include "idle-inhibit-unstable-v1-client-protocol.h"
#include "pointer-gestures-unstable-v1-client-protocol.h"
#include "presentation-time-client-protocol.h"
#include "primary-selection-unstable-v1-client-protocol.h"
#include "relative-pointer-unstable-v1-client-protocol.h"
#include "single-pixel-buffer-v1-client-protocol.h"
#include "virtual-keyboard-unstable-v1-client-protocol.h"
#include "weddell-shm-feedback-v1-client-protocol.h"
#include "wlr-data-control-unstable-v1-client-protocol.h"
#include "wlr-output-management-unstable-v1-client-protocol.h"
#include "wlr-screencopy-unstable-v1-client-protocol.h"
#include "wlr-virtual-pointer-unstable-v1-client-protocol.h"
#include "xdg-activation-v1-client-protocol.h"
#include "xdg-foreign-unstable-v2-client-protocol.h"
#include "xdg-output-unstable-v1-client-protocol.h"
#include "xdg-shell-client-protocol.h"

#include <stdlib.h>
#include <string.h>

enum {
	BATCH = 16,
	MOST = 500000, /* more than any budget */
	ARGUMENTS_MAX = 16,
	MISSING_CAPABILITY = 0, /* wl_seat.error: there is no touchscreen */
};

struct factory {
	const struct wl_interface *interface; /* of the global */
	const char *request;                  /* that makes an object */
};

static const struct factory factories[] = {
	{&wl_data_device_manager_interface, "create_data_source"},
	{&wl_data_device_manager_interface, "get_data_device"},
	{&zwp_primary_selection_device_manager_v1_interface, "create_source"},
	{&zwp_primary_selection_device_manager_v1_interface, "get_device"},
	{&zwlr_data_control_manager_v1_interface, "create_data_source"},
	{&zwlr_data_control_manager_v1_interface, "get_data_device"},
	{&wl_seat_interface, "get_pointer"},
	{&wl_seat_interface, "get_keyboard"},
	{&wl_seat_interface, "get_touch"},
	{&zwp_relative_pointer_manager_v1_interface, "get_relative_pointer"},
	{&zwp_pointer_gestures_v1_interface, "get_swipe_gesture"},
	{&zwlr_virtual_pointer_manager_v1_interface, "create_virtual_pointer"},
	{&zwp_virtual_keyboard_manager_v1_interface, "create_virtual_keyboard"},
	{&ext_idle_notifier_v1_interface, "get_idle_notification"},
	{&zwp_idle_inhibit_manager_v1_interface, "create_inhibitor"},
	{&xdg_activation_v1_interface, "get_activation_token"},
	{&zxdg_exporter_v2_interface, "export_toplevel"},
	{&zxdg_importer_v2_interface, "import_toplevel"},
	{&xdg_wm_base_interface, "create_positioner"},
	{&zwlr_output_manager_v1_interface, "create_configuration"},
	{&zxdg_output_manager_v1_interface, "get_xdg_output"},
	{&zwlr_screencopy_manager_v1_interface, "capture_output"},
	{&wp_presentation_interface, "feedback"},
	{&wp_single_pixel_buffer_manager_v1_interface, "create_u32_rgba_buffer"},
	{&weddell_shm_feedback_manager_v1_interface, "get_surface_feedback"},
};

static uint32_t opcode_of(const struct wl_interface *interface, const char *request)
{
	for (int i = 0; i < interface->method_count; i++) {
		if (strcmp(interface->methods[i].name, request) == 0) {
			return (uint32_t)i;
		}
	}
	abort(); /* the table is wrong */
}

static void *object_of_type(struct culprit *culprit, const struct wl_interface *type)
{
	const struct mini_client *client = &culprit->client;
	if (type == &wl_seat_interface) {
		return client->seat;
	}
	if (type == &wl_output_interface) {
		return client->output;
	}
	if (type == &wl_pointer_interface) {
		return culprit->pointer;
	}
	return type == &wl_surface_interface ? culprit->window.surface : NULL;
}

/* One for each letter that stands for an argument; numbers are 1, new ids are for libwayland. */
static const struct wl_interface *fill(
	struct culprit *culprit, const struct wl_message *message, union wl_argument *arguments)
{
	const struct wl_interface *made = NULL;
	int count = 0;
	for (const char *letter = message->signature; *letter != '\0'; letter++) {
		if (strchr("uionsafh", *letter) == NULL) {
			continue; /* a version, or that it may be null */
		}
		const struct wl_interface *type = message->types[count];
		union wl_argument *argument = &arguments[count++];
		*argument = (union wl_argument){.u = 1};
		if (*letter == 'o') {
			argument->o = object_of_type(culprit, type);
		} else if (*letter == 's') {
			argument->s = "nobody's";
		} else if (*letter == 'n') {
			argument->o = NULL;
			made = type;
		}
	}
	return made;
}

static void make_all(
	struct culprit *culprit, struct wl_proxy *global, const struct factory *factory)
{
	uint32_t opcode = opcode_of(factory->interface, factory->request);
	union wl_argument arguments[ARGUMENTS_MAX];
	struct wl_proxy **made = calloc(MOST, sizeof(*made));
	int count = 0;
	while (count < MOST) {
		const struct wl_interface *type =
			fill(culprit, &factory->interface->methods[opcode], arguments);
		made[count++] = wl_proxy_marshal_array_flags(
			global, opcode, type, wl_proxy_get_version(global), 0, arguments);
		if (count % BATCH == 0 && mini_client_roundtrip(&culprit->client) != 0) {
			break;
		}
	}
	for (int i = 0; i < count; i++) {
		wl_proxy_destroy(made[i]);
	}
	free(made);
}

/* Uses size (of the table of factories: which). */
static void flood(struct culprit *culprit, const struct hostile_case *test)
{
	const struct factory *factory = &factories[test->size];
	struct wl_proxy *global = mini_client_bind(&culprit->client, factory->interface, 1);
	if (global == NULL) {
		culprit_fail(culprit, "there is no %s", factory->interface->name);
		return;
	}
	culprit->pointer = wl_seat_get_pointer(culprit->client.seat);
	if (mini_window_init(&culprit->window, &culprit->client) == 0) {
		make_all(culprit, global, factory);
	}
	wl_proxy_destroy((struct wl_proxy *)culprit->pointer);
	wl_proxy_destroy(global);
}

#define OVER_BUDGET(item) \
	.outcome = REFUSED, .interface = "wl_display", .code = IMPLEMENTATION_ERROR, .says = item

static const struct hostile_case cases[] = {
	{"made without end: wl_data_device_manager.create_data_source", flood,
		OVER_BUDGET("objects"), .size = 0},
	{"made without end: wl_data_device_manager.get_data_device", flood, OVER_BUDGET("objects"),
		.size = 1},
	{"made without end: zwp_primary_selection_device_manager_v1.create_source", flood,
		OVER_BUDGET("objects"), .size = 2},
	{"made without end: zwp_primary_selection_device_manager_v1.get_device", flood,
		OVER_BUDGET("objects"), .size = 3},
	{"made without end: zwlr_data_control_manager_v1.create_data_source", flood,
		OVER_BUDGET("objects"), .size = 4},
	{"made without end: zwlr_data_control_manager_v1.get_data_device", flood,
		OVER_BUDGET("objects"), .size = 5},
	{"made without end: wl_seat.get_pointer", flood, OVER_BUDGET("objects"), .size = 6},
	{"made without end: wl_seat.get_keyboard", flood, OVER_BUDGET("objects"), .size = 7},
	{"made without end: wl_seat.get_touch", flood, REFUSED, "wl_seat", MISSING_CAPABILITY,
		.size = 8},
	{"made without end: zwp_relative_pointer_manager_v1.get_relative_pointer", flood,
		OVER_BUDGET("objects"), .size = 9},
	{"made without end: zwp_pointer_gestures_v1.get_swipe_gesture", flood,
		OVER_BUDGET("objects"), .size = 10},
	{"made without end: zwlr_virtual_pointer_manager_v1.create_virtual_pointer", flood,
		OVER_BUDGET("objects"), .size = 11},
	{"made without end: zwp_virtual_keyboard_manager_v1.create_virtual_keyboard", flood,
		OVER_BUDGET("objects"), .size = 12},
	{"made without end: ext_idle_notifier_v1.get_idle_notification", flood,
		OVER_BUDGET("ext_idle_notification_v1"), .size = 13},
	{"made without end: zwp_idle_inhibit_manager_v1.create_inhibitor", flood,
		OVER_BUDGET("objects"), .size = 14},
	{"made without end: xdg_activation_v1.get_activation_token", flood, OVER_BUDGET("objects"),
		.size = 15},
	{"made without end: zxdg_exporter_v2.export_toplevel", flood,
		OVER_BUDGET("exported windows"), .size = 16},
	{"made without end: zxdg_importer_v2.import_toplevel", flood, OVER_BUDGET("objects"),
		.size = 17},
	{"made without end: xdg_wm_base.create_positioner", flood, OVER_BUDGET("objects"),
		.size = 18},
	{"made without end: zwlr_output_manager_v1.create_configuration", flood,
		OVER_BUDGET("objects"), .size = 19},
	{"made without end: zxdg_output_manager_v1.get_xdg_output", flood, OVER_BUDGET("objects"),
		.size = 20},
	{"made without end: zwlr_screencopy_manager_v1.capture_output", flood,
		OVER_BUDGET("objects"), .size = 21},
	{"made without end: wp_presentation.feedback", flood, OVER_BUDGET("callbacks"), .size = 22},
	{"made without end: wp_single_pixel_buffer_manager_v1.create_u32_rgba_buffer", flood,
		OVER_BUDGET("objects"), .size = 23},
	{"made without end: weddell_shm_feedback_manager_v1.get_surface_feedback", flood,
		OVER_BUDGET("objects"), .size = 24},
};

struct hostile_table hostile_factories(void)
{
	return HOSTILE_TABLE(cases);
}
