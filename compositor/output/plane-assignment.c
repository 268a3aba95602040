/* SPDX-License-Identifier: MIT */
/*
 * From the top down, each layer takes the highest plane that is left and below
 * those of the layers in front of it. One that gets none is in the picture behind all
 * planes, and keeps whatever it lies in front of in that picture as well.
 */
#include "output/plane-assignment.h"

struct search {
	const struct plane_question *question;
	size_t below;                       /* planes from this on are taken, or too high */
	size_t overlays;                    /* taken */
	struct box drawn[PLANE_LAYERS_MAX]; /* layers in the picture */
	size_t drawn_count;
};

static bool is_under_drawn(const struct search *search, const struct box *box)
{
	for (size_t i = 0; i < search->drawn_count; i++) {
		struct box common = box_intersect(&search->drawn[i], box);
		if (!box_is_empty(&common)) {
			return true;
		}
	}
	return false;
}

static bool is_for(
	const struct search *search, const struct plane_layer *layer, enum plane_kind kind)
{
	const struct plane_question *question = search->question;
	return layer->is_cursor
		       ? kind == PLANE_CURSOR && question->uses_cursor
		       : kind == PLANE_OVERLAY && search->overlays < question->overlays_max;
}

static int find_plane(struct search *search, const struct plane_layer *layer, size_t index)
{
	const struct plane_question *question = search->question;
	if (layer->is_whole || is_under_drawn(search, &layer->box)) {
		return PLANE_NONE;
	}
	for (size_t plane = search->below; plane-- > 0;) {
		enum plane_kind kind = question->planes[plane];
		if (is_for(search, layer, kind) && question->fits(question->data, index, plane)) {
			search->below = plane;
			search->overlays += kind == PLANE_OVERLAY;
			return (int)plane;
		}
	}
	return PLANE_NONE;
}

size_t plane_assignment_find(const struct plane_question *question,
	const struct plane_layer *layers, size_t count, int *plane_out)
{
	struct search search = {.question = question, .below = question->plane_count};
	size_t found = 0;
	for (size_t i = count; i-- > 0;) {
		plane_out[i] = search.below > 0 && search.drawn_count < PLANE_LAYERS_MAX
				       ? find_plane(&search, &layers[i], i)
				       : PLANE_NONE;
		if (plane_out[i] != PLANE_NONE) {
			found++;
		} else if (search.drawn_count < PLANE_LAYERS_MAX) {
			search.drawn[search.drawn_count++] = layers[i].box;
		}
	}
	return found;
}
