/* SPDX-License-Identifier: MIT */
/*
 * wl_data_source: what a client offers, and what it is told about that.
 */
#ifndef WEDDELL_WIRE_DATA_SOURCE_H
#define WEDDELL_WIRE_DATA_SOURCE_H

#include "input/data-source.h"

void wire_data_source_create(struct wl_client *client, uint32_t version, uint32_t id);

/* The model of a wl_data_source resource, NULL for NULL. */
struct data_source *wire_data_source_from_resource(struct wl_resource *resource);

/* Posts the error for a fault, if there is one for it, on the source's object. */
void wire_data_source_post_fault(struct wl_resource *source, int fault);

/* What data_source_offer returned, for a source of whatever protocol. 0 is fine. */
void wire_data_source_post_offer_fault(struct wl_resource *source, int fault);

#endif
