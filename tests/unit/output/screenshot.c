/* SPDX-License-Identifier: MIT */
#include "output/screenshot.h"
#include "check.h"
#include "screen.h"

#include <errno.h>
#include <png.h>
#include <sys/stat.h>
#include <unistd.h>

static char directory[] = "/tmp/weddell-screenshot-XXXXXX";

static int count_files(void)
{
	DIR *dir = opendir(directory);
	int count = -2; /* "." and ".." */
	while (readdir(dir) != NULL) {
		count++;
	}
	closedir(dir);
	return count;
}

static void check_pixel(const uint8_t *rgb, int32_t width, int x, int y, uint32_t expected)
{
	const uint8_t *pixel = rgb + ((size_t)y * (size_t)width + (size_t)x) * 3;
	CHECK_EQ((uint32_t)pixel[0] << 16 | (uint32_t)pixel[1] << 8 | pixel[2], expected);
}

static uint8_t *read_png(const char *path, uint32_t width, uint32_t height)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	CHECK(png_image_begin_read_from_file(&image, path));
	CHECK_EQ(image.format, PNG_FORMAT_RGB);
	CHECK_EQ(image.width, width);
	CHECK_EQ(image.height, height);
	uint8_t *rgb = malloc(PNG_IMAGE_SIZE(image));
	CHECK(png_image_finish_read(&image, NULL, rgb, 0, NULL));
	return rgb;
}

/* A red one, upright; a turned one with blue in its upper left corner; one yet to be painted. */
static void test_picture(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	CHECK(mkdtemp(directory) != NULL);
	char path[64];
	snprintf(path, sizeof(path), "%s/a.png", directory);
	CHECK_EQ(screenshot_write(&screen.layout, path), -ENODEV);
	screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	screen_add_output(&screen, 30, 40, 2, TRANSFORM_90);
	struct test_buffer *red = test_buffer_create(PIXEL_FORMAT_XRGB8888, 20, 10);
	struct test_buffer *blue = test_buffer_create(PIXEL_FORMAT_XRGB8888, 5, 5);
	test_buffer_fill(red, 0xfe0102);
	test_buffer_fill(blue, 0x0304ff);
	struct scene_node *full = screen_add_window(&screen, red, 0, 0);
	struct scene_node *corner = screen_add_window(&screen, blue, 20, 0);
	screen_settle(&screen);
	screen_add_output(&screen, 8, 8, 1, TRANSFORM_NORMAL);
	CHECK_EQ(screenshot_write(&screen.layout, path), 0);
	CHECK_EQ(count_files(), 1);
	uint8_t *rgb = read_png(path, 20 + 40 + 8, 30);
	check_pixel(rgb, 68, 0, 0, 0xfe0102);
	check_pixel(rgb, 68, 19, 9, 0xfe0102);
	check_pixel(rgb, 68, 19, 10, 0);
	check_pixel(rgb, 68, 20, 0, 0x0304ff);
	check_pixel(rgb, 68, 29, 9, 0x0304ff);
	check_pixel(rgb, 68, 30, 9, 0x102030);
	check_pixel(rgb, 68, 59, 29, 0x102030);
	check_pixel(rgb, 68, 60, 0, 0);
	free(rgb);
	struct stat status;
	CHECK_EQ(stat(path, &status), 0);
	mode_t mask = umask(0);
	umask(mask);
	CHECK_EQ(status.st_mode & 0777, 0666 & ~mask);
	unlink(path);
	test_scene_remove(corner);
	test_scene_remove(full);
	test_buffer_drop(blue);
	test_buffer_drop(red);
	CHECK_EQ(rmdir(directory), 0);
	screen_finish(&screen);
}

static void test_nowhere(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	screen_add_output(&screen, 20, 10, 1, TRANSFORM_NORMAL);
	screen_settle(&screen);
	CHECK_EQ(screenshot_write(&screen.layout, "/nowhere/to/be/found.png"), -ENOENT);
	/* the file is made, but it cannot take its place */
	strcpy(directory + strlen(directory) - 6, "XXXXXX");
	CHECK(mkdtemp(directory) != NULL);
	char path[64], inside[80];
	snprintf(path, sizeof(path), "%s/a.png", directory);
	snprintf(inside, sizeof(inside), "%s/b", path);
	CHECK_EQ(mkdir(path, 0700), 0);
	CHECK_EQ(mkdir(inside, 0700), 0);
	CHECK(screenshot_write(&screen.layout, path) < 0);
	CHECK_EQ(count_files(), 1); /* nothing is left behind */
	rmdir(inside);
	rmdir(path);
	rmdir(directory);
	screen_finish(&screen);
}

/* Outputs side by side, one of them as high as there are: more pixels than pixman can count. */
static void test_too_many(void)
{
	struct screen screen;
	screen_init(&screen, NULL);
	for (int i = 0; i < 9; i++) {
		screen_add_output(&screen, OUTPUT_SIZE_MAX, i == 0 ? OUTPUT_SIZE_MAX : 1, 1,
			TRANSFORM_NORMAL);
	}
	CHECK_EQ(screenshot_write(&screen.layout, "/nowhere/to/be/found.png"), -EFBIG);
	screen_finish(&screen);
}

static const struct check_case cases[] = {
	{"a picture of all outputs", test_picture},
	{"where nothing can be written", test_nowhere},
	{"of more than there can be", test_too_many},
};

CHECK_MAIN(cases)
