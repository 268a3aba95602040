/* SPDX-License-Identifier: MIT */
/*
 * The objects of one client, as the client knows them: which id is of which
 * interface, which were destroyed, and which ids may be used again.
 */
#ifndef WEDDELL_TESTS_FUZZ_OBJECT_MAP_H
#define WEDDELL_TESTS_FUZZ_OBJECT_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wayland-util.h>

enum {
	OBJECTS_MAX = 1024,
	SERVER_OBJECTS_MAX = 64,
	SERVER_OBJECTS_FIRST = (int)0xff000000,
};

struct object {
	const struct wl_interface *interface; /* NULL: the id is free */
	uint32_t version;
	bool destroyed; /* asked for; the id is not free yet */
};

struct object_map {
	struct object client[OBJECTS_MAX]; /* by id; 0 is none */
	struct object server[SERVER_OBJECTS_MAX];
	uint32_t next; /* the first id never used */
	uint32_t freed;
};

/* With the wl_display alone. */
void object_map_init(struct object_map *map);

/* NULL for an id that is not in use. */
struct object *object_map_get(struct object_map *map, uint32_t id);

/* Does nothing for an id out of range. */
void object_map_put(struct object_map *map, uint32_t id, const struct wl_interface *interface,
	uint32_t version);

/* The id for the next object: the first never used, or one that was freed. 0: there is none. */
uint32_t object_map_new_id(struct object_map *map, bool use_freed);
void object_map_free_id(struct object_map *map, uint32_t id);

/* The id of a living object of interface (NULL for any), the newest for nth 0; nth is taken
 * modulo their number. 0: there is none. */
uint32_t object_map_find(
	struct object_map *map, const struct wl_interface *interface, unsigned int nth);

/* The id of the newest object that was destroyed; 0: there is none. */
uint32_t object_map_find_destroyed(struct object_map *map);

#endif
