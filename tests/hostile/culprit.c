/* SPDX-License-Identifier: MIT */
#include "hostile.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int culprit_connect(struct culprit *culprit, const char *socket)
{
	*culprit = (struct culprit){.fd = -1, .socket = socket};
	return mini_client_connect(&culprit->client, socket);
}

/* Nothing is said to the compositor: it has to find out, and to clean up, by itself. */
void culprit_disconnect(struct culprit *culprit)
{
	void *proxies[] = {culprit->buffer, culprit->pool, culprit->window.toplevel,
		culprit->window.xdg_surface, culprit->window.surface};
	for (size_t i = 0; i < sizeof(proxies) / sizeof(proxies[0]); i++) {
		if (proxies[i] != NULL) {
			wl_proxy_destroy(proxies[i]);
		}
	}
	mini_client_disconnect(&culprit->client);
	if (culprit->fd >= 0) {
		close(culprit->fd);
	}
}

void culprit_fail(struct culprit *culprit, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(culprit->failure, sizeof(culprit->failure), format, args);
	va_end(args);
}

bool culprit_open_fd(struct culprit *culprit, enum client_fd kind, int32_t size)
{
	culprit->fd = client_fd_open(kind, (size_t)size, &culprit->skipped);
	if (culprit->fd >= 0) {
		culprit->skipped = NULL;
	}
	return culprit->fd >= 0;
}

void culprit_create_pool(struct culprit *culprit, int32_t size)
{
	culprit->pool = wl_shm_create_pool(culprit->client.shm, culprit->fd, size);
	culprit->size = size;
}

struct wl_buffer *culprit_create_buffer(struct culprit *culprit, int32_t offset)
{
	return wl_shm_pool_create_buffer(culprit->pool, offset, SIDE, SIDE, STRIDE, XRGB);
}

int culprit_show(struct culprit *culprit, enum client_fd kind, int32_t size)
{
	if (!culprit_open_fd(culprit, kind, size)) {
		return -1;
	}
	culprit_create_pool(culprit, size);
	culprit->buffer = culprit_create_buffer(culprit, 0);
	if (mini_window_init(&culprit->window, &culprit->client) != 0) {
		return -1;
	}
	return mini_window_show_frame(&culprit->window, culprit->buffer);
}

int culprit_go_on(struct culprit *culprit, int frames)
{
	for (int frame = 0; frame < frames; frame++) {
		if (mini_window_show_frame(&culprit->window, culprit->buffer) != 0) {
			return -1;
		}
	}
	return 0;
}
