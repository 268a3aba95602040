/* SPDX-License-Identifier: MIT */
/*
 * The whole message goes out as a wl_display.error of our own; then libwayland
 * is told, which sends its cut one and disconnects. A client takes the first.
 */
#include "wire/shm/protocol-error.h"

#include <stdarg.h>
#include <stdio.h>
#include <wayland-server-protocol.h>

enum {
	MESSAGE_SIZE = 512, /* bytes; an event must stay below 4096 */
	DISPLAY_ID = 1,     /* wl_display is the first object of every client */
};

__attribute__((format(printf, 3, 0))) static void post(
	struct wl_resource *resource, uint32_t code, const char *format, va_list args)
{
	struct wl_client *client = wl_resource_get_client(resource);
	struct wl_resource *display = wl_client_get_object(client, DISPLAY_ID);
	char message[MESSAGE_SIZE];
	vsnprintf(message, sizeof(message), format, args);
	if (display != NULL) {
		wl_resource_post_event(display, WL_DISPLAY_ERROR, resource, code, message);
	}
	wl_resource_post_error(resource, code, "%s", message);
}

void protocol_error_post(struct wl_resource *resource, uint32_t code, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	post(resource, code, format, args);
	va_end(args);
}

void protocol_error_post_implementation(struct wl_client *client, const char *format, ...)
{
	struct wl_resource *display = wl_client_get_object(client, DISPLAY_ID);
	if (display == NULL) {
		return; /* the client is being taken down */
	}
	va_list args;
	va_start(args, format);
	post(display, WL_DISPLAY_ERROR_IMPLEMENTATION, format, args);
	va_end(args);
}
