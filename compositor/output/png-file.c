/* SPDX-License-Identifier: MIT */
#include "output/png-file.h"

#include <errno.h>
#include <fcntl.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* In memory, XRGB8888 is blue, green, red and one byte of nothing; this leaves the nothing out. */
static uint8_t *pack(const uint32_t *pixels, size_t count)
{
	uint8_t *packed = malloc(3 * count);
	for (size_t i = 0; packed != NULL && i < count; i++) {
		packed[3 * i] = (uint8_t)pixels[i];
		packed[3 * i + 1] = (uint8_t)(pixels[i] >> 8);
		packed[3 * i + 2] = (uint8_t)(pixels[i] >> 16);
	}
	return packed;
}

/* The interface of libpng that goes row by row leaves with longjmp when something fails. This
 * program has no use for jumps, and a test holds it to that. */
static int encode(FILE *file, const uint32_t *pixels, int32_t width, int32_t height)
{
	uint8_t *packed = pack(pixels, (size_t)width * (size_t)height);
	if (packed == NULL) {
		return -ENOMEM;
	}
	png_image image = {
		.version = PNG_IMAGE_VERSION,
		.width = (png_uint_32)width,
		.height = (png_uint_32)height,
		.format = PNG_FORMAT_BGR,
		/* flat pictures become small anyway; time matters more */
		.flags = PNG_IMAGE_FLAG_FAST,
	};
	int error = 0;
	errno = 0;
	if (!png_image_write_to_stdio(&image, file, 0, packed, 0, NULL)) {
		error = errno != 0 ? -errno : -EIO;
	}
	png_image_free(&image);
	free(packed);
	return error;
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
