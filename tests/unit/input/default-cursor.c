/* SPDX-License-Identifier: MIT */
#include "input/default-cursor.h"
#include "check.h"
#include "fixture.h"
#include "input/cursor-series.h"

#include <dlfcn.h>
#include <errno.h>
#include <sys/stat.h>

static void an_arrow_of_our_own(void)
{
	static const int32_t sizes[] = {8, 24, 96};
	for (size_t i = 0; i < 3; i++) {
		struct cursor_image image;
		CHECK_EQ(cursor_image_draw(sizes[i], &image), 0);
		CHECK_EQ(image.height, sizes[i]);
		CHECK(image.width > 0 && image.width <= image.height);
		CHECK(image.hotspot_x == 0 && image.hotspot_y == 0);
		int black = 0, white = 0, clear = 0;
		for (int32_t p = 0; p < image.width * image.height; p++) {
			uint32_t alpha = image.pixels[p] >> 24;
			CHECK((image.pixels[p] & 0xff) <= alpha); /* premultiplied */
			black += image.pixels[p] == 0xff000000;
			white += image.pixels[p] == 0xffffffff;
			clear += image.pixels[p] == 0;
		}
		CHECK(clear > 0 && (sizes[i] < 24 || (black > 0 && white > 0)));
		CHECK(image.pixels[image.width] >> 24 > 0); /* its tip */
		CHECK_EQ(image.pixels[image.width - 1], 0);
		cursor_image_finish(&image);
	}
}

static void sizes_are_asked_for(void)
{
	const struct {
		const char *text;
		int32_t size;
	} rows[] = {{"48", 48}, {"7", 24}, {"100000", 24}, {"large", 24}, {"", 24}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		setenv("XCURSOR_SIZE", rows[i].text, 1);
		CHECK_ROW(rows[i].text, cursor_series_size(), rows[i].size);
	}
	unsetenv("XCURSOR_SIZE");
	CHECK_EQ(cursor_series_size(), 24);
}

enum {
	FRAME_WORDS = 13, /* of a picture of 2x2 in a file */
	FRAMES_MAX = 2,
};

/* The format is that of Xcursor(3): a file header, its table of contents, and images. */
static void write_cursor(FILE *stream, const uint32_t pixels[], size_t count, uint32_t msec)
{
	const uint32_t header[] = {0x72756358, 16, 0x10000, (uint32_t)count};
	CHECK_EQ(fwrite(header, sizeof(header), 1, stream), 1);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t place = 16 + 12 * (uint32_t)count + i * 4 * FRAME_WORDS;
		const uint32_t entry[] = {0xfffd0002, 24, place};
		CHECK_EQ(fwrite(entry, sizeof(entry), 1, stream), 1);
	}
	for (uint32_t i = 0; i < count; i++) {
		const uint32_t *p = &pixels[4 * i];
		/* 2x2, hotspot 1,0, and 0,0 for the second one */
		const uint32_t image[FRAME_WORDS] = {
			36, 0xfffd0002, 24, 1, 2, 2, 1 - i, 0, msec, p[0], p[1], p[2], p[3]};
		CHECK_EQ(fwrite(image, sizeof(image), 1, stream), 1);
	}
}

