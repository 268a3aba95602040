/* SPDX-License-Identifier: MIT */
/* Drags by touch as clients meet them; those by pointer are in unit/input/data-objects.c. */
#include "check.h"
#include "play.h"

enum {
	FINGER = 3,
};

static void source_target(void *data, struct wl_data_source *source, const char *mime_type)
{
	play_note(data, "target %s; ", mime_type != NULL ? mime_type : "none");
}

static void source_send(
	void *data, struct wl_data_source *source, const char *mime_type, int32_t fd)
{
	close(fd);
}

static void source_cancelled(void *data, struct wl_data_source *source)
{
	play_note(data, "cancelled; ");
}

static void source_dropped(void *data, struct wl_data_source *source)
{
	play_note(data, "dropped; ");
}

static void source_finished(void *data, struct wl_data_source *source)
{
	play_note(data, "finished; ");
}

static void source_action(void *data, struct wl_data_source *source, uint32_t action)
{
}

static const struct wl_data_source_listener source_listener = {source_target, source_send,
	source_cancelled, source_dropped, source_finished, source_action};

struct dragging {
	struct play play;
	struct wl_data_device *device;
	struct wl_data_source *source;
	struct wl_data_offer *offer;
};

static void device_offer(void *data, struct wl_data_device *device, struct wl_data_offer *offer)
{
	struct dragging *dragging = data;
	dragging->offer = play_keep(&dragging->play, offer);
}

static void device_enter(void *data, struct wl_data_device *device, uint32_t serial,
	struct wl_surface *surface, wl_fixed_t x, wl_fixed_t y, struct wl_data_offer *offer)
{
	struct dragging *dragging = data;
	play_note(&dragging->play, "enter %g,%g; ", wl_fixed_to_double(x), wl_fixed_to_double(y));
	wl_data_offer_accept(offer, serial, "text/plain");
	wl_data_offer_set_actions(offer, WL_DATA_DEVICE_MANAGER_DND_ACTION_COPY,
		WL_DATA_DEVICE_MANAGER_DND_ACTION_COPY);
}

static void device_leave(void *data, struct wl_data_device *device)
{
	struct dragging *dragging = data;
	play_note(&dragging->play, "leave; ");
}

static void device_motion(
	void *data, struct wl_data_device *device, uint32_t time, wl_fixed_t x, wl_fixed_t y)
{
	struct dragging *dragging = data;
	play_note(&dragging->play, "motion %g,%g; ", wl_fixed_to_double(x), wl_fixed_to_double(y));
}

static void device_drop(void *data, struct wl_data_device *device)
{
	struct dragging *dragging = data;
	play_note(&dragging->play, "drop; ");
	wl_data_offer_finish(dragging->offer);
}

static void device_selection(void *data, struct wl_data_device *device, struct wl_data_offer *offer)
{
}

static const struct wl_data_device_listener device_listener = {
	device_offer, device_enter, device_leave, device_motion, device_drop, device_selection};

/* A finger is on the window, and there is something to drag. */
static void begin(struct dragging *dragging)
{
	struct play *play = &dragging->play;
	play_begin(play);
	struct wl_data_device_manager *manager =
		play_bind(play, &wl_data_device_manager_interface, 3);
	dragging->device =
		play_keep(play, wl_data_device_manager_get_data_device(manager, play->client.seat));
	wl_data_device_add_listener(dragging->device, &device_listener, dragging);
	dragging->source = play_keep(play, wl_data_device_manager_create_data_source(manager));
	wl_data_source_add_listener(dragging->source, &source_listener, play);
	wl_data_source_offer(dragging->source, "text/plain");
	wl_data_source_set_actions(dragging->source, WL_DATA_DEVICE_MANAGER_DND_ACTION_COPY);
	seat_add_touch_device(play->seat);
	seat_touch_down(play->seat, FINGER, 10, 20, 1);
	seat_touch_frame(play->seat);
	play_diary(play);
}

static uint32_t serial_of_finger(struct dragging *dragging)
{
	return touch_find(&dragging->play.seat->touch, FINGER)->serial;
}

static void start(struct dragging *dragging, uint32_t serial)
{
	wl_data_device_start_drag(
		dragging->device, dragging->source, dragging->play.window.surface, NULL, serial);
}

static void a_finger_drags_and_drops(void)
{
	struct dragging dragging;
	begin(&dragging);
	struct play *play = &dragging.play;
	start(&dragging, serial_of_finger(&dragging));
	CHECK_STR(play_diary(play), "enter 10,20; target text/plain; ");
	seat_touch_motion(play->seat, FINGER, 15, 25, 2);
	CHECK_STR(play_diary(play), "motion 15,25; ");
	seat_touch_motion(play->seat, FINGER, 500, 25, 3);
	CHECK_STR(play_diary(play), "target none; leave; ");
	seat_touch_motion(play->seat, FINGER, 30, 40, 4);
	CHECK_STR(play_diary(play), "enter 30,40; target text/plain; ");
	seat_touch_up(play->seat, FINGER, 5);
	CHECK_STR(play_diary(play), "dropped; drop; finished; ");
	CHECK_STR(play_error(play), "");
	play_end(play);
}

static void it_takes_a_finger_that_is_down(void)
{
	struct dragging dragging;
	begin(&dragging);
	struct play *play = &dragging.play;
	uint32_t serial = serial_of_finger(&dragging);
	start(&dragging, serial + 1);
	CHECK_STR(play_diary(play), "cancelled; ");
	seat_touch_up(play->seat, FINGER, 2);
	start(&dragging, serial);
	CHECK_STR(play_diary(play), "cancelled; ");
	play_end(play);
}

static void a_client_may_go_in_the_middle(void)
{
	struct dragging dragging;
	begin(&dragging);
	start(&dragging, serial_of_finger(&dragging));
	play_diary(&dragging.play);
	play_end(&dragging.play);
}

static const struct check_case cases[] = {
	{"a finger drags and drops", a_finger_drags_and_drops},
	{"it takes a finger that is down", it_takes_a_finger_that_is_down},
	{"a client may go in the middle", a_client_may_go_in_the_middle},
};

CHECK_MAIN(cases)
