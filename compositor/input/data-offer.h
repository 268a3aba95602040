/* SPDX-License-Identifier: MIT */
/*
 * A data offer: what a client is shown of another's data source.
 *
 * In a drag the two sides agree on an action here: of those both know, the one
 * the destination prefers, else the first.
 */
#ifndef WEDDELL_INPUT_DATA_OFFER_H
#define WEDDELL_INPUT_DATA_OFFER_H

#include "input/data-source.h"

enum data_offer_fault {
	DATA_OFFER_NOT_OF_DRAG = 741, /* the request is for drags only */
	DATA_OFFER_BAD_ACTIONS,       /* bits that are no action */
	DATA_OFFER_BAD_PREFERRED,     /* not one action, or not one of those given */
	DATA_OFFER_UNTIMELY,          /* finished before a drop, twice, or with nothing accepted */
};

struct data_offer_interface {
	void (*action)(struct data_offer *offer, enum data_action action);
};

struct data_offer {
	const struct data_offer_interface *impl;
	struct data_source *source; /* NULL once that is gone */
	bool of_drag;
	bool accepted, dropped, finished;
	uint32_t actions, preferred; /* the destination's */
	enum data_action action;     /* agreed on */
	struct wl_listener source_destroy;
};

/* of_drag: it becomes source->offer. */
void data_offer_init(struct data_offer *offer, const struct data_offer_interface *impl,
	struct data_source *source, bool of_drag);
/* A drop that was not finished is cancelled, or with implied_finish counts as finished (versions
 * that cannot say so). */
void data_offer_finish(struct data_offer *offer, bool implied_finish);

/* Consumes take_fd. */
void data_offer_receive(struct data_offer *offer, const char *mime_type, int take_fd);
/* mime_type is NULL when nothing suits. */
void data_offer_accept(struct data_offer *offer, const char *mime_type);
/* Returns 0 or a fault. */
int data_offer_set_actions(struct data_offer *offer, uint32_t actions, uint32_t preferred);
/* wl_data_offer.finish. Returns 0 or a fault. */
int data_offer_conclude(struct data_offer *offer);

/* The pointer left the destination without a drop. */
void data_offer_leave(struct data_offer *offer);
/* Whether there was something to drop that both sides agree on; if so it is dropped. */
bool data_offer_drop(struct data_offer *offer);

#endif
