/* SPDX-License-Identifier: MIT */
/*
 * What a pool holds while sizes change and when they have settled, and what the
 * library does in each frame: nothing that moves, nothing that allocates.
 */
#include "check.h"
#include "client-lib/swapchain.h"
#include "shm-server.h"

#include <wayland-client.h>

enum {
	SETTLING = 70, /* frames, more than the library waits for */
};

/* Of the library's own code: linked with -Wl,--wrap, which libwayland is not. */
struct allocations {
	unsigned count;
};

static struct allocations *allocations(void)
{
	static struct allocations counted;
	return &counted;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size)
{
	allocations()->count++;
	return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	allocations()->count++;
	return __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	allocations()->count++;
	return __real_realloc(old, size);
}

struct fixture {
	struct shm_server server;
	struct weddell_wishes wishes;
	struct weddell_pool *pool;
	struct weddell_swapchain *swapchain;
};

static void set_up(struct fixture *f, enum memory_file_kind kind)
{
	/* libwayland cannot map what is sealed FUTURE_WRITE */
	f->wishes = (struct weddell_wishes){0};
	CHECK(kind == MEMORY_FILE_SOLID ? shm_server_init_blind(&f->server)
					: shm_server_init(&f->server, 4));
	CHECK_EQ(weddell_pool_create(f->server.shm, 0, &f->pool), 0);
	f->wishes.now.seals[0] = kind == MEMORY_FILE_SOLID ? 0x12 : 0x2;
	weddell_pool_set_wishes(f->pool, &f->wishes);
	CHECK_EQ(weddell_swapchain_create(f->pool, WL_SHM_FORMAT_XRGB8888, &f->swapchain), 0);
}

static void tear_down(struct fixture *f)
{
	weddell_swapchain_destroy(f->swapchain);
	weddell_pool_destroy(f->pool);
	CHECK(shm_server_pump(&f->server));
	shm_server_finish(&f->server);
}

static struct weddell_pool_statistics statistics(const struct fixture *f)
{
	struct weddell_pool_statistics result;
	weddell_pool_get_statistics(f->pool, &result);
	return result;
}

/* A frame, after which the compositor holds as many buffers as given. */
static struct weddell_frame show(struct fixture *f, int32_t width, int32_t height, size_t held)
{
	struct weddell_frame frame;
	CHECK_EQ(weddell_swapchain_begin(f->swapchain, width, height, &frame), 0);
	/* the first and the last byte can be touched: else this is a SIGBUS */
	memset(frame.pixels, 0x55, 4);
	memset((char *)frame.pixels + (size_t)frame.stride * (size_t)(height - 1), 0x55, 4);
	CHECK_EQ(weddell_swapchain_present(f->swapchain, f->server.surface, NULL, 0), 0);
	CHECK(shm_server_pump(&f->server));
	while (f->server.held_count > held) {
		shm_server_release(&f->server);
	}
	CHECK(shm_server_pump(&f->server));
	return frame;
}

static void settle(struct fixture *f, int32_t width, int32_t height, size_t held)
{
	for (int i = 0; i < SETTLING; i++) {
		show(f, width, height, held);
	}
}

static void as_many_buffers_as_are_held(void)
{
	static const struct {
		const char *name;
		size_t held; /* after each frame */
		uint32_t buffers;
	} rows[] = {
		{"released at once", 0, 1},
		{"released when replaced", 1, 2},
		{"released late", 2, 3},
		{"at once again", 0, 1},
	};
	struct fixture f;
	set_up(&f, MEMORY_FILE_PUNCHABLE);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		settle(&f, 300, 200, rows[i].held);
		settle(&f, 300, 200, rows[i].held);
		CHECK_ROW(rows[i].name, statistics(&f).buffers, rows[i].buffers);
	}
	tear_down(&f);
}

static void drag(struct fixture *f, size_t held)
{
	for (int32_t i = 0; i <= 200; i++) {
		show(f, 640 + 16 * i, 480 + 1680 * i / 200, held);
	}
}

static void a_drag_moves_nothing_and_asks_rarely(void)
{
	static const enum memory_file_kind kinds[] = {MEMORY_FILE_PUNCHABLE, MEMORY_FILE_SOLID};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct fixture f;
		set_up(&f, kinds[i]);
		uint32_t pools = statistics(&f).pools;
		show(&f, 639, 480, 0);
		void *first = show(&f, 640, 480, 0).pixels;
		drag(&f, 0);
		struct weddell_frame last = show(&f, 3840, 2160, 0);
		CHECK(last.pixels == first);
		CHECK_EQ(statistics(&f).pools, pools);
		CHECK(statistics(&f).growths <= 50);
		/* the one buffer, and a little to grow into */
		size_t needed = (size_t)last.stride * 2160;
		CHECK(statistics(&f).memory_bytes <= needed + ((size_t)4 << 20));
		tear_down(&f);
	}
}

