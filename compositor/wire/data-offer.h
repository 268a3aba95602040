/* SPDX-License-Identifier: MIT */
/*
 * wl_data_offer: another client's data source, as it is shown to a client.
 */
#ifndef WEDDELL_WIRE_DATA_OFFER_H
#define WEDDELL_WIRE_DATA_OFFER_H

#include "input/data-offer.h"

/* Makes an offer of source and introduces it on a wl_data_device. NULL when memory is short;
 * that was posted then. */
struct wl_resource *wire_data_offer_create(
	struct wl_resource *device, struct data_source *source, bool of_drag);

/* Passes on what a client wants of an offer, resource, of whatever protocol. Posts the error of an
 * fd that may block. */
void wire_data_offer_receive(
	struct wl_resource *resource, struct data_offer *offer, const char *mime_type, int take_fd);

#endif
