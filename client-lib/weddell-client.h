/* SPDX-License-Identifier: MIT */
/*
 * libweddell-client: pixels for a Wayland surface, drawn by the CPU, that cost
 * little to make and little to resize. It needs plain wl_shm and nothing else,
 * so it works on any compositor.
 *
 *   pool       a sealed memfd and the wl_shm_pool on it. It grows when more is
 *              needed, in place: no pointer into it ever moves. It is sparse,
 *              and gives memory back to the kernel when that is not needed.
 *   swapchain  the buffers of one surface, taken from a pool that it may share
 *              with other swapchains: one where the compositor releases a
 *              buffer early, else two or three.
 *
 *   image      pixels that never change: an icon, a wallpaper, a cursor.
 *   wishes     what the compositor prefers, where it says so with the protocol
 *              weddell-shm-feedback-v1. Optional.
 *
 * A frame goes: weddell_swapchain_begin, draw, weddell_swapchain_present.
 *
 * It does not connect, does not dispatch events, does not choose sizes and
 * does not draw.
 *
 * Errors: functions that return int give 0, or a negative errno; then nothing
 * was changed that can be seen, and what *_out points to is not written.
 * Functions never set errno on purpose and never log.
 *
 * Threads: the library has no global state and takes no locks. A pool and all
 * swapchains on it are one thread's business at a time: that of the thread
 * which dispatches the queue of the wl_shm that the pool was created from.
 * Different pools may be used by different threads.
 *
 * Event queues: all objects made here inherit the event queue of that wl_shm.
 * For a queue of your own, give a proxy wrapper of the wl_shm with
 * wl_proxy_set_queue called on it (wl_proxy_create_wrapper); the wrapper may
 * be destroyed as soon as weddell_pool_create has returned.
 */
#ifndef WEDDELL_CLIENT_H
#define WEDDELL_CLIENT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct wl_buffer;
struct wl_registry;
struct wl_shm;
struct wl_surface;

struct weddell_image;
struct weddell_pool;
struct weddell_swapchain;
struct weddell_wishes;

/* A rectangle in pixels of the buffer, from its top left corner. One that is
 * not wider and higher than 0 is empty. The same in weddell-server.h. */
#ifndef WEDDELL_BOX
#define WEDDELL_BOX
struct weddell_box {
	int32_t x, y;
	int32_t width, height;
};
#endif

/* What a pool has come to. */
struct weddell_pool_statistics {
	size_t bytes;        /* size of the pool as the compositor knows it; never smaller */
	size_t memory_bytes; /* of these, bytes that have memory behind them */
	size_t used_bytes;   /* of these, bytes that buffers need */
	uint32_t buffers;    /* wl_buffers there are now */
	uint32_t pools;      /* wl_shm_pools made so far: 1, and 1 each time it was replaced */
	uint64_t growths;    /* times the compositor was told of a larger pool */
};

/* A buffer to draw into, from weddell_swapchain_begin to _present. */
struct weddell_frame {
	void *pixels;          /* the first pixel of the first row; rows go down */
	int32_t width, height; /* pixels, as asked for */
	int32_t stride;        /* bytes from a row to the next, a multiple of 256 */

	/* What pixels holds: with n > 0 the frame presented n frames ago (1 is
	 * the last one), with 0 nothing of use. */
	int32_t age;

	/* Where pixels differs from the frame presented last; the whole buffer
	 * if age is 0, no box at all if age is 1. Draw this again, and whatever
	 * is new in this frame. The boxes belong to the swapchain, lie inside
	 * the buffer, may overlap, and are valid until _present or _begin. */
	const struct weddell_box *repaint;
	size_t repaint_count;
};

/* Makes a pool; shm is borrowed and must outlive it. A wrapper of it need not.
 *
 * The pool may grow to limit bytes; 0 stands for as much as the protocol
 * allows, close to 2 GiB. Address space is set aside for it at once (less if
 * the process may not have so much), memory as it is needed.
 *
 * The caller owns *pool_out and ends it with weddell_pool_destroy. Errors:
 * -ENOMEM, and what memfd_create(2), fcntl(2) and mmap(2) say. */
int weddell_pool_create(struct wl_shm *shm, size_t limit, struct weddell_pool **pool_out);

/* Ends the pool and all that is left of it. Its swapchains must have been
 * destroyed; pool may be NULL. Surfaces that still show a buffer of it should
 * be gone or have another content: what they show now is undefined.
 * May be called after the connection broke, but before wl_display_disconnect. */
void weddell_pool_destroy(struct weddell_pool *pool);

/* Gives back to the kernel what memory can be done without now: that of buffers
 * the compositor has released, and what resizing has left over. For a program
 * that will not draw for a while: when its loop has been idle for some seconds,
 * or when its windows are hidden. The next frame may be of age 0.
 *
 * Swapchains do the same of themselves, for what they have left over, when they
 * have shown some dozens of frames of one size. */
void weddell_pool_trim(struct weddell_pool *pool);

void weddell_pool_get_statistics(
	const struct weddell_pool *pool, struct weddell_pool_statistics *statistics_out);

