/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "client-lib/wishes.h"
#include "shm-server.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <wayland-client.h>

enum {
	SHRINK = F_SEAL_SHRINK,
	WRITE = F_SEAL_WRITE,
	FUTURE_WRITE = 0x0010,
	EXEC = 0x0020,
};

static void draw_checks(void *data, const struct weddell_frame *frame)
{
	unsigned *calls = data;
	for (int32_t y = 0; y < frame->height; y++) {
		uint32_t *row = (uint32_t *)((char *)frame->pixels + (size_t)y * frame->stride);
		for (int32_t x = 0; x < frame->width; x++) {
			row[x] = (uint32_t)(y << 16 | x);
		}
	}
	++*calls;
}

static void it_is_shown_as_drawn(void)
{
	struct shm_server server;
	struct weddell_image *image;
	unsigned calls = 0;
	CHECK(shm_server_init(&server, 4));
	CHECK_EQ(weddell_image_create(server.shm, NULL, WL_SHM_FORMAT_ARGB8888, 30, 20, draw_checks,
			 &calls, &image),
		0);
	CHECK_EQ(calls, 1);
	for (int i = 0; i < 3; i++) { /* with no release in between */
		wl_surface_attach(server.surface, weddell_image_get_buffer(image), 0, 0);
		wl_surface_commit(server.surface);
	}
	CHECK(shm_server_pump(&server));
	CHECK_EQ(server.held_count, 3);
	CHECK_EQ(shm_server_pixel(&server, 2, 0, 0), 0);
	CHECK_EQ(shm_server_pixel(&server, 2, 29, 19), 19 << 16 | 29);
	/* neither a mapping nor an fd is left on the client's side */
	CHECK_EQ(check_count_memfd_mappings(), 1);
	weddell_image_destroy(image);
	CHECK(shm_server_pump(&server));
	shm_server_finish(&server);
}

static void seals_are_those_wished(void)
{
	static const struct {
		const char *name;
		bool said, named; /* anything; anything of constant pixels */
		uint32_t draw, constant;
		int image, pool; /* seals */
	} rows[] = {
		{"no wishes", false, false, 0, 0, SHRINK, SHRINK},
		{"nothing special", true, true, SHRINK, SHRINK, SHRINK, SHRINK},
		{"immutable", true, true, SHRINK, SHRINK | WRITE, SHRINK | WRITE, SHRINK},
		{"solid", true, true, SHRINK | FUTURE_WRITE, SHRINK | WRITE, SHRINK | WRITE,
			SHRINK | FUTURE_WRITE},
		{"of drawing only", true, false, SHRINK | FUTURE_WRITE, SHRINK | WRITE, SHRINK,
			SHRINK | FUTURE_WRITE},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct shm_server server;
		struct weddell_image *image;
		struct weddell_pool *pool;
		unsigned calls = 0;
		struct weddell_wishes wishes = {
			.now.seals = {rows[i].draw, SHRINK, rows[i].constant},
			.now.named = {true, true, rows[i].named},
		};
		const struct weddell_wishes *given = rows[i].said ? &wishes : NULL;
		CHECK(shm_server_init_blind(&server));
		CHECK_EQ(weddell_image_create(server.shm, given, WL_SHM_FORMAT_XRGB8888, 30, 20,
				 draw_checks, &calls, &image),
			0);
		CHECK(shm_server_pump(&server));
		CHECK_ROW(rows[i].name, server.last_seals & ~EXEC, rows[i].image);
		CHECK_EQ(weddell_pool_create(server.shm, 0, &pool), 0);
		weddell_pool_set_wishes(pool, given);
		CHECK(shm_server_pump(&server));
		CHECK_ROW(rows[i].name, server.last_seals & ~EXEC, rows[i].pool);
		weddell_pool_destroy(pool);
		weddell_image_destroy(image);
		CHECK(shm_server_pump(&server));
		shm_server_finish(&server);
	}
}

static void strides(void)
{
	static const struct {
		const char *name;
		uint32_t alignment;
		int32_t stride, wished;
	} rows[] = {
		{"nothing said", 0, 256, 256},
		{"less than usual", 64, 256, 256},
		{"more than usual", 1024, 256, 1024},
		{"just so", 1024, 2048, 2048},
		{"would overflow", 1 << 30, INT32_MAX - 255, INT32_MAX - 255},
	};
	CHECK_EQ(wishes_stride(NULL, 256), 256);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct weddell_wishes wishes = {.now.stride_alignment = rows[i].alignment};
		CHECK_ROW(rows[i].name, wishes_stride(&wishes, rows[i].stride), rows[i].wished);
	}
}

static void refuses(void)
{
	static const struct {
		const char *name;
		uint32_t format;
		int32_t width, height;
		int error;
	} rows[] = {
		{"no such format", 0x12345678, 10, 10, -EINVAL},
		{"no width", WL_SHM_FORMAT_XRGB8888, 0, 10, -EINVAL},
		{"a negative height", WL_SHM_FORMAT_XRGB8888, 10, -1, -EINVAL},
		{"a row past an int32_t", WL_SHM_FORMAT_XRGB8888, INT32_MAX, 1, -EINVAL},
		{"more than a pool holds", WL_SHM_FORMAT_XRGB8888, 40000, 40000, -ENOSPC},
	};
	struct shm_server server;
	struct weddell_image *image;
	unsigned calls = 0;
	CHECK(shm_server_init(&server, 4));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_ROW(rows[i].name,
			weddell_image_create(server.shm, NULL, rows[i].format, rows[i].width,
				rows[i].height, draw_checks, &calls, &image),
			rows[i].error);
	}
	CHECK_EQ(calls, 0);
	shm_server_finish(&server);
}

static const struct check_case cases[] = {
	{"it is shown as drawn", it_is_shown_as_drawn},
	{"seals are those wished", seals_are_those_wished},
	{"strides", strides},
	{"refuses", refuses},
};

CHECK_MAIN(cases)
