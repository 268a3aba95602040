/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "wire-client.h"

#include "server/server.h"

static char diary[1024];

__attribute__((format(printf, 1, 2))) static void note(const char *format, ...)
{
	size_t used = strlen(diary);
	va_list args;
	va_start(args, format);
	vsnprintf(diary + used, sizeof(diary) - used, format, args);
	va_end(args);
}

static const char *take_diary(struct wire_client *client)
{
	static char copy[sizeof(diary)];
	wire_client_pump(client);
	memcpy(copy, diary, sizeof(copy));
	diary[0] = '\0';
	return copy;
}

static void handle_down(void *data, struct wl_touch *touch, uint32_t serial, uint32_t time,
	struct wl_surface *surface, int32_t id, wl_fixed_t x, wl_fixed_t y)
{
	note("%sdown %d %g,%g; ", (const char *)data, id, wl_fixed_to_double(x),
		wl_fixed_to_double(y));
}

static void handle_up(
	void *data, struct wl_touch *touch, uint32_t serial, uint32_t time, int32_t id)
{
	note("%sup %d; ", (const char *)data, id);
}

static void handle_motion(
	void *data, struct wl_touch *touch, uint32_t time, int32_t id, wl_fixed_t x, wl_fixed_t y)
{
	note("%smove %d %g,%g; ", (const char *)data, id, wl_fixed_to_double(x),
		wl_fixed_to_double(y));
}

static void handle_frame(void *data, struct wl_touch *touch)
{
	note("%sframe; ", (const char *)data);
}

static void handle_cancel(void *data, struct wl_touch *touch)
{
	note("%scancel; ", (const char *)data);
}

static const struct wl_touch_listener touch_listener = {
	.down = handle_down,
	.up = handle_up,
	.motion = handle_motion,
	.frame = handle_frame,
	.cancel = handle_cancel,
};

static void handle_capabilities(void *data, struct wl_seat *seat, uint32_t capabilities)
{
	note("capabilities %u; ", capabilities);
}

static void handle_name(void *data, struct wl_seat *seat, const char *name)
{
}

static const struct wl_seat_listener seat_listener = {
	.capabilities = handle_capabilities,
	.name = handle_name,
};

struct play {
	struct wire_client client;
	struct wire_window window;
	struct seat *seat;
};

static struct wl_touch *get_touch(struct play *play, const char *name)
{
	struct wl_touch *touch =
		wire_client_keep(&play->client, wl_seat_get_touch(play->client.seat));
	wl_touch_add_listener(touch, &touch_listener, (void *)name);
	wire_client_pump(&play->client);
	return touch;
}

/* A window that fills a screen of 100x100. */
static void begin(struct play *play)
{
	*play = (struct play){0};
	diary[0] = '\0';
	wire_client_init(&play->client);
	wl_seat_add_listener(play->client.seat, &seat_listener, NULL);
	play->seat = play->client.server->seat;
	wire_window_init(&play->client, &play->window);
	wire_window_make_toplevel(&play->client, &play->window);
	wire_window_map(&play->client, &play->window);
	take_diary(&play->client);
}

static void capability_comes_and_goes(void)
{
	struct play play;
	begin(&play);
	seat_add_touch_device(play.seat);
	CHECK_STR(take_diary(&play.client), "capabilities 7; ");
	seat_remove_touch_device(play.seat);
	CHECK_STR(take_diary(&play.client), "capabilities 3; ");
	get_touch(&play, ""); /* may cross the news */
	char error[256];
	CHECK_STR(wire_client_error(&play.client, error, sizeof(error)), "");
	wire_client_finish(&play.client);
}

static void touches_reach_the_surface(void)
{
	struct play play;
	begin(&play);
	seat_add_touch_device(play.seat);
	get_touch(&play, "");
	take_diary(&play.client);
	const struct scene_node *node;
	double x = 0, y = 0;
	wl_list_for_each (node, &play.client.server->scene.bands[SCENE_WINDOWS], link) {
		x = node->x;
		y = node->y;
	}
	seat_touch_down(play.seat, 4, x, y, 1);
	seat_touch_frame(play.seat);
	CHECK_STR(take_diary(&play.client), "down 4 0,0; frame; ");
	get_touch(&play, "late: ");
	seat_touch_motion(play.seat, 4, x + 2.5, y + 3, 2);
	seat_touch_up(play.seat, 4, 3);
	seat_touch_frame(play.seat);
	CHECK_STR(take_diary(&play.client), "move 4 2.5,3; up 4; frame; ");
	seat_touch_down(play.seat, 4, x, y, 4);
	seat_touch_cancel(play.seat);
	seat_touch_frame(play.seat);
	CHECK_STR(take_diary(&play.client), "down 4 0,0; late: down 4 0,0; cancel; late: cancel; ");
	wire_client_finish(&play.client);
}

static void an_object_let_go_is_left_alone(void)
{
	struct play play;
	begin(&play);
	seat_add_touch_device(play.seat);
	struct wl_touch *touch = get_touch(&play, "");
	take_diary(&play.client);
	seat_touch_down(play.seat, 0, 0, 0, 1);
	wl_touch_release(wire_client_drop(&play.client, touch));
	wire_client_pump(&play.client);
	seat_touch_up(play.seat, 0, 2);
	seat_touch_frame(play.seat);
	char error[256];
	CHECK_STR(wire_client_error(&play.client, error, sizeof(error)), "");
	wire_client_finish(&play.client);
}

static void no_touch_without_a_screen(void)
{
	struct play play;
	char error[256];
	begin(&play);
	wire_client_keep(&play.client, wl_seat_get_touch(play.client.seat));
	wire_client_error(&play.client, error, sizeof(error));
	error[strcspn(error, ":")] = '\0';
	CHECK_STR(error, "wl_seat 0");
	wire_client_finish(&play.client);
}

static const struct check_case cases[] = {
	{"capability comes and goes", capability_comes_and_goes},
	{"touches reach the surface", touches_reach_the_surface},
	{"an object let go is left alone", an_object_let_go_is_left_alone},
	{"no touch without a screen", no_touch_without_a_screen},
};

CHECK_MAIN(cases)
