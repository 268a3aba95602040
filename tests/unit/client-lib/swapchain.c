/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "shm-server.h"

#include <errno.h>
#include <wayland-client.h>
#include <weddell-client.h>

static const uint32_t red = 0xffff0000u, green = 0xff00ff00u, blue = 0xff0000ffu;

struct fixture {
	struct shm_server server;
	struct weddell_pool *pool;
	struct weddell_swapchain *swapchain;
};

static void set_up(struct fixture *f, uint32_t compositor_version)
{
	CHECK(shm_server_init(&f->server, compositor_version));
	CHECK_EQ(weddell_pool_create(f->server.shm, 0, &f->pool), 0);
	CHECK_EQ(weddell_swapchain_create(f->pool, WL_SHM_FORMAT_XRGB8888, &f->swapchain), 0);
}

static void tear_down(struct fixture *f)
{
	weddell_swapchain_destroy(f->swapchain);
	weddell_pool_destroy(f->pool);
	CHECK(shm_server_pump(&f->server));
	shm_server_finish(&f->server);
}

static void fill(const struct weddell_frame *frame, uint32_t colour)
{
	for (int32_t y = 0; y < frame->height; y++) {
		uint32_t *row = (uint32_t *)((char *)frame->pixels + (size_t)y * frame->stride);
		for (int32_t x = 0; x < frame->width; x++) {
			row[x] = colour;
		}
	}
}

/* A whole frame of one colour, up to the compositor. */
static struct weddell_frame show(struct fixture *f, int32_t width, int32_t height, uint32_t colour)
{
	struct weddell_frame frame;
	CHECK_EQ(weddell_swapchain_begin(f->swapchain, width, height, &frame), 0);
	fill(&frame, colour);
	CHECK_EQ(weddell_swapchain_present(f->swapchain, f->server.surface, NULL, 0), 0);
	CHECK(shm_server_pump(&f->server));
	return frame;
}

static struct weddell_pool_statistics statistics(const struct fixture *f)
{
	struct weddell_pool_statistics result;
	weddell_pool_get_statistics(f->pool, &result);
	return result;
}

static void a_frame_reaches_the_compositor(void)
{
	struct fixture f;
	set_up(&f, 4);
	struct weddell_frame frame = show(&f, 30, 20, red);
	CHECK_EQ(frame.width, 30);
	CHECK_EQ(frame.height, 20);
	CHECK_EQ(frame.stride % 256, 0);
	CHECK_EQ(frame.age, 0);
	CHECK_EQ(frame.repaint_count, 1);
	CHECK_EQ(f.server.commits, 1);
	CHECK_EQ(f.server.damage[2], 30);
	CHECK_EQ(f.server.damage[3], 20);
	CHECK_EQ(shm_server_pixel(&f.server, 0, 0, 0), red);
	CHECK_EQ(shm_server_pixel(&f.server, 0, 29, 19), red);
	tear_down(&f);
}

static void released_at_once_is_one_buffer(void)
{
	struct fixture f;
	set_up(&f, 4);
	void *pixels = show(&f, 30, 20, red).pixels;
	for (int i = 0; i < 10; i++) {
		shm_server_release(&f.server);
		CHECK(shm_server_pump(&f.server));
		struct weddell_frame frame = show(&f, 30, 20, green);
		CHECK(frame.pixels == pixels);
		CHECK_EQ(frame.age, 1);
		CHECK_EQ(frame.repaint_count, 0);
	}
	CHECK_EQ(statistics(&f).buffers, 1);
	tear_down(&f);
}

static void three_buffers_and_no_more(void)
{
	struct fixture f;
	struct weddell_frame frame;
	set_up(&f, 4);
	void *first = show(&f, 30, 20, red).pixels;
	show(&f, 30, 20, green);
	show(&f, 30, 20, blue);
	CHECK_EQ(weddell_swapchain_begin(f.swapchain, 30, 20, &frame), -EAGAIN);
	CHECK_EQ(weddell_swapchain_begin(f.swapchain, 31, 20, &frame), -EAGAIN);
	CHECK_EQ(weddell_swapchain_present(f.swapchain, f.server.surface, NULL, 0), -EINVAL);
	shm_server_release(&f.server);
	CHECK(shm_server_pump(&f.server));
	CHECK_EQ(weddell_swapchain_begin(f.swapchain, 30, 20, &frame), 0);
	CHECK(frame.pixels == first);
	CHECK_EQ(frame.age, 3);
	CHECK_EQ(statistics(&f).buffers, 3);
	tear_down(&f);
}

