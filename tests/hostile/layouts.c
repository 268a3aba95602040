/* SPDX-License-Identifier: MIT */
/*
 * Numbers of wl_shm_pool.create_buffer, in a pool of POOL_SIZE bytes.
 */
#include "hostile.h"

#include <errno.h>
#include <unistd.h>

enum {
	MOST = INT32_MAX,
	LEAST = INT32_MIN,
};

/* Uses buffer. */
static void create_buffer(struct culprit *culprit, const struct hostile_case *test)
{
	if (!culprit_open_fd(culprit, CLIENT_FD_SHRINK, POOL_SIZE)) {
		return;
	}
	culprit_create_pool(culprit, POOL_SIZE);
	culprit->buffer = wl_shm_pool_create_buffer(culprit->pool, test->buffer.offset,
		test->buffer.width, test->buffer.height, test->buffer.stride, test->buffer.format);
	if (mini_client_roundtrip(&culprit->client) == 0 &&
		mini_window_init(&culprit->window, &culprit->client) == 0) {
		culprit_go_on(culprit, 1);
	}
}

struct combination {
	int32_t offset, width, height, stride;
	uint32_t format;
	int32_t row; /* bytes of a pixel */
};

/* By the words of the protocol, in numbers that cannot overflow. Returns -1 for accepted, or the
 * error's code. */
static int expected(const struct combination *c)
{
	__int128 bytes = (__int128)c->stride * c->height + c->offset;
	bool good = c->width > 0 && c->height > 0 && c->offset >= 0 && c->stride >= 0 &&
		    (__int128)c->width * c->row <= c->stride && bytes <= POOL_SIZE;
	return good ? -1 : INVALID_STRIDE;
}

/* On a connection of its own, because most of them end it. */
static bool try_combination(struct culprit *culprit, const struct combination *c)
{
	struct culprit other;
	if (culprit_connect(&other, culprit->socket) != 0) {
		return false;
	}
	other.fd = dup(culprit->fd);
	culprit_create_pool(&other, POOL_SIZE);
	other.buffer = wl_shm_pool_create_buffer(
		other.pool, c->offset, c->width, c->height, c->stride, c->format);
	struct wl_surface *surface = wl_compositor_create_surface(other.client.compositor);
	wl_surface_attach(surface, other.buffer, 0, 0);
	wl_surface_commit(surface);
	bool answers = mini_client_roundtrip(&other.client) == 0;
	struct mini_client_error error = mini_client_error(&other.client);
	wl_proxy_destroy((struct wl_proxy *)surface);
	culprit_disconnect(&other);
	int code = expected(c);
	return code < 0 ? answers : error.error == EPROTO && (int)error.code == code;
}

/* Uses buffer.format, and to: the bytes of a pixel. */
static void all_combinations(struct culprit *culprit, const struct hostile_case *test)
{
	static const int32_t sides[] = {0, 1, SIDE, 0x10000, 0x40000001, MOST};
	static const int32_t strides[] = {-4, 0, 4, STRIDE, 0x40000, MOST};
	static const int32_t offsets[] = {LEAST, 0, 4, MOST};
	const int count = 6 * 6 * 6 * 4;
	if (!culprit_open_fd(culprit, CLIENT_FD_SHRINK, POOL_SIZE)) {
		return;
	}
	for (int i = 0; i < count; i++) {
		struct combination c = {
			.width = sides[i % 6],
			.height = sides[i / 6 % 6],
			.stride = strides[i / 36 % 6],
			.offset = offsets[i / 216],
			.format = test->buffer.format,
			.row = test->to,
		};
		if (!try_combination(culprit, &c)) {
			culprit_fail(culprit, "%dx%d, stride %d, offset %d: not as expected",
				c.width, c.height, c.stride, c.offset);
			return;
		}
	}
}

#define COMBINED(what, code, bytes) \
	{ \
		.name = "buffer: 864 combinations of extremes, " what, .run = all_combinations, \
		.outcome = ACCEPTED, .to = bytes, .buffer.format = code \
	}
#define GOOD(what, ...) \
	{ \
		.name = "buffer: " what, .run = create_buffer, .outcome = ACCEPTED, .buffer = { \
			__VA_ARGS__ \
		} \
	}
