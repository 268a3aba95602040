/* SPDX-License-Identifier: MIT */
#include "wire/object-table.h"
#include "check.h"

#include <sys/socket.h>
#include <unistd.h>
#include <wayland-server-protocol.h>

enum {
	CLIENTS = 300, /* more than there are lists */
	OBJECTS = 2,   /* of each client */
};

struct world {
	struct wl_display *display;
	struct wl_client *clients[CLIENTS];
	int ends[CLIENTS];
	struct wl_resource *objects[CLIENTS][OBJECTS];
	struct object_table table;
};

static void handle_destroy(struct wl_resource *resource)
{
	wl_list_remove(wl_resource_get_link(resource));
}

static void world_init(struct world *world)
{
	world->display = wl_display_create();
	object_table_init(&world->table);
	for (int i = 0; i < CLIENTS; i++) {
		int ends[2];
		CHECK_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
		world->ends[i] = ends[1];
		world->clients[i] = wl_client_create(world->display, ends[0]);
		for (int k = 0; k < OBJECTS; k++) {
			struct wl_resource *object =
				wl_resource_create(world->clients[i], &wl_output_interface, 1, 0);
			wl_resource_set_implementation(object, NULL, NULL, handle_destroy);
			object_table_add(&world->table, object);
			world->objects[i][k] = object;
		}
	}
}

static void world_finish(struct world *world)
{
	wl_display_destroy_clients(world->display);
	wl_display_destroy(world->display);
	for (int i = 0; i < CLIENTS; i++) {
		close(world->ends[i]);
	}
}

struct visits {
	int count;
	struct wl_resource *seen[CLIENTS * OBJECTS];
};

static void note(void *data, struct wl_resource *resource)
{
	struct visits *visits = data;
	visits->seen[visits->count++] = resource;
}

static void destroy(void *data, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static void test_of_one_client(void)
{
	static struct world world;
	world_init(&world);
	for (int i = 0; i < CLIENTS; i++) {
		struct visits visits = {0};
		object_table_for_each(&world.table, world.clients[i], note, &visits);
		CHECK_EQ(visits.count, OBJECTS);
		CHECK(visits.seen[0] == world.objects[i][1]);
		CHECK(visits.seen[1] == world.objects[i][0]);
	}
	world_finish(&world);
}

static void test_of_all(void)
{
	static struct world world;
	world_init(&world);
	struct visits visits = {0};
	object_table_for_each(&world.table, world.clients[7], destroy, NULL);
	object_table_for_each(&world.table, NULL, note, &visits);
	CHECK_EQ(visits.count, (CLIENTS - 1) * OBJECTS);
	object_table_for_each(&world.table, NULL, destroy, NULL);
	visits.count = 0;
	object_table_for_each(&world.table, NULL, note, &visits);
	CHECK_EQ(visits.count, 0);
	world_finish(&world);
}

static const struct check_case cases[] = {
	{"the objects of one client, the newest first", test_of_one_client},
	{"those of all, and destroyed while visited", test_of_all},
};

CHECK_MAIN(cases)
