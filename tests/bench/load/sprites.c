/* SPDX-License-Identifier: MIT */
#include "sprites.h"

#include <stdlib.h>

enum {
	BUFFERS = 2,
	COLUMNS_SHOWN = 16, /* the grid's distances; sprites that are larger overlap */
};

struct sprite {
	struct wl_surface *surface;
	struct wl_subsurface *subsurface;
	struct pictures pictures;
};

static int sprite_init(struct sprite *sprite, struct mini_client *client, struct wl_surface *parent,
	const struct sprites *sprites, int32_t x, int32_t y)
{
	sprite->surface = wl_compositor_create_surface(client->compositor);
	sprite->subsurface =
		wl_subcompositor_get_subsurface(client->subcompositor, sprite->surface, parent);
	wl_subsurface_set_position(sprite->subsurface, x, y);
	return sprites->still ? 0
			      : pictures_init(&sprite->pictures, client->shm, BUFFERS,
					sprites->width, sprites->height, true, true);
}

static void show(const struct sprites *sprites, struct sprite *sprite, struct wl_buffer *buffer)
{
	wl_surface_attach(sprite->surface, buffer, 0, 0);
	wl_surface_damage(sprite->surface, 0, 0, sprites->width, sprites->height);
	wl_surface_commit(sprite->surface);
}

/* One buffer may be shown by any number of surfaces. */
static int show_still(struct sprites *sprites, struct mini_client *client)
{
	if (pictures_init(&sprites->shared, client->shm, 1, sprites->width, sprites->height, true,
		    true) != 0) {
		return -1;
	}
	struct wl_buffer *buffer = pictures_take(&sprites->shared);
	for (int i = 0; i < sprites->count; i++) {
		show(sprites, &sprites->sprites[i], buffer);
	}
	return 0;
}

int sprites_init(struct sprites *sprites, struct mini_client *client, struct wl_surface *parent,
	int count, int32_t width, int32_t height)
{
	sprites->count = count;
	if (count == 0) {
		return 0;
	}
	sprites->sprites = calloc((size_t)count, sizeof(*sprites->sprites));
	if (sprites->sprites == NULL || client->subcompositor == NULL) {
		return -1;
	}
	for (int i = 0; i < count; i++) {
		int32_t x = i % COLUMNS_SHOWN * (width - sprites->width) / COLUMNS_SHOWN;
		int32_t y = i / COLUMNS_SHOWN * (height - sprites->height) / COLUMNS_SHOWN;
		if (sprite_init(&sprites->sprites[i], client, parent, sprites, x, y) != 0) {
			return -1;
		}
	}
	return sprites->still ? show_still(sprites, client) : 0;
}

void sprites_finish(struct sprites *sprites)
{
	for (int i = 0; i < sprites->count && sprites->sprites != NULL; i++) {
		struct sprite *sprite = &sprites->sprites[i];
		pictures_finish(&sprite->pictures);
		if (sprite->surface != NULL) {
			wl_subsurface_destroy(sprite->subsurface);
			wl_surface_destroy(sprite->surface);
		}
	}
	pictures_finish(&sprites->shared);
	free(sprites->sprites);
	*sprites = (struct sprites){0};
}

void sprites_commit(struct sprites *sprites)
{
	for (int i = 0; i < sprites->count; i++) {
		struct sprite *sprite = &sprites->sprites[i];
		struct wl_buffer *buffer = pictures_take(&sprite->pictures);
		if (buffer != NULL) {
			show(sprites, sprite, buffer);
		}
	}
}
