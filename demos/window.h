/* SPDX-License-Identifier: MIT */
/*
 * What the larger demos share: a connection, one window, and the input it gets.
 * It has no buffers; what to show, and with what, is the demo's.
 *
 * It draws when the compositor wants a frame and something has changed: never
 * more often than it is shown, and not at all when nothing happens.
 */
#ifndef DEMOS_WINDOW_H
#define DEMOS_WINDOW_H

#include "connection.h"
#include "window-scale.h"

/* What the demo does; any but draw may be NULL. */
struct window_listener {
	/* Shows a frame: attaches, damages and commits. False when there is no
	 * buffer yet; then it is called again after the next event. */
	bool (*draw)(void *data);

	/* Nothing was drawn for some seconds: a time to give memory back. */
	void (*idle)(void *data);

	void (*pointer_moved)(void *data, double x, double y); /* logical pixels */
	void (*button)(void *data, uint32_t button, bool pressed);
	void (*scrolled)(void *data, double distance); /* logical pixels, down is + */
	void (*key)(void *data, uint32_t key);         /* pressed; as of linux/input.h */
};

struct window {
	const struct window_listener *listener;
	void *data;
	struct connection connection;
	struct wl_seat *seat; /* may be NULL, as all that follow */
	struct wl_pointer *pointer;
	struct wl_keyboard *keyboard;
	struct wp_viewporter *viewporter;
	struct wp_viewport *viewport;
	struct wl_surface *surface;
	struct xdg_surface *xdg_surface;
	struct xdg_toplevel *toplevel;
	struct wl_callback *frame; /* that has not come */
	int32_t width, height;     /* logical pixels */
	struct window_scale scale; /* that the compositor wants */
	double own_scale;          /* that is taken instead; 0: none */
	bool configured, changed, closed;
};

/* Connects, and makes a window of that size, or of the size the compositor
 * wants. Returns 0, or -1 after saying what is missing. name is of the program. */
int window_init(struct window *window_out, const char *name, int32_t width, int32_t height);

void window_finish(struct window *window);

/* Something is to be drawn. */
void window_change(struct window *window);

/* Size of the buffer to draw, in pixels. */
int32_t window_pixels(const struct window *window, int32_t logical);

/* Asks for the frame callback and sets the size that the buffer is shown in;
 * to be called before the commit of each frame. */
void window_prepare_commit(struct window *window);

/* Until the window is closed. Returns 0, or 1 when the connection broke. */
int window_run(struct window *window, const struct window_listener *listener, void *data);

#endif