static void resize_keeps_what_is_shown(void)
{
	struct fixture f;
	set_up(&f, 4);
	struct weddell_frame small = show(&f, 10, 10, red);
	show(&f, 500, 400, green);
	show(&f, 2000, 1500, blue);
	CHECK_EQ(shm_server_pixel(&f.server, 0, 9, 9), red);
	CHECK_EQ(shm_server_pixel(&f.server, 1, 499, 399), green);
	CHECK_EQ(shm_server_pixel(&f.server, 2, 1999, 1499), blue);
	/* the old pointer is still the first buffer's */
	CHECK_EQ(*(uint32_t *)small.pixels, red);
	CHECK_EQ(statistics(&f).pools, 1);
	CHECK(statistics(&f).growths > 0);
	tear_down(&f);
}

static void old_sizes_give_their_memory_back(void)
{
	struct fixture f;
	set_up(&f, 4);
	for (int32_t i = 0; i < 200; i++) {
		show(&f, 100 + i * 7 % 100, 100 + i * 3 % 100, red);
		if (f.server.held_count > 1) {
			shm_server_release(&f.server);
			CHECK(shm_server_pump(&f.server));
		}
		CHECK(statistics(&f).buffers <= 3);
	}
	/* three of the largest, and what is kept to grow into */
	CHECK(statistics(&f).memory_bytes <= 3 * (1024 * 200 + (128 << 10)));
	tear_down(&f);
}

static void a_new_size_is_damaged_whole(void)
{
	struct fixture f;
	struct weddell_frame frame;
	const struct weddell_box corner = {1, 2, 3, 4};
	set_up(&f, 4);
	show(&f, 30, 20, red);
	CHECK_EQ(weddell_swapchain_begin(f.swapchain, 40, 20, &frame), 0);
	CHECK_EQ(weddell_swapchain_present(f.swapchain, f.server.surface, &corner, 1), 0);
	CHECK(shm_server_pump(&f.server));
	CHECK_EQ(f.server.damage_count, 1);
	CHECK_EQ(f.server.damage[2], 40);
	CHECK_EQ(weddell_swapchain_begin(f.swapchain, 40, 20, &frame), 0);
	CHECK_EQ(weddell_swapchain_present(f.swapchain, f.server.surface, &corner, 1), 0);
	CHECK(shm_server_pump(&f.server));
	CHECK_EQ(f.server.damage[0], 1);
	CHECK_EQ(f.server.damage[3], 4);
	tear_down(&f);
}

static void an_old_surface_is_damaged_whole(void)
{
	struct fixture f;
	struct weddell_frame frame;
	const struct weddell_box corner = {1, 2, 3, 4};
	set_up(&f, 3);
	CHECK_EQ(weddell_swapchain_begin(f.swapchain, 40, 20, &frame), 0);
	CHECK_EQ(weddell_swapchain_present(f.swapchain, f.server.surface, &corner, 1), 0);
	CHECK(shm_server_pump(&f.server));
	CHECK_EQ(f.server.surface_damages, 1);
	CHECK_EQ(f.server.damage_count, 0);
	tear_down(&f);
}

static void a_frame_begun_twice_holds_nothing(void)
{
	struct fixture f;
	struct weddell_frame frame;
	set_up(&f, 4);
	show(&f, 30, 20, red);
	shm_server_release(&f.server);
	CHECK(shm_server_pump(&f.server));
	CHECK_EQ(weddell_swapchain_begin(f.swapchain, 30, 20, &frame), 0);
	CHECK_EQ(frame.age, 1);
	CHECK_EQ(weddell_swapchain_begin(f.swapchain, 30, 20, &frame), 0);
	CHECK_EQ(frame.age, 0);
	CHECK_EQ(frame.repaint_count, 1);
	CHECK_EQ(frame.repaint[0].width, 30);
	tear_down(&f);
}

static void destroyed_while_shown_keeps_its_pixels(void)
{
	struct fixture f;
	set_up(&f, 4);
	show(&f, 64, 64, red);
	weddell_swapchain_destroy(f.swapchain);
	CHECK_EQ(weddell_swapchain_create(f.pool, WL_SHM_FORMAT_XRGB8888, &f.swapchain), 0);
	size_t before = statistics(&f).used_bytes;
	show(&f, 64, 64, green);
	CHECK_EQ(shm_server_pixel(&f.server, 0, 63, 63), red);
	CHECK_EQ(shm_server_pixel(&f.server, 1, 63, 63), green);
	CHECK_EQ(statistics(&f).buffers, 2);
	shm_server_release(&f.server);
	CHECK(shm_server_pump(&f.server));
	CHECK_EQ(statistics(&f).buffers, 1);
	CHECK_EQ(statistics(&f).used_bytes, before);
	tear_down(&f);
}

