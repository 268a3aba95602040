/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "error-rows.h"

#include "ext-session-lock-v1-client-protocol.h"
#include "output/output.h"
#include "server/server.h"

static struct wire_client client;
static struct output *output;
static struct wl_output *wl_output;
static struct ext_session_lock_manager_v1 *manager;

/* A lock with one surface, and what it was told. */
static struct locker {
	struct ext_session_lock_v1 *lock;
	struct wire_window window; /* its surface */
	struct ext_session_lock_surface_v1 *surface;
	uint32_t serial, width, height;
	int configures, locked, finished;
} locker, other;

static void handle_locked(void *data, struct ext_session_lock_v1 *lock)
{
	((struct locker *)data)->locked++;
}

static void handle_finished(void *data, struct ext_session_lock_v1 *lock)
{
	((struct locker *)data)->finished++;
}

static const struct ext_session_lock_v1_listener lock_listener = {
	.locked = handle_locked,
	.finished = handle_finished,
};

static void handle_configure(void *data, struct ext_session_lock_surface_v1 *surface,
	uint32_t serial, uint32_t width, uint32_t height)
{
	struct locker *told = data;
	told->configures++;
	told->serial = serial;
	told->width = width;
	told->height = height;
}

static const struct ext_session_lock_surface_v1_listener surface_listener = {
	.configure = handle_configure,
};

static void *keep(void *proxy)
{
	return wire_client_keep(&client, proxy);
}

static void prepare(void)
{
	output = wire_client_add_output(&client, 64, 48);
	wl_output = wire_client_bind(&client, &wl_output_interface, 4);
	manager = wire_client_bind(&client, &ext_session_lock_manager_v1_interface, 1);
}

static void lock_by(struct locker *by)
{
	*by = (struct locker){.lock = keep(ext_session_lock_manager_v1_lock(manager))};
	ext_session_lock_v1_add_listener(by->lock, &lock_listener, by);
	wire_client_pump(&client);
}

static void get_surface_of(struct locker *by)
{
	by->surface =
		keep(ext_session_lock_v1_get_lock_surface(by->lock, by->window.surface, wl_output));
	ext_session_lock_surface_v1_add_listener(by->surface, &surface_listener, by);
	wire_client_pump(&client);
}

static void make_surface(struct locker *by)
{
	by->window.surface = keep(wl_compositor_create_surface(client.compositor));
	get_surface_of(by);
}

static void lock(void)
{
	prepare();
	lock_by(&locker);
	wire_client_await_frame(&client, output);
	CHECK_EQ(locker.locked, 1);
}

/* Fills the output. */
static void show(struct locker *by)
{
	ext_session_lock_surface_v1_ack_configure(by->surface, by->serial);
	wire_window_attach_sized(&client, &by->window, (int32_t)by->width, (int32_t)by->height);
	wl_surface_commit(by->window.surface);
	wire_client_pump(&client);
}

static void lock_and_show(void)
{
	lock();
	make_surface(&locker);
	show(&locker);
}

static struct surface *seen(void)
{
	double x, y;
	return scene_at(&client.server->scene, 32, 24, &x, &y);
}

static void test_lock(void)
{
	static struct wire_window window;
	char text[1024];
	wire_client_init(&client);
	prepare();
	wire_window_init(&client, &window);
	wire_window_make_toplevel(&client, &window);
	xdg_toplevel_set_fullscreen(window.toplevel, NULL);
	wire_window_map(&client, &window);
	wire_client_await_frame(&client, output);
	CHECK(layer_list_shows_anything(&output->shown->layers));
	lock_by(&locker);
	CHECK(seen() == NULL);
	CHECK(client.server->seat->text.barred); /* a password is for no input method */
	/* it is told so when the window is off the screen, and not before */
	CHECK_EQ(locker.locked, !layer_list_shows_anything(&output->shown->layers));
	wire_client_await_frame(&client, output);
	CHECK_EQ(locker.locked, 1);
	CHECK(!layer_list_shows_anything(&output->shown->layers));
	make_surface(&locker);
	CHECK_EQ(locker.width, 64);
	CHECK_EQ(locker.height, 48);
	show(&locker);
	wire_client_await_frame(&client, output);
	CHECK(seen() != NULL && layer_list_shows_anything(&output->shown->layers));
	/* one at a time */
	lock_by(&other);
	CHECK_EQ(other.finished, 1);
	make_surface(&other);
	CHECK_EQ(other.configures, 0);
	ext_session_lock_v1_destroy(wire_client_drop(&client, other.lock));
	ext_session_lock_v1_unlock_and_destroy(wire_client_drop(&client, locker.lock));
	wire_client_pump(&client);
	CHECK(!client.server->desktop->locked && !client.server->seat->text.barred);
	/* of the lock surface nothing stays, and what it does has no effect */
	wl_surface_commit(locker.window.surface);
	ext_session_lock_surface_v1_destroy(wire_client_drop(&client, locker.surface));
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	wire_client_finish(&client);
}

