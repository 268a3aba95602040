/* SPDX-License-Identifier: MIT */
/*
 * The library: two calls a frame.
 */
#include "strategy.h"

#include <errno.h>
#include <stdlib.h>
#include <weddell-client.h>

struct library {
	struct weddell_pool *pool;
	struct weddell_swapchain *swapchain;
};

static void destroy(void *data)
{
	struct library *strategy = data;
	weddell_swapchain_destroy(strategy->swapchain);
	weddell_pool_destroy(strategy->pool);
	free(strategy);
}

static int create(struct wl_shm *shm, void **strategy_out)
{
	struct library *strategy = calloc(1, sizeof(*strategy));
	if (strategy == NULL) {
		return -ENOMEM;
	}
	int error = weddell_pool_create(shm, 0, &strategy->pool);
	if (error == 0) {
		error = weddell_swapchain_create(
			strategy->pool, WL_SHM_FORMAT_XRGB8888, &strategy->swapchain);
	}
	if (error < 0) {
		destroy(strategy);
		return error;
	}
	*strategy_out = strategy;
	return 0;
}

static int begin(void *data, int32_t width, int32_t height, struct canvas *canvas_out)
{
	struct library *strategy = data;
	struct weddell_frame frame;
	int error = weddell_swapchain_begin(strategy->swapchain, width, height, &frame);
	if (error == 0) {
		*canvas_out =
			(struct canvas){frame.pixels, (size_t)frame.stride * (size_t)frame.height};
	}
	return error;
}

static void present(void *data, struct wl_surface *surface)
{
	struct library *strategy = data;
	weddell_swapchain_present(strategy->swapchain, surface, NULL, 0);
}

const struct strategy_methods strategy_swapchain = {
	.name = "swapchain",
	.summary = "libweddell-client",
	.create = create,
	.begin = begin,
	.present = present,
	.destroy = destroy,
};
