/* SPDX-License-Identifier: MIT */
#include "scene/layer.h"

#include "base/saturate.h"

#include <math.h>

/* The edges of a surface in output pixels, before they have to fit a struct box. */
struct edges {
	double left, top, right, bottom;
};

static double to_edge(double logical, double scale)
{
	return floor(logical * scale + 0.5);
}

static struct edges place(
	struct layer *layer, const struct layer_place *place, const struct output_view *view)
{
	const struct surface_geometry *geometry = &layer->surface->geometry;
	double root_x = to_edge(place->root_x - view->logical.x, view->scale);
	double root_y = to_edge(place->root_y - view->logical.y, view->scale);
	double x = place->root_x + place->x, y = place->root_y + place->y;
	struct edges edges = {
		.left = root_x + to_edge(place->x, view->scale),
		.top = root_y + to_edge(place->y, view->scale),
		.right = root_x + to_edge(place->x + geometry->width, view->scale),
		.bottom = root_y + to_edge(place->y + geometry->height, view->scale),
	};
	layer->logical = (struct box){saturated_pixel(x), saturated_pixel(y),
		saturated_pixel(geometry->width), saturated_pixel(geometry->height)};
	layer->box.x = saturated_pixel(edges.left);
	layer->box.y = saturated_pixel(edges.top);
	layer->box.width = saturated_pixel(edges.right) - layer->box.x;
	layer->box.height = saturated_pixel(edges.bottom) - layer->box.y;
	layer->to_output = (struct region_map){
		.x_scale = (edges.right - edges.left) / geometry->width,
		.y_scale = (edges.bottom - edges.top) / geometry->height,
		.x = edges.left,
		.y = edges.top,
	};
	return edges;
}

/* surface_geometry_to_buffer is affine: three corners tell all of it. */
static void map_to_buffer(struct layer *layer, const struct edges *edges)
{
	const struct surface_geometry *geometry = &layer->surface->geometry;
	double x0 = 0, y0 = 0, xx = geometry->width, yx = 0, xy = 0, yy = geometry->height;
	surface_geometry_to_buffer(geometry, &x0, &y0);
	surface_geometry_to_buffer(geometry, &xx, &yx);
	surface_geometry_to_buffer(geometry, &xy, &yy);
	double width = edges->right - edges->left, height = edges->bottom - edges->top;
	struct affine *map = &layer->to_buffer;
	map->xx = (xx - x0) / width;
	map->yx = (yx - y0) / width;
	map->xy = (xy - x0) / height;
	map->yy = (yy - y0) / height;
	map->x0 = x0 - map->xx * edges->left - map->xy * edges->top;
	map->y0 = y0 - map->yx * edges->left - map->yy * edges->top;

	struct affine corners = {xx - x0, xy - x0, x0, yx - y0, yy - y0, y0};
	struct box shown = affine_hull(&corners, &(struct box){0, 0, 1, 1});
	struct box all = {0, 0, geometry->buffer_width, geometry->buffer_height};
	layer->source = box_intersect(&shown, &all);
}

/* A filtered buffer pixel blends into those beside it: it reaches a buffer pixel further. */
static int32_t filter_spread(const struct affine *map)
{
	double across = fabs(map->xx) + fabs(map->yx), down = fabs(map->xy) + fabs(map->yy);
	double pixels = 1 / fmin(across, down);
	return (int32_t)fmax(1, fmin(1 << 20, ceil(pixels)));
}

static void find_opaque_part(struct layer *layer)
{
	const struct surface *surface = layer->surface;
	struct box whole = {0, 0, surface->geometry.width, surface->geometry.height};
	pixman_region32_t opaque;
	pixman_region32_init(&opaque);
	if (surface->content.opaque) {
		region_add_box(&opaque, &whole);
	} else {
		pixman_region32_intersect_rect(&opaque,
			(pixman_region32_t *)&surface->current.opaque, 0, 0,
			(unsigned int)whole.width, (unsigned int)whole.height);
	}
	region_map_inwards(&layer->to_output, &opaque, &whole, layer->spread, &layer->opaque_part);
	pixman_box32_t box = {
		layer->box.x, layer->box.y, box_right(&layer->box), box_bottom(&layer->box)};
	layer->opaque =
		pixman_region32_contains_rectangle(&layer->opaque_part, &box) == PIXMAN_REGION_IN;
	pixman_region32_fini(&opaque);
}

void layer_init(struct layer *layer, struct surface *surface, const struct layer_place *at,
	const struct output_view *view)
{
	*layer = (struct layer){
		.surface = surface,
		.serial = surface->damage.serial,
		.place = *at,
		.way = surface->content.way,
		.content_obstacles = surface->content.obstacles,
	};
	pixman_region32_init(&layer->opaque_part);
	pixman_region32_init(&layer->visible);
	wl_list_init(&layer->surface_destroy.link);
	struct edges edges = place(layer, at, view);
	if (box_is_empty(&layer->box)) {
		return; /* rounded away */
	}
	map_to_buffer(layer, &edges);
	if (box_is_empty(&layer->source)) {
		layer->box.width = 0; /* nothing of the buffer to show */
		return;
	}
	layer->crisp = affine_is_crisp(&layer->to_buffer);
	layer->spread = layer->crisp ? 0 : filter_spread(&layer->to_buffer);
	find_opaque_part(layer);
}

bool layer_look_again(struct layer *layer)
{
	struct surface_content *content = &layer->surface->content;
	if (!surface_content_prepare(content, layer->surface->budget)) {
		return false;
	}
	layer->looked = true;
	layer->view = content->view;
	layer->buffer = content->buffer;
	layer->way = content->way;
	layer->content_obstacles = content->obstacles;
	return true;
}

bool layer_look(struct layer *layer)
{
	if (!layer->looked && !layer_look_again(layer)) {
		layer->box.width = 0;
		pixman_region32_clear(&layer->opaque_part);
		pixman_region32_clear(&layer->visible);
	}
	return layer->looked;
}

bool layer_wants_look(const struct layer *layer)
{
	bool in_place = layer->surface->content.way == CONTENT_IN_PLACE;
	return pixman_region32_not_empty((pixman_region32_t *)&layer->visible) ||
	       (!in_place && !box_is_empty(&layer->box));
}

bool layer_is_at_same_place(const struct layer *a, const struct layer *b)
{
	return box_equal(&a->box, &b->box) && affine_equal(&a->to_buffer, &b->to_buffer) &&
	       box_equal(&a->source, &b->source);
}

void layer_finish(struct layer *layer)
{
	wl_list_remove(&layer->surface_destroy.link);
	pixman_region32_fini(&layer->opaque_part);
	pixman_region32_fini(&layer->visible);
}
