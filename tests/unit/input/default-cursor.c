/* SPDX-License-Identifier: MIT */
#include "input/default-cursor.h"
#include "check.h"
#include "fixture.h"
#include "input/cursor-image.h"

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
		CHECK_ROW(rows[i].text, cursor_image_size(), rows[i].size);
	}
	unsetenv("XCURSOR_SIZE");
	CHECK_EQ(cursor_image_size(), 24);
}

/* The format is that of Xcursor(3): a file header, its table of contents, and an image. */
static void write_theme(const char *folder, const uint32_t pixels[4])
{
	const uint32_t file[] = {
		0x72756358,
		16,
		0x10000,
		1, /* header */
		0xfffd0002,
		24,
		28, /* contents */
		36,
		0xfffd0002,
		24,
		1,
		2,
		2,
		1,
		0,
		0, /* image: 2x2, hotspot 1,0 */
		pixels[0],
		pixels[1],
		pixels[2],
		pixels[3],
	};
	char path[256];
	snprintf(path, sizeof(path), "%s/trial", folder);
	CHECK_EQ(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/trial/cursors", folder);
	CHECK_EQ(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/trial/cursors/left_ptr", folder);
	FILE *stream = fopen(path, "w");
	CHECK(stream != NULL);
	CHECK_EQ(fwrite(file, sizeof(file), 1, stream), 1);
	fclose(stream);
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

static void the_themes_picture(void)
{
	static const uint32_t pixels[4] = {0xffff0000, 0, 0xff00ff00, 0x80000080};
	char folder[] = "/tmp/cursor-theme-XXXXXX";
	struct cursor_image image;
	void *library = dlopen("libXcursor.so.1", RTLD_LAZY);
	if (library == NULL) {
		SKIP("there is no libXcursor");
	}
	dlclose(library);
	CHECK(mkdtemp(folder) != NULL);
	write_theme(folder, pixels);
	setenv("XCURSOR_PATH", folder, 1);
	setenv("XCURSOR_THEME", "trial", 1);
	CHECK_EQ(cursor_image_load(24, &image), 0);
	CHECK(image.width == 2 && image.height == 2);
	CHECK(image.hotspot_x == 1 && image.hotspot_y == 0);
	CHECK_EQ(memcmp(image.pixels, pixels, sizeof(pixels)), 0);
	cursor_image_finish(&image);
	remove_theme(folder);
	CHECK_EQ(cursor_image_load(24, &image), -ENOENT);
	unsetenv("XCURSOR_THEME");
	unsetenv("XCURSOR_PATH");
}

static void shown_where_no_client_has_one(void)
{
	struct test_seat test;
	struct default_cursor *cursor;
	setenv("XCURSOR_PATH", "/nowhere", 1);
	test_seat_init(&test);
	CHECK_EQ(default_cursor_create(test.budget, &cursor), 0);
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
	{"shown where no client has one", shown_where_no_client_has_one},
};

CHECK_MAIN(cases)