/* Makes a swapchain for one surface; the pool is borrowed and must outlive it.
 *
 * wl_shm_format is an enum wl_shm_format that the compositor has announced
 * (ARGB8888 and XRGB8888 always are). Nothing is allocated yet.
 *
 * The caller owns *swapchain_out and ends it with weddell_swapchain_destroy.
 * Errors: -EINVAL for a format the library does not know, -ENOMEM. */
int weddell_swapchain_create(struct weddell_pool *pool, uint32_t wl_shm_format,
	struct weddell_swapchain **swapchain_out);

/* Ends the swapchain; NULL is fine. A buffer the compositor still holds keeps
 * its pixels untouched until it is released, or until the pool ends. */
void weddell_swapchain_destroy(struct weddell_swapchain *swapchain);

/* Gives a buffer of width x height pixels that the compositor does not read.
 *
 * Of several it gives the one that needs the least repainting. A size other
 * than last time's is how a window is resized: a buffer of the old size becomes
 * one of the new, in the place it has, and gets more memory if it must.
 *
 * The buffer is the caller's until weddell_swapchain_present. Another call
 * before that takes it back, and its contents are lost.
 *
 * Errors: -EAGAIN when all three buffers are held by the compositor: dispatch
 * events and try again; -EINVAL for a size below 1x1 or with a row too long
 * for the protocol; -ENOSPC when the pool would pass its limit; -ENOMEM, or
 * what ftruncate(2) and fallocate(2) say, when the machine has no memory left. */
int weddell_swapchain_begin(struct weddell_swapchain *swapchain, int32_t width, int32_t height,
	struct weddell_frame *frame_out);

/* Attaches the buffer of the frame begun to surface, adds damage, and commits
 * the surface, with all other state the caller has set on it before (a frame
 * callback, an acknowledged configure, a scale). The frame is over after this.
 *
 * damage is where the frame differs from the one presented before, as count
 * boxes; NULL is the whole buffer, and so is any damage of a frame of a new
 * size. A surface of a version below 4, which cannot say damage in pixels of
 * the buffer, is told that all has changed.
 *
 * The requests are queued; wl_display_flush sends them. Error: -EINVAL when
 * no frame was begun. */
int weddell_swapchain_present(struct weddell_swapchain *swapchain, struct wl_surface *surface,
	const struct weddell_box *damage, size_t count);

/* The global that weddell_wishes_bind wants. */
#define WEDDELL_WISHES_GLOBAL "weddell_shm_feedback_manager_v1"

/* Binds the global of that name, which the registry has announced as
 * WEDDELL_WISHES_GLOBAL. What the compositor wishes is known after a roundtrip
 * and followed as it changes; the events come on the registry's queue.
 *
 * The caller owns *wishes_out and ends it with weddell_wishes_destroy, after
 * the pools that use it. Error: -ENOMEM. */
int weddell_wishes_bind(
	struct wl_registry *registry, uint32_t name, struct weddell_wishes **wishes_out);

/* NULL is fine. */
void weddell_wishes_destroy(struct weddell_wishes *wishes);

/* Makes the pool follow the wishes, which are borrowed: its seals, its strides,
 * where its buffers begin, and how much room they have are as the compositor likes
 * it best. For a surface that would be scanned out with other seals it asks the
 * compositor, and takes those. NULL, and so it is from the start, stands for what
 * every compositor accepts: F_SEAL_SHRINK, strides of 256 bytes and buffers that
 * begin on a page.
 *
 * Where other seals are wished the pool is replaced by a new one as soon as no
 * size is changing: best call this before the first frame. */
void weddell_pool_set_wishes(struct weddell_pool *pool, const struct weddell_wishes *wishes);

/* Of count formats (enum wl_shm_format) that the caller can draw in, count > 0, the
 * one that the compositor prefers; the first if it prefers none of them, or if
 * wishes is NULL. A window without transparent parts should name opaque ones. */
uint32_t weddell_wishes_choose_format(
	const struct weddell_wishes *wishes, const uint32_t *wl_shm_formats, size_t count);

/* Draws all of the frame, of age 0, whose pixels are zeros and are valid until
 * it returns. */
typedef void (*weddell_draw_function)(void *data, const struct weddell_frame *frame);

/* Makes an image of width x height pixels. It is drawn once, by draw, before
 * this returns, and cannot change after that.
 *
 * With wishes that say so its memory is sealed F_SEAL_WRITE, so the compositor
 * knows that too and may keep what it makes of it. wishes may be NULL; they and
 * shm are borrowed during the call only.
 *
 * The caller owns *image_out and ends it with weddell_image_destroy. Errors:
 * -EINVAL for a format or size that no buffer can have, -ENOSPC for 2 GiB and
 * more, -ENOMEM, and what memfd_create(2), fallocate(2) and mmap(2) say. */
int weddell_image_create(struct wl_shm *shm, const struct weddell_wishes *wishes,
	uint32_t wl_shm_format, int32_t width, int32_t height, weddell_draw_function draw,
	void *data, struct weddell_image **image_out);

/* NULL is fine. Surfaces that still show it should have another content first. */
void weddell_image_destroy(struct weddell_image *image);

/* The image's buffer, for any number of surfaces at any time: nothing has to be
 * waited for. It belongs to the image and ends with it. */
struct wl_buffer *weddell_image_get_buffer(const struct weddell_image *image);

#ifdef __cplusplus
}
#endif

#endif