#define BAD(what, answer, ...) \
	{ \
		.name = "buffer: " what, .run = create_buffer, .outcome = REFUSED, \
		.interface = "wl_shm_pool", .code = answer, .buffer = { \
			__VA_ARGS__ \
		} \
	}

/* offset, width, height, stride, format */
static const struct hostile_case cases[] = {
	GOOD("the whole pool", 0, SIDE, SIDE, STRIDE, ARGB),
	GOOD("the last pixel", POOL_SIZE - 4, 1, 1, 4, XRGB),
	GOOD("an odd offset", 1, 10, 10, 40, ARGB),
	GOOD("an odd stride", 0, 10, 10, 41, ARGB),
	GOOD("a stride far longer than a row", 0, 1, 2, POOL_SIZE / 2, ARGB),
	BAD("no such format", INVALID_FORMAT, 0, SIDE, SIDE, STRIDE, 2),
	BAD("format of all ones", INVALID_FORMAT, 0, SIDE, SIDE, STRIDE, UINT32_MAX),
	BAD("fourcc in place of argb8888", INVALID_FORMAT, 0, SIDE, SIDE, STRIDE, 0x34325241),
	BAD("planar format", INVALID_FORMAT, 0, SIDE, SIDE, STRIDE, 0x3231564e),
	BAD("width 0", INVALID_STRIDE, 0, 0, SIDE, STRIDE, ARGB),
	BAD("height 0", INVALID_STRIDE, 0, SIDE, 0, STRIDE, ARGB),
	BAD("width -1", INVALID_STRIDE, 0, -1, SIDE, STRIDE, ARGB),
	BAD("height -1", INVALID_STRIDE, 0, SIDE, -1, STRIDE, ARGB),
	BAD("least width", INVALID_STRIDE, 0, LEAST, SIDE, STRIDE, ARGB),
	BAD("least height", INVALID_STRIDE, 0, SIDE, LEAST, STRIDE, ARGB),
	BAD("stride 0", INVALID_STRIDE, 0, SIDE, SIDE, 0, ARGB),
	BAD("stride a byte short", INVALID_STRIDE, 0, SIDE, SIDE, STRIDE - 1, ARGB),
	BAD("stride in pixels", INVALID_STRIDE, 0, SIDE, SIDE, SIDE, ARGB),
	BAD("stride negative", INVALID_STRIDE, 0, SIDE, SIDE, -STRIDE, ARGB),
	BAD("offset negative", INVALID_STRIDE, -4, SIDE, 1, STRIDE, ARGB),
	BAD("least offset", INVALID_STRIDE, LEAST, 1, 1, 4, ARGB),
	BAD("offset past the pool", INVALID_STRIDE, POOL_SIZE, 1, 1, 4, ARGB),
	BAD("a byte past the pool", INVALID_STRIDE, 1, SIDE, SIDE, STRIDE, ARGB),
	BAD("a row past the pool", INVALID_STRIDE, 0, SIDE, SIDE + 1, STRIDE, ARGB),
	BAD("largest offset", INVALID_STRIDE, MOST, 1, 1, 4, ARGB),
	BAD("largest height", INVALID_STRIDE, 0, 1, MOST, 4, ARGB),
	BAD("width whose row wraps to 0", INVALID_STRIDE, 0, 0x40000000, 1, 0, ARGB),
	BAD("width whose row wraps to 4", INVALID_STRIDE, 0, 0x40000001, 1, 4, ARGB),
	BAD("size wraps to 0", INVALID_STRIDE, 0, 0x10000, 0x10000, 0x40000, ARGB),
	BAD("size wraps to little", INVALID_STRIDE, 0, 1, 0x10000001, 16, ARGB),
	COMBINED("4 bytes a pixel", ARGB, 4),
	COMBINED("2 bytes a pixel", 0x36314752, 2),
	COMBINED("3 bytes a pixel", 0x34324742, 3),
	BAD("all at their largest", INVALID_STRIDE, MOST, MOST / 4, MOST, MOST, ARGB),
};

struct hostile_table hostile_layouts(void)
{
	return HOSTILE_TABLE(cases);
}
