/* SPDX-License-Identifier: MIT */
#include "object-map.h"

#include <string.h>

extern const struct wl_interface wl_display_interface;

void object_map_init(struct object_map *map)
{
	memset(map, 0, sizeof(*map));
	map->client[1] = (struct object){.interface = &wl_display_interface, .version = 1};
	map->next = 2;
}

static struct object *slot(struct object_map *map, uint32_t id)
{
	const uint32_t first = (uint32_t)SERVER_OBJECTS_FIRST;
	if (id >= first) {
		return id - first < SERVER_OBJECTS_MAX ? &map->server[id - first] : NULL;
	}
	return id != 0 && id < OBJECTS_MAX ? &map->client[id] : NULL;
}

struct object *object_map_get(struct object_map *map, uint32_t id)
{
	struct object *object = slot(map, id);
	return object != NULL && object->interface != NULL ? object : NULL;
}

void object_map_put(
	struct object_map *map, uint32_t id, const struct wl_interface *interface, uint32_t version)
{
	struct object *object = slot(map, id);
	if (object != NULL) {
		*object = (struct object){.interface = interface, .version = version};
	}
	if (id == map->next) {
		map->next++;
	}
	if (id == map->freed) {
		map->freed = 0;
	}
}

uint32_t object_map_new_id(struct object_map *map, bool use_freed)
{
	if (use_freed && map->freed != 0) {
		return map->freed;
	}
	return map->next < OBJECTS_MAX ? map->next : map->freed;
}

void object_map_free_id(struct object_map *map, uint32_t id)
{
	struct object *object = slot(map, id);
	if (object != NULL) {
		object->interface = NULL;
		map->freed = id;
	}
}

static bool is_like(const struct object *object, const struct wl_interface *interface)
{
	return object->interface != NULL && !object->destroyed &&
	       (interface == NULL || object->interface == interface);
}

uint32_t object_map_find(
	struct object_map *map, const struct wl_interface *interface, unsigned int nth)
{
	uint32_t found[OBJECTS_MAX + SERVER_OBJECTS_MAX], count = 0;
	for (uint32_t i = SERVER_OBJECTS_MAX; i-- > 0;) {
		if (is_like(&map->server[i], interface)) {
			found[count++] = (uint32_t)SERVER_OBJECTS_FIRST + i;
		}
	}
	for (uint32_t i = map->next < OBJECTS_MAX ? map->next : OBJECTS_MAX; i-- > 1;) {
		if (is_like(&map->client[i], interface)) {
			found[count++] = i;
		}
	}
	return count == 0 ? 0 : found[nth % count];
}

uint32_t object_map_find_destroyed(struct object_map *map)
{
	for (uint32_t i = map->next < OBJECTS_MAX ? map->next : OBJECTS_MAX; i-- > 1;) {
		if (map->client[i].destroyed) {
			return i;
		}
	}
	return 0;
}
