/* SPDX-License-Identifier: MIT */
#include "fake-touch.h"

#include "base/clock.h"
#include "display-server.h"
#include "input/seat.h"
#include "must.h"

enum {
	FINGER = 0, /* the suite has one */
};

struct fake_touch {
	WlcsTouch base; /* first: what the suite has of it */
	struct display_server *server;
};

struct touch_job {
	struct display_server *server;
	void (*act)(struct seat *seat, const struct touch_job *job, uint32_t time);
	double x, y;
};

static void put_down(struct seat *seat, const struct touch_job *job, uint32_t time)
{
	seat_touch_down(seat, FINGER, job->x, job->y, time);
}

static void move(struct seat *seat, const struct touch_job *job, uint32_t time)
{
	seat_touch_motion(seat, FINGER, job->x, job->y, time);
}

static void lift(struct seat *seat, const struct touch_job *job, uint32_t time)
{
	seat_touch_up(seat, FINGER, time);
}

static void act(void *data)
{
	const struct touch_job *job = data;
	struct seat *seat = display_server_seat(job->server);
	job->act(seat, job, clock_to_msec(clock_now()));
	seat_touch_frame(seat);
}

static void run(WlcsTouch *base, struct touch_job job)
{
	job.server = ((struct fake_touch *)base)->server;
	loop_thread_run(job.server->thread, act, &job);
}

/* Whatever the header says of wl_fixed_t, the suite gives whole pixels. */
static void press(WlcsTouch *base, wl_fixed_t x, wl_fixed_t y)
{
	run(base, (struct touch_job){.act = put_down, .x = x, .y = y});
}

static void drag(WlcsTouch *base, wl_fixed_t x, wl_fixed_t y)
{
	run(base, (struct touch_job){.act = move, .x = x, .y = y});
}

static void release(WlcsTouch *base)
{
	run(base, (struct touch_job){.act = lift});
}

static void destroy(WlcsTouch *base)
{
	free(base);
}

WlcsTouch *fake_touch_create(struct display_server *server)
{
	struct fake_touch *touch = calloc(1, sizeof(*touch));
	MUST(touch != NULL);
	touch->base = (WlcsTouch){
		.version = WLCS_TOUCH_VERSION,
		.touch_down = press,
		.touch_move = drag,
		.touch_up = release,
		.destroy = destroy,
	};
	touch->server = server;
	return &touch->base;
}
