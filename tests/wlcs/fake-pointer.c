/* SPDX-License-Identifier: MIT */
#include "fake-pointer.h"

#include "base/clock.h"
#include "display-server.h"
#include "input/seat.h"
#include "must.h"

struct fake_pointer {
	WlcsPointer base; /* first: what the suite has of it */
	struct display_server *server;
};

struct pointer_job {
	struct display_server *server;
	bool relative;
	double x, y;
	uint32_t button; /* 0 for a motion */
	bool pressed;
};

static void act(void *data)
{
	const struct pointer_job *job = data;
	struct seat *seat = display_server_seat(job->server);
	uint32_t time = clock_to_msec(clock_now());
	if (job->button != 0) {
		seat_pointer_button(seat, job->button, job->pressed, time);
	} else if (job->relative) {
		seat_pointer_motion(seat, job->x, job->y, time);
	} else {
		seat_pointer_motion_absolute(seat, job->x, job->y, time);
	}
	seat_pointer_frame(seat);
}

static void run(WlcsPointer *base, struct pointer_job job)
{
	job.server = ((struct fake_pointer *)base)->server;
	loop_thread_run(job.server->thread, act, &job);
}

static void move_absolute(WlcsPointer *base, wl_fixed_t x, wl_fixed_t y)
{
	run(base, (struct pointer_job){.x = wl_fixed_to_double(x), .y = wl_fixed_to_double(y)});
}

static void move_relative(WlcsPointer *base, wl_fixed_t dx, wl_fixed_t dy)
{
	run(base, (struct pointer_job){.relative = true,
			  .x = wl_fixed_to_double(dx),
			  .y = wl_fixed_to_double(dy)});
}

static void button_up(WlcsPointer *base, int button)
{
	run(base, (struct pointer_job){.button = (uint32_t)button, .pressed = false});
}

static void button_down(WlcsPointer *base, int button)
{
	run(base, (struct pointer_job){.button = (uint32_t)button, .pressed = true});
}

static void destroy(WlcsPointer *base)
{
	free(base);
}

WlcsPointer *fake_pointer_create(struct display_server *server)
{
	struct fake_pointer *pointer = calloc(1, sizeof(*pointer));
	MUST(pointer != NULL);
	pointer->base = (WlcsPointer){
		.version = WLCS_POINTER_VERSION,
		.move_absolute = move_absolute,
		.move_relative = move_relative,
		.button_up = button_up,
		.button_down = button_down,
		.destroy = destroy,
	};
	pointer->server = server;
	return &pointer->base;
}
