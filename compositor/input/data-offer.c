/* SPDX-License-Identifier: MIT */
#include "input/data-offer.h"

#include <unistd.h>

static void handle_source_destroy(struct wl_listener *listener, void *data)
{
	struct data_offer *offer = wl_container_of(listener, offer, source_destroy);
	wl_list_remove(&offer->source_destroy.link);
	offer->source = NULL;
}

void data_offer_init(struct data_offer *offer, const struct data_offer_interface *impl,
	struct data_source *source, bool of_drag)
{
	*offer = (struct data_offer){
		.impl = impl,
		.source = source,
		.of_drag = of_drag,
		.source_destroy.notify = handle_source_destroy,
	};
	wl_signal_add(&source->events.destroy, &offer->source_destroy);
	if (of_drag) {
		source->offer = offer;
	}
}

static bool is_current(const struct data_offer *offer)
{
	return offer->source != NULL && offer->source->offer == offer;
}

void data_offer_finish(struct data_offer *offer, bool implied_finish)
{
	struct data_source *source = offer->source;
	if (source == NULL) {
		return;
	}
	wl_list_remove(&offer->source_destroy.link);
	offer->source = NULL;
	if (source->offer != offer) {
		return;
	}
	source->offer = NULL;
	if (!offer->dropped || offer->finished) {
		return;
	}
	if (implied_finish && source->impl->finished != NULL) {
		source->impl->finished(source);
	} else if (!implied_finish) {
		source->impl->cancelled(source);
	}
}

void data_offer_receive(struct data_offer *offer, const char *mime_type, int take_fd)
{
	if (offer->source == NULL || offer->finished) {
		close(take_fd);
		return;
	}
	offer->source->impl->send(offer->source, mime_type, take_fd);
}

void data_offer_accept(struct data_offer *offer, const char *mime_type)
{
	if (!is_current(offer) || offer->finished) {
		return;
	}
	offer->accepted = mime_type != NULL;
	if (offer->source->impl->target != NULL) {
		offer->source->impl->target(offer->source, mime_type);
	}
}

static enum data_action choose_action(const struct data_offer *offer)
{
	uint32_t available = offer->actions & data_source_actions(offer->source);
	if (available & offer->preferred) {
		return (enum data_action)offer->preferred;
	}
	return (enum data_action)(available & -available); /* the lowest bit */
}

static void agree(struct data_offer *offer)
{
	enum data_action action = choose_action(offer);
	if (action == offer->action) {
		return;
	}
	offer->action = action;
	/* after the drop only an action that was to be asked for is still open, and the
	 * destination knows by itself what the answer was */
	if (!offer->dropped) {
		offer->impl->action(offer, action);
	}
	if (offer->source->impl->action != NULL) {
		offer->source->impl->action(offer->source, action);
	}
}

int data_offer_set_actions(struct data_offer *offer, uint32_t actions, uint32_t preferred)
{
	if (!offer->of_drag) {
		return DATA_OFFER_NOT_OF_DRAG;
	}
	if (actions & ~(uint32_t)DATA_ACTION_ALL) {
		return DATA_OFFER_BAD_ACTIONS;
	}
	if ((preferred & (preferred - 1)) != 0 || (preferred & ~actions) != 0) {
		return DATA_OFFER_BAD_PREFERRED;
	}
	if (!is_current(offer) || offer->finished) {
		return 0;
	}
	offer->actions = actions;
	offer->preferred = preferred;
	if (!offer->dropped || offer->action == DATA_ACTION_ASK) {
		agree(offer);
	}
	return 0;
}

int data_offer_conclude(struct data_offer *offer)
{
	if (!offer->of_drag) {
		return DATA_OFFER_NOT_OF_DRAG;
	}
	if (!is_current(offer)) {
		return 0; /* the source left: the destination cannot know yet */
	}
	bool decided = offer->action == DATA_ACTION_COPY || offer->action == DATA_ACTION_MOVE;
	if (!offer->dropped || offer->finished || !offer->accepted || !decided) {
		return DATA_OFFER_UNTIMELY;
	}
	offer->finished = true;
	if (offer->source->impl->finished != NULL) {
		offer->source->impl->finished(offer->source);
	}
	return 0;
}

void data_offer_leave(struct data_offer *offer)
{
	if (!is_current(offer)) {
		return;
	}
	struct data_source *source = offer->source;
	source->offer = NULL;
	if (source->impl->target != NULL) {
		source->impl->target(source, NULL);
	}
	if (offer->action != DATA_ACTION_NONE && source->impl->action != NULL) {
		source->impl->action(source, DATA_ACTION_NONE);
	}
	offer->action = DATA_ACTION_NONE;
}

bool data_offer_drop(struct data_offer *offer)
{
	if (!is_current(offer) || !offer->accepted || offer->action == DATA_ACTION_NONE) {
		return false;
	}
	offer->dropped = true;
	if (offer->source->impl->drop_performed != NULL) {
		offer->source->impl->drop_performed(offer->source);
	}
	return true;
}
