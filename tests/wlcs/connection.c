/* SPDX-License-Identifier: MIT */
#include "connection.h"

#include "must.h"
#include "wire/surface.h"

#include <string.h>
#include <sys/socket.h>

struct connection {
	struct wl_list link;
	struct wl_client *client;
	int fd; /* the client's end: a number to tell it by, not ours */
	struct wl_listener destroy;
};

static void handle_destroy(struct wl_listener *listener, void *data)
{
	struct connection *connection = wl_container_of(listener, connection, destroy);
	wl_list_remove(&connection->link);
	free(connection);
}

int connection_create(struct wl_list *connections, struct wl_display *display)
{
	struct connection *connection = calloc(1, sizeof(*connection));
	MUST(connection != NULL);
	int ends[2];
	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
	connection->client = wl_client_create(display, ends[1]);
	MUST(connection->client != NULL);
	connection->fd = ends[0];
	connection->destroy.notify = handle_destroy;
	wl_client_add_destroy_listener(connection->client, &connection->destroy);
	wl_list_insert(connections, &connection->link);
	return ends[0];
}

struct surface *connection_find_surface(struct wl_list *connections, int fd, uint32_t id)
{
	/* an older one of this number was closed, and has yet to be noticed */
	struct connection *connection;
	wl_list_for_each (connection, connections, link) {
		if (connection->fd == fd) {
			struct wl_resource *resource = wl_client_get_object(connection->client, id);
			bool is_surface =
				resource != NULL &&
				strcmp(wl_resource_get_class(resource), "wl_surface") == 0;
			return is_surface ? wire_surface_from_resource(resource) : NULL;
		}
	}
	return NULL;
}