static void two_swapchains_share_a_pool(void)
{
	struct fixture f;
	struct weddell_swapchain *second, *first;
	set_up(&f, 4);
	CHECK_EQ(weddell_swapchain_create(f.pool, WL_SHM_FORMAT_ARGB8888, &second), 0);
	first = f.swapchain;
	show(&f, 64, 64, red);
	f.swapchain = second;
	show(&f, 64, 64, green);
	f.swapchain = first;
	show(&f, 64, 64, blue);
	CHECK_EQ(shm_server_pixel(&f.server, 0, 0, 63), red);
	CHECK_EQ(shm_server_pixel(&f.server, 1, 0, 63), green);
	CHECK_EQ(shm_server_pixel(&f.server, 2, 0, 63), blue);
	CHECK_EQ(statistics(&f).pools, 1);
	weddell_swapchain_destroy(second);
	tear_down(&f);
}

static void refuses(void)
{
	static const struct {
		const char *name;
		int32_t width, height;
		int error;
	} rows[] = {
		{"no width", 0, 10, -EINVAL},
		{"negative height", 10, -1, -EINVAL},
		{"a row past an int32_t", INT32_MAX, 1, -EINVAL},
		{"larger than the limit", 1024, 1024, -ENOSPC},
		{"larger than any pool", 40000, 40000, -ENOSPC},
		{"larger than a size_t of 32 bits", 500000000, INT32_MAX, -ENOSPC},
		{"just fits", 1024, 256, 0},
	};
	struct fixture f;
	struct weddell_frame frame;
	CHECK(shm_server_init(&f.server, 4));
	CHECK_EQ(weddell_pool_create(f.server.shm, 1 << 20, &f.pool), 0);
	CHECK_EQ(weddell_swapchain_create(f.pool, 0x12345678, &f.swapchain), -EINVAL);
	CHECK_EQ(weddell_swapchain_create(f.pool, WL_SHM_FORMAT_XRGB8888, &f.swapchain), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_ROW(rows[i].name,
			weddell_swapchain_begin(f.swapchain, rows[i].width, rows[i].height, &frame),
			rows[i].error);
	}
	tear_down(&f);
}

static void events_come_on_the_queue_of_the_wl_shm(void)
{
	struct fixture f;
	struct weddell_frame frame;
	CHECK(shm_server_init(&f.server, 4));
	struct wl_event_queue *queue = wl_display_create_queue(f.server.client);
	struct wl_shm *wrapper = wl_proxy_create_wrapper(f.server.shm);
	wl_proxy_set_queue((struct wl_proxy *)wrapper, queue);
	CHECK_EQ(weddell_pool_create(wrapper, 0, &f.pool), 0);
	wl_proxy_wrapper_destroy(wrapper);
	CHECK_EQ(weddell_swapchain_create(f.pool, WL_SHM_FORMAT_XRGB8888, &f.swapchain), 0);

	for (int i = 0; i < 3; i++) {
		show(&f, 30, 20, red);
	}
	shm_server_release(&f.server);
	CHECK(shm_server_pump(&f.server)); /* dispatches the default queue only */
	CHECK_EQ(weddell_swapchain_begin(f.swapchain, 30, 20, &frame), -EAGAIN);
	CHECK_EQ(wl_display_dispatch_queue_pending(f.server.client, queue), 1);
	CHECK_EQ(weddell_swapchain_begin(f.swapchain, 30, 20, &frame), 0);

	weddell_swapchain_destroy(f.swapchain);
	weddell_pool_destroy(f.pool);
	wl_event_queue_destroy(queue);
	shm_server_finish(&f.server);
}

static const struct check_case cases[] = {
	{"a frame reaches the compositor", a_frame_reaches_the_compositor},
	{"released at once is one buffer", released_at_once_is_one_buffer},
	{"three buffers and no more", three_buffers_and_no_more},
	{"resize keeps what is shown", resize_keeps_what_is_shown},
	{"old sizes give their memory back", old_sizes_give_their_memory_back},
	{"a new size is damaged whole", a_new_size_is_damaged_whole},
	{"an old surface is damaged whole", an_old_surface_is_damaged_whole},
	{"a frame begun twice holds nothing", a_frame_begun_twice_holds_nothing},
	{"destroyed while shown keeps its pixels", destroyed_while_shown_keeps_its_pixels},
	{"two swapchains share a pool", two_swapchains_share_a_pool},
	{"refuses", refuses},
	{"events come on the queue of the wl_shm", events_come_on_the_queue_of_the_wl_shm},
};

CHECK_MAIN(cases)
