/* SPDX-License-Identifier: MIT */
/*
 * What a compositor says with weddell-shm-feedback-v1, and what a pool makes of it.
 */
#include "check.h"
#include "client-lib/swapchain.h"
#include "feedback-server.h"
#include "shm-server.h"

#include <wayland-client.h>
#include <weddell-shm-feedback-v1-client-protocol.h>

enum {
	SHRINK = 0x2,
	FUTURE_WRITE = 0x10,
	EXEC = 0x20,
	SCANNED_OUT = WEDDELL_SHM_SURFACE_FEEDBACK_V1_WAY_SCANNED_OUT,
	COMPOSITED = WEDDELL_SHM_SURFACE_FEEDBACK_V1_WAY_COMPOSITED,
	COPIED = WEDDELL_SHM_SURFACE_FEEDBACK_V1_WAY_COPIED,
	MEMORY = WEDDELL_SHM_SURFACE_FEEDBACK_V1_REASON_MEMORY,
	COVERED = WEDDELL_SHM_SURFACE_FEEDBACK_V1_REASON_COVERED,
	SIZE = WEDDELL_SHM_SURFACE_FEEDBACK_V1_REASON_SIZE,
	MEBIBYTE = 1 << 20,
};

struct fixture {
	struct shm_server server;
	struct feedback_server feedback;
	struct wl_registry *registry;
	struct weddell_wishes *wishes;
	struct weddell_pool *pool;
	struct weddell_swapchain *swapchain;
};

