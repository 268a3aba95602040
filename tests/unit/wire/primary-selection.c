/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "play.h"

#include "primary-selection-unstable-v1-client-protocol.h"

static void handle_type(void *data, struct zwp_primary_selection_offer_v1 *offer, const char *type)
{
	play_note(data, "type %s; ", type);
}

static const struct zwp_primary_selection_offer_v1_listener offer_listener = {handle_type};

struct primary_play {
	struct play play;
	struct zwp_primary_selection_device_manager_v1 *manager;
	struct zwp_primary_selection_device_v1 *device;
	struct zwp_primary_selection_offer_v1 *offer;
};

static void handle_offer(void *data, struct zwp_primary_selection_device_v1 *device,
	struct zwp_primary_selection_offer_v1 *offer)
{
	struct primary_play *test = data;
	test->offer = play_keep(&test->play, offer);
	zwp_primary_selection_offer_v1_add_listener(offer, &offer_listener, &test->play);
}

static void handle_selection(void *data, struct zwp_primary_selection_device_v1 *device,
	struct zwp_primary_selection_offer_v1 *offer)
{
	struct primary_play *test = data;
	play_note(&test->play, offer != NULL ? "selection; " : "no selection; ");
}

static const struct zwp_primary_selection_device_v1_listener device_listener = {
	handle_offer, handle_selection};

static void handle_send(
	void *data, struct zwp_primary_selection_source_v1 *source, const char *type, int fd)
{
	struct primary_play *test = data;
	play_note(&test->play, "send %s; ", type);
	CHECK_EQ(write(fd, "text", 4), 4);
	close(fd);
}

static void handle_cancelled(void *data, struct zwp_primary_selection_source_v1 *source)
{
	struct primary_play *test = data;
	play_note(&test->play, "cancelled; ");
}

static const struct zwp_primary_selection_source_v1_listener source_listener = {
	handle_send, handle_cancelled};

static void begin(struct primary_play *test)
{
	*test = (struct primary_play){0};
	play_begin(&test->play);
	test->manager =
		play_bind(&test->play, &zwp_primary_selection_device_manager_v1_interface, 1);
	test->device = play_keep(&test->play, zwp_primary_selection_device_manager_v1_get_device(
						      test->manager, test->play.client.seat));
	zwp_primary_selection_device_v1_add_listener(test->device, &device_listener, test);
	CHECK_STR(play_diary(&test->play), "no selection; ");
}

static struct zwp_primary_selection_source_v1 *create_source(struct primary_play *test)
{
	struct zwp_primary_selection_source_v1 *source = play_keep(
		&test->play, zwp_primary_selection_device_manager_v1_create_source(test->manager));
	zwp_primary_selection_source_v1_add_listener(source, &source_listener, test);
	zwp_primary_selection_source_v1_offer(source, "text/plain");
	return source;
}

static void what_is_marked_can_be_pasted(void)
{
	struct primary_play test;
	int fds[2];
	char text[8] = "";
	begin(&test);
	struct zwp_primary_selection_source_v1 *source = create_source(&test);
	zwp_primary_selection_device_v1_set_selection(test.device, source, 0);
	CHECK_STR(play_diary(&test.play), "type text/plain; selection; ");
	CHECK_EQ(pipe(fds), 0);
	zwp_primary_selection_offer_v1_receive(test.offer, "text/plain", fds[1]);
	close(fds[1]);
	CHECK_STR(play_diary(&test.play), "send text/plain; ");
	CHECK_EQ(read(fds[0], text, sizeof(text)), 4);
	close(fds[0]);
	CHECK_STR(text, "text");
	zwp_primary_selection_device_v1_set_selection(test.device, create_source(&test), 0);
	CHECK_STR(play_diary(&test.play), "cancelled; type text/plain; selection; ");
	zwp_primary_selection_device_v1_set_selection(test.device, NULL, 0);
	CHECK_STR(play_diary(&test.play), "cancelled; no selection; ");
	CHECK(test.play.seat->selection.source == NULL); /* a thing apart */
	CHECK_STR(play_error(&test.play), "");
	play_end(&test.play);
}

static void only_with_a_focus(void)
{
	struct primary_play test;
	begin(&test);
	seat_set_keyboard_focus(test.play.seat, NULL);
	zwp_primary_selection_device_v1_set_selection(test.device, create_source(&test), 0);
	CHECK_STR(play_diary(&test.play), "cancelled; ");
	CHECK(test.play.seat->primary.source == NULL);
	play_end(&test.play);
}

static void a_source_that_goes_empties_it(void)
{
	struct primary_play test;
	begin(&test);
	struct zwp_primary_selection_source_v1 *source = create_source(&test);
	zwp_primary_selection_device_v1_set_selection(test.device, source, 0);
	play_diary(&test.play);
	zwp_primary_selection_source_v1_destroy(play_drop(&test.play, source));
	CHECK_STR(play_diary(&test.play), "no selection; ");
	play_end(&test.play);
}

static void too_many_types(void)
{
	struct primary_play test;
	begin(&test);
	struct zwp_primary_selection_source_v1 *source = create_source(&test);
	for (int i = 0; i < DATA_SOURCE_TYPES_MAX; i++) {
		zwp_primary_selection_source_v1_offer(source, "text/plain");
	}
	CHECK_STR(play_error(&test.play), "wl_display 3");
	play_end(&test.play);
}

static const struct check_case cases[] = {
	{"what is marked can be pasted", what_is_marked_can_be_pasted},
	{"only with a focus", only_with_a_focus},
	{"a source that goes empties it", a_source_that_goes_empties_it},
	{"too many types", too_many_types},
};

CHECK_MAIN(cases)