static void leave_locked(void)
{
	struct wire_client dying;
	wire_client_join(&dying, client.server);
	wire_client_keep(&dying, ext_session_lock_manager_v1_lock(wire_client_bind(
					 &dying, &ext_session_lock_manager_v1_interface, 1)));
	wire_client_await_frame(&dying, output);
	wire_client_finish(&dying);
	wire_client_pump(&client);
}

/* The session stays locked, and the next client may unlock it. */
static void test_death(void)
{
	wire_client_init(&client);
	prepare();
	leave_locked();
	CHECK(client.server->desktop->locked && seen() == NULL);
	/* one that takes over and gives up at once leaves it locked */
	lock_by(&other);
	CHECK_EQ(other.finished, 0);
	if (other.locked == 0) {
		ext_session_lock_v1_destroy(wire_client_drop(&client, other.lock));
		wire_client_pump(&client);
		CHECK(client.server->desktop->locked);
		lock_by(&other);
	}
	wire_client_await_frame(&client, output);
	CHECK_EQ(other.locked, 1);
	ext_session_lock_v1_unlock_and_destroy(wire_client_drop(&client, other.lock));
	wire_client_pump(&client);
	CHECK(!client.server->desktop->locked);
	wire_client_finish(&client);
}

/* The surface of a lock that was given up takes no output from the lock that comes next. */
static void test_given_up(void)
{
	char text[1024];
	wire_client_init(&client);
	prepare();
	leave_locked();
	struct ext_session_lock_v1 *given_up = ext_session_lock_manager_v1_lock(manager);
	keep(ext_session_lock_v1_get_lock_surface(
		given_up, keep(wl_compositor_create_surface(client.compositor)), wl_output));
	ext_session_lock_v1_destroy(given_up);
	wire_client_pump(&client);
	CHECK(client.server->desktop->locked);
	lock_by(&other);
	make_surface(&other);
	CHECK_STR(wire_client_error(&client, text, sizeof(text)), "");
	CHECK_EQ(other.finished, 0);
	CHECK_EQ(other.configures, 1);
	wire_client_finish(&client);
}

static void destroy_while_locked(void)
{
	lock();
	ext_session_lock_v1_destroy(wire_client_drop(&client, locker.lock));
}

static void unlock_refused(void)
{
	lock();
	lock_by(&other);
	ext_session_lock_v1_unlock_and_destroy(wire_client_drop(&client, other.lock));
}

static void second_role(void)
{
	lock();
	wire_window_init(&client, &locker.window);
	wire_window_make_toplevel(&client, &locker.window);
	get_surface_of(&locker);
}

static void duplicate(void)
{
	lock();
	make_surface(&locker);
	make_surface(&locker);
}

static void buffer_first(void)
{
	lock();
	locker.window.surface = keep(wl_compositor_create_surface(client.compositor));
	wire_window_attach(&client, &locker.window);
	get_surface_of(&locker);
}

static void early_commit(void)
{
	lock();
	make_surface(&locker);
	wl_surface_commit(locker.window.surface);
}

static void no_buffer(void)
{
	lock_and_show();
	wl_surface_attach(locker.window.surface, NULL, 0, 0);
	wl_surface_commit(locker.window.surface);
}

static void wrong_size(void)
{
	lock();
	make_surface(&locker);
	locker.width--;
	show(&locker);
}

static void unknown_serial(void)
{
	lock();
	make_surface(&locker);
	ext_session_lock_surface_v1_ack_configure(locker.surface, locker.serial + 1000);
}

static const struct error_row rows[] = {
	{"destroyed while locked", destroy_while_locked, "gone 0:", "unlock_and_destroy"},
	{"unlocked by another", unlock_refused, "gone 1:", "no locked event"},
	{"another role", second_role, "ext_session_lock_v1 2:", "xdg_toplevel"},
	{"two on an output", duplicate, "ext_session_lock_v1 3:", "already"},
	{"a buffer first", buffer_first, "ext_session_lock_v1 4:", "has a buffer"},
	{"a commit before ack", early_commit, "ext_session_lock_surface_v1 0:", "was acked"},
	{"no buffer", no_buffer, "ext_session_lock_surface_v1 1:", "without a buffer"},
	{"another size", wrong_size, "ext_session_lock_surface_v1 2:", "63x48"},
	{"an unknown serial", unknown_serial, "ext_session_lock_surface_v1 3:", "ack_configure("},
};

static void test_errors(void)
{
	char text[2048];
	CHECK_STR(error_rows_run(&client, rows, sizeof(rows) / sizeof(rows[0]), text, sizeof(text)),
		"");
}

static void test_hangs_up(void)
{
	wire_client_init(&client);
	lock_and_show();
	wire_client_finish(&client);
}

static const struct check_case cases[] = {
	{"a session is locked and unlocked", test_lock},
	{"the locker dies", test_death},
	{"a lock is taken over and given up", test_given_up},
	{"each fault is its own error, with a message that helps", test_errors},
	{"a client hangs up with all open", test_hangs_up},
};

CHECK_MAIN(cases)
