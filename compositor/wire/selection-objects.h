/* SPDX-License-Identifier: MIT */
/*
 * The sources and offers of protocols that have selections and no drags: primary
 * selection and data control. Their objects differ in name only.
 */
#ifndef WEDDELL_WIRE_SELECTION_OBJECTS_H
#define WEDDELL_WIRE_SELECTION_OBJECTS_H

#include "input/data-offer.h"

#include <wayland-server-core.h>

/* What is the protocol's: generated code, and tables of requests made of the handlers below. */
struct selection_protocol {
	const struct wl_interface *source_interface, *offer_interface;
	const void *source_requests, *offer_requests;
	void (*send_send)(struct wl_resource *source, const char *mime_type, int32_t fd);
	void (*send_cancelled)(struct wl_resource *source);
	void (*send_data_offer)(struct wl_resource *device, struct wl_resource *offer);
	void (*send_offer)(struct wl_resource *offer, const char *mime_type);
};

/* User data of its resource, and gone with that. */
struct selection_source {
	struct data_source model;
	const struct selection_protocol *protocol;
	struct wl_resource *resource;
	bool used; /* for the protocol's own file */
};

/* Posts the error itself when it cannot. */
void selection_source_create(const struct selection_protocol *protocol, struct wl_client *client,
	int version, uint32_t id);

/* NULL for NULL. */
struct selection_source *selection_source_from_resource(struct wl_resource *resource);

/* Makes an offer of source, and introduces it on device. NULL without a source, and when memory is
 * short; that was posted then. */
struct wl_resource *selection_offer_create(const struct selection_protocol *protocol,
	struct wl_resource *device, int version, struct data_source *source);

/* Handlers of requests. */
void selection_source_handle_offer(
	struct wl_client *client, struct wl_resource *resource, const char *mime_type);
void selection_offer_handle_receive(
	struct wl_client *client, struct wl_resource *resource, const char *mime_type, int32_t fd);
void selection_object_handle_destroy(struct wl_client *client, struct wl_resource *resource);

#endif
