/* SPDX-License-Identifier: MIT */
#include "backend/drm/cursor-memory.h"

void cursor_memory_init(struct cursor_memory *memory, int fd, int32_t width, int32_t height)
{
	*memory = (struct cursor_memory){.fd = fd, .width = width, .height = height};
}

void cursor_memory_finish(struct cursor_memory *memory)
{
	for (int i = 0; i < CURSOR_MEMORY_LENGTH; i++) {
		framebuffer_finish(&memory->framebuffers[i]);
	}
}

static bool make(struct cursor_memory *memory, int i)
{
	struct framebuffer *framebuffer = &memory->framebuffers[i];
	if (framebuffer->id == 0 && framebuffer_init_dumb(framebuffer, memory->fd, memory->width,
					    memory->height, PIXEL_FORMAT_ARGB8888) != 0) {
		return false;
	}
	memory->targets[i] = (struct render_target){
		.data = framebuffer->data,
		.width = memory->width,
		.height = memory->height,
		.stride = (int32_t)framebuffer->layout.stride,
		.fourcc = PIXEL_FORMAT_ARGB8888,
	};
	return true;
}

struct render_target *cursor_memory_acquire(struct cursor_memory *memory)
{
	int next = 1 - memory->on_screen;
	return make(memory, next) ? &memory->targets[next] : NULL;
}

const struct framebuffer *cursor_memory_find(
	struct cursor_memory *memory, const struct render_target *target)
{
	for (int i = 0; i < CURSOR_MEMORY_LENGTH; i++) {
		if (target == &memory->targets[i]) {
			return &memory->framebuffers[i];
		}
	}
	int next = 1 - memory->on_screen;
	return make(memory, next) ? &memory->framebuffers[next] : NULL;
}

void cursor_memory_shown(struct cursor_memory *memory, const struct render_target *target)
{
	memory->on_screen = target == &memory->targets[1] ? 1 : 0;
}
