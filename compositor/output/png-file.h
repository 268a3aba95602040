/* SPDX-License-Identifier: MIT */
/*
 * Writes a picture as a PNG file. Whoever reads the path sees the file before or
 * the new one whole, never a part of it.
 */
#ifndef WEDDELL_OUTPUT_PNG_FILE_H
#define WEDDELL_OUTPUT_PNG_FILE_H

#include <stdint.h>

/* pixels are XRGB8888, rows width * 4 bytes apart. Returns 0 or a negative errno. */
int png_file_write(const char *path, const uint32_t *pixels, int32_t width, int32_t height);

#endif
