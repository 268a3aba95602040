/* SPDX-License-Identifier: MIT */
/*
 * A memfd of a client, mapped for drawing, with the flags and seals that an
 * attack is about.
 */
#ifndef WEDDELL_TESTS_VM_CLIENT_MEMORY_H
#define WEDDELL_TESTS_VM_CLIENT_MEMORY_H

#include <stddef.h>
#include <stdint.h>
#include <wayland-client.h>

struct client_memory {
	size_t size;        /* of the file */
	unsigned int flags; /* of memfd_create, besides those that close and seal */
	int seals;          /* added by client_memory_seal */
	int fd;
	void *data; /* size bytes, read and write */
};

/* Makes the file of memory->size bytes, with no page in it. Returns 0, or -1 with errno. */
int client_memory_init(struct client_memory *memory);
void client_memory_finish(struct client_memory *memory);

/* Closes the file alone: the pages stay with those who map it. */
void client_memory_close(struct client_memory *memory);

/* Adds memory->seals. Returns 0, or -1 with errno. */
int client_memory_seal(struct client_memory *memory);

/* Gives all pages back to the kernel. Returns 0, or -1 with errno: EPERM when seals forbid it. */
int client_memory_punch(struct client_memory *memory);

/* A pool of as much of the file as a pool can have. */
struct wl_shm_pool *client_memory_pool(const struct client_memory *memory, struct wl_shm *shm);

/* A buffer at the start of such a pool. */
struct wl_buffer *client_memory_buffer(const struct client_memory *memory, struct wl_shm *shm,
	int32_t width, int32_t height, uint32_t format);

#endif