static void pointers_of_frames_before_stay(void)
{
	struct fixture f;
	set_up(&f, MEMORY_FILE_PUNCHABLE);
	for (int i = 0; i < 20; i++) {
		struct weddell_frame shown = show(&f, 100 + i * 50, 100 + i * 50, 1);
		memset(shown.pixels, i, 16);
		struct weddell_frame next = show(&f, 1000 - i * 10, 2000 - i * 10, 1);
		memset(next.pixels, 0xff, (size_t)next.stride * (size_t)next.height);
		CHECK(next.pixels != shown.pixels);
		CHECK_EQ(*(unsigned char *)shown.pixels, i);
	}
	tear_down(&f);
}

/* From large to small and settled: what is held is what the small size needs. */
static void memory_goes_back(void)
{
	static const struct {
		const char *name;
		enum memory_file_kind kind;
		size_t held;
		uint32_t pools; /* more than before */
	} rows[] = {
		{"punched, one buffer", MEMORY_FILE_PUNCHABLE, 0, 0},
		{"punched, two", MEMORY_FILE_PUNCHABLE, 1, 0},
		{"punched, three", MEMORY_FILE_PUNCHABLE, 2, 0},
		{"replaced, one buffer", MEMORY_FILE_SOLID, 0, 1},
		{"replaced, two", MEMORY_FILE_SOLID, 1, 1},
	};
	const size_t small = 3 * (size_t)1024 * 100;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		set_up(&f, rows[i].kind);
		uint32_t pools = statistics(&f).pools;
		drag(&f, rows[i].held);
		CHECK(statistics(&f).memory_bytes >= (size_t)3840 * 4 * 2160);
		settle(&f, 200, 100, rows[i].held);
		settle(&f, 200, 100, rows[i].held);
		CHECK_ROW(rows[i].name, statistics(&f).memory_bytes <= small, true);
		CHECK_ROW(rows[i].name, statistics(&f).pools - pools, rows[i].pools);
		CHECK_ROW(rows[i].name, wl_list_length(&f.pool->arenas), 1);
		tear_down(&f);
	}
}

/* Large once, then small in sizes that never last. */
static void restlessness_has_a_limit(void)
{
	static const enum memory_file_kind kinds[] = {MEMORY_FILE_PUNCHABLE, MEMORY_FILE_SOLID};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct fixture f;
		set_up(&f, kinds[i]);
		show(&f, 2000, 2000, 1);
		show(&f, 2001, 2000, 1);
		CHECK(statistics(&f).memory_bytes > (size_t)30 << 20);
		for (int32_t frame = 0; frame < 600; frame++) {
			show(&f, 100 + frame % 7, 100, 1);
		}
		CHECK(statistics(&f).memory_bytes <= (size_t)5 << 20);
		tear_down(&f);
	}
}

static void an_idle_program_holds_nothing(void)
{
	struct fixture f;
	struct weddell_frame frame;
	set_up(&f, MEMORY_FILE_PUNCHABLE);
	show(&f, 1000, 1000, 0);
	weddell_pool_trim(f.pool);
	CHECK_EQ(statistics(&f).memory_bytes, 0);
	CHECK_EQ(statistics(&f).buffers, 0);
	/* what is shown stays, as does what is being drawn */
	show(&f, 1000, 1000, 1);
	CHECK_EQ(weddell_swapchain_begin(f.swapchain, 1000, 1000, &frame), 0);
	memset(frame.pixels, 0x77, 4);
	weddell_pool_trim(f.pool);
	CHECK_EQ(statistics(&f).buffers, 2);
	CHECK_EQ(*(char *)frame.pixels, 0x77);
	CHECK_EQ(shm_server_pixel(&f.server, 0, 0, 999), 0x55555555);
	CHECK_EQ(weddell_swapchain_present(f.swapchain, f.server.surface, NULL, 0), 0);
	CHECK(shm_server_pump(&f.server));
	tear_down(&f);
}

static void a_frame_allocates_nothing(void)
{
	static const size_t held[] = {0, 1, 2};
	for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++) {
		struct fixture f;
		set_up(&f, MEMORY_FILE_PUNCHABLE);
		unsigned before = allocations()->count;
		settle(&f, 300, 200, held[i]);
		CHECK(allocations()->count > before); /* else nothing is counted */
		before = allocations()->count;
		settle(&f, 300, 200, held[i]);
		CHECK_EQ(allocations()->count, before);
		/* nor does another size, in room that is there */
		show(&f, 310, 200, held[i]);
		show(&f, 300, 200, held[i]);
		show(&f, 310, 200, held[i]);
		before = allocations()->count;
		for (int32_t j = 0; j < 100; j++) {
			show(&f, 200 + j, 200, held[i]);
		}
		CHECK_EQ(allocations()->count, before);
		tear_down(&f);
	}
}

static const struct check_case cases[] = {
	{"as many buffers as are held", as_many_buffers_as_are_held},
	{"a drag moves nothing and asks rarely", a_drag_moves_nothing_and_asks_rarely},
	{"pointers of frames before stay", pointers_of_frames_before_stay},
	{"memory goes back", memory_goes_back},
	{"restlessness has a limit", restlessness_has_a_limit},
	{"an idle program holds nothing", an_idle_program_holds_nothing},
	{"a frame allocates nothing", a_frame_allocates_nothing},
};

CHECK_MAIN(cases)
