/* SPDX-License-Identifier: MIT */
/*
 * A layer is one surface as one output shows it: where, which of its pixels,
 * and what of it can be seen.
 *
 * All is in output pixels: pixels of the output, upright, that is before the
 * output's transform. The origin of a root surface is rounded to the nearest
 * pixel, and so are the edges of all surfaces of its tree relative to it. So the
 * parts of a window meet without a gap, and wherever it is, a window of w logical
 * pixels is round(w * scale) pixels wide: at a fractional scale, a client that
 * draws as many is shown pixel by pixel.
 */
#ifndef WEDDELL_SCENE_LAYER_H
#define WEDDELL_SCENE_LAYER_H

#include "scene/affine.h"
#include "scene/region-map.h"
#include "surface/surface.h"

/* What an output shows of the scene. */
struct output_view {
	struct box logical;    /* logical pixels */
	double scale;          /* output pixels a logical pixel */
	int32_t width, height; /* output pixels */
	uint32_t background;   /* XRGB8888, where no surface is */
};

/* Where a surface's origin is, in logical pixels. */
struct layer_place {
	double root_x, root_y; /* the origin of the root of its tree */
	double x, y;           /* relative to that */
};

struct layer {
	struct surface *surface; /* NULL once that is destroyed */
	uint64_t serial;         /* of surface->damage, when it was described */
	struct layer_place place;
	struct box logical;          /* logical pixels */
	struct box box;              /* output pixels, not clipped */
	struct region_map to_output; /* from surface coordinates */
	struct affine to_buffer;     /* from output pixels to buffer pixels */
	struct box source;           /* the buffer pixels that are shown */
	struct pixel_view view;      /* where looked: valid until the surface's next commit */
	struct buffer *buffer;       /* view is of it, in place; NULL when it is of a copy */
	enum content_way way;        /* of the surface's content, when last asked */
	uint32_t content_obstacles;  /* enum content_obstacle */
	uint32_t direct_obstacles;   /* enum direct_obstacle: set by the output (output/direct.h) */
	bool looked;                 /* view and buffer are of the last frame that wanted a look */
	bool crisp;                  /* taking the nearest pixel is exact; else it is filtered */
	int32_t spread; /* output pixels that one buffer pixel can reach past its own */
	bool opaque;    /* all of it */
	bool backdrop;  /* of a node that is one */
	bool is_cursor; /* in the band of the cursor */
	int32_t hotspot_x, hotspot_y; /* of a cursor: where it points, output pixels from box */
	/* 0: shown in the picture that all are drawn into; else, of a plane of its own in front of
	 * that, the number (output/planes.h). Set by the output. */
	unsigned int plane;
	pixman_region32_t opaque_part; /* of box */
	pixman_region32_t visible;     /* of box, on the output, not under something opaque */

	/* Shows something the list before did not: set by layer_list_diff and layer_list_refresh.
	 */
	bool updated;
	bool kept; /* its surface is in the next list too: set by layer_list_diff */

	struct wl_listener surface_destroy; /* private */
};

/* Describes surface, which is mapped, but for its pixels: those have to be looked at. */
void layer_init(struct layer *layer, struct surface *surface, const struct layer_place *place,
	const struct output_view *view);
/* Finds the pixels, which may have to be copied for that. false when they cannot be read: then
 * there is nothing to see of it. */
bool layer_look(struct layer *layer);
/* Whether it is to be looked at: it is visible, or it has to be copied, and its client waits for
 * the buffer. */
bool layer_wants_look(const struct layer *layer);
/* As layer_look, for a frame after the one it was described for. The layer stays as it is when they
 * cannot be read. */
bool layer_look_again(struct layer *layer);
bool layer_is_at_same_place(const struct layer *a, const struct layer *b);
void layer_finish(struct layer *layer);

#endif
