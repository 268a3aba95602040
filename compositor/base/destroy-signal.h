/* SPDX-License-Identifier: MIT */
/*
 * A destroy signal tells all who made something of an object and keep it with
 * that object that it is about to go. For the layers that see no Wayland; from
 * surface/ on there is wl_signal.
 */
#ifndef WEDDELL_BASE_DESTROY_SIGNAL_H
#define WEDDELL_BASE_DESTROY_SIGNAL_H

struct destroy_listener {
	/* The object goes when this returns. The listener is already out of its signal, and may
	 * be freed here, as may any other be removed. */
	void (*notify)(struct destroy_listener *listener);

	/* private; slot is NULL when it is in no signal */
	struct destroy_listener *next, **slot;
};

/* All zero is one without listeners. */
struct destroy_signal {
	struct destroy_listener *first; /* private */
};

/* listener is the caller's, until it was notified or removed. */
void destroy_signal_add(struct destroy_signal *signal, struct destroy_listener *listener);

/* Fine for one that is in no signal. */
void destroy_listener_remove(struct destroy_listener *listener);

/* For the object: notifies each listener once, the newest first, and leaves none. */
void destroy_signal_emit(struct destroy_signal *signal);

#endif
