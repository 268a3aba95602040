/* SPDX-License-Identifier: MIT */
#include "output/png-file.h"

#include <errno.h>
#include <fcntl.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	COMPRESSION = 2, /* of 9: flat pictures become small with any; time matters more */
};

/* libpng's own way out of an error; nothing of ours is held on the way. */
static int encode(FILE *file, const uint32_t *pixels, int32_t width, int32_t height)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png != NULL ? png_create_info_struct(png) : NULL;
	if (info == NULL) {
		png_destroy_write_struct(&png, NULL);
		return -ENOMEM;
	}
	if (setjmp(png_jmpbuf(png)) != 0) {
		png_destroy_write_struct(&png, &info);
		return ferror(file) && errno != 0 ? -errno : -EIO;
	}
	png_init_io(png, file);
	png_set_compression_level(png, COMPRESSION);
	png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_RGB,
		PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_write_info(png, info);
	/* in memory, XRGB8888 is blue, green, red and one byte of nothing */
	png_set_bgr(png);
	png_set_filler(png, 0, PNG_FILLER_AFTER);
	for (int32_t y = 0; y < height; y++) {
		png_write_row(png, (png_const_bytep)(pixels + (size_t)y * (size_t)width));
	}
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	return 0;
}

/* mkstemp makes files for their owner alone; a picture is as any other new file. */
static int make_readable(int fd)
{
	mode_t mask = umask(0);
	umask(mask);
	return fchmod(fd, 0666 & ~mask) == 0 ? 0 : -errno;
}

/* Consumes take_fd. */
static int write_to(int take_fd, const uint32_t *pixels, int32_t width, int32_t height)
{
	FILE *file = fdopen(take_fd, "wb");
	if (file == NULL) {
		int error = -errno;
		close(take_fd);
		return error;
	}
	int error = make_readable(take_fd);
	if (error == 0) {
		error = encode(file, pixels, width, height);
	}
	if (fclose(file) != 0 && error == 0) {
		error = -errno;
	}
	return error;
}

int png_file_write(const char *path, const uint32_t *pixels, int32_t width, int32_t height)
{
	char *partial;
	if (asprintf(&partial, "%s.XXXXXX", path) < 0) {
		return -ENOMEM;
	}
	int fd = mkostemp(partial, O_CLOEXEC);
	int error = fd < 0 ? -errno : write_to(fd, pixels, width, height);
	if (error == 0 && rename(partial, path) != 0) {
		error = -errno;
	}
	if (error != 0 && fd >= 0) {
		unlink(partial);
	}
	free(partial);
	return error;
}