static void handle_global(
	void *data, struct wl_registry *registry, uint32_t name, const char *type, uint32_t version)
{
	struct fixture *f = data;
	if (strcmp(type, WEDDELL_WISHES_GLOBAL) == 0) {
		CHECK_EQ(weddell_wishes_bind(registry, name, &f->wishes), 0);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

static void set_up(struct fixture *f)
{
	*f = (struct fixture){0};
	CHECK(shm_server_init_blind(&f->server));
	feedback_server_create(f->server.server, &f->feedback);
	f->registry = wl_display_get_registry(f->server.client);
	wl_registry_add_listener(f->registry, &registry_listener, f);
	CHECK(shm_server_pump(&f->server));
	CHECK(f->wishes != NULL && f->feedback.manager != NULL);
	CHECK_EQ(weddell_pool_create(f->server.shm, 0, &f->pool), 0);
	weddell_pool_set_wishes(f->pool, f->wishes);
	CHECK_EQ(weddell_swapchain_create(f->pool, WL_SHM_FORMAT_XRGB8888, &f->swapchain), 0);
}

static void tear_down(struct fixture *f)
{
	weddell_swapchain_destroy(f->swapchain);
	weddell_pool_destroy(f->pool);
	weddell_wishes_destroy(f->wishes);
	wl_registry_destroy(f->registry);
	CHECK(shm_server_pump(&f->server));
	shm_server_finish(&f->server);
}

/* A frame that is released at once. */
static void show(struct fixture *f, int32_t width, int32_t height)
{
	struct weddell_frame frame;
	CHECK_EQ(weddell_swapchain_begin(f->swapchain, width, height, &frame), 0);
	CHECK_EQ(weddell_swapchain_present(f->swapchain, f->server.surface, NULL, 0), 0);
	CHECK(shm_server_pump(&f->server));
	while (f->server.held_count > 0) {
		shm_server_release(&f->server);
	}
	CHECK(shm_server_pump(&f->server));
}

static int seals_now(struct fixture *f, int32_t width)
{
	for (int i = 0; i < 3; i++) {
		show(f, width, 100);
	}
	return f->server.last_seals & ~EXEC;
}

static void offsets_are_as_wished(void)
{
	static const struct {
		const char *name;
		uint32_t said, step;
	} rows[] = {
		{"less than a page", 64, 4096},
		{"a page", 4096, 4096},
		{"more", 65536, 65536},
		{"not a power of two", 12288, 4096},
		{"past all reason", 1U << 31, 4096},
		{"nothing", 0, 4096},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct weddell_frame frame;
		set_up(&f);
		feedback_server_say_alignment(&f.feedback, 256, rows[i].said);
		CHECK(shm_server_pump(&f.server));
		size_t offsets[2];
		for (int j = 0; j < 2; j++) {
			CHECK_EQ(weddell_swapchain_begin(f.swapchain, 50, 50, &frame), 0);
			offsets[j] =
				(size_t)f.swapchain->buffers[f.swapchain->begun]->layout.offset;
			CHECK_EQ(weddell_swapchain_present(f.swapchain, f.server.surface, NULL, 0),
				0);
		}
		/* 50 rows of 256 bytes are four pages */
		size_t second = rows[i].step > 16384 ? rows[i].step : 16384;
		CHECK_ROW(rows[i].name, offsets[0], 0);
		CHECK_ROW(rows[i].name, offsets[1], second);
		tear_down(&f);
	}
}

static void formats_are_chosen_in_the_order_wished(void)
{
	static const uint32_t two[] = {WL_SHM_FORMAT_ARGB8888, WL_SHM_FORMAT_XRGB8888};
	static const uint32_t unknown[] = {WL_SHM_FORMAT_C8, WL_SHM_FORMAT_RGB332};
	uint32_t wished[] = {WL_SHM_FORMAT_RGB565, WL_SHM_FORMAT_XRGB8888, WL_SHM_FORMAT_ARGB8888};
	uint32_t many[100] = {0};
	struct fixture f;
	set_up(&f);
	CHECK_EQ(weddell_wishes_choose_format(NULL, two, 2), WL_SHM_FORMAT_ARGB8888);
	CHECK_EQ(weddell_wishes_choose_format(f.wishes, two, 2), WL_SHM_FORMAT_ARGB8888);
	feedback_server_say_formats(&f.feedback, wished, 3);
	CHECK(shm_server_pump(&f.server));
	CHECK_EQ(weddell_wishes_choose_format(f.wishes, two, 2), WL_SHM_FORMAT_XRGB8888);
	CHECK_EQ(weddell_wishes_choose_format(f.wishes, two, 1), WL_SHM_FORMAT_ARGB8888);
	CHECK_EQ(weddell_wishes_choose_format(f.wishes, unknown, 2), WL_SHM_FORMAT_C8);
	feedback_server_say_formats(&f.feedback, many, 100);
	CHECK(shm_server_pump(&f.server));
	CHECK_EQ(weddell_wishes_choose_format(f.wishes, two, 2), WL_SHM_FORMAT_ARGB8888);
	feedback_server_say_formats(&f.feedback, many, 0);
	CHECK(shm_server_pump(&f.server));
	CHECK_EQ(weddell_wishes_choose_format(f.wishes, two, 2), WL_SHM_FORMAT_ARGB8888);
	tear_down(&f);
}

static size_t pool_bytes(const struct fixture *f)
{
	struct weddell_pool_statistics statistics;
	weddell_pool_get_statistics(f->pool, &statistics);
	return statistics.bytes;
}

/* Two buffers that have grown, so that they are given room. */
static void grow_two(struct fixture *f)
{
	struct weddell_frame frame;
	show(f, 100, 100);
	for (int i = 0; i < 2; i++) {
		CHECK_EQ(weddell_swapchain_begin(f->swapchain, 800, 600, &frame), 0);
		CHECK_EQ(weddell_swapchain_present(f->swapchain, f->server.surface, NULL, 0), 0);
		CHECK(shm_server_pump(&f->server));
	}
}

static void room_is_not_taken_of_a_small_budget(void)
{
	struct fixture f;
	set_up(&f);
	feedback_server_say_mapped_bytes(&f.feedback, UINT64_MAX, UINT64_MAX);
	CHECK(shm_server_pump(&f.server));
	grow_two(&f);
	CHECK(pool_bytes(&f) > 40 * MEBIBYTE);
	tear_down(&f);

	set_up(&f);
	feedback_server_say_mapped_bytes(&f.feedback, 40 * MEBIBYTE, 20 * MEBIBYTE);
	CHECK(shm_server_pump(&f.server));
	grow_two(&f);
	CHECK(pool_bytes(&f) <= 8 * MEBIBYTE);
	/* what is needed is taken all the same */
	feedback_server_say_mapped_bytes(&f.feedback, 40 * MEBIBYTE, 0);
	CHECK(shm_server_pump(&f.server));
	show(&f, 2000, 2000);
	CHECK(pool_bytes(&f) >= 2000 * 2000 * 4);
	tear_down(&f);
}

static void a_surface_that_could_be_scanned_out_gets_the_seals(void)
{
	struct fixture f;
	set_up(&f);
	feedback_server_say_seals(&f.feedback, WISHES_DRAW, SHRINK | FUTURE_WRITE);
	CHECK(shm_server_pump(&f.server));
	CHECK_EQ(seals_now(&f, 100), SHRINK | FUTURE_WRITE);
	CHECK_EQ(f.feedback.surfaces_asked, 0); /* scanning out has no wish of its own */

	feedback_server_say_seals(&f.feedback, WISHES_SCANOUT, SHRINK);
	CHECK(shm_server_pump(&f.server));
	CHECK_EQ(seals_now(&f, 100), SHRINK | FUTURE_WRITE);
	CHECK_EQ(f.feedback.surfaces_asked, 1);
	static const struct {
		const char *name;
		uint32_t way, reasons;
		int seals;
	} rows[] = {
		{"as a window", COMPOSITED, MEMORY | SIZE, SHRINK | FUTURE_WRITE},
		{"covered", COMPOSITED, MEMORY | COVERED, SHRINK | FUTURE_WRITE},
		{"copied", COPIED, MEMORY, SHRINK | FUTURE_WRITE},
		{"but for the seals", COMPOSITED, MEMORY, SHRINK},
		{"scanned out", SCANNED_OUT, 0, SHRINK},
		{"something over it", COMPOSITED, COVERED, SHRINK},
		{"a window again", COMPOSITED, SIZE, SHRINK | FUTURE_WRITE},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		feedback_server_say_shown(&f.feedback, rows[i].way, rows[i].reasons);
		CHECK(shm_server_pump(&f.server));
		CHECK_ROW(rows[i].name, seals_now(&f, 100), rows[i].seals);
	}
	CHECK_EQ(f.feedback.surfaces_asked, 1);

	weddell_pool_set_wishes(f.pool, NULL);
	CHECK(shm_server_pump(&f.server));
	CHECK(f.feedback.surface == NULL);
	CHECK_EQ(seals_now(&f, 100), SHRINK);
	tear_down(&f);
}

static void seals_wait_until_no_size_changes(void)
{
	struct fixture f;
	set_up(&f);
	show(&f, 100, 100);
	feedback_server_say_seals(&f.feedback, WISHES_DRAW, SHRINK | FUTURE_WRITE);
	CHECK(shm_server_pump(&f.server));
	for (int i = 0; i < 10; i++) {
		show(&f, 101 + i, 100);
		CHECK_EQ(f.server.last_seals & ~EXEC, SHRINK);
	}
	CHECK_EQ(seals_now(&f, 110), SHRINK | FUTURE_WRITE);
	tear_down(&f);
}

static const struct check_case cases[] = {
	{"offsets are as wished", offsets_are_as_wished},
	{"formats are chosen in the order wished", formats_are_chosen_in_the_order_wished},
	{"room is not taken of a small budget", room_is_not_taken_of_a_small_budget},
	{"a surface that could be scanned out gets the seals",
		a_surface_that_could_be_scanned_out_gets_the_seals},
	{"seals wait until no size changes", seals_wait_until_no_size_changes},
};

CHECK_MAIN(cases)
