/* SPDX-License-Identifier: MIT */
#include "backend/session/session.h"
#include "check.h"

#include <errno.h>

static const struct log quiet = {.level = LOG_ERROR};

/* "noop" is libseat's word for no manager at all. */
static const char *const managers[] = {"noop"};

struct place {
	struct wl_event_loop *loop;
	struct session *session;
};

static void place_init(struct place *place, const char *manager)
{
	setenv("LIBSEAT_BACKEND", manager, 1);
	place->loop = wl_event_loop_create();
	CHECK_EQ(session_create(place->loop, &quiet, &place->session), 0);
}

static void place_finish(struct place *place)
{
	session_destroy(place->session);
	wl_event_loop_destroy(place->loop);
}

static void test_devices(void)
{
	for (size_t i = 0; i < sizeof(managers) / sizeof(managers[0]); i++) {
		struct place place;
		struct session_device *device, *other;
		place_init(&place, managers[i]);
		CHECK(session_is_active(place.session));
		CHECK_STR(session_seat(place.session), "seat0");
		CHECK_EQ(session_open_device(place.session, "/dev/null", &device), 0);
		CHECK_EQ(session_open_device(place.session, "/dev/zero", &other), 0);
		int fd = session_device_fd(device);
		CHECK_ROW(managers[i], write(fd, "x", 1), 1);
		CHECK(session_find_device(place.session, fd) == device);
		CHECK(session_find_device(place.session, -1) == NULL);
		session_close_device(other);
		session_close_device(device);
		session_close_device(NULL);
		CHECK(session_find_device(place.session, fd) == NULL);
		place_finish(&place);
	}
}

static void test_failures(void)
{
	for (size_t i = 0; i < sizeof(managers) / sizeof(managers[0]); i++) {
		struct place place;
		struct session_device *device;
		place_init(&place, managers[i]);
		CHECK_ROW(managers[i],
			session_open_device(place.session, "/dev/no-such-thing", &device), -ENOENT);
		CHECK_ROW(managers[i], session_switch(place.session, 1) < 0, true);
		place_finish(&place);
	}
	session_destroy(NULL);
}

/* Without it, devices that can be opened as files would be: a screen, maybe, and no keyboard. */
static void test_missing_manager(void)
{
	struct wl_event_loop *loop = wl_event_loop_create();
	struct session *session = NULL;
	setenv("LIBSEAT_BACKEND", "none of these", 1);
	CHECK_EQ(session_create(loop, &quiet, &session), -ENODEV);
	CHECK(session == NULL);
	wl_event_loop_destroy(loop);
}

static const struct check_case cases[] = {
	{"devices are opened and found", test_devices},
	{"what cannot be done is said", test_failures},
	{"a manager that is named and missing is not done without", test_missing_manager},
};

CHECK_MAIN(cases)
