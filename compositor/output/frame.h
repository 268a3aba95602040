/* SPDX-License-Identifier: MIT */
/*
 * A frame is one picture of an output, from when it is put together until the
 * next one has taken its place: its layers, where its pixels are, and whom to
 * tell that it was shown.
 *
 * Its picture is in a target of the backend, or is a client's buffer, which is then
 * locked for as long as the frame is shown. In front of the picture there may be
 * layers on planes of their own.
 */
#ifndef WEDDELL_OUTPUT_FRAME_H
#define WEDDELL_OUTPUT_FRAME_H

#include "output/plane-assignment.h"
#include "render/render-target.h"
#include "scene/layer-list.h"
#include "surface/notice.h"

/* A layer that is shown in front of the picture, by a plane of its own. */
struct frame_plane {
	unsigned int plane;            /* of the output, numbered from 1; layer.plane */
	size_t layer;                  /* in frame.layers, until the frame is shown */
	const struct surface *surface; /* only to compare */
	bool opaque;                   /* its alpha counts for nothing */
	struct buffer *buffer;         /* locked once filled; NULL when drawn */
	struct render_target *target;  /* the backend's, when drawn */
	struct box source;             /* pixels of either that are shown */
	struct box place;              /* where, in pixels of the mode */
	int32_t hotspot_x, hotspot_y;  /* of a cursor, from place */
	bool drawn_anew;               /* in this frame */
};

struct frame {
	struct layer_list layers;
	bool passed_layers; /* and has none itself: those of the frame after it are its own, too */
	pixman_region32_t damage;             /* against the frame before, in output pixels */
	pixman_region32_t seen;               /* the same, with what is on planes */
	struct buffer *direct;                /* locked; NULL when composited */
	struct render_target *target;         /* the backend's; NULL when direct */
	bool kept;                            /* target is the one that is shown, as it is */
	struct frame_plane planes[PLANE_MAX]; /* bottom to top */
	size_t plane_count;
	bool locks_planes; /* their buffers */

	struct wl_list frame_notices;   /* notice.link */
	struct wl_list feedback;        /* notice.link */
	struct wl_list direct_feedback; /* notice.link; of surfaces that are shown as they are */
};

void frame_init(struct frame *frame);
void frame_finish(struct frame *frame); /* as frame_reset */

/* Back to an empty frame. Unlocks the buffer; notices left are discarded. */
void frame_reset(struct frame *frame);

/* The frame that is shown gives its layers to the one after it, which has none. */
void frame_pass_layers(struct frame *shown, struct frame *next);
/* The frame that is shown has those of the one after it instead of its own, which are gone then. */
void frame_take_layers(struct frame *shown, struct frame *next);

/* Whether there are pixels to look at. */
bool frame_has_pixels(const struct frame *frame);

/* Nothing is drawn for it: the picture is a client's buffer, or the one from before. */
bool frame_is_direct(const struct frame *frame);

/* Gives the buffers back, if there are any. */
void frame_unlock_buffers(struct frame *frame);

bool frame_has_notices(const struct frame *frame);

/* Answers all notices. ZERO_COPY in the presentation is only for surfaces that are shown as they
 * are. */
void frame_answer(struct frame *frame, const struct presentation *presentation);

/* The pixels of the picture, as scanned out, without planes. false when there are none to look at,
 * or they cannot be read. */
bool frame_view(const struct frame *frame, struct pixel_view *view_out);

#endif
