/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "play.h"

#include "wlr-data-control-unstable-v1-client-protocol.h"

static void handle_type(void *data, struct zwlr_data_control_offer_v1 *offer, const char *type)
{
	play_note(data, "type %s; ", type);
}

static const struct zwlr_data_control_offer_v1_listener offer_listener = {handle_type};

struct control_play {
	struct play play;
	struct zwlr_data_control_manager_v1 *manager;
	struct zwlr_data_control_device_v1 *device;
	struct zwlr_data_control_offer_v1 *offer;
};

static void handle_offer(void *data, struct zwlr_data_control_device_v1 *device,
	struct zwlr_data_control_offer_v1 *offer)
{
	struct control_play *test = data;
	test->offer = play_keep(&test->play, offer);
	zwlr_data_control_offer_v1_add_listener(offer, &offer_listener, &test->play);
}

static void handle_selection(void *data, struct zwlr_data_control_device_v1 *device,
	struct zwlr_data_control_offer_v1 *offer)
{
	struct control_play *test = data;
	play_note(&test->play, offer != NULL ? "selection; " : "no selection; ");
}

static void handle_finished(void *data, struct zwlr_data_control_device_v1 *device)
{
}

static void handle_primary(void *data, struct zwlr_data_control_device_v1 *device,
	struct zwlr_data_control_offer_v1 *offer)
{
	struct control_play *test = data;
	play_note(&test->play, offer != NULL ? "primary; " : "no primary; ");
}

static const struct zwlr_data_control_device_v1_listener device_listener = {
	handle_offer, handle_selection, handle_finished, handle_primary};

static void handle_send(
	void *data, struct zwlr_data_control_source_v1 *source, const char *type, int fd)
{
	struct control_play *test = data;
	play_note(&test->play, "send %s; ", type);
	close(fd);
}

static void handle_cancelled(void *data, struct zwlr_data_control_source_v1 *source)
{
	struct control_play *test = data;
	play_note(&test->play, "cancelled; ");
}

static const struct zwlr_data_control_source_v1_listener source_listener = {
	handle_send, handle_cancelled};

/* Without the keyboard: it has to work all the same. */
static void begin(struct control_play *test, uint32_t version)
{
	*test = (struct control_play){0};
	play_begin(&test->play);
	seat_set_keyboard_focus(test->play.seat, NULL);
	test->manager = play_bind(&test->play, &zwlr_data_control_manager_v1_interface, version);
	test->device = play_keep(&test->play, zwlr_data_control_manager_v1_get_data_device(
						      test->manager, test->play.client.seat));
	zwlr_data_control_device_v1_add_listener(test->device, &device_listener, test);
}

static struct zwlr_data_control_source_v1 *create_source(struct control_play *test)
{
	struct zwlr_data_control_source_v1 *source = play_keep(
		&test->play, zwlr_data_control_manager_v1_create_data_source(test->manager));
	zwlr_data_control_source_v1_add_listener(source, &source_listener, test);
	zwlr_data_control_source_v1_offer(source, "text/plain");
	return source;
}

static void both_selections(void)
{
	struct control_play test;
	begin(&test, 2);
	CHECK_STR(play_diary(&test.play), "no selection; no primary; ");
	zwlr_data_control_device_v1_set_selection(test.device, create_source(&test));
	CHECK_STR(play_diary(&test.play), "type text/plain; selection; ");
	zwlr_data_control_device_v1_set_primary_selection(test.device, create_source(&test));
	CHECK_STR(play_diary(&test.play), "type text/plain; primary; ");
	int fds[2];
	CHECK_EQ(pipe(fds), 0);
	zwlr_data_control_offer_v1_receive(test.offer, "text/plain", fds[1]);
	close(fds[0]);
	close(fds[1]);
	CHECK_STR(play_diary(&test.play), "send text/plain; ");
	zwlr_data_control_device_v1_set_selection(test.device, NULL);
	zwlr_data_control_device_v1_set_primary_selection(test.device, NULL);
	CHECK_STR(play_diary(&test.play), "cancelled; no selection; cancelled; no primary; ");
	CHECK_STR(play_error(&test.play), "");
	play_end(&test.play);
}

static void version_1_knows_one(void)
{
	struct control_play test;
	begin(&test, 1);
	CHECK_STR(play_diary(&test.play), "no selection; ");
	CHECK_EQ(selection_set(&test.play.seat->primary, NULL), 0);
	CHECK_STR(play_error(&test.play), "");
	play_end(&test.play);
}

static void a_source_twice(void)
{
	struct control_play test;
	begin(&test, 2);
	struct zwlr_data_control_source_v1 *source = create_source(&test);
	zwlr_data_control_device_v1_set_selection(test.device, source);
	zwlr_data_control_device_v1_set_primary_selection(test.device, source);
	CHECK_STR(play_error(&test.play), "zwlr_data_control_device_v1 1");
	play_end(&test.play);
}

static void a_type_too_late(void)
{
	struct control_play test;
	begin(&test, 2);
	struct zwlr_data_control_source_v1 *source = create_source(&test);
	zwlr_data_control_device_v1_set_selection(test.device, source);
	zwlr_data_control_source_v1_offer(source, "text/html");
	CHECK_STR(play_error(&test.play), "zwlr_data_control_source_v1 1");
	play_end(&test.play);
}

static const struct check_case cases[] = {
	{"both selections", both_selections},
	{"version 1 knows one", version_1_knows_one},
	{"a source twice", a_source_twice},
	{"a type too late", a_type_too_late},
};

CHECK_MAIN(cases)
