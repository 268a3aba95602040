/* SPDX-License-Identifier: MIT */
/*
 * The map from the pixels of the mode to those of the buffer says nearly all: it
 * has to be the identity. Where it is not, its parts tell in what it differs.
 */
#include "output/direct.h"

#include "output/layer-map.h"
#include "output/output-layout.h"

#include <math.h>
#include <stddef.h>

static bool is_turned(const struct affine *map)
{
	return map->xy != 0 || map->yx != 0 || map->xx < 0 || map->yy < 0;
}

static bool is_scaled(const struct affine *map)
{
	return fabs(map->xx) + fabs(map->xy) != 1 || fabs(map->yx) + fabs(map->yy) != 1;
}

static bool has_size_of_mode(const struct output *output, const struct layer *layer, bool lies)
{
	const struct output_mode *mode = &output->mode;
	int32_t width = lies ? layer->view.height : layer->view.width;
	int32_t height = lies ? layer->view.width : layer->view.height;
	return width == mode->width && height == mode->height;
}

/* Whether it has pixels for all of the output, and those only. */
static bool has_size(const struct output *output, const struct layer *layer,
	const struct affine *map, bool scaled)
{
	bool large = layer->box.width >= output_width(output) &&
		     layer->box.height >= output_height(output);
	/* pixels are not to be counted where each is shown in another size */
	return large && (scaled || has_size_of_mode(output, layer, map->xx == 0));
}

/* What is wrong with where its pixels lie. */
static uint32_t judge_geometry(const struct output *output, const struct layer *layer)
{
	struct affine map = layer_map_find(output, layer);
	struct box all = {0, 0, output_width(output), output_height(output)};
	bool turned = is_turned(&map), scaled = is_scaled(&map);
	bool sized = has_size(output, layer, &map, scaled);
	uint32_t obstacles = (turned ? DIRECT_TRANSFORM : 0) |
			     (scaled ? (uint32_t)DIRECT_SCALED : 0) |
			     (sized ? 0 : (uint32_t)DIRECT_SIZE);
	int32_t x, y;
	bool at_origin = affine_is_whole_translation(&map, &x, &y) && x == 0 && y == 0;
	bool placed = box_contains_box(&layer->box, &all) && (obstacles != 0 || at_origin);
	return obstacles | (placed || !sized ? 0 : (uint32_t)DIRECT_PLACE);
}

static bool is_seen(const struct layer *layer)
{
	return pixman_region32_not_empty((pixman_region32_t *)&layer->visible);
}

/* Premultiplied pixels over black are their own colours. */
bool direct_takes_as_opaque(const struct output *output, const struct layer *layer)
{
	bool on_black = (output->layout->background & 0xffffff) == 0;
	return layer->opaque || (on_black && output->impl->ignores_alpha);
}

static uint32_t judge(const struct output *output, const struct layer *layer)
{
	if (!is_seen(layer)) {
		return DIRECT_HIDDEN;
	}
	return (layer->buffer == NULL ? DIRECT_COPY : 0) |
	       (direct_takes_as_opaque(output, layer) ? 0 : (uint32_t)DIRECT_TRANSPARENT) |
	       judge_geometry(output, layer);
}

/* In the picture: a plane of its own is not in the way of that. */
static bool is_in_picture(const struct layer *layer)
{
	return layer->plane == 0 && is_seen(layer);
}

/* All that are seen in it stand in each other's way. */
static void judge_neighbours(struct layer_list *list)
{
	size_t seen = 0, below = 0;
	for (size_t i = 0; i < list->count; i++) {
		seen += is_in_picture(&list->layers[i]);
	}
	for (size_t i = 0; i < list->count; i++) {
		struct layer *layer = &list->layers[i];
		if (is_in_picture(layer)) {
			layer->direct_obstacles |= below > 0 ? DIRECT_BEHIND : 0;
			below++;
			layer->direct_obstacles |= below < seen ? DIRECT_COVERED : 0;
		}
	}
}

static uint32_t ask_output(struct output *output, const struct layer *layer)
{
	return output->impl->judge_direct != NULL
		       ? output->impl->judge_direct(output, layer->buffer)
		       : (uint32_t)DIRECT_OUTPUT;
}

const struct layer *direct_find(struct output *output, struct layer_list *list)
{
	const struct layer *found = NULL;
	for (size_t i = 0; i < list->count; i++) {
		list->layers[i].direct_obstacles = judge(output, &list->layers[i]);
	}
	judge_neighbours(list);
	for (size_t i = 0; i < list->count; i++) {
		struct layer *layer = &list->layers[i];
		if (layer->direct_obstacles != 0 || layer->plane != 0) {
			continue;
		}
		layer->direct_obstacles = ask_output(output, layer);
		if (layer->direct_obstacles == 0) {
			found = layer; /* the only one: two would stand in each other's way */
		}
	}
	return found;
}

const char *direct_obstacle_name(enum direct_obstacle obstacle)
{
	switch (obstacle) {
	case DIRECT_HIDDEN:
		return "hidden";
	case DIRECT_COPY:
		return "copy";
	case DIRECT_COVERED:
		return "covered";
	case DIRECT_BEHIND:
		return "behind";
	case DIRECT_TRANSPARENT:
		return "transparent";
	case DIRECT_TRANSFORM:
		return "transform";
	case DIRECT_SCALED:
		return "scaled";
	case DIRECT_SIZE:
		return "size";
	case DIRECT_PLACE:
		return "place";
	case DIRECT_OUTPUT:
		return "output";
	case DIRECT_MEMORY:
		return "memory";
	case DIRECT_STRIDE:
		return "stride";
	case DIRECT_OFFSET:
		return "offset";
	case DIRECT_FORMAT:
		return "format";
	}
	return NULL;
}
