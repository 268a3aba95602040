/* SPDX-License-Identifier: MIT */
#include "load.h"

#include <string.h>

static const struct load loads[] = {
	{.name = "opaque", .step = 1},
	{.name = "translucent", .translucent = true, .step = 1},
	{.name = "overlaid", .overlaid = true, .sprites = 1, .step = 1},
	{.name = "damage", .small_damage = true, .step = 1},
	{.name = "subsurfaces-1", .small_damage = true, .sprites = 1, .step = 1},
	{.name = "subsurfaces-32", .small_damage = true, .sprites = 32, .step = 1},
	{.name = "subsurfaces-256", .small_damage = true, .sprites = 256, .step = 1},
	{.name = "scaled-0.5", .step = 2},
	{.name = "scaled-1.5", .step = 1 / 1.5},
	{.name = "resize-grow", .resizing = RESIZE_GROWING_POOL, .step = 1},
	{.name = "resize-new", .resizing = RESIZE_NEW_POOL, .step = 1},
	{.name = "unsealed", .unsealed = true, .step = 1},
	{.name = "commits", .pace = PACE_ANSWER, .small_damage = true, .step = 1},
	{.name = "typing", .pace = PACE_TYPING, .small_damage = true, .step = 1},
	{.name = "clients", .small_window = true, .small_damage = true, .step = 1},
	{.name = "idle", .pace = PACE_STILL, .step = 1},
	{.name = "among-10",
		.small_window = true,
		.small_damage = true,
		.still_sprites = true,
		.sprites = 9,
		.step = 1},
	{.name = "among-100",
		.small_window = true,
		.small_damage = true,
		.still_sprites = true,
		.sprites = 99,
		.step = 1},
	{.name = "among-1000",
		.small_window = true,
		.small_damage = true,
		.still_sprites = true,
		.sprites = 999,
		.step = 1},
	{.name = "still-1000",
		.pace = PACE_STILL,
		.small_window = true,
		.still_sprites = true,
		.sprites = 999,
		.step = 1},
	{.name = "idle-clients", .pace = PACE_STILL, .small_window = true, .step = 1},
};

const struct load *load_find(const char *name)
{
	for (size_t i = 0; i < sizeof(loads) / sizeof(loads[0]); i++) {
		if (strcmp(name, loads[i].name) == 0) {
			return &loads[i];
		}
	}
	return NULL;
}

void load_print_names(FILE *stream)
{
	for (size_t i = 0; i < sizeof(loads) / sizeof(loads[0]); i++) {
		fprintf(stream, "%s%s", i > 0 ? " " : "", loads[i].name);
	}
	fputc('\n', stream);
}