static void write_theme(const char *folder, const uint32_t pixels[], size_t count, uint32_t msec)
{
	char path[256];
	snprintf(path, sizeof(path), "%s/trial", folder);
	CHECK_EQ(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/trial/cursors", folder);
	CHECK_EQ(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/trial/cursors/left_ptr", folder);
	FILE *stream = fopen(path, "w");
	CHECK(stream != NULL);
	write_cursor(stream, pixels, count, msec);
	fclose(stream);
	setenv("XCURSOR_PATH", folder, 1);
	setenv("XCURSOR_THEME", "trial", 1);
}

static void remove_theme(const char *folder)
{
	static const char *const names[] = {
		"/trial/cursors/left_ptr", "/trial/cursors", "/trial", ""};
	char path[256];
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", folder, names[i]);
		CHECK_EQ(remove(path), 0);
	}
}

static void forget_theme(void)
{
	unsetenv("XCURSOR_THEME");
	unsetenv("XCURSOR_PATH");
}

static void need_library(void)
{
	void *library = dlopen("libXcursor.so.1", RTLD_LAZY);
	if (library == NULL) {
		SKIP("there is no libXcursor");
	}
	dlclose(library);
}

static const uint32_t frames[4 * FRAMES_MAX] = {
	0xffff0000, 0, 0xff00ff00, 0x80000080, 0, 0xff0000ff, 0xffffffff, 0};

static void the_themes_picture(void)
{
	char folder[] = "/tmp/cursor-theme-XXXXXX";
	struct cursor_series series;
	need_library();
	CHECK(mkdtemp(folder) != NULL);
	write_theme(folder, frames, 1, 0);
	CHECK_EQ(cursor_series_load(24, &series), 0);
	CHECK_EQ(series.count, 1);
	const struct cursor_image *image = &series.images[0];
	CHECK(image->width == 2 && image->height == 2);
	CHECK(image->hotspot_x == 1 && image->hotspot_y == 0);
	CHECK_EQ(memcmp(image->pixels, frames, 4 * sizeof(frames[0])), 0);
	cursor_series_finish(&series);
	remove_theme(folder);
	CHECK_EQ(cursor_series_load(24, &series), -ENOENT);
	forget_theme();
}

static void the_themes_series(void)
{
	char folder[] = "/tmp/cursor-theme-XXXXXX";
	struct cursor_series series;
	need_library();
	CHECK(mkdtemp(folder) != NULL);
	write_theme(folder, frames, 2, 70);
	CHECK_EQ(cursor_series_load(24, &series), 0);
	CHECK_EQ(series.count, 2);
	CHECK_EQ(series.images[1].msec, 70);
	CHECK_EQ(series.images[1].hotspot_x, 0);
	CHECK_EQ(memcmp(series.images[1].pixels, &frames[4], 4 * sizeof(frames[0])), 0);
	cursor_series_finish(&series);
	remove_theme(folder);
	CHECK_EQ(mkdir(folder, 0700), 0);
	write_theme(folder, frames, 2, 0); /* would be as fast as can be */
	CHECK_EQ(cursor_series_load(24, &series), 0);
	CHECK_EQ(series.images[0].msec, CURSOR_SERIES_LEAST_MSEC);
	cursor_series_finish(&series);
	remove_theme(folder);
	forget_theme();
}

static int commits;

static void count_commit(struct wl_listener *listener, void *data)
{
	commits++;
}

/* Turns of the loop until so many more pictures were shown; each waits for one at most a second. */
static void await_commits(struct test_seat *test, int count)
{
	int end = commits + count;
	for (int turns = 0; commits < end && turns < 20; turns++) {
		wl_event_loop_dispatch(test->loop, 1000);
	}
	CHECK_EQ(commits, end);
}

static void moves_while_it_is_shown(void)
{
	char folder[] = "/tmp/cursor-theme-XXXXXX";
	struct test_seat test;
	struct default_cursor *cursor;
	struct wl_listener commit = {.notify = count_commit};
	need_library();
	CHECK(mkdtemp(folder) != NULL);
	write_theme(folder, frames, 2, 10);
	test_seat_init(&test);
	CHECK_EQ(default_cursor_create(test.loop, test.budget, &cursor), 0);
	seat_set_default_cursor(test.seat, cursor);
	seat_pointer_motion_absolute(test.seat, 5, 5, 1);
	wl_signal_add(&cursor->surface->events.commit, &commit);
	CHECK(cursor->surface->mapped && cursor->hotspot_x == 1);
	CHECK_EQ(test.seat->cursor.hotspot_x, 1);
	wl_event_loop_dispatch(test.loop, 30); /* on no output it does not move */
	CHECK_EQ(commits, 0);
	surface_set_on_output(cursor->surface, 0, true);
	surface_set_on_output(cursor->surface, 1, true);
	await_commits(&test, 1);
	CHECK(cursor->hotspot_x == 0 && test.seat->cursor.hotspot_x == 0);
	await_commits(&test, 1);
	CHECK(cursor->hotspot_x == 1 && test.seat->cursor.hotspot_x == 1);
	surface_set_on_output(cursor->surface, 0, false);
	await_commits(&test, 1);
	surface_set_on_output(cursor->surface, 1, false);
	int before = commits;
	wl_event_loop_dispatch(test.loop, 30);
	CHECK_EQ(commits, before);
	wl_list_remove(&commit.link);
	seat_set_default_cursor(test.seat, NULL);
	default_cursor_destroy(cursor);
	test_seat_finish(&test);
	remove_theme(folder);
	forget_theme();
}

static void shown_where_no_client_has_one(void)
{
	struct test_seat test;
	struct default_cursor *cursor;
	setenv("XCURSOR_PATH", "/nowhere", 1);
	test_seat_init(&test);
	CHECK_EQ(default_cursor_create(test.loop, test.budget, &cursor), 0);
	seat_set_default_cursor(test.seat, cursor);
	CHECK(test.seat->cursor.surface == NULL); /* nothing points yet */
	CHECK(!cursor->surface->mapped);
	seat_pointer_motion_absolute(test.seat, 5, 5, 1);
	CHECK(test.seat->cursor.surface == cursor->surface);
	CHECK(cursor->surface->mapped && cursor->surface->geometry.height == 24);
	seat_set_cursor_scale(test.seat, 2);
	CHECK_EQ(cursor->surface->geometry.height, 24);
	CHECK_EQ(cursor->surface->geometry.buffer_height, 48);

	struct test_window own = test_window_create_bare(&test, 'C');
	test_window_map(&own, 8, 8);
	CHECK_EQ(cursor_set_surface(&test.seat->cursor, own.surface, 0, 0), 0);
	seat_set_cursor_scale(test.seat, 1);
	CHECK(test.seat->cursor.surface == own.surface); /* the client's stays */
	seat_reset_cursor(test.seat);
	CHECK(test.seat->cursor.surface == cursor->surface);
	CHECK_EQ(cursor->surface->geometry.buffer_height, 24);
	test_window_destroy(&own);
	seat_set_default_cursor(test.seat, NULL);
	CHECK(test.seat->cursor.surface == NULL);
	default_cursor_destroy(cursor);
	test_seat_finish(&test);
	unsetenv("XCURSOR_PATH");
}

static const struct check_case cases[] = {
	{"an arrow of our own", an_arrow_of_our_own},
	{"sizes are asked for", sizes_are_asked_for},
	{"the theme's picture", the_themes_picture},
	{"the theme's series of pictures", the_themes_series},
	{"moves while it is shown", moves_while_it_is_shown},
	{"shown where no client has one", shown_where_no_client_has_one},
};

CHECK_MAIN(cases)
